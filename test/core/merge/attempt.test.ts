/** An attempt of two machines: no entry is lost, and the one that was handed in keeps its id. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Entry } from '../../../src/core/attempt';
import { startCountdown } from '../../../src/core/countdown';
import { mergeLogs, type SatLog } from '../../../src/core/merge/attempt';
import { idOfOther, isSame } from '../../../src/core/merge/order';

const instant = fc.integer({ min: 1, max: 20 });

const action = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((question): Action => ({ kind: 'visit', question })),
  fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()).map(([question, on]): Action => ({ kind: 'flag', question, on })),
);
const actions = fc.array(fc.tuple(action, instant), { maxLength: 6 });

function logOf(list: readonly (readonly [Action, number])[], handedIn: boolean): SatLog {
  const all: (readonly [Action, number])[] = handedIn ? [...list, [{ kind: 'submit', reason: 'candidate' }, 30]] : [...list];
  const entries = all.map(([act, ms], at): Entry => ({ seq: at + 1, wallMs: 100 * at + ms, spentMs: 10 * at, activeMs: 10 * at, action: act }));
  return { startedAtMs: 0, countdown: startCountdown(1_000, 'strict', { wallMs: 0, uptimeMs: entries.length, run: 'run' }), entries };
}
const logs = fc
  .tuple(actions, actions, actions, fc.boolean(), fc.boolean())
  .map(([common, here, there, hereDone, thereDone]) => [logOf([...common, ...here], hereDone), logOf([...common, ...there], thereDone)] as const);
const isIn = (part: SatLog, whole: SatLog) => isSame(part.entries, whole.entries.slice(0, part.entries.length));

describe('an attempt of two machines', () => {
  it('loses no entry: each log is the one kept, a beginning of it, or the other', () => {
    fc.assert(
      fc.property(logs, ([a, b]) => {
        const merged = mergeLogs(a, b);
        const kept = merged.kind === 'one' ? [merged.log] : [merged.log, merged.other];
        for (const log of [a, b]) expect(kept.some((each) => isIn(log, each))).toBe(true);
        expect(merged.kind === 'one').toBe(isIn(a, b) || isIn(b, a));
      }),
    );
  });

  it('is the same whichever machine merges, and merging again with either side adds nothing', () => {
    fc.assert(
      fc.property(logs, ([a, b]) => {
        const merged = mergeLogs(a, b);
        expect(mergeLogs(b, a)).toEqual(merged);
        for (const side of [a, b]) {
          const again = mergeLogs(merged.log, side);
          expect(again.log.entries).toEqual(merged.log.entries);
          // The other is known by its mark: it is the very attempt that was made of it before.
          if (again.kind === 'two' && merged.kind === 'two') expect([again.mark, again.other]).toEqual([merged.mark, merged.other]);
          expect(again.kind === 'one' || merged.kind === 'two').toBe(true);
        }
      }),
    );
  });

  it('keeps its id for the paper that was handed in', () => {
    fc.assert(
      fc.property(logs, ([a, b]) => {
        const done = (log: SatLog) => log.entries.at(-1)?.action.kind === 'submit';
        if (done(a) || done(b)) expect(done(mergeLogs(a, b).log)).toBe(true);
      }),
    );
  });

  it('has one id for the other, however long it grows after they have parted, and one that the app can name', () => {
    const [a, b] = [logOf([[{ kind: 'visit', question: 0 }, 1]], false), logOf([[{ kind: 'visit', question: 1 }, 2]], false)];
    const longer = logOf(
      [
        [{ kind: 'visit', question: 1 }, 2],
        [{ kind: 'leave' }, 3],
      ],
      false,
    );
    const [merged, later] = [mergeLogs(a, b), mergeLogs(longer, a)];
    if (merged.kind !== 'two' || later.kind !== 'two') throw new Error('they have parted');
    expect(later.mark).toBe(merged.mark);
    const id = idOfOther('2026-01-05-090000-aaaaaa', merged.mark);
    expect(id).toMatch(/^2026-01-05-[a-z0-9-]{1,53}$/);
    expect(idOfOther(id, merged.mark)).toMatch(/^2026-01-05-[a-z0-9-]{1,53}$/);
  });
});
