/** Due reviews (MEASURES 5.3): each missed learning point is a card that FSRS spaces; the cards follow from the answers, and the exam date caps them. */

import { type Card, createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs';
import { sessionsOf } from './sessions';

const DAY_MS = 86_400_000;
/** Seconds a question is given in the reference exam; the measure of pace until there are answers enough for one's own. */
const BUDGET_MS = 87_000;
const FEWEST_FOR_PACE = 20;
/** From so near to the exam on, no interval is longer than this share of the days left. */
const NEAR_EXAM_DAYS = 14;
const NEAR_EXAM_SHARE = 0.3;

/** Reproducible: no fuzz, no learning steps within a day. */
const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false, learning_steps: [], relearning_steps: [] });

/** One answer on a learning point. */
export interface ReviewAnswer {
  readonly point: string;
  readonly attemptId: string;
  readonly outcome: 'right' | 'wrong' | 'skipped';
  /** 1 guess, 2 unsure, 3 sure; null where it was not asked. */
  readonly certainty: number | null;
  readonly dwellMs: number;
  readonly answeredAtMs: number;
}

/** Again, Hard, Good, Easy, as FSRS counts them. Hard is a pass: it is never given for what was wrong. */
export type ReviewRating = 1 | 2 | 3 | 4;

/** The rating of an answer by the table of MEASURES 5.3. `paceMs` is what such a question usually takes. */
export function ratingOf(
  { outcome, certainty, dwellMs }: Omit<ReviewAnswer, 'point' | 'attemptId' | 'answeredAtMs'>,
  paceMs: number,
  isFirst: boolean,
): ReviewRating {
  const isRapid = dwellMs < Math.max(5_000, 0.1 * paceMs);
  if (outcome !== 'right' || certainty === 1 || isRapid) return 1;
  if (certainty === 2 || dwellMs > 1.5 * paceMs) return 2;
  return certainty === 3 && dwellMs < 0.6 * paceMs && !isFirst ? 4 : 3;
}

/** The option of MEASURES 5.3 for who does not want to be graded by time and certainty: right is Good, anything else Again. */
export function plainRatingOf({ outcome }: Pick<ReviewAnswer, 'outcome'>): ReviewRating {
  return outcome === 'right' ? 3 : 1;
}

/** Where a learning point stands. Stability in days, difficulty from 1 to 10, as FSRS has them. */
export interface ReviewCard {
  readonly point: string;
  readonly dueMs: number;
  readonly lastMs: number;
  readonly stability: number;
  readonly difficulty: number;
}

/** One review of a known point: so many days after the one before it, and whether it was recalled. */
export interface PastReview {
  readonly atMs: number;
  readonly days: number;
  readonly isRecalled: boolean;
}

/**
 * The cards after all answers, in the order of their due, with the reviews that led to them. A card begins with a miss or a guess; what was known from the start needs no review. Several
 * answers on one point in one attempt are one review, rated by the worst. `examMs` is the day of the exam, where it is known.
 */
export function replayReviews(
  answers: readonly ReviewAnswer[],
  examMs: number | null,
  rate: typeof ratingOf = ratingOf,
): { readonly cards: readonly ReviewCard[]; readonly reviews: readonly PastReview[] } {
  const reviews: PastReview[] = [];
  const cards = new Map<string, { card: Card; dueMs: number; lastMs: number }>();
  const met = new Set<string>();
  const times: number[] = [];
  for (const { answers: session } of sessionsOf(answers)) {
    const paceMs = times.length < FEWEST_FOR_PACE ? BUDGET_MS : (times[Math.floor(times.length / 2)] ?? BUDGET_MS);
    const worst = new Map<string, { rating: ReviewRating; isConfidentError: boolean; atMs: number }>();
    for (const answer of session) {
      const rating = rate(answer, paceMs, !met.has(answer.point));
      const before = worst.get(answer.point);
      const isConfidentError = (before?.isConfidentError ?? false) || (answer.outcome === 'wrong' && answer.certainty === 3);
      worst.set(answer.point, {
        rating: before && before.rating < rating ? before.rating : rating,
        isConfidentError,
        atMs: Math.max(before?.atMs ?? 0, answer.answeredAtMs),
      });
    }
    for (const [point, { rating, isConfidentError, atMs }] of worst) {
      met.add(point);
      const known = cards.get(point);
      if (!known && rating > 1) continue;
      // A clock that was moved back must not make a review come before the one that it follows.
      const reviewMs = Math.max(atMs, known?.lastMs ?? atMs);
      if (known) reviews.push({ atMs: reviewMs, days: (reviewMs - known.lastMs) / DAY_MS, isRecalled: rating > 1 });
      const card = rated(known?.card ?? createEmptyCard(reviewMs), rating, reviewMs);
      const wantedMs = isConfidentError ? reviewMs + DAY_MS : card.due.getTime();
      cards.set(point, { card, dueMs: cappedDue(wantedMs, reviewMs, examMs), lastMs: reviewMs });
    }
    for (const { dwellMs, outcome } of session) if (outcome !== 'skipped') insert(times, dwellMs);
  }
  const found = [...cards]
    .map(([point, { card, dueMs, lastMs }]) => ({ point, dueMs, lastMs, stability: card.stability, difficulty: card.difficulty }))
    .sort((a, b) => a.dueMs - b.dueMs || (a.point < b.point ? -1 : 1));
  return { cards: found, reviews };
}

/** The chance (0..1) that a learning point would be recalled at an instant: the forgetting curve of FSRS. */
export function recallChance({ stability, lastMs }: Pick<ReviewCard, 'stability' | 'lastMs'>, atMs: number): number {
  return scheduler.forgetting_curve(Math.max(0, atMs - lastMs) / DAY_MS, stability);
}

/** Of the cards, in their order, those to be reviewed until an instant (the end of the day). */
export function dueUntil(cards: readonly ReviewCard[], endMs: number): readonly ReviewCard[] {
  return cards.filter(({ dueMs }) => dueMs <= endMs);
}

/**
 * When a review is due: not after the day before the exam, and near the exam after 30 % of the days left at the most. FSRS's own maximum is no strict
 * cap, for it keeps Good and Easy apart. An exam that is over caps nothing.
 */
export function cappedDue(dueMs: number, reviewMs: number, examMs: number | null): number {
  if (examMs === null || examMs <= reviewMs) return dueMs;
  const leftMs = examMs - reviewMs;
  const near = leftMs < NEAR_EXAM_DAYS * DAY_MS ? reviewMs + NEAR_EXAM_SHARE * leftMs : dueMs;
  return Math.max(reviewMs, Math.min(dueMs, near, examMs - DAY_MS));
}

/** A card after another rating: FSRS as it is set here. */
export function rated(card: Card, rating: ReviewRating, atMs: number): Card {
  return scheduler.next(card, atMs, GRADES[rating]).card;
}

const GRADES: Readonly<Record<ReviewRating, Grade>> = { 1: Rating.Again, 2: Rating.Hard, 3: Rating.Good, 4: Rating.Easy };

/** Keeps the times sorted, so that their middle is the median. */
function insert(times: number[], value: number): void {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  times.splice(low, 0, value);
}
