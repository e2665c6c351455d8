/** Which options are right where each of them has a share of the points, as Moodle's questions have. */

import { type Problem, problem } from '../problem';
import type { DraftKeyPart } from './draft';

export type FractionsRead =
  | {
      readonly ok: true;
      readonly key: readonly DraftKeyPart[];
      readonly asksFor: 'several' | undefined;
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly why: Problem };

/** Moodle rounds shares to five decimals, and hand-made files to whole percents ("33"). */
const TOLERANCE_PERCENT = 2;

/** `percents` has one for each option. Full shares are right, partial ones beside them are not; without a full one, those that make up a hundred are. */
export function keyOfFractions(percents: readonly number[]): FractionsRead {
  const full = placesWhere(percents, (percent) => percent > 100 - 0.01);
  const partial = placesWhere(percents, (percent) => percent > 0 && percent <= 100 - 0.01);
  const warnings: Problem[] = [];
  if (full.length > 0) {
    if (partial.length > 0) warnings.push({ ...problem('set.partial-credit'), severity: 'warning' });
    return { ok: true, key: parts(full), asksFor: undefined, warnings };
  }
  const sum = partial.reduce((total, place) => total + (percents[place] ?? 0), 0);
  if (partial.length > 0 && Math.abs(sum - 100) > TOLERANCE_PERCENT) return { ok: false, why: problem('set.shares', { percent: Math.round(sum) }) };
  return { ok: true, key: parts(partial), asksFor: partial.length > 1 ? 'several' : undefined, warnings };
}

function placesWhere(percents: readonly number[], is: (percent: number) => boolean): readonly number[] {
  return percents.flatMap((percent, place) => (is(percent) ? [place] : []));
}

function parts(places: readonly number[]): readonly DraftKeyPart[] {
  return places.map((place) => ({ by: 'place', place }));
}
