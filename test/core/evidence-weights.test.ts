/** What an answer weighs as evidence, against the golden numbers of MEASURES 3.1. */

import { describe, expect, it } from 'vitest';
import { type EvidenceMode, evidenceWeights, type PastAnswer } from '../../src/core/answer-weight';
import { betaMean } from '../../src/core/beta';
import { areasOf, assessAreas, pooledPrior } from '../../src/core/weakness';
import { answers, blueprint, dayMs, nowMs, paper } from './made-answers';

describe('the weight of an answer as evidence', () => {
  const weightOf = (more: Partial<PastAnswer>) => evidenceWeights(answers(1, 1, more), nowMs)[0];

  it('is by the way it was practised', () => {
    const modes: EvidenceMode[] = ['mock', 'quiz', 'rushed', 'drill', 'revealed'];
    expect(modes.map((mode) => weightOf({ mode }))).toEqual([1, 0.7, 0.5, 0.5, 0]);
  });

  it('is a quarter for a repeat, and half after 60 days', () => {
    expect(weightOf({ seenBefore: true })).toBe(0.25);
    expect(weightOf({ answeredAtMs: nowMs - 60 * dayMs })).toBeCloseTo(0.5, 12);
    expect(weightOf({ seenBefore: true, mode: 'drill', answeredAtMs: nowMs - 120 * dayMs })).toBeCloseTo(0.03125, 12);
  });

  it('is no more than that of a fresh answer when the clock was moved back', () => {
    expect(weightOf({ answeredAtMs: nowMs + 30 * dayMs })).toBe(1);
  });

  it('falls to .7 and .49 with one and two later mocks of 55, in whatever order the answers stand', () => {
    const mocks = ['a', 'b', 'c'].map((attemptId, index) => answers(55, 30, { attemptId, answeredAtMs: nowMs - 2 + index }));
    const [a, b, c] = mocks as [PastAnswer[], PastAnswer[], PastAnswer[]];
    const found = evidenceWeights([...c, ...a, ...b], nowMs);
    expect(found[0]).toBeCloseTo(1, 6);
    expect(found[55]).toBeCloseTo(0.49, 6);
    expect(found[110]).toBeCloseTo(0.7, 6);
  });

  it('is not lessened by later answers that are no evidence, nor by those of the same attempt', () => {
    const after = answers(55, 55, { mode: 'revealed', attemptId: 'second' });
    const found = evidenceWeights([...answers(55, 20, { answeredAtMs: nowMs - 1000 }), ...after], nowMs);
    expect(found[0]).toBeCloseTo(1, 6);
    expect(found[54]).toBeCloseTo(1, 6);
    expect(found[55]).toBe(0);
  });

  it('sums to the evidence of three mocks as computed independently', () => {
    const asked = [
      [33, 6, 11, 5],
      [33, 5, 11, 6],
      [33, 6, 11, 5],
    ];
    const right = [
      [19, 4, 5, 3],
      [22, 4, 6, 4],
      [25, 5, 7, 4],
    ];
    const all = asked.flatMap((counts, index) => paper(counts, right[index] ?? [], { attemptId: `mock-${index}`, answeredAtMs: nowMs - 2 + index }));
    const domains = assessAreas(areasOf(blueprint, []), all, nowMs);
    const n = [72.27, 12.44, 24.09, 11.65];
    const x = [49.71, 9.76, 13.65, 8.27];
    domains.forEach(({ evidence }, index) => {
      expect(evidence.asked).toBeCloseTo(n[index] ?? 0, 2);
      expect(evidence.right).toBeCloseTo(x[index] ?? 0, 2);
    });
    expect(betaMean(pooledPrior(domains.map(({ evidence }) => evidence)))).toBeCloseTo(0.67489, 5);
  });
});
