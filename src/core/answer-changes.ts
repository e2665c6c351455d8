/** What changing answers did: how often each way, the net in marks, and whether there is enough of it to say that changing helps. */

import type { Change } from './marking';

/** Below this many changes their net is chance (MEASURES 5.4). */
const fewestChanges = 20;
/** Before anything is known of a candidate: two changes in three between right and wrong pay (Kruger, Wirtz & Miller), as if seen four times. */
const prior = { paid: 2.7, lost: 1.3 } as const;

export interface ChangeTally {
  readonly wrongToRight: number;
  readonly rightToWrong: number;
  readonly wrongToWrong: number;
  /** Marks won less marks lost. */
  readonly netMarks: number;
  /** The same in points of the raw score of 100; null when no question was scored. */
  readonly netPoints: number | null;
  /** Share (0..1) of the changes between right and wrong that is expected to pay for this candidate. */
  readonly paidShare: number;
  readonly tooFew: boolean;
}

/** `scored` is the number of questions that count; `changes` are those of the same questions. */
export function tallyChanges(changes: readonly Change[], scored: number): ChangeTally {
  const count = (kind: Change) => changes.filter((change) => change === kind).length;
  const wrongToRight = count('wrong-to-right');
  const rightToWrong = count('right-to-wrong');
  const netMarks = wrongToRight - rightToWrong;
  return {
    wrongToRight,
    rightToWrong,
    wrongToWrong: count('wrong-to-wrong'),
    netMarks,
    netPoints: scored === 0 ? null : (100 * netMarks) / scored,
    paidShare: (prior.paid + wrongToRight) / (prior.paid + prior.lost + wrongToRight + rightToWrong),
    tooFew: changes.length < fewestChanges,
  };
}
