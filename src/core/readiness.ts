/** Readiness: how likely the candidate would pass now (MEASURES 3). Evaluated by a fixed quadrature: no chance, so the same evidence gives the same figure. */

import { type Beta, betaMean, posterior } from './beta';
import { type Evidence, pooledPrior } from './weakness';

/** A domain of the exam: its weight, the scored questions that one form has of it, and what the candidate has shown there. */
export interface ExamDomain {
  readonly weight: number;
  readonly questions: number;
  /** Weighted answers (MEASURES 3.1 step 1). */
  readonly evidence: Evidence;
}

/** How much harder the exam is than the bank, on the logit scale: a belief, Normal(mean, sd²). */
export interface Offset {
  readonly mean: number;
  readonly sd: number;
}

/** What the candidate says of the bank against the real thing. */
export type BankAgainstExam = 'same' | 'easier' | 'harder' | 'unknown';

const offsetMean: Readonly<Record<BankAgainstExam, number>> = { same: 0, easier: 0.3, harder: -0.3, unknown: 0.1 };
const offsetSd = 0.3;

export function offsetFor(answer: BankAgainstExam): Offset {
  return { mean: offsetMean[answer], sd: offsetSd };
}

/** Shares run from 0 to 1. `mean` and `sd` are those of the weighted score on one form of the exam. */
export interface Forecast {
  readonly probability: number;
  readonly mean: number;
  readonly sd: number;
}

/** Nodes and weights of the nine-point Gauss–Hermite rule for a standard normal variable. */
const hermite: readonly (readonly [node: number, weight: number])[] = [
  [0, 0.4063492063492064],
  ...([1, -1] as const).flatMap((sign) => [
    [sign * 1.0232556637891326, 0.24409750289493903] as const,
    [sign * 2.07684797867783, 0.04991640676521788] as const,
    [sign * 3.20542900285647, 0.002789141321231769] as const,
    [sign * 4.512745863399783, 0.000022345844007746583] as const,
  ]),
];
/** Midpoints at which each belief is evaluated, and cuts at which the band is. */
const levels = 200;
const cuts = 5;
const tolerance = 1e-9;

const logit = (share: number) => Math.log(share / (1 - share));
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** The belief about each domain: its evidence on the prior that all domains give together (step 2). */
export function domainBeliefs(domains: readonly Pick<ExamDomain, 'evidence'>[]): readonly Beta[] {
  const prior = pooledPrior(domains.map(({ evidence }) => evidence));
  return domains.map(({ evidence }) => posterior(prior, evidence.right, evidence.asked));
}

/**
 * The chance that the weighted score of one form reaches a pass mark that lies anywhere in the band (shares), and what that score would be.
 * Weights and questions are whole numbers; domains without a weight or a question count for nothing. A RangeError where none is left.
 */
export function forecast(domains: readonly ExamDomain[], band: { readonly low: number; readonly high: number }, offset: Offset): Forecast {
  return forecastFrom(domainBeliefs(domains), domains, band, offset);
}

/** The same from beliefs of another making, in the order of the domains. */
export function forecastFrom(
  beliefs: readonly Beta[],
  domains: readonly Omit<ExamDomain, 'evidence'>[],
  band: { readonly low: number; readonly high: number },
  offset: Offset,
): Forecast {
  const asked = domains.flatMap(({ weight, questions }, at) => {
    const belief = beliefs[at];
    return weight > 0 && questions > 0 && belief ? [{ weight, questions, density: densityOf(belief) }] : [];
  });
  const totalWeight = asked.reduce((sum, { weight }) => sum + weight, 0);
  if (totalWeight === 0) throw new RangeError('an exam has a domain with a weight');
  const { worths, top } = wholeWorths(asked);
  const marks = Array.from({ length: cuts }, (_, cut) => top * (band.low + ((band.high - band.low) * (cut + 0.5)) / cuts - tolerance));

  let probability = 0;
  let mean = 0;
  let square = 0;
  for (const [node, nodeWeight] of hermite) {
    const z = offset.mean + offset.sd * node;
    let sums: Float64Array = Float64Array.of(1);
    for (const [at, { questions, density }] of asked.entries()) sums = addDomain(sums, worths[at] ?? 0, countChances(density, questions, z));
    // The sums rise, and so do the marks: how many of these are reached only grows.
    let reached = 0;
    for (let sum = 0; sum < sums.length; sum++) {
      while (reached < cuts && sum >= (marks[reached] ?? 0)) reached++;
      const chance = sums[sum] ?? 0;
      if (chance === 0) continue;
      const share = sum / top;
      mean += nodeWeight * chance * share;
      square += nodeWeight * chance * share * share;
      probability += (nodeWeight * chance * reached) / cuts;
    }
  }
  return { probability: Math.min(1, probability), mean, sd: Math.sqrt(Math.max(0, square - mean * mean)) };
}

/** The finest grid that weighted sums are kept on. The reference exam needs 33,000 steps, so its sums are exact. */
const finestGrid = 50_000;

/**
 * What one right answer of each domain is worth as a whole number, so that equal sums meet, and what all of them together are worth. Exact where
 * that takes no more steps than the finest grid has; else rounded to it, less than a thousandth of the score, for the exact sums of many uneven
 * domains would be without number.
 */
function wholeWorths(asked: readonly Pick<ExamDomain, 'weight' | 'questions'>[]): { readonly worths: readonly number[]; readonly top: number } {
  const totalWeight = asked.reduce((sum, { weight }) => sum + weight, 0);
  const scale = asked.reduce((multiple, { questions }) => leastCommonMultiple(multiple, questions), 1);
  const isExact = Number.isSafeInteger(totalWeight * scale);
  const exact = isExact ? asked.map(({ weight, questions }) => (weight * scale) / questions) : [];
  const step = exact.reduce(greatestCommonDivisor, 0);
  const worths =
    isExact && (totalWeight * scale) / step <= finestGrid
      ? exact.map((worth) => worth / step)
      : asked.map(({ weight, questions }) => Math.round((finestGrid * weight) / (totalWeight * questions)));
  return { worths, top: asked.reduce((sum, { questions }, at) => sum + questions * (worths[at] ?? 0), 0) };
}

/** The belief at the midpoints, summing to 1. */
function densityOf({ a, b }: Beta): readonly (readonly [level: number, chance: number])[] {
  const logs = Array.from({ length: levels }, (_, place) => {
    const level = (place + 0.5) / levels;
    return [level, (a - 1) * Math.log(level) + (b - 1) * Math.log1p(-level)] as const;
  });
  // A belief after thousands of answers would underflow without this.
  const highest = Math.max(...logs.map(([, log]) => log));
  const total = logs.reduce((sum, [, log]) => sum + Math.exp(log - highest), 0);
  return logs.map(([level, log]) => [level, Math.exp(log - highest) / total] as const);
}

/** The chance of each number of right answers, 0 to `questions`, when the exam is harder by `z`. */
function countChances(density: ReturnType<typeof densityOf>, questions: number, z: number): Float64Array {
  const chances = new Float64Array(questions + 1);
  for (const [level, weight] of density) {
    const q = logistic(logit(level) - z);
    const odds = q / (1 - q);
    let chance = (1 - q) ** questions;
    for (let right = 0; right <= questions; right++) {
      chances[right] = (chances[right] ?? 0) + weight * chance;
      chance *= (odds * (questions - right)) / (right + 1);
    }
  }
  return chances;
}

function addDomain(sums: Float64Array, worth: number, chances: Float64Array): Float64Array {
  const next = new Float64Array(sums.length + worth * (chances.length - 1));
  for (let sum = 0; sum < sums.length; sum++) {
    const chance = sums[sum] ?? 0;
    if (chance === 0) continue;
    for (let right = 0; right < chances.length; right++) {
      const key = sum + worth * right;
      next[key] = (next[key] ?? 0) + chance * (chances[right] ?? 0);
    }
  }
  return next;
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b;
}

/** A score report from elsewhere with its counts. */
export interface OfficialResult {
  readonly right: number;
  readonly asked: number;
}

/**
 * The offset after an official practice result, once the app itself has evidence enough: a normal–normal update of what the bank said of the
 * candidate (`belief`, on the same scale as the report) against what the report said (MEASURES 3.3).
 */
export function offsetAfter(offset: Offset, own: { readonly mean: number; readonly variance: number }, { right, asked }: OfficialResult): Offset {
  // All right or none right has no logit: half a question is taken off.
  const official = Math.min(Math.max(right, 0.5), asked - 0.5) / asked;
  const seen = logit(own.mean) - logit(official);
  const variance = 1 / (asked * official * (1 - official)) + own.variance / (own.mean * (1 - own.mean)) ** 2;
  const precision = 1 / offset.sd ** 2 + 1 / variance;
  return { mean: (offset.mean / offset.sd ** 2 + seen / variance) / precision, sd: precision ** -0.5 };
}

/** What each domain would add to the chance if one more of its recent answers had been right, in the order of `domains`; 0 where all were. */
export function oneMoreRight(domains: readonly ExamDomain[], band: { readonly low: number; readonly high: number }, offset: Offset): number[] {
  const now = forecast(domains, band, offset).probability;
  return domains.map(({ evidence }, at) => {
    const step = Math.min(1, evidence.asked - evidence.right);
    if (step <= 0) return 0;
    const changed = domains.map((domain, other) =>
      other === at ? { ...domain, evidence: { asked: evidence.asked, right: evidence.right + step } } : domain,
    );
    return forecast(changed, band, offset).probability - now;
  });
}

/** The mean level of the beliefs over the blueprint, with its variance: what the bank says of the candidate, to hold an official result against. */
export function blueprintLevel(domains: readonly ExamDomain[]): { readonly mean: number; readonly variance: number } {
  const total = domains.reduce((sum, { weight }) => sum + weight, 0);
  const beliefs = domainBeliefs(domains);
  let mean = 0;
  let variance = 0;
  for (const [at, { weight }] of domains.entries()) {
    const belief = beliefs[at];
    if (!belief) continue;
    const share = weight / total;
    mean += share * betaMean(belief);
    variance += (share * share * belief.a * belief.b) / ((belief.a + belief.b) ** 2 * (belief.a + belief.b + 1));
  }
  return { mean, variance };
}
