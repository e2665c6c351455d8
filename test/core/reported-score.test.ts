/** Score reports from elsewhere against the real ones: what their percentages and counts add up to. */

import { describe, expect, it } from 'vitest';
import { reportedScore } from '../../src/core/reported-score';
import { score } from '../../src/core/scoring';
import { domains, paper, weights } from './made-marks';

describe('a score report from elsewhere', () => {
  const percentages = (...percents: number[]) =>
    percents.map((percent, index) => ({ kind: 'percent' as const, weight: weights[index] ?? 0, percent }));
  const counts = (...results: [number, number][]) =>
    results.map(([right, asked], index) => ({ kind: 'counts' as const, weight: weights[index] ?? 0, right, asked }));

  it('of 75, 80, 55 and 80 % is 72 exactly', () => {
    expect(reportedScore(percentages(75, 80, 55, 80))?.percent).toBe(72);
  });

  it('of 50, 100, 75 and 50 %, as percentages or as counts, is 60 exactly', () => {
    expect(reportedScore(percentages(50, 100, 75, 50))?.percent).toBe(60);
    expect(reportedScore(counts([6, 12], [2, 2], [3, 4], [1, 2]))?.percent).toBe(60);
  });

  it('takes printed decimals without adding rounding of its own', () => {
    expect(reportedScore(percentages(71.1, 71.1, 71.1, 71.1))?.percent).toBe(71.1);
  });

  it('shows why 100 % in Implementation did not help', () => {
    const practice = reportedScore(counts([6, 12], [2, 2], [3, 4], [1, 2]))?.pointsWon ?? [];
    const exam = reportedScore(percentages(75, 80, 55, 80))?.pointsWon ?? [];
    expect(practice).toEqual([30, 10, 15, 5]);
    expect(exam.map((points, index) => points - (practice[index] ?? 0))).toEqual([15, -2, -4, 3]);
  });

  it('has no total where a weighted domain is missing, and needs none of a domain without weight', () => {
    expect(reportedScore(counts([6, 12], [0, 0], [3, 4], [1, 2]))).toBeNull();
    const extra = { kind: 'counts' as const, weight: 0, right: 0, asked: 0 };
    expect(reportedScore([...counts([6, 12], [2, 2], [3, 4], [1, 2]), extra])?.percent).toBe(60);
    expect(reportedScore([])).toBeNull();
  });
});

describe('the 2017 score report', () => {
  it('has one reading in whole questions: 24/32, 4/5, 6/11, 4/5 of 53', () => {
    const roundHalfUp = (right: number, asked: number) => Math.floor((200 * right + asked) / (2 * asked));
    const rightFor = (asked: number, percent: number) =>
      Array.from({ length: asked + 1 }, (_, x) => x).filter((x) => roundHalfUp(x, asked) === percent);
    const range = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, index) => low + index);
    const readings: [number[], number[]][] = [];
    for (const n1 of range(28, 36))
      for (const n2 of range(3, 8))
        for (const n3 of range(8, 14))
          for (const n4 of range(3, 8)) {
            const asked = n1 + n2 + n3 + n4;
            if (asked < 48 || asked > 55) continue;
            for (const x1 of rightFor(n1, 75))
              for (const x2 of rightFor(n2, 80))
                for (const x3 of rightFor(n3, 55))
                  for (const x4 of rightFor(n4, 80)) {
                    const { raw } = score(paper([n1, n2, n3, n4], [x1, x2, x3, x4]), domains);
                    if (Math.floor((raw ?? 0) * 100 + 0.5) === 72)
                      readings.push([
                        [n1, n2, n3, n4],
                        [x1, x2, x3, x4],
                      ]);
                  }
          }
    expect(readings).toEqual([
      [
        [32, 5, 11, 5],
        [24, 4, 6, 4],
      ],
    ]);
  });
});
