/** How the time was used: pace, what was left, what was slow or rash, and whether changing answers paid. */

import type { Report } from '../../../api/views';
import { say } from '../../../language/say';
import { formatClock } from '../../format';
import styles from './report.module.css';

/** Below this many changes their net is chance (MEASURES 5.7). */
const FEWEST_CHANGES = 20;

export function TimeUsed({ report: { pacing, changes } }: { readonly report: Report }) {
  const { meanMs, evenMs, leftMs, slowWrong, fastWrong, notReached } = pacing;
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
        <div className={styles.wide}>
          <dt>
            <ChangeWords changes={changes} />
          </dt>
          <dd>{say('report.time.changed', { count: total(changes) })}</dd>
        </div>
      </dl>
    </section>
  );
}

function ChangeWords({ changes }: Pick<Report, 'changes'>) {
  const count = total(changes);
  if (count === 0) return say('report.time.no-changes');
  const net = changes.wrongToRight - changes.rightToWrong;
  const sign = net > 0 ? '+' : net < 0 ? '−' : '±';
  const words = say('report.time.changes', { gained: changes.wrongToRight, lost: changes.rightToWrong, other: changes.wrongToWrong });
  const figure = say('report.time.net', { net: `${sign}${Math.abs(net)}` });
  return [words, figure, ...(count < FEWEST_CHANGES ? [say('report.time.too-few')] : [])].join(' · ');
}

function total({ wrongToRight, rightToWrong, wrongToWrong }: Report['changes']): number {
  return wrongToRight + rightToWrong + wrongToWrong;
}

/** "71 s"; from ten minutes on "12:30". */
function seconds(ms: number): string {
  return ms < 600_000 ? say('report.time.seconds', { seconds: Math.round(ms / 1000) }) : formatClock(ms);
}
