/** Due reviews of the day: which missed learning points are to be asked again, how long that takes, and the paper that asks them. */

import { isSetAside } from '../core/corrections';
import { chooseDrillQuestions } from '../core/drill';
import type { Evidence } from '../core/evidence';
import { problem } from '../core/problem';
import { dueUntil, type PastReview, plainRatingOf, type ReviewAnswer, type ReviewCard, ratingOf, recallChance, replayReviews } from '../core/review';
import { Refusal } from './refusal';
import { historyOf, type StartSource } from './start';
import { type StartOptions, startOptionsSchema } from './views';

/** The most that one session asks; the rest stays due. */
const MOST_AT_ONCE = 20;
/** What a review session is about: one bank, and the exam in which it was practised last. */
export interface DueReviews {
  readonly bank: string;
  readonly blueprint: string;
  readonly cards: readonly ReviewCard[];
}

/** All cards of a bank, and the reviews that led to them. */
export interface BankReviews extends DueReviews {
  readonly reviews: readonly PastReview[];
}

/** The reviews of every bank that was practised. Learning points are named within their bank. */
export function bankReviews(
  evidence: readonly Evidence[],
  isOut: (question: string) => boolean,
  { examMs, isPlain }: { readonly examMs: number | null; readonly isPlain: boolean },
): readonly BankReviews[] {
  const banks = new Map<string, { blueprint: string; answers: ReviewAnswer[] }>();
  for (const { row, answers } of evidence) {
    const own = banks.get(row.bank) ?? { blueprint: row.blueprint, answers: [] };
    own.blueprint = row.blueprint;
    for (const { question, point, outcome, certainty, dwellMs, revealed } of answers) {
      // A key that was asked for without an answer says nothing, nor does a question that was never shown.
      if (point === null || outcome === 'not-reached' || (revealed && outcome === 'skipped') || isOut(question)) continue;
      own.answers.push({ point, attemptId: row.id, outcome, certainty, dwellMs, answeredAtMs: row.submittedAtMs });
    }
    banks.set(row.bank, own);
  }
  const rate = isPlain ? plainRatingOf : ratingOf;
  return [...banks].map(([bank, { blueprint, answers }]) => ({ bank, blueprint, ...replayReviews(answers, examMs, rate) }));
}

/** What is due until the end of a day, the bank with most of it first; of its points those that are least likely still known come first. */
export function dueReviews(banks: readonly BankReviews[], endMs: number, nowMs: number): readonly DueReviews[] {
  return banks
    .map(({ bank, blueprint, cards }) => ({
      bank,
      blueprint,
      cards: dueUntil(cards, endMs).toSorted((a, b) => recallChance(a, nowMs) - recallChance(b, nowMs)),
    }))
    .filter(({ cards }) => cards.length > 0)
    .sort((a, b) => b.cards.length - a.cards.length);
}

/** What the candidate has reviewed and drilled since an instant, in ms. */
export function spentSince(evidence: readonly Evidence[], sinceMs: number): number {
  return evidence
    .filter(({ row }) => (row.mode === 'review' || row.mode === 'drill') && row.submittedAtMs >= sinceMs)
    .reduce((sum, { row }) => sum + row.spentMs, 0);
}

export function emptyReview({ bank, blueprint }: DueReviews): StartOptions {
  return startOptionsSchema.parse({ bank, blueprint, mode: 'review', questions: 1, minutes: null, feedback: 'each' });
}

/** One question for each of the first `count` due points: a sibling that is new where there is one. Refuses where the bank has none of them any more. */
export function reviewOptions(source: StartSource, due: DueReviews, count: number, seed: string): StartOptions {
  const only = chooseDrillQuestions(
    source.index,
    due.cards.slice(0, Math.min(count, MOST_AT_ONCE)).map(({ point }) => point),
    ({ learningPoint }, point) => learningPoint === point,
    historyOf(source).seen,
    (question) => isSetAside(source.corrections, question),
    seed,
    1,
  );
  if (only.length === 0) throw new Refusal(problem('start.nothing-to-ask'));
  return { ...emptyReview(due), questions: only.length, only, seed };
}
