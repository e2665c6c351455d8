/** Reads the evidence of finished attempts as answers under one blueprint, as weak areas are assessed from them. */

import { INTERRUPTION_LIMIT_MS } from './countdown';
import type { AnswerEvidence, AttemptRow, Evidence } from './evidence';
import type { EvidenceMode, PastAnswer } from './weakness';

/** Every answer under `blueprint`, in the order of the evidence. A question that proved faulty says nothing about the candidate. */
export function pastAnswers(evidence: readonly Evidence[], blueprint: string, isVoided: (question: string) => boolean): PastAnswer[] {
  return evidence
    .filter(({ row }) => row.blueprint === blueprint)
    .flatMap(({ row, answers }) =>
      answers
        .filter(({ question }) => !isVoided(question))
        .map((answer) => ({
          questionId: answer.question,
          domain: answer.domain,
          ...(answer.task !== null && { task: answer.task }),
          topics: answer.topics,
          correct: answer.outcome === 'right',
          seenBefore: answer.exposuresBefore > 0,
          mode: modeOf(row, answer),
          answeredAtMs: row.submittedAtMs,
          attemptId: row.id,
          notReached: answer.outcome === 'not-reached',
        })),
    );
}

/** Those of the scored questions only: what readiness is made from. Unscored ones count for learning (MEASURES 2.4). */
export function scoredAnswers(evidence: readonly Evidence[], blueprint: string, isVoided: (question: string) => boolean): PastAnswer[] {
  const scored = evidence.map(({ row, answers }) => ({ row, answers: answers.filter(({ counts }) => counts) }));
  return pastAnswers(scored, blueprint, isVoided);
}

/**
 * What kind of evidence an answer is (MEASURES 3.1 step 1). An answer is locked before its key is shown, so only a question that was revealed
 * without an answer is nothing; with feedback after each question, practice weighs as a drill does.
 */
function modeOf(row: AttemptRow, { revealed, outcome }: AnswerEvidence): EvidenceMode {
  if (revealed && outcome === 'skipped') return 'revealed';
  switch (row.mode) {
    case 'mock':
    case 'short':
      return row.limitMs !== null && row.interruptedMs <= INTERRUPTION_LIMIT_MS ? 'mock' : 'quiz';
    case 'custom':
      return revealed ? 'drill' : 'quiz';
    case 'drill':
    case 'review':
      return 'drill';
  }
}
