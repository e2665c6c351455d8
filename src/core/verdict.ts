/** The verdict: where the pass line lies, on which side of it a score is, and how far that can be trusted. */

import type { PassMark } from './bank';
import { binomialAtLeast } from './beta';
import type { Interval } from './interval';
import type { PassLine } from './paper';
import { reaches } from './scoring';

/** Half the width of a practice line, in percentage points. */
const practiceSpread = 2;
/** Where a vendor publishes nothing, the practice line lies around 70 %. */
const usualPercent = 70;

/**
 * The pass line of a blueprint in percent: a known band as it is; else a practice line of ours, the scaled mark read as a percentage ± 2 points
 * (720 → 70–74 %; unpublished → 68–72 %). A line of the candidate's own goes before either.
 */
export function passLine(pass: PassMark, own?: { readonly low: number; readonly high: number }): PassLine {
  if (own) return { low: own.low, high: own.high, ours: true };
  switch (pass.kind) {
    case 'band':
      return { low: pass.low, high: pass.high, ours: false };
    case 'scaled':
      return practiceLine(pass.mark / 10);
    case 'unpublished':
      return practiceLine(usualPercent);
  }
}

function practiceLine(percent: number): PassLine {
  return { low: Math.max(0, percent - practiceSpread), high: Math.min(100, percent + practiceSpread), ours: true };
}

/** `clear`: the whole interval is on the verdict's side of the line; else the verdict is within measurement error. */
export interface Verdict {
  readonly outcome: 'pass' | 'borderline' | 'fail';
  readonly clear: boolean;
}

/** Judges a share (0..1) on its unrounded value: at the upper end of the line it is a pass, from the lower end on borderline (MEASURES 2.6). */
export function verdict(share: number, line: PassLine, interval: Interval | null): Verdict {
  const low = line.low / 100;
  const high = line.high / 100;
  if (reaches(share, high)) return { outcome: 'pass', clear: interval !== null && reaches(interval.low, high) };
  if (reaches(share, low)) return { outcome: 'borderline', clear: false };
  return { outcome: 'fail', clear: interval !== null && !reaches(interval.high, low) };
}

/** Right answers needed for the lower end, the middle and the upper end of the line; from `low` up to `high` − 1 a raw score is borderline. */
export interface QuestionsNeeded {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export function questionsNeeded(asked: number, line: PassLine): QuestionsNeeded {
  // 50 × 62 % is 31 questions, whatever the last binary digit of 0.62 says.
  const needed = (percent: number) => Math.ceil((asked * percent) / 100 - 1e-9);
  return { low: needed(line.low), middle: needed((line.low + line.high) / 2), high: needed(line.high) };
}

/** The chance (0..1) that a candidate whose true level is `level` gets to `percent` on one paper of `asked` questions. */
export function chanceToReach(level: number, asked: number, percent: number): number {
  return binomialAtLeast(questionsNeeded(asked, { low: percent, high: percent, ours: true }).low, asked, level);
}

/**
 * The practice scale, unrounded: 0 → 100, the assumed cut → 720, 1 → 1000, straight between (MEASURES 2.5). It is not a vendor's scale and is
 * never shown without the cut. `share` and `cut` are 0..1.
 */
export function practiceScale(share: number, cut: number): number {
  if (!(cut > 0 && cut < 1)) throw new RangeError(`a cut lies between 0 and 1, not at ${cut}`);
  if (!reaches(share, cut)) return 100 + (620 * share) / cut;
  return 720 + (280 * Math.max(0, share - cut)) / (1 - cut);
}

/** As printed: below the cut rounded down, so that no fail reads 720; from the cut on, half rounded up. */
export function displayPracticeScale(share: number, cut: number): number {
  const value = practiceScale(share, cut);
  return reaches(share, cut) ? Math.floor(value + 0.5 + 1e-9) : Math.min(719, Math.floor(value + 1e-9));
}

/**
 * A share on the practice scale of its pass line, with the cut that it assumes in percent: the middle of the line. Null where the line leaves
 * no room for a scale (a line of the candidate's own at 0 or 100).
 */
export function practiceScaleOn(share: number, line: PassLine): { readonly value: number; readonly cutPercent: number } | null {
  const cutPercent = (line.low + line.high) / 2;
  return cutPercent > 0 && cutPercent < 100 ? { value: displayPracticeScale(share, cutPercent / 100), cutPercent } : null;
}
