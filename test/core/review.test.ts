/** Due reviews: the ratings of answers, the cards that follow from them, and the caps of the exam date. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cappedDue, dueUntil, type ReviewAnswer, type ReviewRating, ratingOf, replayReviews } from '../../src/core/review';

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1, 12);

function answer(fields: Partial<ReviewAnswer> = {}): ReviewAnswer {
  return { point: 'p', attemptId: 'a', outcome: 'wrong', certainty: null, dwellMs: 60_000, answeredAtMs: START, ...fields };
}

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
    const { cards } = replayReviews(answers, null);
    expect(cards.map(({ point }) => point)).toEqual(['guessed', 'missed']);
    expect(cards[1]).toMatchObject({
      point: 'missed',
      dueMs: START + DAY,
      stability: expect.closeTo(0.212, 4),
      difficulty: expect.closeTo(6.4133, 4),
    });
  });

  it('take several answers of one attempt as one review, by the worst', () => {
    const once = replayReviews([answer()], null).cards;
    expect(replayReviews([answer(), answer({ outcome: 'right' }), answer()], null).cards).toEqual(once);
  });

  it('bring an error that was made with certainty back the next day', () => {
    const right = (day: number) => answer({ attemptId: `a-${day}`, outcome: 'right', answeredAtMs: START + day * DAY });
    const wrong = answer({ attemptId: 'last', certainty: 3, answeredAtMs: START + 90 * DAY });
    const [card] = replayReviews([answer(), right(1), right(4), right(12), wrong], null).cards;
    expect(card?.dueMs).toBe(START + 91 * DAY);
  });

  it('are due by the end of a day, the longest due first', () => {
    const cards = replayReviews([answer({ point: 'late', answeredAtMs: START + DAY, attemptId: 'b' }), answer({ point: 'early' })], null).cards;
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
        for (const { dueMs, lastMs } of replayReviews(answers, examMs).cards) {
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
