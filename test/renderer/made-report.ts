/** Reports made for tests of the page: through the same code as real ones, from what was answered question by question. */

import { reportOf } from '../../src/api/report';
import type { Report } from '../../src/api/report-views';
import type { Answer, Attempt } from '../../src/core/attempt';
import type { Question } from '../../src/core/bank';
import { NO_CORRECTIONS } from '../../src/core/corrections';
import type { Countdown } from '../../src/core/countdown';
import { type AttemptRow, type Evidence, evidenceOf } from '../../src/core/evidence';
import { markAttempt } from '../../src/core/marking';
import type { Paper } from '../../src/core/paper';
import type { Response } from '../../src/core/response';
import { START_MS } from '../core/made-paper';

const BLANK: Answer = {
  response: null,
  flagged: false,
  struck: [],
  note: '',
  highlights: [],
  certainty: null,
  seen: true,
  revealed: false,
  dwellMs: 60_000,
  settled: [],
};

/** The key of a question as an answer to it. */
export function rightAnswer(question: Question): Response {
  if (question.type === 'ordering') return { kind: 'order', order: question.key };
  if (question.type === 'matching') return { kind: 'match', pairs: question.key };
  return { kind: 'choice', chosen: question.key };
}

/** An answer that misses the key. */
export function wrongAnswer(question: Question): Response {
  const others = question.options.map(({ id }) => id).filter((id) => question.type === 'matching' || !question.key.includes(id));
  if (question.type === 'ordering') return { kind: 'order', order: question.key.toReversed() };
  if (question.type === 'matching') return { kind: 'match', pairs: Object.fromEntries(question.prompts.map(({ id }) => [id, others.at(-1) ?? ''])) };
  return { kind: 'choice', chosen: others.slice(0, question.key.length) };
}

interface Sitting {
  readonly paper: Paper;
  /** What was done with each question; nothing said is a blank answer. */
  readonly answers: readonly Partial<Answer>[];
  readonly spentMs?: number;
  readonly reason?: 'candidate' | 'time-up';
  readonly interruptedMs?: number;
  readonly clockMovedMs?: number;
  readonly previous?: AttemptRow | null;
}

/** A finished attempt at `paper` and its report. */
export function madeReport(sitting: Sitting): { readonly report: Report; readonly evidence: Evidence } {
  const { paper, answers, spentMs = 65 * 60_000 + 12_000, reason = 'candidate', interruptedMs = 0, clockMovedMs = 0, previous = null } = sitting;
  const attempt: Extract<Attempt, { kind: 'submitted' }> = {
    kind: 'submitted',
    answers: paper.questions.map((_, index) => ({ ...BLANK, ...answers[index] })),
    at: null,
    atSinceMs: 0,
    startedAtMs: paper.createdAtMs,
    submittedAtMs: paper.createdAtMs + spentMs,
    seq: 1,
    spentMs,
    reason,
  };
  const countdown: Countdown = {
    limitMs: paper.limitMs,
    policy: paper.clockPolicy,
    spentMs,
    activeMs: spentMs,
    last: { wallMs: START_MS + spentMs, uptimeMs: spentMs, run: 'run' },
    paused: false,
    interruptions: interruptedMs === 0 ? [] : [{ fromMs: START_MS, lastedMs: interruptedMs, counted: false }],
    clockMoves: clockMovedMs === 0 ? [] : [{ atMs: START_MS, byMs: clockMovedMs }],
  };
  const marked = markAttempt(paper, attempt, NO_CORRECTIONS);
  const evidence = evidenceOf(paper, attempt, countdown, marked, paper.line);
  return { report: reportOf({ paper, evidence, marked, uncorrected: evidence, corrections: NO_CORRECTIONS, countdown, previous }), evidence };
}
