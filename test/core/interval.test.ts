/** Intervals and standard errors against the golden numbers of MEASURES 2.2, 2.6 and 2.7. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Confidence,
  changeError,
  domainInterval,
  effectiveSize,
  lordError,
  smallestRealChange,
  stratifiedError,
  wilson,
} from '../../src/core/interval';

const weights = [60, 10, 20, 10];
const paper = (asked: readonly number[], credit: readonly number[] = asked) =>
  weights.map((weight, index) => ({ weight, asked: asked[index] ?? 0, credit: credit[index] ?? 0 }));
const percents: readonly Confidence[] = [80, 90, 95];

describe('the effective number of questions', () => {
  it.each([
    [[12, 2, 4, 2], 20],
    [[32, 5, 11, 5], 52.948],
    [[33, 6, 11, 5], 54.908],
  ])('of a paper of %j is %d', (asked, size) => {
    expect(effectiveSize(paper(asked))).toBeCloseTo(size, 3);
  });

  it('leaves out what was not asked, and is none when nothing was', () => {
    expect(effectiveSize(paper([2, 0, 10, 0]))).toBeCloseTo(64 / (36 / 2 + 4 / 10), 9);
    expect(effectiveSize(paper([0, 0, 0, 0]))).toBeNull();
    expect(effectiveSize([{ weight: 0, asked: 9 }])).toBeNull();
  });

  it('is never more than the number asked', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ weight: fc.nat(100), asked: fc.nat(60) }), { minLength: 1 }), (domains) => {
        const asked = domains.reduce((sum, domain) => sum + domain.asked, 0);
        expect(effectiveSize(domains) ?? 0).toBeLessThanOrEqual(asked + 1e-9);
      }),
    );
  });
});

describe("Wilson's interval", () => {
  const golden: [string, number, number, number[]][] = [
    ['the practice exam', 0.6, 20, [0.4572, 0.7276, 0.4186, 0.7576, 0.3866, 0.7812]],
    ['the real exam', 0.72, 54.9085, [0.6368, 0.7904, 0.6118, 0.8075, 0.5899, 0.8213]],
    ['mock A', 0.72697, 54.9085, [0.6442, 0.7966, 0.6192, 0.8134, 0.5972, 0.827]],
    ['mock B', 0.712121, 54.9085, [0.6286, 0.7834, 0.6035, 0.8008, 0.5816, 0.8149]],
  ];
  it.each(golden)('of %s is as computed independently', (_name, share, size, ends) => {
    const found = percents.flatMap((percent) => {
      const interval = wilson(share, size, percent);
      return [interval?.low, interval?.high];
    });
    found.forEach((end, index) => {
      expect(Math.abs((end ?? Number.NaN) - (ends[index] ?? 0))).toBeLessThan(1e-4);
    });
  });

  it.each([
    [6, 12, 0.2855, 0.7145],
    [2, 2, 0.425, 1],
    [3, 4, 0.3562, 0.9421],
    [1, 2, 0.1209, 0.8791],
    [25, 33, 0.6185, 0.8576],
    [5, 6, 0.4976, 0.9619],
    [6, 11, 0.3151, 0.7579],
    [4, 5, 0.4353, 0.954],
    [5, 5, 0.6489, 1],
  ])('of a domain with %d of %d right runs from %d to %d', (right, asked, low, high) => {
    const interval = domainInterval(right, asked);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('is none for no question', () => {
    expect(domainInterval(0, 0)).toBeNull();
    expect(wilson(0.5, 0)).toBeNull();
    expect(wilson(0.5, null)).toBeNull();
  });

  it('ends exactly at 0 when all is wrong and at 1 when all is right', () => {
    expect(wilson(0, 54.9085)?.low).toBe(0);
    expect(wilson(1, 54.9085)?.high).toBe(1);
    expect(wilson(1, 54.9085)?.low).toBeCloseTo(0.953, 3);
  });

  it('lies inside 0 to 1, holds the score, and rises with it', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const size = fc.double({ min: 0.5, max: 5000, noNaN: true });
    fc.assert(
      fc.property(share, share, size, fc.constantFrom(...percents), (a, b, n, percent) => {
        const lower = wilson(Math.min(a, b), n, percent) ?? expect.fail();
        const upper = wilson(Math.max(a, b), n, percent) ?? expect.fail();
        expect(lower.low).toBeGreaterThanOrEqual(0);
        expect(upper.high).toBeLessThanOrEqual(1);
        expect(lower.low).toBeLessThanOrEqual(Math.min(a, b) + 1e-9);
        expect(lower.high).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-9);
        expect(upper.low).toBeGreaterThanOrEqual(lower.low - 1e-12);
        expect(upper.high).toBeGreaterThanOrEqual(lower.high - 1e-12);
      }),
    );
  });

  it('is wider the surer it is to be', () => {
    const [at80, at90, at95] = percents.map((percent) => wilson(0.7, 55, percent) ?? expect.fail());
    expect([at95?.low, at90?.low, at80?.low]).toEqual([at95?.low, at90?.low, at80?.low].sort());
    expect([at80?.high, at90?.high, at95?.high]).toEqual([at80?.high, at90?.high, at95?.high].sort());
  });
});

describe('standard errors', () => {
  it.each([
    ['the practice exam', [12, 2, 4, 2], [6, 2, 3, 1], 0.10308, 0.11239],
    ['mock A', [33, 6, 11, 5], [25, 5, 6, 4], 0.05879, 0.06061],
    ['mock B', [33, 6, 11, 5], [24, 4, 6, 5], 0.05862, 0.06181],
  ])('of %s are as computed independently', (_name, asked, credit, stratified, lord) => {
    expect(Math.abs((stratifiedError(paper(asked, credit)) ?? 0) - stratified)).toBeLessThan(1e-4);
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    expect(Math.abs((lordError(sum(credit), sum(asked)) ?? 0) - lord)).toBeLessThan(1e-4);
  });

  it('are none where there is too little to err about', () => {
    expect(stratifiedError(paper([0, 0, 0, 0]))).toBeNull();
    expect(lordError(1, 1)).toBeNull();
  });
});

describe('the smallest real change', () => {
  it.each([
    [20, 10.7, 25.0, 19.5],
    [50, 6.8, 15.8, 12.3],
    [55, 6.5, 15.1, 11.7],
    [65, 6.0, 13.8, 10.8],
  ])('between two mocks of %d questions at 64 %% is as in the table', (size, error, at90, at80) => {
    const mock = { share: 0.64, size };
    expect(100 * (changeError(mock, mock) / Math.SQRT2)).toBeCloseTo(error, 1);
    expect(100 * smallestRealChange(mock, mock)).toBeCloseTo(at90, 1);
    expect(100 * smallestRealChange(mock, mock, 80)).toBeCloseTo(at80, 1);
  });

  it('is more than the twelve points from 60 % in 20 questions to 72 % in 55', () => {
    const practice = { share: 0.6, size: 20 };
    const exam = { share: 0.72, size: 55 };
    expect(100 * changeError(practice, exam)).toBeCloseTo(12.5, 1);
    expect((exam.share - practice.share) / changeError(practice, exam)).toBeCloseTo(0.96, 2);
    expect(smallestRealChange(practice, exam)).toBeGreaterThan(0.12);
  });
});
