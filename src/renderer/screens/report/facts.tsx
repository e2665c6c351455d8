/** What kind of attempt this was: when, how long, from which seed; and what the candidate must know before he trusts its score. */

import { Info } from 'lucide-react';
import type { Report } from '../../../api/report-views';
import { say } from '../../../language/say';
import { formatClock, formatDate, formatPercent } from '../../format';
import styles from './facts.module.css';
import page from './report.module.css';

export function Facts({ report }: { readonly report: Report }) {
  const notes = notesOn(report);
  return (
    <>
      <p className={page.soft}>{factsOf(report).join(' · ')}</p>
      {notes.length > 0 && (
        <ul className={styles.notes} aria-label={say('report.notes')}>
          {notes.map((note) => (
            <li key={note}>
              <Info size="1.125em" aria-hidden="true" />
              {note}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function factsOf({ row, seed, fixed, extraMs, clockPolicy }: Report): string[] {
  const time = { count: row.questions, time: formatClock(row.spentMs) };
  return [
    formatDate(row.submittedAtMs),
    row.limitMs === null ? say('report.facts.time', time) : say('report.facts.limit', { ...time, limit: formatClock(row.limitMs) }),
    extraMs > 0 && say('report.facts.extra', { count: minutes(extraMs) }),
    row.limitMs !== null && say(`report.facts.clock.${clockPolicy}`),
    row.reason === 'time-up' && say('report.facts.time-up'),
    say('report.facts.seed', { seed }),
    fixed && say('report.facts.fixed'),
    row.repeats === 0 ? say('report.facts.no-repeats') : say('report.facts.repeats', { count: row.repeats }),
  ].filter((fact) => fact !== false);
}

export function notesOn(report: Report): string[] {
  const { row, inflationPoints, clockMoves, allocation, blueprint, counts, feedback, beforeCorrections } = report;
  const notes: string[] = [];
  if (inflationPoints >= 0.5) notes.push(say('report.notes.repeats', { count: row.repeats, points: Math.round(inflationPoints) }));
  if (report.interruptedMs > 0) notes.push(interruptedWords(report));
  for (const { byMs } of clockMoves) {
    notes.push(say(byMs > 0 ? 'report.notes.clock-forward' : 'report.notes.clock-back', { time: formatClock(Math.abs(byMs)) }));
  }
  const short = allocation.filter(({ asked, wanted }) => asked < wanted);
  // Practice has the mix that the candidate chose; only mocks follow the blueprint.
  if ((row.mode === 'mock' || row.mode === 'short') && short.length > 0) {
    const list = short.map(({ domain, asked, wanted }) => {
      const title = blueprint.domains.find((candidate) => candidate.id === domain)?.title ?? domain;
      return say('report.notes.off-blueprint.item', { domain: title, asked, wanted });
    });
    notes.push(say('report.notes.off-blueprint', { list: list.join(', ') }));
  }
  if (beforeCorrections) {
    const { right, scored, share } = beforeCorrections;
    notes.push(say('report.notes.corrected', { right, scored, share: share === null ? '–' : formatPercent(share) }));
  }
  if (counts.voided > 0) notes.push(say('report.notes.voided', { count: counts.voided }));
  if (feedback === 'each') notes.push(say('report.notes.feedback'));
  return notes;
}

/** How long, what the clock did meanwhile, and whether it was too long. Practice without a clock has none that could stand still. */
function interruptedWords({ row, interruptedMs, interruptedTooLong, clockPolicy }: Report): string {
  const key = row.limitMs === null ? ('report.notes.interrupted' as const) : (`report.notes.interrupted.${clockPolicy}` as const);
  const count = interruptedTooLong ? Math.ceil(interruptedMs / 60_000) : minutes(interruptedMs);
  return [say(key, { count }), ...(interruptedTooLong ? [say('report.notes.not-timed')] : [])].join(' ');
}

/** At least one: an interruption of 20 seconds is none of 0 minutes. */
function minutes(ms: number): number {
  return Math.max(1, Math.round(ms / 60_000));
}
