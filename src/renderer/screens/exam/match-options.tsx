/** A matching question: each prompt gets one option, from its list or dropped on it. An option may serve more than one prompt. */

import { GripVertical } from 'lucide-react';
import type { QuestionView, Solution } from '../../../api/views';
import type { Highlight } from '../../../core/attempt';
import { promptPart } from '../../../core/highlights';
import { say } from '../../../language/say';
import { CheckMark } from './check-mark';
import { MarkedText } from './marked-text';
import styles from './moves.module.css';
import { useDragToTarget } from './use-drag-to-target';

interface MatchOptionsProps {
  readonly question: QuestionView;
  readonly pairs: Readonly<Record<string, string>>;
  readonly highlights?: readonly Highlight[];
  /** Set after the check: each pair then says what belongs there. */
  readonly solution?: Solution | null;
  readonly locked: boolean;
  readonly labelledBy: string;
  readonly onPairs: (pairs: Record<string, string>) => void;
  readonly onSay?: (sentence: string) => void;
}

export function MatchOptions({
  question,
  pairs,
  highlights = [],
  solution = null,
  locked,
  labelledBy,
  onPairs,
  onSay = () => {},
}: MatchOptionsProps) {
  const key = solution?.key.kind === 'match' ? solution.key.pairs : null;
  const textOf = (id: string | undefined) => question.options.find((option) => option.id === id)?.text ?? '';
  const pick = (prompt: string, option: string) => {
    const { [prompt]: _, ...others } = pairs;
    onPairs(option === '' ? others : { ...others, [prompt]: option });
  };
  const { drag, grip } = useDragToTarget((option, prompt) => {
    pick(prompt, option);
    const given = question.prompts.find((candidate) => candidate.id === prompt)?.text ?? '';
    onSay(say('exam.match.dropped', { option: textOf(option), prompt: given }));
  });
  return (
    <div className={styles.matching}>
      {/* biome-ignore lint/a11y/useSemanticElements: the stem is the group's name and stands outside of it, which a legend cannot. */}
      <div role="group" aria-labelledby={labelledBy} className={styles.match}>
        {question.prompts.map((prompt) => {
          const mark = key ? (pairs[prompt.id] === key[prompt.id] ? 'right' : 'wrong') : undefined;
          return (
            <label
              key={prompt.id}
              className={styles.pair}
              data-mark={mark}
              data-target={prompt.id}
              data-over={drag?.target === prompt.id || undefined}
            >
              <span>
                <MarkedText text={prompt.text} part={promptPart(prompt.id)} highlights={highlights} />
                {mark && (
                  <CheckMark mark={mark}>
                    {mark === 'right' ? say('exam.right') : say('exam.match.wrong', { option: textOf(key?.[prompt.id]) })}
                  </CheckMark>
                )}
              </span>
              <select
                className={styles.picker}
                value={pairs[prompt.id] ?? ''}
                disabled={locked}
                onChange={(event) => pick(prompt.id, event.target.value)}
              >
                <option value="">{say('exam.match.pick')}</option>
                {question.options.map((option) => (
                  <option key={option.id} value={option.id}>
                    {option.text}
                  </option>
                ))}
              </select>
            </label>
          );
        })}
      </div>
      <ul className={styles.chips} aria-label={say('exam.options')}>
        {question.options.map(({ id, text }) => (
          <li
            key={id}
            className={styles.chip}
            data-dragged={drag?.id === id || undefined}
            style={drag?.id === id ? { transform: `translate(${drag.byX}px, ${drag.byY}px)` } : undefined}
          >
            {!locked && (
              <span className={styles.grip} aria-hidden="true" {...grip(id)}>
                <GripVertical size="1.125rem" />
              </span>
            )}
            <MarkedText text={text} part={id} highlights={highlights} />
          </li>
        ))}
      </ul>
    </div>
  );
}
