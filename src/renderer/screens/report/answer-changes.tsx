/** Whether changing answers paid in this attempt, and whether that says anything. */

import type { Report } from '../../../api/report-views';
import { say } from '../../../language/say';
import { wholePercent } from '../../format';
import { classNames } from '../../ui/class-names';
import { signed } from './attempt-words';
import styles from './report.module.css';

export function AnswerChanges({ report: { changes } }: { readonly report: Report }) {
  const { wrongToRight, rightToWrong, wrongToWrong, netMarks, netPoints, paidShare, tooFew } = changes;
  const count = wrongToRight + rightToWrong + wrongToWrong;
  const figures = [
    { label: say('report.changes.gained'), figure: wrongToRight },
    { label: say('report.changes.lost'), figure: rightToWrong },
    { label: say('report.changes.other'), figure: wrongToWrong },
    { label: say('report.changes.net', { count: Math.abs(netMarks), points: signed(netPoints ?? 0, 1) }), figure: signed(netMarks, 0) },
  ];
  return (
    <section className={classNames(styles.section, styles.half)} aria-labelledby="report-changes">
      <h2 id="report-changes">{say('report.changes')}</h2>
      {count === 0 ? (
        <p className={styles.soft}>{say('report.changes.none')}</p>
      ) : (
        <>
          <dl className={styles.figures}>
            {figures.map(({ label, figure }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{figure}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.soft}>
            {tooFew ? say('report.changes.too-few', { count }) : say('report.changes.paid', { percent: wholePercent(paidShare) })}{' '}
            {say('report.changes.advice')}
          </p>
        </>
      )}
    </section>
  );
}
