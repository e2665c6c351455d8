/** What changed between two attempts, held against the numbers of MEASURES 2.6. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween, changeOfDomain, changeOfScore, type Scored } from '../../src/core/change';

const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const measured = fc.record({ share, size: fc.integer({ min: 1, max: 300 }) });

describe('the change between two scores', () => {
  it('from 60 % of 20 questions to 72 % of 55 is no evidence of improvement', () => {
    const change = changeBetween({ share: 0.6, size: 20 }, { share: 0.72, size: 55 });
    expect(change.points).toBeCloseTo(12, 9);
    expect(change.z).toBeCloseTo(0.96, 2);
    expect(change.neededPoints).toBeCloseTo(20.6, 1);
    expect(change.beatsChance).toBe('no');
  });

  it.each([
    [20, 25.0, 19.5],
    [50, 15.8, 12.3],
    [55, 15.1, 11.7],
    [65, 13.8, 10.8],
  ])('between mocks of %d questions beats chance from the points of the table on', (size, at90, at80) => {
    // The table holds for two scores on one level, around 64 %.
    const from = (points: number) => changeBetween({ share: 0.64 - points / 200, size }, { share: 0.64 + points / 200, size });
    expect(from(at90 + 0.3).beatsChance).toBe('at-90');
    expect(from(at90 - 0.6).beatsChance).toBe('at-80');
    expect(from(at80 - 0.6).beatsChance).toBe('no');
    expect(from(0.001).neededPoints).toBeCloseTo(at90, 1);
  });

  it('is no certainty for one right answer after one wrong, though neither score has an error of its own', () => {
    const change = changeBetween({ share: 0, size: 1 }, { share: 1, size: 1 });
    expect(change).toMatchObject({ points: 100, beatsChance: 'no' });
    expect(change.z).toBeCloseTo(Math.SQRT2, 9);
  });

  it('is nothing where nothing changed, all right or all wrong included', () => {
    fc.assert(
      fc.property(measured, fc.integer({ min: 1, max: 300 }), (first, size) => {
        expect(changeBetween(first, { ...first, size })).toMatchObject({ points: 0, beatsChance: 'no' });
      }),
    );
  });

  it('is the same the other way round, with its sign turned', () => {
    fc.assert(
      fc.property(measured, measured, (first, second) => {
        const [there, back] = [changeBetween(first, second), changeBetween(second, first)];
        expect(back.points).toBeCloseTo(-there.points, 9);
        expect(back.z).toBeCloseTo(-there.z, 9);
        expect(back.neededPoints).toBeCloseTo(there.neededPoints, 9);
        expect(back.beatsChance).toBe(there.beatsChance);
      }),
    );
  });

  it('needs less the more questions were asked', () => {
    fc.assert(
      fc.property(measured, measured, fc.integer({ min: 2, max: 10 }), (first, second, times) => {
        const longer = changeBetween({ ...first, size: first.size * times }, { ...second, size: second.size * times });
        expect(longer.neededPoints).toBeLessThanOrEqual(changeBetween(first, second).neededPoints + 1e-9);
      }),
    );
  });
});

describe('the change of a whole attempt', () => {
  const mock: Scored = { blueprint: 'saa-2013', headline: 'weighted', share: 0.64, size: 54.9 };
  it.each<[string, Partial<Scored>, string]>([
    ['another exam', { blueprint: 'clf-c02' }, 'other-exam'],
    ['an attempt without a score', { share: null, size: null, headline: null }, 'no-score'],
    ['a raw score after a weighted one', { headline: 'raw' }, 'other-score'],
    ['a score of the same kind', { share: 0.8 }, 'change'],
  ])('to %s', (_, other, kind) => {
    expect(changeOfScore(mock, { ...mock, ...other }).kind).toBe(kind);
  });

  it('in a domain has no word on fewer than ten questions', () => {
    expect(changeOfDomain({ asked: 6, right: 0 }, { asked: 5, right: 2 })).toBeNull();
    expect(changeOfDomain({ asked: 9, right: 0 }, { asked: 33, right: 33 })).toBeNull();
    expect(changeOfDomain({ asked: 10, right: 0 }, { asked: 10, right: 10 })).toMatchObject({ points: 100, beatsChance: 'at-90' });
  });
});
