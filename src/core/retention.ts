/** How reviews go and what comes: the share that was recalled by interval, and how many points fall due on each day. */

import type { PastReview, ReviewCard } from './review';

const DAY_MS = 86_400_000;
/** What the intervals aim at, 0..1 (MEASURES 5.3). */
export const AIMED_RETENTION = 0.9;
const WINDOW_DAYS = 30;
/** Under so many reviews a share is chance. */
const FEWEST_REVIEWS = 20;
/** Intervals in whole days, from and to. */
const BANDS = [
  [1, 3],
  [4, 10],
  [11, 30],
  [31, null],
] as const;

export interface RetentionLine {
  readonly fromDays: number;
  /** Null for "and more". */
  readonly toDays: number | null;
  readonly reviews: number;
  readonly recalled: number;
  readonly tooFew: boolean;
}

/**
 * The reviews of the last 30 days, all together and by the days that had passed since the one before. What is asked again within half a day is no test
 * of memory and left out.
 */
export function retentionOf(
  reviews: readonly PastReview[],
  nowMs: number,
): { readonly whole: RetentionLine; readonly bands: readonly RetentionLine[] } {
  const spaced = reviews.filter(({ atMs, days }) => Math.round(days) >= 1 && nowMs - atMs <= WINDOW_DAYS * DAY_MS);
  const line = (fromDays: number, toDays: number | null): RetentionLine => {
    const own = spaced.filter(({ days }) => Math.round(days) >= fromDays && (toDays === null || Math.round(days) <= toDays));
    return {
      fromDays,
      toDays,
      reviews: own.length,
      recalled: own.filter(({ isRecalled }) => isRecalled).length,
      tooFew: own.length < FEWEST_REVIEWS,
    };
  };
  return { whole: line(1, null), bands: BANDS.map(([from, to]) => line(from, to)) };
}

/** How many cards fall due in each of the days that end at these instants, in their order; what is overdue falls on the first. */
export function dueByDay(cards: readonly Pick<ReviewCard, 'dueMs'>[], ends: readonly number[]): readonly number[] {
  const counts = ends.map(() => 0);
  for (const { dueMs } of cards) {
    const day = ends.findIndex((end) => dueMs <= end);
    if (day >= 0) counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
}
