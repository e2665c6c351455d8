/** The one rounding of all printed numbers. */

import { describe, expect, it } from 'vitest';
import { displayPercent } from '../../src/core/printed';

describe('a printed percentage', () => {
  it.each([
    [0.6196, 62],
    [0.61949, 61.9],
    [0.6125, 61.3],
    [0.71645, 71.6],
    [0.1005, 10.1],
    [0, 0],
    [1, 100],
  ])('of %d is %d', (share, percent) => {
    expect(displayPercent(share)).toBe(percent);
  });
});
