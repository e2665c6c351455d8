/** Readiness for one exam, from everything the candidate has shown: his answers in the app, official reports, and what he says of his bank. */

import { planSeats } from './allocation';
import { evidenceWeights, keptAfter, type PastAnswer } from './answer-weight';
import type { Blueprint } from './bank';
import type { OutsideKind, OutsideResult } from './outside-report';
import { outsideStanding } from './outside-score';
import type { PassLine } from './paper';
import { type BankAgainstExam, blueprintLevel, type ExamDomain, type Forecast, forecast, type Offset, offsetAfter, offsetFor } from './readiness';
import { officialOnly, type Readiness, readinessShown } from './readiness-shown';

/** A report from elsewhere, and the instant that stands for its day. */
export interface DatedReport {
  readonly kind: OutsideKind;
  readonly result: OutsideResult;
  readonly atMs: number;
}

export interface ReadinessSource {
  readonly blueprint: Pick<Blueprint, 'questions' | 'unscored' | 'domains'>;
  readonly line: PassLine;
  /** Scored answers under this blueprint. */
  readonly answers: readonly PastAnswer[];
  /** Whole mocks under exam rules and their own clock. */
  readonly timedMocks: number;
  readonly reports: readonly DatedReport[];
  readonly bankAgainstExam: BankAgainstExam;
  readonly nowMs: number;
}

export interface ExamReadiness {
  readonly readiness: Readiness | { readonly kind: 'official-only'; readonly percent: number };
  /** Null before there is any evidence. */
  readonly forecast: Forecast | null;
  /** What the forecast was made from, for questions of the kind "what if". */
  readonly domains: readonly ExamDomain[];
  readonly band: { readonly low: number; readonly high: number };
  readonly offset: Offset;
  /** The offset in points of 100 at the candidate's level: how much lower the exam is assumed to come out than the bank. */
  readonly offsetPoints: number;
  /** Whether an official report has moved the offset, or is evidence of its own. */
  readonly official: 'offset' | 'evidence' | null;
  /** The weight of the candidate's own answers (MEASURES 3.1 step 1), and the share of it (0..1) that repeats have. */
  readonly weight: number;
  readonly repeatShare: number;
  /** How old the answers are on average, by weight; null without any. */
  readonly meanAgeDays: number | null;
}

const dayMs = 86_400_000;
/** An official report alone may be spoken of while it still weighs this many questions: one of twenty does so for two months. */
const fewestOfficial = 10;
/** What is left of a report when it says nothing on the offset any more, in questions. */
const spentReport = 2;

/** The readiness of a candidate (MEASURES 3). Official reports are evidence or move the offset, never both (`outsideStanding`). */
export function examReadiness({ blueprint, line, answers, timedMocks, reports, bankAgainstExam, nowMs }: ReadinessSource): ExamReadiness {
  const weights = evidenceWeights(answers, nowMs);
  const own = ownEvidence(blueprint, answers, weights);
  const weight = weights.reduce((sum, each) => sum + each, 0);
  const official = officialEvidence(blueprint, reports, weight, nowMs);
  const domains = own.map((domain, at) => {
    const extra = official.domains[at] ?? { right: 0, asked: 0 };
    return { ...domain, evidence: { right: domain.evidence.right + extra.right, asked: domain.evidence.asked + extra.asked } };
  });
  const officialAsked = official.domains.reduce((sum, { asked }) => sum + asked, 0);

  const shown = readinessShown(0, timedMocks, weight);
  const isOfficialOnly = shown.kind === 'too-early' && Math.round(officialAsked) >= fewestOfficial;
  // What the candidate says of his bank says nothing of an official report, so the cautious default stands there.
  const asked = offsetFor(isOfficialOnly ? 'unknown' : bankAgainstExam);
  const level = blueprintLevel(domains);
  const offset = official.total.asked >= spentReport ? offsetAfter(asked, level, official.total) : asked;
  const band = { low: line.low / 100, high: line.high / 100 };
  const found = weight + officialAsked > 0 ? forecast(domains, band, offset) : null;
  const rest = {
    forecast: found,
    domains,
    band,
    offset,
    offsetPoints: 100 * (level.mean - harderBy(level.mean, offset.mean)),
    official: official.total.asked >= spentReport ? ('offset' as const) : officialAsked > 0 ? ('evidence' as const) : null,
    weight,
    repeatShare: weight === 0 ? 0 : answers.reduce((sum, { seenBefore }, at) => sum + (seenBefore ? (weights[at] ?? 0) : 0), 0) / weight,
    meanAgeDays:
      weight === 0 ? null : answers.reduce((sum, { answeredAtMs }, at) => sum + ageDays(answeredAtMs, nowMs) * (weights[at] ?? 0), 0) / weight,
  };
  if (found === null) return { readiness: shown, ...rest };
  if (isOfficialOnly) return { readiness: officialOnly(found.probability), ...rest };
  return { readiness: readinessShown(found.probability, timedMocks, weight), ...rest };
}

/** The scored seats of one form with the candidate's own weighted answers, by domain. */
function ownEvidence(
  { questions, unscored, domains }: ReadinessSource['blueprint'],
  answers: readonly PastAnswer[],
  weights: Float64Array,
): ExamDomain[] {
  const { scored } = planSeats(
    questions - unscored,
    0,
    domains.map(({ weight }) => weight),
  );
  const tallies = new Map(domains.map(({ id }) => [id, { right: 0, asked: 0 }]));
  for (const [at, { domain, correct }] of answers.entries()) {
    const tally = tallies.get(domain);
    const weight = weights[at] ?? 0;
    if (!tally) continue;
    tally.asked += weight;
    if (correct) tally.right += weight;
  }
  return domains.map(({ id, weight }, at) => ({ weight, questions: scored[at] ?? 0, evidence: tallies.get(id) ?? { right: 0, asked: 0 } }));
}

/** What official reports give: answers by domain in the order of the blueprint, and a total that only moves the offset. */
function officialEvidence({ domains }: ReadinessSource['blueprint'], reports: readonly DatedReport[], ownWeight: number, nowMs: number) {
  const tallies = new Map(domains.map(({ id }) => [id, { right: 0, asked: 0 }]));
  const total = { right: 0, asked: 0 };
  for (const report of reports) {
    const standing = outsideStanding(report, domains, ownWeight);
    // As answers do, an official report fades: it was about the candidate of that day.
    const kept = keptAfter(0, ageDays(report.atMs, nowMs));
    if (standing.kind === 'offset') {
      total.right += kept * standing.share * standing.asked;
      total.asked += kept * standing.asked;
    } else if (standing.kind === 'evidence') {
      for (const { id, right, asked } of standing.domains) {
        const tally = tallies.get(id);
        if (!tally) continue;
        tally.right += kept * right;
        tally.asked += kept * asked;
      }
    }
  }
  return { domains: domains.map(({ id }) => tallies.get(id) ?? { right: 0, asked: 0 }), total };
}

function ageDays(atMs: number, nowMs: number): number {
  return Math.max(0, nowMs - atMs) / dayMs;
}

/** A level (0..1) on an exam that is harder by `z` logits. */
function harderBy(level: number, z: number): number {
  return 1 / (1 + ((1 - level) / level) * Math.exp(z));
}
