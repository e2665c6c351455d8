/** Marks a finished attempt: each answer with its outcome, its time, and what changing it did. */

import type { Answer, Attempt } from './attempt';
import type { Question } from './bank';
import { type Corrections, corrected, isVoided } from './corrections';
import type { Paper, PaperQuestion } from './paper';
import type { Response } from './response';
import { type Mark, markQuestion, type Outcome, outcomeOf } from './scoring';

export type Change = 'wrong-to-right' | 'right-to-wrong' | 'wrong-to-wrong';

export interface MarkedAnswer {
  readonly drawn: PaperQuestion;
  /** The question as it is scored: with its corrected key. */
  readonly question: Question;
  readonly answer: Answer;
  readonly domain: string;
  readonly scored: boolean;
  readonly voided: boolean;
  readonly seen: boolean;
  readonly mark: Mark;
  readonly outcome: Outcome;
  /** Each change of a complete selection, as it was left. */
  readonly changes: readonly Change[];
}

export function markAttempt(paper: Paper, attempt: Attempt, corrections: Corrections): MarkedAnswer[] {
  return paper.questions.map((drawn, index) => {
    const answer = attempt.answers[index];
    if (!answer) throw new Error('an attempt has an answer for each question of its paper');
    const question = corrected(corrections, drawn.question);
    const rule = paper.blueprint.scoring;
    const mark = markQuestion(question, answer.response, rule);
    const { seen } = answer;
    return {
      drawn,
      question,
      answer,
      domain: drawn.domain,
      scored: drawn.scored,
      voided: isVoided(corrections, question.id),
      seen,
      mark,
      outcome: outcomeOf({ mark, seen }),
      changes: changesOf(answer.settled, (response) => markQuestion(question, response, rule).correct),
    };
  });
}

function changesOf(settled: readonly Response[], isRight: (response: Response) => boolean): Change[] {
  const right = settled.map(isRight);
  return right.slice(1).map((now, index) => {
    if (now) return 'wrong-to-right';
    return right[index] ? 'right-to-wrong' : 'wrong-to-wrong';
  });
}

/** The pace that answers are measured by: the even pace of a timed paper, else the median time of the questions that were seen. Null when none was. */
export function referencePaceMs(paper: Paper, marked: readonly MarkedAnswer[]): number | null {
  if (paper.limitMs !== null) return (paper.limitMs - paper.extraMs) / paper.questions.length;
  const times = marked
    .filter((answer) => answer.seen)
    .map((answer) => answer.answer.dwellMs)
    .sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? null;
}

/** Slow is over one and a half times the pace, fast under half of it, rapid under a tenth of it or five seconds (MEASURES 5.3, 5.7). */
export function tempoOf(dwellMs: number, paceMs: number | null): { slow: boolean; fast: boolean; rapid: boolean } {
  if (paceMs === null) return { slow: false, fast: false, rapid: false };
  return { slow: dwellMs > 1.5 * paceMs, fast: dwellMs < 0.5 * paceMs, rapid: dwellMs < Math.max(5_000, 0.1 * paceMs) };
}
