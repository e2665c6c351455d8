/** How the time was used: pace, what was left, what was slow or rash, and the way there question by question. */

import type { Report } from '../../../api/report-views';
import { say } from '../../../language/say';
import { formatClock } from '../../format';
import { Pace } from './pace';
import styles from './report.module.css';

export function TimeUsed({ report }: { readonly report: Report }) {
  const { meanMs, evenMs, leftMs, slowWrong, fastWrong, notReached, rushed } = report.pacing;
  const counts = [
    { label: say('report.time.slow-wrong'), count: slowWrong },
    { label: say('report.time.fast-wrong'), count: fastWrong },
    { label: say('report.time.not-reached'), count: notReached },
  ];
  return (
    <section className={styles.section} aria-labelledby="report-time">
      <h2 id="report-time">{say('report.time')}</h2>
      <dl className={styles.figures}>
        <div>
          <dt>{evenMs === null ? say('report.time.pace.none') : say('report.time.pace', { pace: seconds(evenMs) })}</dt>
          <dd>{seconds(meanMs)}</dd>
        </div>
        {leftMs !== null && (
          <div>
            <dt>{say('report.time.left')}</dt>
            <dd>{formatClock(leftMs)}</dd>
          </div>
        )}
        {counts.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {rushed && <p>{say('report.time.rushed', rushed)}</p>}
      <Pace report={report} />
    </section>
  );
}

/** "71 s"; from ten minutes on "12:30". */
function seconds(ms: number): string {
  return ms < 600_000 ? say('report.time.seconds', { seconds: Math.round(ms / 1000) }) : formatClock(ms);
}
