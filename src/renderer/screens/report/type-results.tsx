/** How each type of question went: "Choose two 6/13" often says more than a domain does. */

import type { Report } from '../../../api/report-views';
import { say } from '../../../language/say';
import { formatPercent } from '../../format';
import { classNames } from '../../ui/class-names';
import { typeName } from './attempt-words';
import styles from './report.module.css';

export function TypeResults({ report: { types } }: { readonly report: Report }) {
  if (types.length === 0) return null;
  return (
    <section className={classNames(styles.section, styles.half)} aria-labelledby="report-types">
      <h2 id="report-types">{say('report.types')}</h2>
      <dl className={styles.figures}>
        {types.map((result) => {
          const { type, choose, asked, right } = result;
          return (
            <div key={`${type} ${choose}`}>
              <dt>{typeName(result)}</dt>
              <dd>
                {say('report.domains.share', { right, asked })} <span className={styles.soft}>{formatPercent(right / asked)}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
