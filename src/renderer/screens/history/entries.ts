/** Attempts and score reports from elsewhere as one history: what a picture and a table need of either. */

import type { OutsideView } from '../../../api/history-views';
import type { AttemptRow } from '../../../core/evidence';
import { domainInterval, type Interval } from '../../../core/interval';
import type { OutsideKind } from '../../../core/outside-report';
import { type OutsideScore, outsideScore } from '../../../core/outside-score';
import { say } from '../../../language/say';
import { formatDate, formatDay, formatPercent, wholePercent } from '../../format';
import { noonOf, outsideName } from '../outside/outside-words';
import { attemptName, scoreFigure } from '../report/attempt-words';

export type Mark = 'mock' | 'practice' | OutsideKind;

export interface DomainPoint {
  readonly id: string;
  readonly share: number;
  readonly interval: Interval | null;
  readonly right: number | null;
  readonly asked: number | null;
}

interface EntryFields {
  readonly key: string;
  readonly id: string;
  readonly atMs: number;
  readonly blueprint: string;
  readonly exam: string;
  readonly name: string;
  readonly date: string;
  readonly mark: Mark;
  readonly share: number | null;
  readonly interval: Interval | null;
  readonly line: AttemptRow['line'] | null;
  readonly side: AttemptRow['verdict'];
  readonly domains: readonly DomainPoint[];
}

export type HistoryEntry = EntryFields &
  ({ readonly kind: 'attempt'; readonly row: AttemptRow } | { readonly kind: 'outside'; readonly report: OutsideView; readonly score: OutsideScore });

export type KindFilter = 'all' | 'mocks' | 'practice' | 'outside';
export const kindFilters: readonly KindFilter[] = ['all', 'mocks', 'practice', 'outside'];

export function isOfKind({ mark }: HistoryEntry, filter: KindFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mocks':
      return mark === 'mock';
    case 'practice':
      return mark === 'practice';
    case 'outside':
      return mark !== 'mock' && mark !== 'practice';
  }
}

/** Oldest first. */
export function entriesOf(rows: readonly AttemptRow[], reports: readonly OutsideView[]): HistoryEntry[] {
  return [...rows.map(attemptEntry), ...reports.map(outsideEntry)].sort((a, b) => a.atMs - b.atMs);
}

function attemptEntry(row: AttemptRow): HistoryEntry {
  return {
    kind: 'attempt',
    row,
    key: `attempt ${row.id}`,
    id: row.id,
    atMs: row.submittedAtMs,
    blueprint: row.blueprint,
    exam: row.title,
    name: attemptName(row),
    date: formatDate(row.submittedAtMs),
    mark: row.mode === 'mock' || row.mode === 'short' ? 'mock' : 'practice',
    share: row.share,
    interval: row.interval,
    line: row.line,
    side: row.verdict,
    domains: row.domains
      .filter(({ asked }) => asked > 0)
      .map(({ id, asked, right }) => ({ id, asked, right, share: right / asked, interval: domainInterval(right, asked) })),
  };
}

function outsideEntry(report: OutsideView): HistoryEntry {
  const score = outsideScore(report.result, report.exam.domains);
  const atMs = noonOf(report.date);
  return {
    kind: 'outside',
    report,
    score,
    key: `outside ${report.id}`,
    id: report.id,
    atMs,
    blueprint: report.blueprint,
    exam: report.exam.title,
    name: outsideName(report),
    date: formatDay(atMs),
    mark: report.kind,
    share: score.share,
    interval: score.interval,
    line: report.line,
    // What is said of it is what the report says.
    side: null,
    domains: score.domains.map((domain) => ({
      ...domain,
      interval: domain.asked === null || domain.right === null ? null : domainInterval(domain.right, domain.asked),
    })),
  };
}

/** "mock 3, 23 Nov 2026, 10:15: 72.7 %, level likely 61 to 81 %". */
export function pointWords({ name, date, share, interval }: Pick<HistoryEntry, 'name' | 'date' | 'share' | 'interval'>): string {
  if (share === null) return say('trend.named', { name, date });
  const words = { name, date, score: formatPercent(share) };
  if (interval === null) return say('trend.point', words);
  return say('trend.point.likely', { ...words, low: wholePercent(interval.low), high: wholePercent(interval.high) });
}

/** The small scale of a row in sentences. */
export function scaleWords({ share, interval }: HistoryEntry, line: AttemptRow['line']): string {
  return [
    share === null ? say('report.scale.label.no-score') : say('report.scale.label.score', { score: scoreFigure(share) }),
    interval && say('report.scale.label.interval', { low: wholePercent(interval.low), high: wholePercent(interval.high) }),
    say(line.ours ? 'report.scale.label.ours' : 'report.scale.label.band', { low: line.low, high: line.high }),
  ]
    .filter(Boolean)
    .join(' ');
}
