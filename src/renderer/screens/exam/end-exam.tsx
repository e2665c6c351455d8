/** Asks once whether to end the exam, and names what is unanswered. */

import { useState } from 'react';
import { say, sayCode } from '../../../language/say';
import { formatClock, listedNumbers } from '../../format';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { statusOf } from './review-table';
import type { Session, SessionState } from './session';

interface EndExamProps {
  readonly session: Session;
  readonly state: SessionState;
  /** The save that comes before the end has gone on for seconds. */
  readonly isSlow: boolean;
  readonly onClose: () => void;
}

export function EndExam({ session, state, isSlow, onClose }: EndExamProps) {
  const numbers = (wanted: (status: ReturnType<typeof statusOf>) => boolean) =>
    state.paper.questions.flatMap((question, index) => {
      const answer = state.answers[index];
      return answer && wanted(statusOf(question, answer)) ? [index + 1] : [];
    });
  const blank = numbers((status) => status === 'unanswered' || status === 'unseen');
  const partial = numbers((status) => status === 'incomplete');
  const left = session.remainingMs();

  const [isEnding, setEnding] = useState(false);
  // When it is over the room closes by itself; a refusal is told by the banner behind the dialog.
  const end = () => {
    setEnding(true);
    session.submit().catch(onClose);
  };

  return (
    <ConfirmDialog
      isOpen
      title={say('exam.end.title')}
      confirmLabel={say(isEnding ? 'exam.end.under-way' : 'exam.end.confirm')}
      cancelLabel={say('exam.end.cancel')}
      isDanger
      isPending={isEnding}
      onConfirm={end}
      onCancel={onClose}
    >
      {blank.length > 0 && <p>{say('exam.end.unanswered', { count: blank.length, list: listedNumbers(blank) })}</p>}
      {partial.length > 0 && <p>{say('exam.end.incomplete', { count: partial.length, list: listedNumbers(partial) })}</p>}
      {blank.length + partial.length === 0 && <p>{say('exam.end.all')}</p>}
      {left !== null && !isEnding && <p>{say('exam.end.time', { time: formatClock(left) })}</p>}
      {isSlow && <p role="status">{say('exam.saving.slow')}</p>}
      {state.problem && <p role="alert">{sayCode(state.problem.code, state.problem.params)}</p>}
    </ConfirmDialog>
  );
}
