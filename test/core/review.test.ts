/** Due reviews: the golden intervals of MEASURES 5.3, the ratings of answers, and the caps of the exam date. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cappedDue, dueUntil, intervalsOf, type ReviewAnswer, type ReviewRating, ratingOf, reviewCards } from '../../src/core/review';

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1, 12);

function answer(fields: Partial<ReviewAnswer> = {}): ReviewAnswer {
  return { point: 'p', attemptId: 'a', outcome: 'wrong', certainty: null, dwellMs: 60_000, answeredAtMs: START, ...fields };
}

describe('the scheduler', () => {
  it.each<[rating: ReviewRating, days: number]>([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 8],
  ])('gives a first rating of %i an interval of %i days', (rating, days) => {
    expect(intervalsOf([rating], START)).toEqual([days]);
  });

  it('has the golden intervals', () => {
    expect(intervalsOf([1, 3, 3, 3, 3], START)).toEqual([1, 3, 8, 22, 54]);
    expect(intervalsOf([1, 2, 3, 3, 4], START)).toEqual([1, 2, 4, 10, 34]);
    expect(intervalsOf([3, 3], START)).toEqual([3, 14]);
  });

  it('has the golden stability and difficulty of a first miss', () => {
    const [card] = reviewCards([answer()], null);
    expect(card?.stability).toBeCloseTo(0.212, 4);
    expect(card?.difficulty).toBeCloseTo(6.4133, 4);
    expect(card?.dueMs).toBe(START + DAY);
  });
});

describe('the rating of an answer', () => {
  it.each<[what: string, fields: Partial<ReviewAnswer>, isFirst: boolean, rating: ReviewRating]>([
    ['wrong, though sure', { outcome: 'wrong', certainty: 3 }, false, 1],
    ['blank', { outcome: 'skipped' }, false, 1],
    ['a right guess', { outcome: 'right', certainty: 1 }, false, 1],
    ['right in a moment: no recall', { outcome: 'right', certainty: 3, dwellMs: 4_000 }, false, 1],
    ['right and unsure', { outcome: 'right', certainty: 2 }, false, 2],
    ['right, sure and slow', { outcome: 'right', certainty: 3, dwellMs: 151_000 }, false, 2],
    ['right and sure', { outcome: 'right', certainty: 3, dwellMs: 100_000 }, false, 3],
    ['right, sure and fast', { outcome: 'right', certainty: 3, dwellMs: 40_000 }, false, 4],
    ['the same at first sight', { outcome: 'right', certainty: 3, dwellMs: 40_000 }, true, 3],
    ['right, not asked', { outcome: 'right', dwellMs: 40_000 }, false, 3],
    ['right and slow, not asked', { outcome: 'right', dwellMs: 151_000 }, false, 2],
  ])('%s', (_, fields, isFirst, rating) => {
    expect(ratingOf(answer(fields), 100_000, isFirst)).toBe(rating);
  });
});

describe('the cards', () => {
  it('begin with a miss or a guess, and with nothing that was known', () => {
    const answers = [
      answer({ point: 'missed' }),
      answer({ point: 'known', outcome: 'right' }),
      answer({ point: 'guessed', outcome: 'right', certainty: 1 }),
    ];
    expect(reviewCards(answers, null).map(({ point }) => point)).toEqual(['guessed', 'missed']);
  });

  it('take several answers of one attempt as one review, by the worst', () => {
    const once = reviewCards([answer()], null);
    expect(reviewCards([answer(), answer({ outcome: 'right' }), answer()], null)).toEqual(once);
  });

  it('bring an error that was made with certainty back the next day', () => {
    const right = (day: number) => answer({ attemptId: `a-${day}`, outcome: 'right', answeredAtMs: START + day * DAY });
    const wrong = answer({ attemptId: 'last', certainty: 3, answeredAtMs: START + 90 * DAY });
    const [card] = reviewCards([answer(), right(1), right(4), right(12), wrong], null);
    expect(card?.dueMs).toBe(START + 91 * DAY);
  });

  it('are due by the end of a day, the longest due first', () => {
    const cards = reviewCards([answer({ point: 'late', answeredAtMs: START + DAY, attemptId: 'b' }), answer({ point: 'early' })], null);
    expect(dueUntil(cards, START + DAY).map(({ point }) => point)).toEqual(['early']);
    expect(dueUntil(cards, START + 2 * DAY).map(({ point }) => point)).toEqual(['early', 'late']);
  });
});

const anyAnswer = fc.record({
  point: fc.constantFrom('p', 'q', 'r'),
  attemptId: fc.constantFrom('a', 'b', 'c', 'd'),
  outcome: fc.constantFrom('right', 'wrong', 'skipped'),
  certainty: fc.constantFrom(null, 1, 2, 3),
  dwellMs: fc.integer({ min: 0, max: 400_000 }),
  answeredAtMs: fc.integer({ min: START, max: START + 200 * DAY }),
}) satisfies fc.Arbitrary<ReviewAnswer>;

describe('for any answers', () => {
  it('every card is due after its last review and, before the exam, no later than the day before it', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 60 }), fc.integer({ min: 1, max: 300 }), (answers, days) => {
        const examMs = START + days * DAY;
        for (const { dueMs, lastMs } of reviewCards(answers, examMs)) {
          expect(dueMs).toBeGreaterThanOrEqual(lastMs);
          if (examMs - lastMs >= DAY) expect(dueMs).toBeLessThanOrEqual(examMs - DAY);
        }
      }),
    );
  });

  it('near the exam nothing waits longer than 30 % of the days left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 13 }), fc.integer({ min: 0, max: 400 }), (left, interval) => {
        expect(cappedDue(START + interval * DAY, START, START + left * DAY)).toBeLessThanOrEqual(START + 0.3 * left * DAY);
      }),
    );
  });
});
