/** Verdicts, items needed, chances of passing and the practice scale against MEASURES 2.5 and 2.6. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../src/core/interval';
import { chanceToReach, displayPracticeScale, passLine, practiceScale, practiceScaleOn, questionsNeeded, verdict } from '../../src/core/verdict';

const band = passLine({ kind: 'band', low: 62, high: 66 });

describe('the pass line', () => {
  it('is the band where one is known', () => {
    expect(band).toEqual({ low: 62, high: 66, ours: false });
  });

  it('is a practice line of ours around a scaled mark', () => {
    expect(passLine({ kind: 'scaled', mark: 720 })).toEqual({ low: 70, high: 74, ours: true });
    expect(passLine({ kind: 'scaled', mark: 700 })).toEqual({ low: 68, high: 72, ours: true });
    expect(passLine({ kind: 'scaled', mark: 1000 })).toEqual({ low: 98, high: 100, ours: true });
  });

  it('lies around 70 % where nothing is published', () => {
    expect(passLine({ kind: 'unpublished' })).toEqual({ low: 68, high: 72, ours: true });
  });

  it("gives way to the candidate's own", () => {
    expect(passLine({ kind: 'scaled', mark: 720 }, { low: 75, high: 80 })).toEqual({ low: 75, high: 80, ours: true });
  });
});

describe('the verdict', () => {
  it.each([
    [0.66, 'pass'],
    [0.6599, 'borderline'],
    [0.62, 'borderline'],
    [0.6196, 'fail'],
    [0, 'fail'],
    [1, 'pass'],
  ])('on a share of %d is %s', (share, outcome) => {
    expect(verdict(share, band, null).outcome).toBe(outcome);
  });

  it('is judged on the unrounded value, rounding in the last digits apart', () => {
    expect(verdict(0.62 - 1e-12, band, null).outcome).toBe('borderline');
    expect(verdict(0.62 - 1e-8, band, null).outcome).toBe('fail');
  });

  it('calls the 72 % of 2017 a pass within measurement error', () => {
    expect(verdict(0.72, band, wilson(0.72, 54.9085))).toEqual({ outcome: 'pass', clear: false });
  });

  it.each([
    [0.7645, 0.7655, 0.5115, 0.5125, 90],
    [0.7415, 0.7425, 0.5355, 0.5365, 80],
  ] as const)(
    'is no clear pass at %d but is at %d, a clear fail at %d but not at %d, by the interval of %d percent',
    (no, clear, fail, open, percent) => {
      const judge = (share: number) => verdict(share, band, wilson(share, 54.9085, percent));
      expect(judge(no)).toEqual({ outcome: 'pass', clear: false });
      expect(judge(clear)).toEqual({ outcome: 'pass', clear: true });
      expect(judge(fail)).toEqual({ outcome: 'fail', clear: true });
      expect(judge(open)).toEqual({ outcome: 'fail', clear: false });
    },
  );

  it('is never clear without an interval or inside the band', () => {
    expect(verdict(1, band, null).clear).toBe(false);
    expect(verdict(0.64, band, { low: 0.63, high: 0.65 }).clear).toBe(false);
  });
});

describe('questions needed', () => {
  it.each([
    [20, 13, 13, 14],
    [50, 31, 32, 33],
    [55, 35, 36, 37],
    [65, 41, 42, 43],
  ])('of %d are %d, %d and %d', (asked, low, middle, high) => {
    expect(questionsNeeded(asked, band)).toEqual({ low, middle, high });
  });
});

describe('the chance of reaching the mark on 55 questions', () => {
  it.each([
    [0.56, 0.1574, 0.1, 0.0594],
    [0.6, 0.3429, 0.2474, 0.1679],
    [0.64, 0.5828, 0.4717, 0.362],
    [0.66, 0.6995, 0.5956, 0.4834],
    [0.7, 0.8792, 0.8125, 0.726],
    [0.72, 0.9342, 0.8892, 0.8249],
    [0.75, 0.979, 0.9595, 0.9271],
    [0.8, 0.9986, 0.9964, 0.9917],
  ])('at a true level of %d is %d, %d and %d', (level, at62, at64, at66) => {
    expect(chanceToReach(level, 55, 62)).toBeCloseTo(at62, 4);
    expect(chanceToReach(level, 55, 64)).toBeCloseTo(at64, 4);
    expect(chanceToReach(level, 55, 66)).toBeCloseTo(at66, 4);
  });
});

describe('the practice scale', () => {
  it.each([
    [0.62, 0.6, 700],
    [0.62, 0.62, 720],
    [0.62, 0.72, 793.68],
    [0.64, 0.6, 681.25],
    [0.64, 0.64, 720],
    [0.64, 0.66, 735.56],
    [0.64, 0.72, 782.22],
    [0.64, 0.8, 844.44],
    [0.66, 0.6, 663.64],
    [0.66, 0.72, 769.41],
  ])('with the cut at %d puts %d at %d', (cut, share, scaled) => {
    expect(practiceScale(share, cut)).toBeCloseTo(scaled, 2);
  });

  it('runs from 100 to 1000 with every cut', () => {
    for (const cut of [0.62, 0.64, 0.66]) expect([practiceScale(0, cut), practiceScale(1, cut)]).toEqual([100, 1000]);
  });

  it('is printed without decimals, and a value on a whole number stays there', () => {
    expect(displayPracticeScale(0.72, 0.64)).toBe(782);
    expect(displayPracticeScale(0.6, 0.62)).toBe(700);
    expect(displayPracticeScale(0.6399999, 0.64)).toBe(719);
    expect(displayPracticeScale(0.64, 0.64)).toBe(720);
  });

  it('rises with the score and never reads 720 below the cut', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0.3, max: 0.9, noNaN: true }), (a, b, cut) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(practiceScale(high, cut)).toBeGreaterThanOrEqual(practiceScale(low, cut));
        expect(displayPracticeScale(high, cut)).toBeGreaterThanOrEqual(displayPracticeScale(low, cut));
        if (low < cut - 1e-9) expect(displayPracticeScale(low, cut)).toBeLessThan(720);
      }),
    );
  });

  it('stays below 720 just below the cut', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 0.9, noNaN: true }), fc.double({ min: 2e-9, max: 1e-4, noNaN: true }), (cut, gap) => {
        expect(displayPracticeScale(cut - gap, cut)).toBe(719);
      }),
    );
  });

  it('assumes the middle of the pass line, and says which that is', () => {
    expect(practiceScaleOn(0.72, { low: 62, high: 66, ours: false })).toEqual({ value: 782, cutPercent: 64 });
    expect(practiceScaleOn(0.72, { low: 70, high: 74, ours: true })).toEqual({ value: 720, cutPercent: 72 });
  });

  it('is none where the line leaves no room for one', () => {
    for (const end of [0, 100]) expect(practiceScaleOn(0.5, { low: end, high: end, ours: true })).toBeNull();
  });

  it('refuses a cut at either end', () => {
    expect(() => practiceScale(0.5, 0)).toThrow(RangeError);
    expect(() => practiceScale(0.5, 1)).toThrow(RangeError);
  });
});
