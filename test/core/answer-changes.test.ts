/** What changed answers say, and when they say nothing. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyChanges } from '../../src/core/answer-changes';
import type { Change } from '../../src/core/marking';

const times = (change: Change, count: number) => Array.from({ length: count }, () => change);

describe('the tally of changed answers', () => {
  it('has the golden numbers of MEASURES 5.4', () => {
    const changes = [...times('wrong-to-right', 3), ...times('right-to-wrong', 2), ...times('wrong-to-wrong', 1)];
    const tally = tallyChanges(changes, 55);
    expect(tally).toMatchObject({ wrongToRight: 3, rightToWrong: 2, wrongToWrong: 1, netMarks: 1, tooFew: true });
    expect(tally.netPoints).toBeCloseTo(1.8, 1);
    expect(tally.paidShare).toBeCloseTo(0.633, 3);
  });

  it('is too little below twenty changes, whatever their kind', () => {
    expect(tallyChanges(times('wrong-to-wrong', 19), 55).tooFew).toBe(true);
    expect(tallyChanges(times('wrong-to-wrong', 20), 55).tooFew).toBe(false);
  });

  it('has no points where nothing was scored', () => {
    expect(tallyChanges([], 0)).toMatchObject({ netMarks: 0, netPoints: null, tooFew: true });
  });

  it('counts every change once, and gives a share that rises with each that pays', () => {
    const change = fc.constantFrom<Change>('wrong-to-right', 'right-to-wrong', 'wrong-to-wrong');
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.integer({ min: 1, max: 500 }), (changes, scored) => {
        const tally = tallyChanges(changes, scored);
        expect(tally.wrongToRight + tally.rightToWrong + tally.wrongToWrong).toBe(changes.length);
        expect(tally.paidShare).toBeGreaterThan(0);
        expect(tally.paidShare).toBeLessThan(1);
        expect(tallyChanges([...changes, 'wrong-to-right'], scored).paidShare).toBeGreaterThan(tally.paidShare);
        expect(tallyChanges([...changes, 'right-to-wrong'], scored).paidShare).toBeLessThan(tally.paidShare);
      }),
    );
  });
});
