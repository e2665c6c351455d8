/** An ordering question: the steps in the candidate's order, each moved by its grip, by buttons, or by Alt+arrow. */

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { QuestionView, Solution } from '../../../api/views';
import type { Highlight } from '../../../core/attempt';
import { say } from '../../../language/say';
import { CheckMark } from './check-mark';
import { MarkedText } from './marked-text';
import styles from './moves.module.css';
import { useDragToPlace } from './use-drag-to-place';

interface OrderOptionsProps {
  readonly question: QuestionView;
  /** Option ids in the candidate's order, or null before the first move: then the drawn order stands there unanswered. */
  readonly order: readonly string[] | null;
  readonly highlights?: readonly Highlight[];
  /** Set after the check: each step then says where it belongs. */
  readonly solution?: Solution | null;
  readonly locked: boolean;
  readonly labelledBy: string;
  readonly onOrder: (order: string[]) => void;
  readonly onSay?: (sentence: string) => void;
}

export function OrderOptions({
  question,
  order,
  highlights = [],
  solution = null,
  locked,
  labelledBy,
  onOrder,
  onSay = () => {},
}: OrderOptionsProps) {
  const list = useRef<HTMLOListElement>(null);
  const shown = order ?? question.options.map((option) => option.id);
  const key = solution?.key.kind === 'order' ? solution.key.order : null;
  const textOf = (id: string | undefined) => question.options.find((option) => option.id === id)?.text ?? '';

  const move = (from: number, to: number) => {
    if (locked || to < 0 || to >= shown.length) return;
    const next = [...shown];
    const [moved] = next.splice(from, 1);
    if (moved !== undefined) next.splice(to, 0, moved);
    onOrder(next);
    onSay(say('exam.order.moved', { text: textOf(moved), number: to + 1, count: shown.length }));
  };
  const { drag, grip } = useDragToPlace(list, move);

  // A row that moves in the document loses the focus, and at either end one of its buttons is switched off.
  const held = useRef<{ readonly id: string; readonly to: number; readonly button: string } | null>(null);
  useLayoutEffect(() => {
    if (!held.current || shown[held.current.to] !== held.current.id) return;
    const { id, button } = held.current;
    held.current = null;
    const row = list.current?.querySelector(`[data-step="${CSS.escape(id)}"]`);
    const wanted = row?.querySelector<HTMLElement>(`[data-move="${button}"]:enabled`) ?? row?.querySelector<HTMLElement>('[data-move]:enabled');
    wanted?.focus();
  });
  const moveAndHold = (index: number, by: 1 | -1, button: string) => {
    const id = shown[index];
    if (id === undefined || shown[index + by] === undefined || locked) return;
    held.current = { id, to: index + by, button };
    move(index, index + by);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const button = event.target instanceof HTMLElement ? (event.target.dataset.move ?? '') : '';
    moveAndHold(index, event.key === 'ArrowUp' ? -1 : 1, button);
  };

  return (
    <ol ref={list} className={styles.order} aria-labelledby={labelledBy}>
      {shown.map((id, index) => {
        const text = textOf(id);
        const place = key ? key.indexOf(id) : null;
        const mark = place === null ? undefined : place === index ? 'right' : 'wrong';
        const isTarget = drag !== null && drag.to === index && drag.to !== drag.from;
        return (
          <li
            key={id}
            className={styles.step}
            data-step={id}
            data-mark={mark}
            data-dragged={drag?.from === index || undefined}
            data-drop={isTarget ? (drag.to < drag.from ? 'before' : 'after') : undefined}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            <span className={styles.grip} data-locked={locked || undefined} aria-hidden="true" {...(locked ? {} : grip(index))}>
              <GripVertical size="1.125rem" />
              {index + 1}
            </span>
            <span>
              <MarkedText text={text} part={id} highlights={highlights} />
              {place !== null && mark && (
                <CheckMark mark={mark}>{mark === 'right' ? say('exam.order.right') : say('exam.order.wrong', { number: place + 1 })}</CheckMark>
              )}
            </span>
            <button
              type="button"
              className={styles.mover}
              data-move="up"
              disabled={locked || index === 0}
              aria-label={say('exam.order.up', { text })}
              onClick={() => moveAndHold(index, -1, 'up')}
            >
              <ArrowUp size="1.125rem" aria-hidden="true" />
            </button>
            <button
              type="button"
              className={styles.mover}
              data-move="down"
              disabled={locked || index === shown.length - 1}
              aria-label={say('exam.order.down', { text })}
              onClick={() => moveAndHold(index, 1, 'down')}
            >
              <ArrowDown size="1.125rem" aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ol>
  );
}
