/** The probability of passing: the golden rows of MEASURES 3.1 and 3.3, and what has to hold for any evidence. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  blueprintLevel,
  domainBeliefs,
  type ExamDomain,
  forecast,
  type Offset,
  offsetAfter,
  offsetFor,
  oneMoreRight,
} from '../../src/core/readiness';
import { readinessShown } from '../../src/core/readiness-shown';

const BAND = { low: 0.62, high: 0.66 };
const FORM = [33, 6, 11, 5];
const WEIGHTS = [60, 10, 20, 10];
const DEFAULT = offsetFor('unknown');

/** The reference exam with evidence as [right, asked] by domain. */
const exam = (...evidence: (readonly [right: number, asked: number])[]): ExamDomain[] =>
  FORM.map((questions, at) => {
    const [right, asked] = evidence[at] ?? [0, 0];
    return { weight: WEIGHTS[at] ?? 0, questions, evidence: { right, asked } };
  });

const practice = exam([6, 12], [2, 2], [3, 4], [1, 2]);
const oneMock = exam([25, 33], [5, 6], [6, 11], [4, 5]);
/** Three mocks, weighed .49, .7 and 1. */
const three = (() => {
  const mocks: [weight: number, counts: [number, number][]][] = [
    [
      0.49,
      [
        [19, 33],
        [4, 6],
        [5, 11],
        [3, 5],
      ],
    ],
    [
      0.7,
      [
        [22, 33],
        [4, 5],
        [6, 11],
        [4, 6],
      ],
    ],
    [
      1,
      [
        [25, 33],
        [5, 6],
        [7, 11],
        [4, 5],
      ],
    ],
  ];
  return exam(
    ...FORM.map((_, at) => mocks.reduce<[number, number]>(([r, n], [w, c]) => [r + w * (c[at]?.[0] ?? 0), n + w * (c[at]?.[1] ?? 0)], [0, 0])),
  );
})();

describe('the golden rows', () => {
  it.each<[what: string, domains: ExamDomain[], offset: Offset, probability: number, mean: number, sd: number]>([
    ['no evidence', exam(), DEFAULT, 0.50881, 0.63028, 0.16109],
    ['a practice exam', practice, DEFAULT, 0.26759, 0.56058, 0.12208],
    ['the same, known to be official', practice, { mean: 0, sd: 0.15 }, 0.30868, 0.58291, 0.1087],
    ['one mock', oneMock, DEFAULT, 0.74898, 0.70423, 0.09822],
    ['that mock counted twice', exam([50, 66], [10, 12], [12, 22], [8, 10]), DEFAULT, 0.76025, 0.7042, 0.09217],
    ['three mocks', three, DEFAULT, 0.55508, 0.65043, 0.09851],
    ['all right', exam([33, 33], [6, 6], [11, 11], [5, 5]), DEFAULT, 1, 0.98247, 0.02277],
    ['none right', exam([0, 33], [0, 6], [0, 11], [0, 5]), DEFAULT, 0, 0.01655, 0.02167],
  ])('%s', (_, domains, offset, probability, mean, sd) => {
    const found = forecast(domains, BAND, offset);
    expect(Math.abs(found.probability - probability)).toBeLessThan(1e-5);
    expect(Math.abs(found.mean - mean)).toBeLessThan(1e-5);
    expect(Math.abs(found.sd - sd)).toBeLessThan(1e-5);
  });

  test('the beliefs after the practice exam', () => {
    const beliefs = domainBeliefs(practice);
    expect(beliefs.map(({ a }) => Number(a.toFixed(4)))).toEqual([8.4333, 4.4333, 5.4333, 3.4333]);
    expect(beliefs.map(({ b }) => Number(b.toFixed(4)))).toEqual([7.5667, 1.5667, 2.5667, 2.5667]);
  });

  test('what more right answers would have been worth', () => {
    const base = forecast(oneMock, BAND, DEFAULT).probability;
    const more = (...counts: [number, number][]) => forecast(exam(...counts), BAND, DEFAULT).probability - base;
    expect(more([28, 33], [5, 6], [6, 11], [4, 5])).toBeCloseTo(0.165, 3);
    expect(more([25, 33], [5, 6], [9, 11], [4, 5])).toBeCloseTo(0.136, 3);
    const [, implementation, , troubleshooting] = oneMoreRight(oneMock, BAND, DEFAULT);
    expect(implementation).toBeCloseTo(0.045, 3);
    expect(troubleshooting).toBeCloseTo(0.049, 3);
  });

  test('an official result moves the offset and makes it surer', () => {
    const after = offsetAfter(DEFAULT, { mean: 0.7, variance: 0.006 }, { right: 12, asked: 20 });
    expect(after.mean).toBeCloseTo(0.17082, 5);
    expect(after.sd).toBeCloseTo(0.26712, 5);
  });
});

describe('what may be said of it', () => {
  it('is nothing before a whole timed mock and forty answers', () => {
    expect(readinessShown(0.9, 0, 55)).toEqual({ kind: 'too-early', timedMocks: 0, answers: 55 });
    expect(readinessShown(0.9, 1, 39.4)).toMatchObject({ kind: 'too-early' });
    expect(readinessShown(0.9, 1, 39.9)).toMatchObject({ kind: 'chance' });
  });

  it.each([
    [0.74898, 75, 'either-way'],
    [1, 98, 'ready'],
    [0, 2, 'not-yet'],
    [0.8, 80, 'ready'],
    [0.4999, 50, 'not-yet'],
  ])('is %f as %i percent, %s', (probability, percent, label) => {
    expect(readinessShown(probability, 1, 55)).toEqual({ kind: 'chance', percent, label });
  });
});

const counts = FORM.map((questions) =>
  fc.integer({ min: 0, max: questions }).chain((asked) => fc.tuple(fc.integer({ min: 0, max: asked }), fc.constant(asked))),
);
const anyExam = fc.tuple(...counts).map((evidence) => exam(...evidence));

describe('for any evidence', () => {
  it('a wrong answer that turns right never lowers the chance', () => {
    fc.assert(
      fc.property(anyExam, (domains) => {
        for (const more of oneMoreRight(domains, BAND, DEFAULT)) expect(more).toBeGreaterThanOrEqual(-1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('a higher mark and a harder exam never raise the chance', () => {
    fc.assert(
      fc.property(anyExam, (domains) => {
        const { probability } = forecast(domains, BAND, DEFAULT);
        expect(forecast(domains, { low: 0.7, high: 0.74 }, DEFAULT).probability).toBeLessThanOrEqual(probability + 1e-9);
        expect(forecast(domains, BAND, offsetFor('easier')).probability).toBeLessThanOrEqual(probability + 1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('the mean lies within the levels of the domains that the bank shows, and is a share', () => {
    fc.assert(
      fc.property(anyExam, (domains) => {
        const { mean, sd } = forecast(domains, BAND, { mean: 0, sd: 1e-9 });
        // Midpoints are coarse for a belief that lies at 0 or 1.
        expect(Math.abs(mean - blueprintLevel(domains).mean)).toBeLessThan(0.02);
        expect(sd).toBeLessThanOrEqual(0.5);
      }),
      { numRuns: 25 },
    );
  });
});

test('an exam without a weighted domain has no forecast', () => {
  expect(() => forecast([], BAND, DEFAULT)).toThrow(RangeError);
});
