/** What changed between two measurements of one candidate, and whether that is more than chance gives. */

import { changeError, type Measured, smallestRealChange } from './interval';

/** Below this many questions on either side the normal error says too little: 2 of 5 after 0 of 6 would beat chance. */
const fewestForChange = 10;

/** `points` and `neededPoints` are percentage points of 100, `points` with its sign. */
export interface Change {
  readonly points: number;
  /** By how much the two would have to differ before the change beats chance at 90 %. */
  readonly neededPoints: number;
  /** The change over its standard error. */
  readonly z: number;
  /** At which confidence the change is more than chance gives; `no` is the usual case between two mocks. */
  readonly beatsChance: 'at-90' | 'at-80' | 'no';
}

/**
 * Compares two scores of the same kind (MEASURES 2.6). The standard error of a score of 0 or 1 is nothing, which would make 1 of 1 after 0 of 1
 * a certainty: the error is never taken smaller than if both had been measured on one level, and nothing beats chance on fewer than ten questions.
 */
export function changeBetween(first: Measured, second: Measured): Change {
  const difference = second.share - first.share;
  const level = (first.share * first.size + second.share * second.size) / (first.size + second.size);
  const sameLevel = [
    { share: level, size: first.size },
    { share: level, size: second.size },
  ] as const;
  const error = Math.max(changeError(first, second), changeError(...sameLevel));
  const needed = (confidence: 80 | 90) =>
    Math.max(smallestRealChange(first, second, confidence), smallestRealChange(sameLevel[0], sameLevel[1], confidence));
  const size = Math.abs(difference);
  const isTooFew = Math.min(first.size, second.size) < fewestForChange;
  return {
    points: 100 * difference,
    neededPoints: 100 * needed(90),
    z: error === 0 ? 0 : difference / error,
    beatsChance: size === 0 || isTooFew ? 'no' : size >= needed(90) ? 'at-90' : size >= needed(80) ? 'at-80' : 'no',
  };
}

/** An attempt as far as its score goes; a row of the history is one. */
export interface Scored {
  readonly blueprint: string;
  readonly headline: 'weighted' | 'raw' | null;
  readonly share: number | null;
  readonly size: number | null;
}

/** Why two scores cannot be held against each other. */
export type Incomparable = 'other-exam' | 'no-score' | 'other-score';

/** The change from one attempt to a later one; says why there is none where the two do not measure the same. */
export function changeOfScore(first: Scored, second: Scored): { readonly kind: 'change'; readonly change: Change } | { readonly kind: Incomparable } {
  if (first.blueprint !== second.blueprint) return { kind: 'other-exam' };
  const [before, after] = [measured(first), measured(second)];
  if (before === null || after === null) return { kind: 'no-score' };
  if (first.headline !== second.headline) return { kind: 'other-score' };
  return { kind: 'change', change: changeBetween(before, after) };
}

function measured({ share, size }: Scored): Measured | null {
  return share === null || size === null || size === 0 ? null : { share, size };
}

interface DomainCounts {
  readonly asked: number;
  readonly right: number;
}

/** The change in one domain; null where one of the two asked too few questions for any word on it. */
export function changeOfDomain(first: DomainCounts, second: DomainCounts): Change | null {
  if (first.asked < fewestForChange || second.asked < fewestForChange) return null;
  return changeBetween({ share: first.right / first.asked, size: first.asked }, { share: second.right / second.asked, size: second.asked });
}
