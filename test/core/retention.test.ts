/** Retention by interval, the days on which reviews fall due, and what fits into a day. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planDay } from '../../src/core/day-plan';
import { dueByDay, retentionOf } from '../../src/core/retention';
import { type PastReview, plainRatingOf, type ReviewAnswer, replayReviews } from '../../src/core/review';

const DAY = 86_400_000;
const NOW = 1000 * DAY;
const reviews = (count: number, recalled: number, days: number, atMs = NOW): PastReview[] =>
  Array.from({ length: count }, (_, at) => ({ atMs, days, isRecalled: at < recalled }));

describe('retention', () => {
  it('is the share recalled, by the days since the review before', () => {
    const { whole, bands } = retentionOf([...reviews(20, 18, 2), ...reviews(10, 9, 7), ...reviews(1, 0, 45)], NOW);
    expect(whole).toMatchObject({ reviews: 31, recalled: 27, tooFew: false });
    expect(bands.map((band) => [band.fromDays, band.toDays, band.reviews, band.recalled, band.tooFew])).toEqual([
      [1, 3, 20, 18, false],
      [4, 10, 10, 9, true],
      [11, 30, 0, 0, true],
      [31, null, 1, 0, true],
    ]);
  });

  it('leaves out what is older than 30 days, and what was asked again on the same day', () => {
    expect(retentionOf([...reviews(30, 0, 5, NOW - 31 * DAY), ...reviews(30, 30, 0.3)], NOW).whole.reviews).toBe(0);
  });

  it('puts every counted review into one band', () => {
    const any = fc.array(fc.record({ atMs: fc.constant(NOW), days: fc.double({ min: 0, max: 400, noNaN: true }), isRecalled: fc.boolean() }));
    fc.assert(
      fc.property(any, (past) => {
        const { whole, bands } = retentionOf(past, NOW);
        expect(bands.reduce((sum, band) => sum + band.reviews, 0)).toBe(whole.reviews);
        expect(bands.reduce((sum, band) => sum + band.recalled, 0)).toBe(whole.recalled);
      }),
    );
  });

  it('comes from the reviews of known points, not from the miss that began them', () => {
    const answer = (day: number, outcome: 'right' | 'wrong'): ReviewAnswer => ({
      point: 'p',
      attemptId: `a-${day}`,
      outcome,
      certainty: null,
      dwellMs: 60_000,
      answeredAtMs: NOW + day * DAY,
    });
    const found = replayReviews([answer(0, 'wrong'), answer(1, 'right'), answer(4, 'wrong')], null).reviews;
    expect(found).toEqual([
      { atMs: NOW + DAY, days: 1, isRecalled: true },
      { atMs: NOW + 4 * DAY, days: 3, isRecalled: false },
    ]);
  });
});

describe('the plain rating', () => {
  it('is Good for right, even a guess in a moment, and Again for all else', () => {
    expect(plainRatingOf({ outcome: 'right' })).toBe(3);
    expect(plainRatingOf({ outcome: 'wrong' })).toBe(1);
    expect(plainRatingOf({ outcome: 'skipped' })).toBe(1);
  });
});

describe('the days to come', () => {
  it('have what falls due on each, the overdue on the first and nothing after the last', () => {
    const due = [NOW - 5 * DAY, NOW, NOW + 1, NOW + DAY, NOW + 9 * DAY].map((dueMs) => ({ dueMs }));
    expect(dueByDay(due, [NOW, NOW + DAY, NOW + 2 * DAY])).toEqual([2, 2, 0]);
  });
});

describe('a day', () => {
  it('has everything where there is no limit', () => {
    expect(planDay(11, null, 0)).toEqual({ reviews: 11, waiting: 0, drill: true, minutes: 38 });
  });

  it('has reviews first, and then a drill where it fits', () => {
    expect(planDay(10, 30, 0)).toEqual({ reviews: 10, waiting: 0, drill: false, minutes: 15 });
    expect(planDay(5, 30, 0)).toEqual({ reviews: 5, waiting: 0, drill: true, minutes: 29 });
    expect(planDay(40, 30, 0)).toMatchObject({ reviews: 20, waiting: 20, drill: false });
    expect(planDay(40, 30, 20 * 60_000)).toMatchObject({ reviews: 6, waiting: 34 });
    expect(planDay(40, 30, 99 * 60_000)).toEqual({ reviews: 0, waiting: 40, drill: false, minutes: 0 });
  });

  it('never takes longer than what is left of it, and loses no review', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 5, max: 480 }), fc.nat(480), (due, daily, spent) => {
        const plan = planDay(due, daily, spent * 60_000);
        expect(plan.reviews + plan.waiting).toBe(due);
        expect(plan.minutes).toBeLessThanOrEqual(Math.max(0, daily - spent) + 1);
        if (plan.drill) expect(plan.waiting).toBe(0);
      }),
    );
  });
});
