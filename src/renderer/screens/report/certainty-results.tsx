/** How often the candidate was right when he was sure, unsure or guessed; errors made with certainty first. */

import type { Report } from '../../../api/report-views';
import { tallyCertainty } from '../../../core/certainty-marks';
import { say } from '../../../language/say';
import { formatPercent } from '../../format';
import { classNames } from '../../ui/class-names';
import { signed } from './attempt-words';
import styles from './report.module.css';

/** Nothing where it was not asked, as in every mock. */
export function CertaintyResults({ report: { questions } }: { readonly report: Report }) {
  const counted = questions.filter(({ voided }) => !voided);
  const tally = tallyCertainty(counted.map(({ answer, outcome }) => ({ certainty: answer.certainty, isRight: outcome === 'right' })));
  if (tally === null) return null;
  const errors = counted.filter(({ answer, outcome }) => answer.certainty === 3 && outcome === 'wrong').map(({ number }) => number);
  return (
    <section className={classNames(styles.section, styles.half)} aria-labelledby="report-certainty">
      <h2 id="report-certainty">{say('report.sure')}</h2>
      <dl className={styles.figures}>
        {tally.lines.map(({ certainty, asked, right }) => (
          <div key={certainty}>
            <dt>{say(`report.certainty.${certainty}`)}</dt>
            <dd>{say('report.sure.line', { right, asked, percent: formatPercent(right / asked) })}</dd>
          </div>
        ))}
        <div>
          <dt>{say('report.sure.marks')}</dt>
          <dd>{signed(tally.marks, 0)}</dd>
        </div>
      </dl>
      <p className={styles.soft}>
        {errors.length > 0 && `${say('report.sure.errors', { count: errors.length, list: errors.join(', ') })} `}
        {say('report.sure.hint')}
      </p>
    </section>
  );
}
