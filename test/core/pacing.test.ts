/** The time of an attempt against the even pace. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceSteps } from '../../src/core/pacing';

const times = fc.array(fc.integer({ min: 0, max: 3_600_000 }), { maxLength: 100 });

describe('the steps of a pace', () => {
  it('add up in the order of the paper and say how far behind they are', () => {
    expect(paceSteps([60_000, 100_000], 80_000)).toEqual([
      { number: 1, elapsedMs: 60_000, evenMs: 80_000, behindMs: -20_000 },
      { number: 2, elapsedMs: 160_000, evenMs: 160_000, behindMs: 0 },
    ]);
  });

  it('know no even pace in untimed practice', () => {
    expect(paceSteps([60_000], null)).toEqual([{ number: 1, elapsedMs: 60_000, evenMs: null, behindMs: null }]);
  });

  it('never fall, end at the whole time, and lie on the even pace for who keeps to it', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 600_000 }), (dwellMs, evenMs) => {
        const steps = paceSteps(dwellMs, evenMs);
        expect(steps.map(({ number }) => number)).toEqual(dwellMs.map((_, index) => index + 1));
        for (const [index, step] of steps.entries()) expect(step.elapsedMs).toBeGreaterThanOrEqual(steps[index - 1]?.elapsedMs ?? 0);
        expect(steps.at(-1)?.elapsedMs ?? 0).toBe(dwellMs.reduce((sum, ms) => sum + ms, 0));
        const even = paceSteps(
          dwellMs.map(() => evenMs),
          evenMs,
        );
        for (const { behindMs } of even) expect(behindMs).toBe(0);
      }),
    );
  });
});
