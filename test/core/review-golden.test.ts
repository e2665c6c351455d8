/** The scheduler against all golden rows of MEASURES 5.3: first ratings, intervals, the cap that is none, and forgetting. */

import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { cappedDue, type ReviewAnswer, type ReviewRating, rated, recallChance, replayReviews } from '../../src/core/review';

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1, 12);

/** Ratings, each given when the one before is due; cards of answers begin with a miss, so cards of their own are rated here. */
function rate(ratings: readonly ReviewRating[]) {
  let card = createEmptyCard(START);
  let atMs = START;
  const days = ratings.map((rating) => {
    card = rated(card, rating, atMs);
    atMs = card.due.getTime();
    return card.scheduled_days;
  });
  return { card, days };
}

describe('a first rating', () => {
  it.each<[ReviewRating, days: number, stability: number, difficulty: number]>([
    [1, 1, 0.212, 6.4133],
    [2, 2, 1.2931, 5.1122],
    [3, 3, 2.3065, 2.1181],
    [4, 8, 8.2956, 1],
  ])('of %i gives %i days, stability %f, difficulty %f', (rating, days, stability, difficulty) => {
    const first = rate([rating]);
    expect(first.days).toEqual([days]);
    expect(first.card.stability).toBeCloseTo(stability, 4);
    expect(first.card.difficulty).toBeCloseTo(difficulty, 4);
  });
});

describe('the intervals', () => {
  it.each<[ReviewRating[], number[]]>([
    [
      [1, 3, 3, 3, 3],
      [1, 3, 8, 22, 54],
    ],
    [
      [1, 2, 3, 3, 4],
      [1, 2, 4, 10, 34],
    ],
    [
      [3, 3, 3],
      [3, 14, 57],
    ],
  ])('of %j are %j days', (ratings, days) => {
    expect(rate(ratings).days).toEqual(days);
  });

  it('go past the longest that the library is told, which is why the app caps them itself', () => {
    const told = fsrs({
      request_retention: 0.9,
      enable_fuzz: false,
      enable_short_term: false,
      learning_steps: [],
      relearning_steps: [],
      maximum_interval: 60,
    });
    let card = createEmptyCard(START);
    const days = Array.from({ length: 6 }, () => {
      card = told.next(card, card.due, Rating.Good).card;
      return card.scheduled_days;
    });
    expect(days).toEqual([3, 14, 57, 61, 61, 61]);
    expect(cappedDue(START + 61 * DAY, START, START + 61 * DAY)).toBe(START + 60 * DAY);
  });
});

describe('what is left of a memory', () => {
  it.each([
    [1, 0.9468],
    [2, 0.9095],
    [3, 0.8809],
    [5, 0.8389],
    [10, 0.7744],
    [20, 0.7067],
  ])('after Good and %i days is %f', (days, chance) => {
    const { stability } = rate([3]).card;
    expect(recallChance({ stability, lastMs: START }, START + days * DAY)).toBeCloseTo(chance, 4);
  });

  it('is all of it at once, and falls with time', () => {
    const wrong: ReviewAnswer = { point: 'p', attemptId: 'a', outcome: 'wrong', certainty: null, dwellMs: 60_000, answeredAtMs: START };
    const [card] = replayReviews([wrong], null).cards;
    if (!card) throw new Error('a miss begins a card');
    expect(recallChance(card, START)).toBe(1);
    expect(recallChance(card, START - DAY)).toBe(1);
    expect(recallChance(card, START + 2 * DAY)).toBeLessThan(recallChance(card, START + DAY));
  });
});
