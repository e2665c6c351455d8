/** What may be said of a probability of passing: too early, or a rounded chance with a label; never more than the model knows (MEASURES 3.5). */

/** Fewest weighted answers, and a whole timed mock, before anything is said (MEASURES 3.5). */
export const fewestAnswers = 40;

export type ReadinessLabel = 'ready' | 'either-way' | 'not-yet';

/** What may be said: too early, or a chance in steps of five percent, never surer than 2 to 98 %. */
export type Readiness =
  | { readonly kind: 'too-early'; readonly timedMocks: number; readonly answers: number }
  | { readonly kind: 'chance'; readonly percent: number; readonly label: ReadinessLabel };

export function readinessShown(probability: number, timedMocks: number, answers: number): Readiness {
  // An answer fades from its first minute: forty of today's are still forty.
  if (timedMocks < 1 || Math.round(answers) < fewestAnswers) return { kind: 'too-early', timedMocks, answers };
  const label = probability >= 0.8 ? 'ready' : probability >= 0.5 ? 'either-way' : 'not-yet';
  return { kind: 'chance', percent: shownPercent(probability), label };
}

/**
 * The one exception: an official practice exam may be spoken of alone, as very uncertain and without a label (head of MEASURES). Twenty questions do not
 * tell 25 % from 35 %, so it is said in quarters, and never as sure: the same report with and without its domains says the same.
 */
export function officialOnly(probability: number): { readonly kind: 'official-only'; readonly percent: number } {
  return { kind: 'official-only', percent: Math.min(90, Math.max(10, 25 * Math.round(4 * probability))) };
}

function shownPercent(probability: number): number {
  return Math.min(98, Math.max(2, 5 * Math.round(20 * probability)));
}

/** A shown percentage as "about 3 in 4". */
export function outOf(percent: number): { readonly passers: number; readonly candidates: number } {
  let [common, rest] = [percent, 100];
  while (rest > 0) [common, rest] = [rest, common % rest];
  return { passers: percent / common, candidates: 100 / common };
}
