/** Weak areas against the golden numbers of MEASURES 3.1 (the prior), 4.1 and 4.3. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaMean, chanceAtLeast, chanceBelow, expectedShortfall, posterior, priorAt } from '../../src/core/beta';
import { type AreaState, areaState, areasOf, assessAreas, type Evidence, expectedGain, pooledPrior, studyLists } from '../../src/core/weakness';
import { answers, blueprint, dayMs, nowMs, paper } from './made-answers';

describe('the pooled prior', () => {
  it.each([
    [0.65, []],
    [
      0.60833,
      [
        [6, 12],
        [2, 2],
        [3, 4],
        [1, 2],
      ],
    ],
    [
      0.72203,
      [
        [25, 33],
        [5, 6],
        [6, 11],
        [4, 5],
      ],
    ],
    [0.97627, [[55, 55]]],
    [0.04407, [[0, 55]]],
  ] as [number, [number, number][]][])('has the mean %d', (mean, pairs) => {
    const prior = pooledPrior(pairs.map(([right, asked]) => ({ right, asked })));
    expect(betaMean(prior)).toBeCloseTo(mean, 5);
    expect(prior.a + prior.b).toBeCloseTo(4, 12);
  });
});

describe('the expected gain', () => {
  const practice: [number, number][] = [
    [6, 12],
    [2, 2],
    [3, 4],
    [1, 2],
  ];
  const mockA: [number, number][] = [
    [25, 33],
    [5, 6],
    [6, 11],
    [4, 5],
  ];
  it.each([
    [
      'practice',
      practice,
      [8.4333, 4.4333, 5.4333, 3.4333],
      [7.5667, 1.5667, 2.5667, 2.5667],
      [0.5271, 0.7389, 0.6792, 0.5722],
      [0.2731, 0.0985, 0.137, 0.2351],
      [16.389, 0.985, 2.74, 2.351],
    ],
    [
      'mock A',
      mockA,
      [27.8881, 7.8881, 8.8881, 6.8881],
      [9.1119, 2.1119, 6.1119, 2.1119],
      [0.7537, 0.7888, 0.5925, 0.7653],
      [0.0559, 0.0545, 0.2088, 0.0711],
      [3.356, 0.545, 4.176, 0.711],
    ],
  ])('of each domain after %s is as computed independently', (_name, pairs, a, b, means, shortfalls, gains) => {
    const found = assessAreas(
      areasOf(blueprint, []),
      paper(
        pairs.map(([, asked]) => asked),
        pairs.map(([right]) => right),
      ),
      nowMs,
    );
    found.forEach(({ belief, gain }, index) => {
      expect(belief.a).toBeCloseTo(a[index] ?? 0, 4);
      expect(belief.b).toBeCloseTo(b[index] ?? 0, 4);
      expect(betaMean(belief)).toBeCloseTo(means[index] ?? 0, 4);
      expect(Math.abs(expectedShortfall(belief, 0.8) - (shortfalls[index] ?? 0))).toBeLessThan(1e-4);
      expect(gain).toBeCloseTo(gains[index] ?? 0, 3);
    });
  });

  it.each([
    [0, 0, 0.1758],
    [1, 5, 0.4002],
    [4, 5, 0.0928],
    [9, 10, 0.0278],
  ])('of a topic with %d of %d right comes from a shortfall of %d', (right, asked, shortfall) => {
    expect(Math.abs(expectedShortfall(posterior(priorAt(0.65, 4), right, asked), 0.8) - shortfall)).toBeLessThan(1e-4);
  });

  it('is never below nothing, and nothing when there is nothing to reach', () => {
    const parameter = fc.double({ min: 0.1, max: 500, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, parameter, parameter, (examPart, target, a, b) => {
        expect(expectedGain(examPart, { a, b }, target)).toBeGreaterThanOrEqual(0);
        expect(expectedGain(examPart, { a, b }, 0)).toBe(0);
      }),
    );
  });

  it('falls when a wrong answer turns right', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (asked, pick) => {
        const right = pick % asked;
        const gainAt = (count: number) => assessAreas(areasOf(blueprint, []), answers(asked, count), nowMs)[0]?.gain ?? Number.NaN;
        expect(gainAt(right + 1)).toBeLessThanOrEqual(gainAt(right) + 1e-9);
      }),
    );
  });
});

describe('the state of an area', () => {
  const stateOf = (right: number, asked: number) => areaState({ right, asked });

  it.each([
    [5, 1, 5],
    [8, 3, 7],
    [10, 4, 9],
    [12, 6, 10],
    [15, 7, 13],
    [20, 10, 16],
    [25, 13, 20],
    [30, 17, 24],
  ])('from %d answers is weak up to %d right, on track from %d, mixed between', (asked, weakUpTo, onTrackFrom) => {
    for (let right = 0; right <= asked; right++) {
      const expected: AreaState = right <= weakUpTo ? 'weak' : right >= onTrackFrom ? 'on-track' : 'mixed';
      expect(stateOf(right, asked)).toBe(expected);
    }
  });

  it.each([
    [6, 12, 0.8155, 0.0915, 'weak'],
    [3, 4, 0.3465, 0.5416, 'unknown'],
    [1, 2, 0.5742, 0.329, 'unknown'],
    [2, 2, 0.2221, 0.6995, 'unknown'],
    [0, 2, 0.8586, null, 'unknown'],
    [2, 5, 0.7956, null, 'mixed'],
    [1, 5, 0.9368, null, 'weak'],
    [6, 11, 0.7183, null, 'mixed'],
    [25, 33, 0.0954, 0.7508, 'mixed'],
    [9, 10, 0.054, 0.8922, 'on-track'],
    [8, 10, 0.1695, 0.7172, 'mixed'],
  ] as const)('with %d of %d right is %d sure to be below .65, %d to be .70: %s', (right, asked, below, above, state) => {
    const belief = posterior(priorAt(0.65, 4), right, asked);
    expect(chanceBelow(belief, 0.65)).toBeCloseTo(below, 4);
    if (above !== null) expect(chanceAtLeast(belief, 0.7)).toBeCloseTo(above, 4);
    expect(stateOf(right, asked)).toBe(state);
  });

  it('does not lose its fifth answer overnight', () => {
    const found = assessAreas(areasOf(blueprint, []), answers(5, 1, { answeredAtMs: nowMs - dayMs }), nowMs);
    expect(found[0]?.unseen.asked).toBeLessThan(5);
    expect(found[0]?.state).toBe('weak');
  });

  it('comes from unseen questions only, and not from those whose key was shown', () => {
    const repeats = answers(20, 20, { seenBefore: true });
    const revealed = answers(20, 20, { mode: 'revealed' });
    const [domain] = assessAreas(areasOf(blueprint, []), [...repeats, ...revealed, ...answers(5, 1)], nowMs);
    expect(domain).toMatchObject({ state: 'weak', unseen: { asked: 5, right: 1 } satisfies Evidence, seen: 45, right: 41 });
  });

  it('is unknown, not weak, where nothing was asked', () => {
    const [domain] = assessAreas(areasOf(blueprint, []), [], nowMs);
    expect(domain).toMatchObject({ state: 'unknown', seen: 0, lastSeenMs: null });
    expect(domain?.belief.a).toBeCloseTo(2.6, 12);
  });
});

describe('the two lists', () => {
  it('keep weak areas and those that nobody knows apart, each by gain', () => {
    const all = [
      ...answers(12, 5, { domain: '2' }),
      ...answers(33, 12, { domain: '1' }),
      ...answers(8, 5, { domain: '3' }),
      ...answers(3, 2, { domain: '4' }),
    ];
    const { weak, notEnough } = studyLists(assessAreas(areasOf(blueprint, []), all, nowMs));
    expect(weak.map(({ area }) => area.id)).toEqual(['1', '2']);
    expect(notEnough.map(({ area }) => area.id)).toEqual(['3', '4']);
  });

  it('have no place for what is on track, nor for what is mixed on ten answers or more', () => {
    const all = [
      ...answers(33, 25, { domain: '1' }),
      ...answers(10, 9, { domain: '2' }),
      ...answers(10, 7, { domain: '3' }),
      ...answers(5, 5, { domain: '4' }),
    ];
    expect(studyLists(assessAreas(areasOf(blueprint, []), all, nowMs))).toEqual({ weak: [], notEnough: [] });
  });
});
