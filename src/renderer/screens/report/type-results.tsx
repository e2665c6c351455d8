/** How each type of question went: "Choose two 6/13" often says more than a domain does. */

import type { Report } from '../../../api/views';
import { say } from '../../../language/say';
import { formatPercent } from '../../format';
import styles from './report.module.css';

export function TypeResults({ report: { types, questions } }: { readonly report: Report }) {
  if (types.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="report-types">
      <h2 id="report-types">{say('report.types')}</h2>
      <dl className={styles.figures}>
        {types.map(({ type, asked, right }) => (
          <div key={type}>
            <dt>{type === 'multiple' ? multipleName(questions) : say(`report.type.${type}`)}</dt>
            <dd>
              {say('report.domains.share', { right, asked })} <span className={styles.soft}>{formatPercent(right / asked)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** "Choose two" when all of them ask for two. */
function multipleName(questions: Report['questions']): string {
  const counts = new Set(questions.filter(({ view }) => view.type === 'multiple').map(({ view }) => view.choose));
  const [only] = counts;
  if (counts.size === 1 && (only === 2 || only === 3)) return say(`report.type.multiple.${only}`);
  return say('report.type.multiple');
}
