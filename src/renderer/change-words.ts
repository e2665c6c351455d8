/** A change between two attempts in words, and whether it is more than chance gives. */

import type { Change, Incomparable } from '../core/change';
import { say } from '../language/say';
import { formatPercent, formatPoints } from './format';

interface Ends {
  /** Shares from 0 to 1. */
  readonly first: number;
  readonly second: number;
}

/** "Up 12.0 points from 60.0 % to 72.0 %. That is within chance: …" */
export function changeWords(change: Change, { first, second }: Ends): string {
  const points = formatPoints(change.points);
  const direction = points === '0.0' ? 'same' : change.points > 0 ? 'up' : 'down';
  const what = say(`change.${direction}`, { points, first: formatPercent(first), second: formatPercent(second) });
  const needed = formatPoints(change.neededPoints);
  const test =
    change.beatsChance === 'no' && change.neededPoints >= 100 ? say('change.no.impossible') : say(`change.${change.beatsChance}`, { needed });
  return `${what} ${test}`;
}

export function incomparableWords(kind: Incomparable): string {
  return say(`change.${kind}`);
}

/** "+12.0", "−4.5" or "±0.0". */
export function signedPoints(points: number): string {
  const figure = formatPoints(points);
  return say('compare.points', { sign: figure === '0.0' ? '±' : points > 0 ? '+' : '−', points: figure });
}
