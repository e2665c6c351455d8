/** The options of a single or multiple question: large calm targets, selected by click, Space or letter, struck out beside. */

import { Check } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import type { QuestionView, Solution } from '../../../api/views';
import type { Highlight } from '../../../core/attempt';
import { say } from '../../../language/say';
import { letterOf } from '../../format';
import { Prose } from '../../ui/prose';
import checkMark from './check-mark.module.css';
import styles from './choice-options.module.css';
import { MarkedText } from './marked-text';

interface ChoiceOptionsProps {
  readonly question: QuestionView;
  readonly chosen: readonly string[];
  readonly struck: readonly string[];
  readonly highlights?: readonly Highlight[];
  /** Set when key and rationales are shown: the options are locked then. */
  readonly solution: Solution | null;
  readonly locked: boolean;
  readonly labelledBy: string;
  readonly onSelect: (option: string) => void;
  readonly onStrike: (option: string) => void;
}

export function ChoiceOptions({ question, chosen, struck, highlights = [], solution, locked, labelledBy, onSelect, onStrike }: ChoiceOptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  const single = question.type === 'single';
  const key = solution?.key.kind === 'choice' ? solution.key.chosen : [];
  const firstStop = question.options.find((option) => chosen.includes(option.id))?.id ?? question.options[0]?.id;

  /** Arrows move the focus and nothing else; Space selects. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>, index: number, option: string) => {
    // With Shift the browser extends what is selected.
    if (event.shiftKey) return;
    if (event.key === ' ') {
      event.preventDefault();
      onSelect(option);
      return;
    }
    const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-option]');
    if (rows && rows.length > 0) rows[(index + step + rows.length) % rows.length]?.focus();
  };

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of its roles take a name.
    <div ref={list} role={single ? 'radiogroup' : 'group'} aria-labelledby={labelledBy} className={styles.options}>
      {question.options.map((option, index) => {
        const isChosen = chosen.includes(option.id);
        const isStruck = struck.includes(option.id);
        const letter = letterOf(index);
        const mark = solution ? (key.includes(option.id) ? 'right' : isChosen ? 'wrong' : undefined) : undefined;
        const rationale = solution?.options.find((other) => other.id === option.id)?.rationale;
        return (
          <div key={option.id} className={styles.option} data-chosen={isChosen || undefined} data-struck={isStruck || undefined} data-mark={mark}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: its role is a radio or a checkbox; a native one changes the answer on arrow keys. */}
            {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked belongs to both of its roles. */}
            <div
              role={single ? 'radio' : 'checkbox'}
              aria-checked={isChosen}
              aria-disabled={locked || undefined}
              tabIndex={single && option.id !== firstStop ? -1 : 0}
              data-option={option.id}
              className={styles.choice}
              onClick={(event) => !isSelecting(event.currentTarget) && onSelect(option.id)}
              onKeyDown={(event) => onKeyDown(event, index, option.id)}
              onContextMenu={(event) => {
                event.preventDefault();
                if (!locked) onStrike(option.id);
              }}
            >
              <span className={styles.box} data-round={single || undefined} aria-hidden="true">
                {isChosen && <Check size="0.875rem" strokeWidth={3} />}
              </span>
              <span className={styles.letter}>{letter}</span>
              <span className={styles.text}>
                <MarkedText text={option.text} part={option.id} highlights={highlights} />
                {isStruck && <span className="visually-hidden"> ({say('exam.struck')})</span>}
                {mark && (
                  <span className={checkMark.mark}>
                    {isChosen && say(mark === 'wrong' ? 'exam.your-answer.wrong' : 'exam.your-answer')}
                    {isChosen && mark === 'right' && ' · '}
                    {mark === 'right' && say('exam.key')}
                  </span>
                )}
              </span>
            </div>
            {!locked && (
              <button
                type="button"
                className={styles.strike}
                aria-label={say(isStruck ? 'exam.unstrike.label' : 'exam.strike.label', { letter })}
                onClick={() => onStrike(option.id)}
              >
                {say(isStruck ? 'exam.unstrike' : 'exam.strike')}
              </button>
            )}
            {rationale && (
              <div className={styles.rationale}>
                <Prose text={rationale} />
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Whether the press that ends here has selected words to be highlighted: then it is no answer. */
function isSelecting(option: HTMLElement): boolean {
  const selection = window.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(option, true);
}
