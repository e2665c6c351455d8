/** The beta distribution: what a few right answers say about a true level, and how likely a binomial count is. */

/** Beta(a, b) as a belief about a true level between 0 and 1; both parameters are positive. */
export interface Beta {
  readonly a: number;
  readonly b: number;
}

/** Lanczos' approximation, g = 7 with nine terms: relative error below 1e-14 for the positive arguments used here. */
const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = 0.99999999999980993;
  for (const [place, coefficient] of lanczos.entries()) sum += coefficient / (x + place);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Lentz' method needs this to step over a zero denominator. */
const tiny = 1e-300;
const precision = 1e-15;
/** The fraction takes about sqrt(max(a, b)) steps; a candidate's answers stay far below what this allows. */
const mostSteps = 100_000;

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz' method. */
function continuedFraction(x: number, a: number, b: number): number {
  const awayFromZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= mostSteps; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < precision) return value;
  }
  throw new RangeError(`incomplete beta did not converge: x ${x}, a ${a}, b ${b}`);
}

/** The regularised incomplete beta function I_x(a, b), for x in 0..1 and positive a and b; within 1e-10. */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) throw new RangeError(`incomplete beta is not defined for x ${x}, a ${a}, b ${b}`);
  if (x === 0 || x === 1) return x;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast only on this side of the mean; the other side is its mirror image.
  return x < (a + 1) / (a + b + 2) ? (front * continuedFraction(x, a, b)) / a : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

/** The belief after `right` of `asked` answers; both may be weighted and so need not be whole. */
export function posterior(prior: Beta, right: number, asked: number): Beta {
  return { a: prior.a + right, b: prior.b + asked - right };
}

/** A prior worth `strength` answers at the level `mean`. */
export function priorAt(mean: number, strength: number): Beta {
  return { a: strength * mean, b: strength * (1 - mean) };
}

export function betaMean({ a, b }: Beta): number {
  return a / (a + b);
}

/** The likeliest level; both parameters must exceed 1. */
export function betaMode({ a, b }: Beta): number {
  return (a - 1) / (a + b - 2);
}

export function betaVariance({ a, b }: Beta): number {
  return (a * b) / ((a + b) ** 2 * (a + b + 1));
}

/** P(p < level). */
export function chanceBelow({ a, b }: Beta, level: number): number {
  return regularisedBeta(level, a, b);
}

/** P(p ≥ level). */
export function chanceAtLeast({ a, b }: Beta, level: number): number {
  return regularisedBeta(1 - level, b, a);
}

/** E[(target − p)+]: by how much the true level falls short of the target on average, a level above it counting as no shortfall (MEASURES 4.1). */
export function expectedShortfall(belief: Beta, target: number): number {
  const { a, b } = belief;
  const shortfall = target * regularisedBeta(target, a, b) - betaMean(belief) * regularisedBeta(target, a + 1, b);
  // The two terms are nearly equal when a shortfall is all but impossible, and rounding may leave less than nothing.
  return Math.max(0, shortfall);
}

/** P(X ≥ needed) for X right of `asked` questions, each with the chance `level` of being right. */
export function binomialAtLeast(needed: number, asked: number, level: number): number {
  if (needed <= 0) return 1;
  if (needed > asked) return 0;
  return regularisedBeta(level, needed, asked - needed + 1);
}
