/** An ordering question: the steps in the candidate's order, each moved up or down by a button or by Alt+arrow. */

import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { QuestionView, Solution } from '../../../api/views';
import { say } from '../../../language/say';
import { Prose } from '../../ui/prose';
import { CheckMark } from './check-mark';
import styles from './exam.module.css';

interface OrderOptionsProps {
  readonly question: QuestionView;
  /** Option ids in the candidate's order, or null before the first move: then the drawn order stands there unanswered. */
  readonly order: readonly string[] | null;
  /** Set after the check: each step then says where it belongs. */
  readonly solution?: Solution | null;
  readonly locked: boolean;
  readonly labelledBy: string;
  readonly onOrder: (order: string[]) => void;
}

export function OrderOptions({ question, order, solution = null, locked, labelledBy, onOrder }: OrderOptionsProps) {
  const shown = order ?? question.options.map((option) => option.id);
  const key = solution?.key.kind === 'order' ? solution.key.order : null;
  const move = (from: number, to: number) => {
    if (locked || to < 0 || to >= shown.length) return;
    const next = [...shown];
    const [moved] = next.splice(from, 1);
    if (moved !== undefined) next.splice(to, 0, moved);
    onOrder(next);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(index, index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <ol className={styles.order} aria-labelledby={labelledBy}>
      {shown.map((id, index) => {
        const text = question.options.find((option) => option.id === id)?.text ?? '';
        const place = key ? key.indexOf(id) : null;
        const mark = place === null ? undefined : place === index ? 'right' : 'wrong';
        return (
          <li key={id} className={styles.step} data-mark={mark} onKeyDown={(event) => onKeyDown(event, index)}>
            <span className={styles.letter} aria-hidden="true">
              {index + 1}
            </span>
            <span className={styles.text}>
              <Prose text={text} />
              {place !== null && mark && (
                <CheckMark mark={mark}>{mark === 'right' ? say('exam.order.right') : say('exam.order.wrong', { number: place + 1 })}</CheckMark>
              )}
            </span>
            <button
              type="button"
              className={styles.mover}
              disabled={locked || index === 0}
              aria-label={say('exam.order.up', { text })}
              onClick={() => move(index, index - 1)}
            >
              <ArrowUp size={18} aria-hidden="true" />
            </button>
            <button
              type="button"
              className={styles.mover}
              disabled={locked || index === shown.length - 1}
              aria-label={say('exam.order.down', { text })}
              onClick={() => move(index, index + 1)}
            >
              <ArrowDown size={18} aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ol>
  );
}
