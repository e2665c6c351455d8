/** What a score report from elsewhere says and how far it counts: its score, what is wrong with it as it was typed, and its weight as evidence. */

import { effectiveSize, type Interval, wilson } from './interval';
import type { OutsideDraft, OutsideKind, OutsideResult } from './outside-report';
import { type ReportedDomain, reportedScore } from './reported-score';

/** A domain of the exam; `weight` in any unit. */
export interface ExamDomain {
  readonly id: string;
  readonly weight: number;
}

/** Shares from 0 to 1. `size` is the (effective) number of questions behind the score, null where the report does not say. */
export interface OutsideScore {
  readonly share: number | null;
  readonly size: number | null;
  readonly interval: Interval | null;
  readonly right: number | null;
  readonly asked: number | null;
  /** Whether `share` was made from its domains by the weights of the blueprint, or stands in the report as it is. */
  readonly weighted: boolean;
  readonly domains: readonly { readonly id: string; readonly share: number; readonly right: number | null; readonly asked: number | null }[];
}

const NO_SCORE: OutsideScore = { share: null, size: null, interval: null, right: null, asked: null, weighted: false, domains: [] };

/** The score of a report: by weights where every weighted domain has a result, else as a plain share; nothing is imputed (MEASURES 2.2). */
export function outsideScore(result: OutsideResult, domains: readonly ExamDomain[]): OutsideScore {
  switch (result.kind) {
    case 'outcome':
      return NO_SCORE;
    case 'total-counts': {
      if (result.asked === 0) return NO_SCORE;
      const share = result.right / result.asked;
      return { ...NO_SCORE, share, size: result.asked, interval: wilson(share, result.asked), right: result.right, asked: result.asked };
    }
    case 'domain-counts': {
      const lines = result.domains.filter(({ asked }) => asked > 0);
      const right = lines.reduce((sum, line) => sum + line.right, 0);
      const asked = lines.reduce((sum, line) => sum + line.asked, 0);
      if (asked === 0) return NO_SCORE;
      const shares = lines.map((line) => ({ id: line.id, share: line.right / line.asked, right: line.right, asked: line.asked }));
      const weighted = weightedShare(result, domains);
      const rows = domains.map(({ id, weight }) => ({ weight, asked: lines.find((line) => line.id === id)?.asked ?? 0 }));
      const size = weighted === null ? asked : effectiveSize(rows);
      const share = weighted ?? right / asked;
      return { share, size, interval: wilson(share, size), right, asked, weighted: weighted !== null, domains: shares };
    }
    case 'percentages': {
      const shares = result.domains.map(({ id, percent }) => ({ id, share: percent / 100, right: null, asked: null }));
      const weighted = result.total === null ? weightedShare(result, domains) : null;
      return { ...NO_SCORE, share: result.total === null ? weighted : result.total / 100, weighted: weighted !== null, domains: shares };
    }
  }
}

/** A domain that the report leaves out has no result, and without it there is no weighted score. */
function weightedShare(result: OutsideResult, domains: readonly ExamDomain[]): number | null {
  const lines = domains.map(({ id, weight }): ReportedDomain => {
    const counts = result.kind === 'domain-counts' ? result.domains.find((line) => line.id === id) : undefined;
    const printed = result.kind === 'percentages' ? result.domains.find((line) => line.id === id) : undefined;
    if (printed) return { kind: 'percent', weight, percent: printed.percent };
    return { kind: 'counts', weight, right: counts?.right ?? 0, asked: counts?.asked ?? 0 };
  });
  const score = reportedScore(lines);
  return score === null ? null : score.percent / 100;
}

/** From so many weighted answers in the app on, a report from elsewhere is no evidence of its own any more (head of MEASURES). */
export const ANSWERS_OF_OWN = 40;

/**
 * How a report counts for readiness.
 * `evidence`: answers by domain, like those given in the app, each of full weight. `offset`: it says only how much harder the exam is than the
 * bank (MEASURES 3.3). Never both. `shown`: it stands in the history and counts for nothing.
 */
export type OutsideStanding =
  | { readonly kind: 'evidence'; readonly domains: readonly { readonly id: string; readonly right: number; readonly asked: number }[] }
  | { readonly kind: 'offset'; readonly share: number; readonly asked: number }
  | { readonly kind: 'shown'; readonly why: 'course-test' | 'no-counts' | 'real-exam' };

/** `ownAnswers` is the sum of the weights of the candidate's answers to this exam in the app (MEASURES 3.1 step 1), without any report. */
export function outsideStanding(
  { kind, result }: { readonly kind: OutsideKind; readonly result: OutsideResult },
  domains: readonly ExamDomain[],
  ownAnswers: number,
): OutsideStanding {
  if (kind === 'course-test') return { kind: 'shown', why: 'course-test' };
  // It is what the forecast was about, and stands beside it.
  if (kind === 'real-exam') return { kind: 'shown', why: 'real-exam' };
  const { share, asked } = outsideScore(result, domains);
  if (share === null || asked === null || asked === 0) return { kind: 'shown', why: 'no-counts' };
  if (ownAnswers >= ANSWERS_OF_OWN) return { kind: 'offset', share, asked };
  return { kind: 'evidence', domains: answersByDomain(result, domains) };
}

/** Counts in total say nothing of domains, so each gets the same level: the answers are spread by weight, in fractions. */
function answersByDomain(result: OutsideResult, domains: readonly ExamDomain[]): { id: string; right: number; asked: number }[] {
  if (result.kind === 'domain-counts') return result.domains.filter(({ asked }) => asked > 0).map(({ id, right, asked }) => ({ id, right, asked }));
  if (result.kind !== 'total-counts') return [];
  const total = domains.reduce((sum, { weight }) => sum + weight, 0);
  return domains
    .filter(({ weight }) => weight > 0)
    .map(({ id, weight }) => ({ id, right: (result.right * weight) / total, asked: (result.asked * weight) / total }));
}

/** Something about a report that cannot be, and where: `field` is `date`, `result`, `outcome`, or the id of a domain after `domain.`. */
export interface OutsideFault {
  readonly field: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Everything that is wrong with a report; `latestDay` is today ("2026-11-23"): what has not happened has no result. */
export function outsideFaults({ kind, date, result, outcome }: OutsideDraft, domains: readonly ExamDomain[], latestDay: string): OutsideFault[] {
  const faults: OutsideFault[] = [];
  const fault = (field: string, code: string, params: OutsideFault['params'] = {}) => faults.push({ field, code: `outside.${code}`, params });
  if (date > latestDay) fault('date', 'in-the-future');
  if (date < EARLIEST_DAY) fault('date', 'too-long-ago');
  switch (result.kind) {
    case 'domain-counts':
      for (const { id, right, asked } of result.domains) {
        if (!domains.some((domain) => domain.id === id)) fault(`domain.${id}`, 'unknown-domain', { domain: id });
        else if (right > asked) fault(`domain.${id}`, 'more-right-than-asked', { right, asked });
      }
      if (result.domains.every(({ asked }) => asked === 0)) fault('result', 'nothing-asked');
      if (hasTwice(result.domains)) fault('result', 'domain-twice');
      break;
    case 'total-counts':
      if (result.asked === 0) fault('result', 'nothing-asked');
      else if (result.right > result.asked) fault('result', 'more-right-than-asked', { right: result.right, asked: result.asked });
      break;
    case 'percentages':
      for (const { id } of result.domains) if (!domains.some((domain) => domain.id === id)) fault(`domain.${id}`, 'unknown-domain', { domain: id });
      if (result.total === null && result.domains.length === 0) fault('result', 'no-percentage');
      if (hasTwice(result.domains)) fault('result', 'domain-twice');
      break;
    case 'outcome':
      if (kind !== 'real-exam') fault('result', 'outcome-only');
      else if (outcome === null) fault('outcome', 'no-outcome');
  }
  return faults;
}

/** Before computers asked the questions; a typing error in the year. */
const EARLIEST_DAY = '1990-01-01';

function hasTwice(domains: readonly { readonly id: string }[]): boolean {
  return new Set(domains.map(({ id }) => id)).size < domains.length;
}
