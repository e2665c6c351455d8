/** What a finished attempt leaves behind for later: its row in history, and a few numbers an answer, so that nobody has to read the paper again. */

import { z } from 'zod';
import { type Attempt, keepsExamRules } from './attempt';
import { type Countdown, INTERRUPTION_LIMIT_MS, interruptedMs } from './countdown';
import { type Interval, wilson } from './interval';
import { type MarkedAnswer, referencePaceMs, tempoOf } from './marking';
import { modeSchema, type Paper, type PassLine, passLineSchema } from './paper';
import { type Score, score } from './scoring';
import { verdict } from './verdict';

const share = z.number().min(0).max(1);

export const attemptRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  blueprint: z.string(),
  bank: z.string(),
  mode: modeSchema,
  number: z.int(),
  startedAtMs: z.number(),
  submittedAtMs: z.number(),
  reason: z.enum(['candidate', 'time-up']),
  spentMs: z.number(),
  limitMs: z.number().nullable(),
  interruptedMs: z.number(),
  questions: z.int(),
  scored: z.int(),
  right: z.int(),
  raw: share.nullable(),
  weighted: share.nullable(),
  /** The score at the top of the report with its 90 % interval; which of the two it is. */
  headline: z.enum(['weighted', 'raw']).nullable(),
  share: share.nullable(),
  interval: z.object({ low: share, high: share }).nullable(),
  /** How many questions `share` was measured on: Kish's effective number where it is weighted, else those scored. */
  size: z.number().nonnegative().nullable(),
  line: passLineSchema,
  verdict: z.enum(['pass', 'borderline', 'fail']).nullable(),
  /** A whole mock under exam rules and its own clock: the evidence that readiness starts from. */
  timedMock: z.boolean(),
  repeats: z.int(),
  deficitsAfter: z.record(z.string(), z.number()),
  domains: z.array(z.object({ id: z.string(), asked: z.int(), right: z.int() })),
});
export type AttemptRow = z.infer<typeof attemptRowSchema>;

export const answerEvidenceSchema = z.object({
  question: z.string(),
  version: z.int(),
  domain: z.string(),
  task: z.string().nullable(),
  topics: z.array(z.string()),
  point: z.string().nullable(),
  outcome: z.enum(['right', 'wrong', 'skipped', 'not-reached']),
  /** False for unscored and voided questions: they count for learning, not for a score. */
  counts: z.boolean(),
  certainty: z.int().nullable(),
  revealed: z.boolean(),
  flagged: z.boolean(),
  slow: z.boolean(),
  rapid: z.boolean(),
  exposuresBefore: z.int(),
  dwellMs: z.number(),
});
export type AnswerEvidence = z.infer<typeof answerEvidenceSchema>;

export const evidenceSchema = z.object({ row: attemptRowSchema, answers: z.array(answerEvidenceSchema) });
export type Evidence = z.infer<typeof evidenceSchema>;

type Submitted = Extract<Attempt, { kind: 'submitted' }>;

/** The evidence of a submitted attempt. `line` is the pass line in force now: a candidate who moves his own line moves it for old attempts too. */
export function evidenceOf(paper: Paper, attempt: Submitted, countdown: Countdown, marked: readonly MarkedAnswer[], line: PassLine): Evidence {
  const result = score(marked, paper.blueprint.domains);
  const headline = headlineOf(result);
  const pace = referencePaceMs(paper, marked);
  const interrupted = interruptedMs(countdown);
  return {
    row: {
      id: paper.id,
      title: paper.blueprint.title,
      blueprint: paper.blueprint.id,
      bank: paper.bank.id,
      mode: paper.mode,
      number: paper.number,
      startedAtMs: attempt.startedAtMs,
      submittedAtMs: attempt.submittedAtMs,
      reason: attempt.reason,
      spentMs: attempt.spentMs,
      limitMs: paper.limitMs,
      interruptedMs: interrupted,
      questions: paper.questions.length,
      scored: result.asked,
      right: result.right,
      raw: result.raw,
      weighted: result.weighted,
      headline: result.headline,
      share: headline?.share ?? null,
      interval: headline?.interval ?? null,
      size: headline?.size ?? null,
      line,
      // Practice that was chosen by hand says nothing about passing: quizzes and drills get no verdict (MEASURES 2.2).
      verdict: headline && isMock(paper) ? verdict(headline.share, line, headline.interval).outcome : null,
      timedMock: isWholeMock(paper) && paper.limitMs !== null && interrupted <= INTERRUPTION_LIMIT_MS,
      repeats: paper.questions.filter((question) => question.exposuresBefore > 0).length,
      deficitsAfter: paper.deficitsAfter,
      domains: result.domains.map(({ domain, asked, right }) => ({ id: domain, asked, right })),
    },
    answers: marked.map(({ drawn, question, answer, domain, scored, voided, outcome }) => {
      const { slow, rapid } = tempoOf(answer.dwellMs, pace);
      return {
        question: question.id,
        version: question.version,
        domain,
        task: question.tasks[paper.blueprint.id] ?? null,
        topics: question.topics,
        point: question.learningPoint ?? null,
        outcome,
        counts: scored && !voided,
        certainty: answer.certainty,
        revealed: answer.revealed,
        flagged: answer.flagged,
        slow: slow && answer.seen,
        rapid: rapid && answer.seen,
        exposuresBefore: drawn.exposuresBefore,
        dwellMs: answer.dwellMs,
      };
    }),
  };
}

/** The same evidence in less memory: answers of one shape, and what many of them say kept once. 1,000 mocks are 55,000 answers. */
export function leanEvidence({ row, answers }: Evidence, share: <Value>(value: Value) => Value): Evidence {
  return {
    row,
    answers: answers.map((answer) => ({
      question: share(answer.question),
      version: answer.version,
      domain: share(answer.domain),
      task: share(answer.task),
      topics: share(answer.topics),
      point: share(answer.point),
      outcome: share(answer.outcome),
      counts: answer.counts,
      certainty: answer.certainty,
      revealed: answer.revealed,
      flagged: answer.flagged,
      slow: answer.slow,
      rapid: answer.rapid,
      exposuresBefore: answer.exposuresBefore,
      dwellMs: answer.dwellMs,
    })),
  };
}

/** A mock that the bank was too small for is shorter than the exam, and says less. */
function isWholeMock(paper: Paper): boolean {
  return paper.mode === 'mock' && paper.questions.length === paper.blueprint.questions;
}

export function isMock(paper: Pick<Paper, 'mode'>): boolean {
  return keepsExamRules(paper.mode);
}

/** The headline score with its interval: Wilson on the effective number of questions when weighted, on the plain number when raw. */
function headlineOf(result: Score): { readonly share: number; readonly interval: Interval | null; readonly size: number | null } | null {
  if (result.headline === 'weighted' && result.weighted !== null) {
    return { share: result.weighted, interval: wilson(result.weighted, result.effectiveSize), size: result.effectiveSize };
  }
  return result.raw === null ? null : { share: result.raw, interval: wilson(result.raw, result.asked), size: result.asked };
}
