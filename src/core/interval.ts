/** How sure a score is: intervals for the true level behind it, standard errors, and the smallest change that is more than chance. */

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** In percent. Reports print 90. */
export type Confidence = 80 | 90 | 95;

/** Two-sided standard normal quantiles. */
const zOf: Readonly<Record<Confidence, number>> = { 80: 1.2815515655446004, 90: 1.6448536269514722, 95: 1.959963984540054 };

/** Below this many questions a domain is told "too few questions" and gets no verdict (MEASURES 2.7). */
export const fewestForVerdict = 5;

/** One domain of a paper; `weight` in any unit. */
interface AskedDomain {
  readonly weight: number;
  readonly asked: number;
}

/**
 * Kish's effective number of questions, 1 / Σ(w²/n) with weights that sum to 1: how many questions of one kind would say as much.
 * Domains without weight or questions are left out; null when none is left.
 */
export function effectiveSize(domains: readonly AskedDomain[]): number | null {
  const used = domains.filter((domain) => domain.weight > 0 && domain.asked > 0);
  const weights = used.reduce((sum, domain) => sum + domain.weight, 0);
  if (weights === 0) return null;
  return weights ** 2 / used.reduce((sum, domain) => sum + domain.weight ** 2 / domain.asked, 0);
}

/**
 * Wilson's interval for the candidate's true level (not for the next score): `share` 0..1 measured on `size` questions, which is the effective
 * size for a weighted score and the plain count for a raw score or a domain. Null on no question.
 */
export function wilson(share: number, size: number | null, confidence: Confidence = 90): Interval | null {
  if (size === null || size <= 0) return null;
  const z2 = zOf[confidence] ** 2;
  const scale = 1 + z2 / size;
  const centre = (share + z2 / (2 * size)) / scale;
  const half = (zOf[confidence] * Math.sqrt(Math.max(0, (share * (1 - share)) / size + z2 / (4 * size ** 2)))) / scale;
  // At 0 and 1 the formula ends exactly there, and only rounding would miss it.
  return { low: share <= 0 ? 0 : Math.max(0, centre - half), high: share >= 1 ? 1 : Math.min(1, centre + half) };
}

/** The interval of a domain from its own questions; null on none. */
export function domainInterval(credit: number, asked: number, confidence: Confidence = 90): Interval | null {
  return asked === 0 ? null : wilson(credit / asked, asked, confidence);
}

/**
 * Standard error of the weighted share, √Σ w²p(1−p)/n over weights that sum to 1. It is too small where a domain is at 0 or 100 %,
 * so verdicts and printed intervals use `wilson`. Null when nothing was asked.
 */
export function stratifiedError(domains: readonly (AskedDomain & { readonly credit: number })[]): number | null {
  const used = domains.filter((domain) => domain.weight > 0 && domain.asked > 0);
  const weights = used.reduce((sum, domain) => sum + domain.weight, 0);
  if (weights === 0) return null;
  const variance = used.reduce((sum, { weight, asked, credit }) => sum + (weight ** 2 * (credit / asked) * (1 - credit / asked)) / asked, 0);
  return Math.sqrt(variance) / weights;
}

/** Lord's standard error of the raw share, √(x(n−x)/(n−1)) / n; null below two questions. */
export function lordError(right: number, asked: number): number | null {
  return asked < 2 ? null : Math.sqrt((right * (asked - right)) / (asked - 1)) / asked;
}

/** A score and the (effective) number of questions that it was measured on. */
export interface Measured {
  readonly share: number;
  readonly size: number;
}

/** Standard error of the difference between two scores. */
export function changeError(first: Measured, second: Measured): number {
  return Math.sqrt((first.share * (1 - first.share)) / first.size + (second.share * (1 - second.share)) / second.size);
}

/** By how much two scores (0..1) must differ before the change is more than chance would give (MEASURES 2.6). */
export function smallestRealChange(first: Measured, second: Measured, confidence: Confidence = 90): number {
  return zOf[confidence] * changeError(first, second);
}
