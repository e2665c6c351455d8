/** How much the answers of finished attempts still say: by their mode, by what came after them, and by whether the question was new. */

/**
 * `mock` is timed and without feedback; `quiz` untimed with feedback at the end; `rushed` a mock or quiz that was clicked through (MEASURES 5.7); `drill` was
 * drawn on weakness; `revealed` came after the key was seen.
 */
export type EvidenceMode = 'mock' | 'quiz' | 'rushed' | 'drill' | 'revealed';

/** One answer of a finished attempt, under one blueprint; a blank is not correct. */
export interface PastAnswer {
  readonly questionId: string;
  readonly domain: string;
  readonly task?: string;
  readonly topics: readonly string[];
  readonly correct: boolean;
  /** The question or an enemy of it had been shown before. */
  readonly seenBefore: boolean;
  readonly mode: EvidenceMode;
  readonly answeredAtMs: number;
  readonly attemptId: string;
  /** For a repeat: days since it was last shown. */
  readonly daysSinceSeen?: number;
  /** Never shown: wrong for the domain, as in the exam, but no evidence on tasks and topics and on no area's state. */
  readonly notReached?: boolean;
}

const modeWeight: Readonly<Record<EvidenceMode, number>> = { mock: 1, quiz: 0.7, rushed: 0.5, drill: 0.5, revealed: 0 };
const repeatWeight = 0.25;
/** What an answer still says after 55 later ones: a half-life of about two mocks. */
const keptPerMock = 0.7;
const mockQuestions = 55;
const halfLifeDays = 60;
const dayMs = 86_400_000;

/**
 * How fresh an answer is, 0..1: λ^(a/55) × 2^(−days/60), where `a` counts the answers of later attempts (MEASURES 3.1 step 1). Attempts
 * follow one another by their last answer. Answers after a reveal are no evidence: they age nothing.
 */
export function freshnessAmong(answers: readonly PastAnswer[], nowMs: number): (answer: PastAnswer) => number {
  const attempts = new Map<string, { lastMs: number; counted: number }>();
  for (const answer of answers) {
    let attempt = attempts.get(answer.attemptId);
    if (!attempt) {
      attempt = { lastMs: answer.answeredAtMs, counted: 0 };
      attempts.set(answer.attemptId, attempt);
    }
    attempt.lastMs = Math.max(attempt.lastMs, answer.answeredAtMs);
    if (modeWeight[answer.mode] > 0) attempt.counted += 1;
  }
  const kept = new Map<string, number>();
  let later = 0;
  for (const [id, attempt] of [...attempts].sort(([, a], [, b]) => b.lastMs - a.lastMs)) {
    kept.set(id, keptAfter(later, 0));
    later += attempt.counted;
  }
  // The answers of an attempt mostly follow one another and share an instant: their freshness is worked out once.
  let known: { readonly attemptId: string; readonly answeredAtMs: number; readonly fresh: number } | null = null;
  return ({ attemptId, answeredAtMs }) => {
    if (known === null || known.attemptId !== attemptId || known.answeredAtMs !== answeredAtMs) {
      // A clock that was moved back must not make an answer weigh more than a fresh one.
      known = { attemptId, answeredAtMs, fresh: (kept.get(attemptId) ?? 1) * keptAfter(0, (nowMs - answeredAtMs) / dayMs) };
    }
    return known.fresh;
  };
}

/** What an answer of full freshness would weigh: by its mode, and a quarter when it was a repeat. */
export function worth(answer: PastAnswer): number {
  return modeWeight[answer.mode] * (answer.seenBefore ? repeatWeight : 1);
}

/** The weight u of each answer as evidence, 0..1, in the order given (MEASURES 3.1 step 1). */
export function evidenceWeights(answers: readonly PastAnswer[], nowMs: number): Float64Array {
  const freshness = freshnessAmong(answers, nowMs);
  return Float64Array.from(answers, (answer) => freshness(answer) * worth(answer));
}

/** What is left of earlier evidence, 0..1, after `answers` more of it and `days` more. */
export function keptAfter(answers: number, days: number): number {
  return keptPerMock ** (answers / mockQuestions) * 2 ** (-Math.max(0, days) / halfLifeDays);
}
