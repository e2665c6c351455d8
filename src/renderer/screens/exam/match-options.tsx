/** A matching question: each prompt gets one option from a list. An option may serve more than one prompt. */

import type { QuestionView, Solution } from '../../../api/views';
import { say } from '../../../language/say';
import { Prose } from '../../ui/prose';
import { CheckMark } from './check-mark';
import styles from './exam.module.css';

interface MatchOptionsProps {
  readonly question: QuestionView;
  readonly pairs: Readonly<Record<string, string>>;
  /** Set after the check: each pair then says what belongs there. */
  readonly solution?: Solution | null;
  readonly locked: boolean;
  readonly labelledBy: string;
  readonly onPairs: (pairs: Record<string, string>) => void;
}

export function MatchOptions({ question, pairs, solution = null, locked, labelledBy, onPairs }: MatchOptionsProps) {
  const key = solution?.key.kind === 'match' ? solution.key.pairs : null;
  const pick = (prompt: string, option: string) => {
    const { [prompt]: _, ...others } = pairs;
    onPairs(option === '' ? others : { ...others, [prompt]: option });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the stem is the group's name and stands outside of it, which a legend cannot.
    <div role="group" aria-labelledby={labelledBy} className={styles.match}>
      {question.prompts.map((prompt) => {
        const mark = key ? (pairs[prompt.id] === key[prompt.id] ? 'right' : 'wrong') : undefined;
        const belongs = question.options.find((option) => option.id === key?.[prompt.id])?.text ?? '';
        return (
          <label key={prompt.id} className={styles.pair} data-mark={mark}>
            <span className={styles.text}>
              <Prose text={prompt.text} />
              {mark && <CheckMark mark={mark}>{mark === 'right' ? say('exam.right') : say('exam.match.wrong', { option: belongs })}</CheckMark>}
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
  );
}
