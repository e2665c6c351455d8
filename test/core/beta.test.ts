/** The beta distribution against golden values, sums that can be done by hand, and its own symmetries. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaMean,
  betaVariance,
  binomialAtLeast,
  chanceAtLeast,
  chanceBelow,
  expectedShortfall,
  posterior,
  priorAt,
  regularisedBeta,
} from '../../src/core/beta';

const level = fc.double({ min: 0, max: 1, noNaN: true });
const parameter = fc.double({ min: 0.05, max: 3000, noNaN: true });

describe('the regularised incomplete beta function', () => {
  it('has the golden values to ten digits', () => {
    expect(Math.abs(regularisedBeta(0.5, 2, 3) - 0.6875)).toBeLessThan(1e-10);
    expect(Math.abs(regularisedBeta(0.8, 3.5, 1.5) - 0.644667952078581)).toBeLessThan(1e-10);
  });

  it('is a power where one parameter is 1', () => {
    for (const a of [0.3, 1, 7, 250]) expect(Math.abs(regularisedBeta(0.9, a, 1) - 0.9 ** a)).toBeLessThan(1e-12);
  });

  it('stays within 0 and 1 and does not fall, for few answers and for thousands', () => {
    fc.assert(
      fc.property(level, level, parameter, parameter, (x, y, a, b) => {
        const low = regularisedBeta(Math.min(x, y), a, b);
        const high = regularisedBeta(Math.max(x, y), a, b);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(high - low).toBeGreaterThanOrEqual(-1e-10);
      }),
    );
  });

  it('mirrors itself', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), parameter, parameter, (x, a, b) => {
        expect(Math.abs(regularisedBeta(x, a, b) + regularisedBeta(1 - x, b, a) - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  it('is refused where it is not defined', () => {
    expect(() => regularisedBeta(1.2, 1, 1)).toThrow(RangeError);
    expect(() => regularisedBeta(0.5, 0, 1)).toThrow(RangeError);
    expect(() => regularisedBeta(Number.NaN, 1, 1)).toThrow(RangeError);
  });
});

describe('a belief', () => {
  it('starts at the prior and counts right and wrong answers onto it', () => {
    const belief = posterior(priorAt(0.65, 4), 6, 12);
    expect(belief.a).toBeCloseTo(8.6, 12);
    expect(belief.b).toBeCloseTo(7.4, 12);
    expect(betaMean(belief)).toBeCloseTo(0.5375, 12);
    expect(betaVariance(belief)).toBeCloseTo((8.6 * 7.4) / (256 * 17), 12);
  });

  it('is below a level or at it, and nothing else', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), parameter, parameter, (x, a, b) => {
        expect(chanceBelow({ a, b }, x) + chanceAtLeast({ a, b }, x)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('falls short of a target as an integral over it says', () => {
    const belief = { a: 3, b: 2 };
    const steps = 20_000;
    let integral = 0;
    for (let i = 0; i < steps; i++) {
      const p = (i + 0.5) / steps;
      integral += (Math.max(0, 0.8 - p) * 12 * p ** 2 * (1 - p)) / steps;
    }
    expect(expectedShortfall(belief, 0.8)).toBeCloseTo(integral, 7);
  });
});

describe('a binomial count', () => {
  it('reaches a number as often as summing its terms says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: -1, max: 32 }), level, (asked, needed, p) => {
        let term = 1;
        let sum = 0;
        for (let x = 0; x <= asked; x++) {
          if (x >= needed) sum += term * p ** x * (1 - p) ** (asked - x);
          term = (term * (asked - x)) / (x + 1);
        }
        expect(binomialAtLeast(needed, asked, p)).toBeCloseTo(sum, 9);
      }),
    );
  });
});
