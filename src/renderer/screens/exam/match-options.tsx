/** A matching question: each prompt gets one option from a list. An option may serve more than one prompt. */

import type { QuestionView } from '../../../api/views';
import { say } from '../../../language/say';
import { Prose } from '../../ui/prose';
import styles from './exam.module.css';

interface MatchOptionsProps {
  readonly question: QuestionView;
  readonly pairs: Readonly<Record<string, string>>;
  readonly locked: boolean;
  readonly labelledBy: string;
  readonly onPairs: (pairs: Record<string, string>) => void;
}

export function MatchOptions({ question, pairs, locked, labelledBy, onPairs }: MatchOptionsProps) {
  const pick = (prompt: string, option: string) => {
    const { [prompt]: _, ...others } = pairs;
    onPairs(option === '' ? others : { ...others, [prompt]: option });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the stem is the group's name and stands outside of it, which a legend cannot.
    <div role="group" aria-labelledby={labelledBy} className={styles.match}>
      {question.prompts.map((prompt) => (
        <label key={prompt.id} className={styles.pair}>
          <span className={styles.text}>
            <Prose text={prompt.text} />
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
      ))}
    </div>
  );
}
