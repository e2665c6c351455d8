/** One attempt that was gone on with on two machines: the one log that holds both, or the two attempts that it has become. */

import type { Entry } from '../attempt';
import { byCodeUnit } from '../bank';
import { type Countdown, laterOf } from '../countdown';
import { inOrder, isSame, markOf } from './order';

export interface SatLog {
  readonly startedAtMs: number;
  readonly countdown: Countdown;
  readonly entries: readonly Entry[];
}

export type MergedLogs<L extends SatLog> =
  | { readonly kind: 'one'; readonly log: L }
  /** `log` keeps the id. `mark` makes the other an id of its own, the same on every machine and however long the other grows. */
  | { readonly kind: 'two'; readonly log: L; readonly other: L; readonly mark: string };

export function isHandedIn({ entries }: SatLog): boolean {
  return entries.at(-1)?.action.kind === 'submit';
}

/** When an action was last taken; the start where there was none. */
export function lastActionMs({ startedAtMs, entries }: SatLog): number {
  return entries.at(-1)?.wallMs ?? startedAtMs;
}

/**
 * A log that the other goes on from is in the other already. Where they part, a paper that was handed in keeps the id, else the log that parted
 * first; the other becomes an attempt of its own. No entry of either is lost.
 */
export function mergeLogs<L extends SatLog>(a: L, b: L): MergedLogs<L> {
  const shared = sharedEntries(a, b);
  if (shared === Math.min(a.entries.length, b.entries.length)) return { kind: 'one', log: joined(a, b) };
  const [log, other] = keepsId(a, b, shared) ? [a, b] : [b, a];
  return { kind: 'two', log, other, mark: markOf(JSON.stringify(other.entries[shared])) };
}

function sharedEntries(a: SatLog, b: SatLog): number {
  const parted = a.entries.findIndex((entry, at) => !isSame(entry, b.entries[at]));
  return parted === -1 ? a.entries.length : parted;
}

function joined<L extends SatLog>(a: L, b: L): L {
  if (a.entries.length === b.entries.length) {
    const [first, second] = inOrder(a, b, () => 0);
    return laterOf(first.countdown, second.countdown) === first.countdown ? first : second;
  }
  const [shorter, longer] = a.entries.length < b.entries.length ? [a, b] : [b, a];
  // Time that was spent before a pause of the longer is spent; after the end nothing is.
  return isHandedIn(longer) ? longer : { ...longer, countdown: laterOf(longer.countdown, shorter.countdown) };
}

function keepsId(a: SatLog, b: SatLog, parted: number): boolean {
  if (isHandedIn(a) !== isHandedIn(b)) return isHandedIn(a);
  const [mine, theirs] = [a.entries[parted], b.entries[parted]];
  return ((mine?.wallMs ?? 0) - (theirs?.wallMs ?? 0) || byCodeUnit(JSON.stringify(mine), JSON.stringify(theirs))) < 0;
}
