/** The exam room: opens the attempt, and shows a question, the review table, or why it cannot. */

import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { say, sayCode } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { formatClock } from '../../format';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { ExamRoom } from './exam-room';
import type { Session } from './session';
import { useSession, useSessionState } from './use-session';

export default function ExamScreen({ id }: { readonly id: string }) {
  const opened = useSession(id);
  const [, navigate] = useLocation();
  switch (opened.kind) {
    case 'opening':
      return <Loading label={say('exam.opening')} />;
    case 'failed':
      return (
        <main>
          <ErrorState
            title={say('exam.cannot-open')}
            detail={opened.problem ? sayCode(opened.problem.code, opened.problem.params) : say('call.unreachable')}
            action={{ label: say('app.back-to-library'), onPress: () => navigate('/') }}
          />
        </main>
      );
    case 'open':
      return <OpenExam id={id} session={opened.session} />;
  }
}

/** Goes to the report as soon as the attempt is over, whoever ended it. */
function OpenExam({ id, session }: { readonly id: string; readonly session: Session }) {
  const state = useSessionState(session);
  const [, navigate] = useLocation();
  const settings = useRead('settings.read', {});
  const write = useCall('settings.write');
  const over = state.status === 'submitted';
  useEffect(() => {
    if (over) navigate(`/report/${id}`, { replace: true });
  }, [over, id, navigate]);
  if (over) return <Loading label={say('exam.scoring')} />;
  const { interruptedMs, paper } = state;
  const welcome =
    interruptedMs === 0
      ? null
      : say('exam.resumed', {
          time: formatClock(interruptedMs),
          policy: say(paper.clockPolicy === 'strict' ? 'exam.resumed.strict' : 'exam.resumed.forgiving'),
        });
  const { shortcuts = true, theme = 'system', textSize = 100 } = settings.data ?? {};
  return (
    <ExamRoom
      session={session}
      state={state}
      shortcuts={shortcuts}
      look={{ theme, textSize }}
      onLook={(change) => write.mutate(change)}
      welcome={welcome}
    />
  );
}
