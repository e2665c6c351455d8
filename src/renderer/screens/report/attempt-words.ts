/** How a finished attempt is put into words, the same in its report and in the history. */

import type { Report } from '../../../api/report-views';
import type { AttemptRow } from '../../../core/evidence';
import { say } from '../../../language/say';
import { formatPercent, wholePercent } from '../../format';
import type { BandScaleMarks } from '../../ui/band-scale';

/** "mock 3". */
export function attemptName({ mode, number }: Pick<AttemptRow, 'mode' | 'number'>): string {
  return say(`exam.mode.${mode}`, { number });
}

/** "Pass", or "Above the practice line" where no provider has published one. */
export function verdictWord(verdict: NonNullable<AttemptRow['verdict']>, { ours }: AttemptRow['line']): string {
  return say(ours ? `report.verdict.${verdict}.ours` : `report.verdict.${verdict}`);
}

/** A score without its sign, as the scale and the comparison with it print it: "72.7". */
export function scoreFigure(share: number): string {
  return formatPercent(share).replace(' %', '');
}

export function scaleMarks(row: AttemptRow, previous: AttemptRow | null): BandScaleMarks {
  return { share: row.share, interval: row.interval, line: row.line, previous: previous?.share ?? null, side: row.verdict };
}

/** The whole scale in sentences, for those who cannot see it. */
export function scaleLabel(row: AttemptRow, previous: AttemptRow | null): string {
  const { share, interval, line } = row;
  return [
    share === null ? say('report.scale.label.no-score') : say('report.scale.label.score', { score: scoreFigure(share) }),
    interval && say('report.scale.label.interval', { low: wholePercent(interval.low), high: wholePercent(interval.high) }),
    say(line.ours ? 'report.scale.label.ours' : 'report.scale.label.band', { low: line.low, high: line.high }),
    previous?.share != null && say('report.scale.label.previous', { attempt: attemptName(previous), score: scoreFigure(previous.share) }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** "Choose two", "Ordering", "In case studies". */
export function typeName({ type, choose }: Pick<Report['types'][number], 'type' | 'choose'>): string {
  if (type !== 'multiple') return say(`report.type.${type}`);
  return choose === 2 || choose === 3 || choose === 4
    ? say(`report.type.multiple.${choose}`)
    : say('report.type.multiple.more', { count: choose ?? 0 });
}

/** A net with its sign: "+2", "−1.8", "±0". */
export function signed(value: number, decimals: 0 | 1): string {
  const size = Math.abs(value).toFixed(decimals);
  return `${Number(size) === 0 ? '±' : value > 0 ? '+' : '−'}${size}`;
}
