/** Reads the evidence of finished attempts as answers under one blueprint, as weak areas are assessed from them. */

import type { EvidenceMode, PastAnswer } from './answer-weight';
import { INTERRUPTION_LIMIT_MS } from './countdown';
import { isRushed } from './effort';
import type { AnswerEvidence, AttemptRow, Evidence } from './evidence';

/** Every answer under `blueprint`, in the order of the evidence. A question that proved faulty says nothing about the candidate. */
export function pastAnswers(evidence: readonly Evidence[], blueprint: string, isVoided: (question: string) => boolean): PastAnswer[] {
  return read(evidence, blueprint, (answer) => !isVoided(answer.question));
}

/** Those of the scored questions only: what readiness is made from. Unscored ones count for learning (MEASURES 2.4). */
export function scoredAnswers(evidence: readonly Evidence[], blueprint: string, isVoided: (question: string) => boolean): PastAnswer[] {
  return read(evidence, blueprint, (answer) => answer.counts && !isVoided(answer.question));
}

/** Plain loops: a thousand attempts are 55,000 answers, and screens wait for them. */
function read(evidence: readonly Evidence[], blueprint: string, isTaken: (answer: AnswerEvidence) => boolean): PastAnswer[] {
  const found: PastAnswer[] = [];
  for (const { row, answers } of evidence) {
    if (row.blueprint !== blueprint) continue;
    const hurried = isRushed(answers);
    for (const answer of answers) {
      if (!isTaken(answer)) continue;
      const { question, domain, task, topics, outcome, exposuresBefore } = answer;
      const past = {
        questionId: question,
        domain,
        topics,
        correct: outcome === 'right',
        seenBefore: exposuresBefore > 0,
        mode: modeOf(row, hurried, answer),
        answeredAtMs: row.submittedAtMs,
        attemptId: row.id,
        notReached: outcome === 'not-reached',
      };
      found.push(task === null ? past : { ...past, task });
    }
  }
  return found;
}

/**
 * What kind of evidence an answer is (MEASURES 3.1 step 1). An answer is locked before its key is shown, so only a question that was revealed
 * without an answer is nothing; with feedback after each question, practice weighs as a drill does.
 */
function modeOf(row: AttemptRow, hurried: boolean, { revealed, outcome }: AnswerEvidence): EvidenceMode {
  if (revealed && outcome === 'skipped') return 'revealed';
  switch (row.mode) {
    case 'mock':
    case 'short':
      if (hurried) return 'rushed';
      return row.limitMs !== null && row.interruptedMs <= INTERRUPTION_LIMIT_MS ? 'mock' : 'quiz';
    case 'custom':
      if (revealed) return 'drill';
      return hurried ? 'rushed' : 'quiz';
    case 'drill':
    case 'review':
      return 'drill';
  }
}
