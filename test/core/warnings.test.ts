import { describe, expect, it } from 'vitest';
import { warningsFor } from '../../src/core/warnings';

const MINUTE = 60_000;

describe('the warnings of an exam', () => {
  it('come at half time and with 15, 5 and 1 minute left, the longest first', () => {
    expect(warningsFor(80 * MINUTE)).toEqual([
      { kind: 'half-time', leftMs: 40 * MINUTE },
      { kind: 'minutes', leftMs: 15 * MINUTE },
      { kind: 'minutes', leftMs: 5 * MINUTE },
      { kind: 'minutes', leftMs: MINUTE },
    ]);
  });

  it('leave out what would come before half time or with it', () => {
    expect(warningsFor(30 * MINUTE).map(({ leftMs }) => leftMs / MINUTE)).toEqual([15, 5, 1]);
    expect(warningsFor(2 * MINUTE).map(({ leftMs }) => leftMs / MINUTE)).toEqual([1]);
  });
});
