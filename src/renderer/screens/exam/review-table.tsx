/** The review screen before the end: every question with its status, flag and note, filtered, one press away. */

import { Flag, NotebookPen } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { AnswerView, QuestionView } from '../../../api/views';
import { say } from '../../../language/say';
import { SegmentedControl } from '../../ui/segmented-control';
import room from './exam.module.css';
import styles from './review-table.module.css';
import type { SessionState } from './session';

type Filter = 'all' | 'incomplete' | 'flagged';
export type Status = 'answered' | 'incomplete' | 'unanswered' | 'unseen';

/** What the review screen says of a question, from what the page knows. */
export function statusOf(question: QuestionView, answer: AnswerView): Status {
  if (!answer.seen) return 'unseen';
  const { response } = answer;
  if (response === null) return 'unanswered';
  const given =
    response.kind === 'choice' ? response.chosen.length : response.kind === 'order' ? response.order.length : Object.keys(response.pairs).length;
  return given === question.choose ? 'answered' : 'incomplete';
}

interface ReviewTableProps {
  readonly state: SessionState;
  readonly onVisit: (index: number) => void;
}

export function ReviewTable({ state, onVisit }: ReviewTableProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const heading = useRef<HTMLHeadingElement>(null);
  // A screen reader starts to read here.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const rows = state.paper.questions.flatMap((question, index) => {
    const answer = state.answers[index];
    return answer ? [{ index, answer, status: statusOf(question, answer) }] : [];
  });
  const incomplete = rows.filter((row) => row.status !== 'answered');
  const flagged = rows.filter((row) => row.answer.flagged);
  const shown = filter === 'all' ? rows : filter === 'flagged' ? flagged : incomplete;
  return (
    <section className={styles.review}>
      <h1 ref={heading} tabIndex={-1}>
        {say('exam.review.title')}
      </h1>
      <SegmentedControl
        label={say('exam.review.filter')}
        selected={filter}
        onSelect={setFilter}
        segments={[
          { id: 'all', label: say('exam.review.all'), count: rows.length },
          { id: 'incomplete', label: say('exam.review.incomplete'), count: incomplete.length },
          { id: 'flagged', label: say('exam.review.flagged'), count: flagged.length },
        ]}
      />
      {shown.length === 0 ? (
        <p className={room.hint}>{say('exam.review.none')}</p>
      ) : (
        <table className={styles.table} onKeyDown={moveAmongRows}>
          <thead>
            <tr>
              <th scope="col">{say('exam.review.number')}</th>
              <th scope="col">{say('exam.review.status')}</th>
              <th scope="col">{say('exam.review.flag')}</th>
              <th scope="col">{say('exam.review.note')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ index, answer, status }) => (
              <tr key={index} data-status={status}>
                <td>
                  <button
                    type="button"
                    className={styles.row}
                    onClick={() => onVisit(index)}
                    aria-label={say('exam.review.go', { number: index + 1 })}
                  >
                    {index + 1}
                  </button>
                </td>
                <td>{say(`exam.status.${status}`)}</td>
                <td>{answer.flagged && <Flag size="1rem" fill="currentColor" aria-label={say('exam.flagged')} />}</td>
                <td>{answer.note && <NotebookPen size="1rem" aria-label={say('exam.scratch-note.has')} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Row by row with the arrows, and to either end, as in any list. */
function moveAmongRows(event: KeyboardEvent<HTMLTableElement>): void {
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const at = rows.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  rows[to]?.focus();
}
