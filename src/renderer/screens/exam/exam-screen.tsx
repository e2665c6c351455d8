/** The exam room: opens the attempt, and shows a question, the review table, or why it cannot. */

import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { say, sayCode } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { formatClock } from '../../format';
import { NotesSide } from '../../notes/notes-side';
import { usePaneState } from '../../notes/pane-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { NOTES_TOGGLE_ID } from './bottom-bar';
import styles from './exam.module.css';
import { ExamRoom } from './exam-room';
import { isMock } from './mock';
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
  const notes = usePaneState(false);
  const hasNotes = !isMock(state.paper);
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
    <div className={styles.beside}>
      <div className={styles.place}>
        <ExamRoom
          session={session}
          state={state}
          shortcuts={shortcuts}
          look={{ theme, textSize }}
          onLook={(change) => write.mutate(change)}
          welcome={welcome}
          notes={hasNotes ? { isOpen: notes.isOpen, onToggle: () => notes.setOpen(!notes.isOpen) } : null}
        />
      </div>
      {hasNotes && notes.isOpen && (
        <NotesSide
          attempt={null}
          pane={notes}
          onClose={() => {
            notes.setOpen(false);
            document.getElementById(NOTES_TOGGLE_ID)?.focus();
          }}
        />
      )}
    </div>
  );
}
