/** What fits into a day of study: due reviews first, then a drill, and what waits until tomorrow. */

import { drillQuestions } from './drill';

/** What a question takes in the reference exam. */
const QUESTION_MS = (80 * 60_000) / 55;
const MINUTE_MS = 60_000;

export interface DayPlan {
  /** Reviews for today, and those that wait. */
  readonly reviews: number;
  readonly waiting: number;
  /** Whether there is time for a drill besides. */
  readonly drill: boolean;
  /** What reviews and drill take. */
  readonly minutes: number;
}

/** `dailyMinutes` is what the candidate gives a day, null for no limit; `spentMs` is what he has reviewed and drilled today already. */
export function planDay(due: number, dailyMinutes: number | null, spentMs: number): DayPlan {
  const leftMs = dailyMinutes === null ? Number.POSITIVE_INFINITY : Math.max(0, dailyMinutes * MINUTE_MS - spentMs);
  const reviews = Math.min(due, Math.floor(leftMs / QUESTION_MS));
  const drill = reviews === due && leftMs - reviews * QUESTION_MS >= drillQuestions * QUESTION_MS;
  return { reviews, waiting: due - reviews, drill, minutes: minutesFor(reviews + (drill ? drillQuestions : 0)) };
}

/** Whole minutes that so many questions take. */
function minutesFor(questions: number): number {
  return questions === 0 ? 0 : Math.max(1, Math.round((questions * QUESTION_MS) / MINUTE_MS));
}
