/** Where the words of a band scale stand, so that none covers another and none leaves the scale. */

/** A word with the place that it belongs to, in pixels from the left; `width` is what it needs. */
export interface Word {
  readonly at: number;
  readonly width: number;
}

/** Where a word starts, and on which line above the scale it stands: 0 is next to it. */
interface PlacedWord {
  readonly left: number;
  readonly lane: 0 | 1;
}

interface WordsAbove {
  readonly score: PlacedWord | null;
  readonly previous: PlacedWord | null;
}

/** Room between two words. */
const GAP = 10;
/** How far a word may stand from its circle and still be taken for its own. */
const REACH = 28;

/** More than the mean sign of the sans face takes, bold figures included: an estimate is never too narrow for the words of a scale. */
const EM_PER_SIGN = 0.62;

export function estimateWidth(text: string, fontSize: number): number {
  return text.length * EM_PER_SIGN * fontSize;
}

/** The left edge of a word that stands over its place as nearly as the scale allows. */
export function centred({ at, width }: Word, scaleWidth: number): number {
  return Math.max(0, Math.min(at - width / 2, scaleWidth - width));
}

/** The score stands over its point; the word of the attempt before beside it where that is near enough to its circle, else a line higher. */
export function placeAbove(score: Word | null, previous: Word | null, scaleWidth: number): WordsAbove {
  const scoreLeft = score && centred(score, scaleWidth);
  const placed = scoreLeft === null ? null : { left: scoreLeft, lane: 0 as const };
  if (!previous) return { score: placed, previous: null };
  const wanted = centred(previous, scaleWidth);
  if (!score || scoreLeft === null) return { score: placed, previous: { left: wanted, lane: 0 } };
  const before = scoreLeft - GAP - previous.width;
  const after = scoreLeft + score.width + GAP;
  if (wanted <= before || wanted >= after) return { score: placed, previous: { left: wanted, lane: 0 } };
  const beside = (previous.at <= score.at ? [before, after] : [after, before]).find(
    (left) => left >= 0 && left + previous.width <= scaleWidth && left - REACH <= previous.at && previous.at <= left + previous.width + REACH,
  );
  return { score: placed, previous: beside === undefined ? { left: wanted, lane: 1 } : { left: beside, lane: 0 } };
}

/** Which of the two ends of the scale, "0" and "100", have room beside the word of the band. */
export function endsShown(
  band: Word,
  endWidths: readonly [number, number],
  scaleWidth: number,
): { readonly zero: boolean; readonly hundred: boolean } {
  const left = centred(band, scaleWidth);
  return { zero: endWidths[0] + GAP <= left, hundred: left + band.width + GAP <= scaleWidth - endWidths[1] };
}
