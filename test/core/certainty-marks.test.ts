/** Certainty-based marks against the golden numbers of MEASURES 5.6. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Certainty, certaintyMark, tallyCertainty } from '../../src/core/certainty-marks';

const expected = (certainty: Certainty, chance: number) => chance * certaintyMark(certainty, true) + (1 - chance) * certaintyMark(certainty, false);

describe('the marks', () => {
  it('leave it the same to say guess or unsure at exactly two thirds, and unsure or sure at exactly four fifths', () => {
    expect(expected(1, 2 / 3)).toBeCloseTo(expected(2, 2 / 3), 12);
    expect(expected(2, 4 / 5)).toBeCloseTo(expected(3, 4 / 5), 12);
  });

  it('pay the honest word best', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const honest = chance < 2 / 3 ? 1 : chance < 4 / 5 ? 2 : 3;
        for (const certainty of [1, 2, 3] as const) expect(expected(honest, chance)).toBeGreaterThanOrEqual(expected(certainty, chance) - 1e-12);
      }),
    );
  });
});

describe('the tally', () => {
  it('sums the golden five to nothing: 3, 2 and 1 for right, −6 and 0 for wrong', () => {
    const tally = tallyCertainty([
      { certainty: 3, isRight: true },
      { certainty: 2, isRight: true },
      { certainty: 1, isRight: true },
      { certainty: 3, isRight: false },
      { certainty: 1, isRight: false },
    ]);
    expect(tally).toEqual({
      marks: 0,
      lines: [
        { certainty: 3, asked: 2, right: 1 },
        { certainty: 2, asked: 1, right: 1 },
        { certainty: 1, asked: 2, right: 1 },
      ],
    });
  });

  it('is nothing where nobody said how sure he was', () => {
    expect(tallyCertainty([{ certainty: null, isRight: true }])).toBeNull();
  });
});
