/** The right order and the right partners, with the reason of each. */

import type { QuestionView, Solution } from '../../../api/views';
import { Prose } from '../../ui/prose';
import styles from './study.module.css';

interface RightOrderProps {
  readonly order: readonly string[];
  readonly solution: Solution;
}

export function RightOrder({ order, solution }: RightOrderProps) {
  return (
    <ol className={styles.order}>
      {order.map((id) => (
        <li key={id}>
          <OptionText id={id} solution={solution} />
        </li>
      ))}
    </ol>
  );
}

interface RightPairsProps {
  readonly view: QuestionView;
  readonly pairs: Readonly<Record<string, string>>;
  readonly solution: Solution;
}

export function RightPairs({ view, pairs, solution }: RightPairsProps) {
  return (
    <dl className={styles.pairs}>
      {view.prompts.map(({ id, text }) => (
        <div key={id}>
          <dt>
            <Prose text={text} />
          </dt>
          <dd>
            <OptionText id={pairs[id] ?? ''} solution={solution} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function OptionText({ id, solution }: { readonly id: string; readonly solution: Solution }) {
  const option = solution.options.find((each) => each.id === id);
  return (
    <>
      <Prose text={option?.text ?? ''} />
      {option?.rationale && (
        <div className={styles.soft}>
          <Prose text={option.rationale} />
        </div>
      )}
    </>
  );
}
