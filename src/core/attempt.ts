/** The attempt: a union of states, and `advance`, the only way in which one becomes the next. */

import { z } from 'zod';
import type { Mode, Paper } from './paper';
import { fail, ok, problem, type Result } from './problem';
import { checkResponse, isBlank, isComplete, type Response, responseSchema, sameResponse } from './response';

const questionIndex = z.int().nonnegative();
/** Letters `from` up to `to` of a text as it is shown. The text is the "scenario", the "stem", the "case" study, or an option by its id. */
export const highlightSchema = z.object({ part: z.string().max(64), from: z.int().nonnegative(), to: z.int().positive() });
export type Highlight = z.infer<typeof highlightSchema>;

/** Everything that a candidate (or the clock) can do in an attempt. Questions are counted from 0 in drawn order. */
export const actionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visit'), question: questionIndex }),
  /** Leaves the question for the review screen. */
  z.object({ kind: z.literal('leave') }),
  z.object({ kind: z.literal('answer'), question: questionIndex, response: responseSchema.nullable() }),
  z.object({ kind: z.literal('flag'), question: questionIndex, on: z.boolean() }),
  z.object({ kind: z.literal('strike'), question: questionIndex, option: z.string().max(64), on: z.boolean() }),
  z.object({ kind: z.literal('note'), question: questionIndex, text: z.string().max(4000) }),
  z.object({ kind: z.literal('highlight'), question: questionIndex, highlights: z.array(highlightSchema).max(200) }),
  z.object({ kind: z.literal('certainty'), question: questionIndex, level: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable() }),
  /** Shows key and rationales of a question; only in practice with feedback after each question. Locks the answer. */
  z.object({ kind: z.literal('reveal'), question: questionIndex }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('submit'), reason: z.enum(['candidate', 'time-up']) }),
]);
export type Action = z.infer<typeof actionSchema>;

/** One line of the log. `seq` counts from 1 without gaps; times as in `countdown.ts`. */
export const entrySchema = z.object({
  seq: z.int().positive(),
  wallMs: z.number(),
  spentMs: z.number().nonnegative(),
  activeMs: z.number().nonnegative(),
  action: actionSchema,
});
export type Entry = z.infer<typeof entrySchema>;

/** What the candidate has done with one question so far. */
export interface Answer {
  readonly response: Response | null;
  readonly flagged: boolean;
  readonly struck: readonly string[];
  readonly note: string;
  readonly highlights: readonly Highlight[];
  readonly certainty: 1 | 2 | 3 | null;
  readonly seen: boolean;
  readonly revealed: boolean;
  /** Time with the question in view, all visits together, interruptions left out. */
  readonly dwellMs: number;
  /** The complete selections that the candidate left the question with, oldest first, each different from the one before. */
  readonly settled: readonly Response[];
}

interface Sheet {
  readonly answers: readonly Answer[];
  /** The question in view, or null on the review screen. */
  readonly at: number | null;
  /** Active time at which the question in view came into view. */
  readonly atSinceMs: number;
  readonly startedAtMs: number;
  readonly seq: number;
}

export type Attempt =
  | (Sheet & { readonly kind: 'running' })
  | (Sheet & { readonly kind: 'paused' })
  | (Sheet & { readonly kind: 'submitted'; readonly submittedAtMs: number; readonly spentMs: number; readonly reason: 'candidate' | 'time-up' });

const BLANK: Answer = {
  response: null,
  flagged: false,
  struck: [],
  note: '',
  highlights: [],
  certainty: null,
  seen: false,
  revealed: false,
  dwellMs: 0,
  settled: [],
};

/** An attempt at `paper` before anything was seen, started at `startedAtMs` (epoch). */
export function startAttempt(paper: Paper, startedAtMs: number): Attempt {
  return { kind: 'running', answers: paper.questions.map(() => BLANK), at: null, atSinceMs: 0, startedAtMs, seq: 0 };
}

/**
 * The attempt after one entry of its log.
 * Refuses, with a problem and no change: a gap in `seq`, anything after submission, a question that the paper does not have, a response that the
 * question cannot take, a change to a revealed question, a pause in a mock, and a reveal where feedback comes at the end.
 */
export function advance(paper: Paper, attempt: Attempt, entry: Entry): Result<Attempt> {
  if (attempt.kind === 'submitted') return fail(problem('attempt.over'));
  if (entry.seq !== attempt.seq + 1) return fail(problem('attempt.gap', { expected: attempt.seq + 1, got: entry.seq }));
  const { action } = entry;
  if (attempt.kind === 'paused' && action.kind !== 'resume' && action.kind !== 'submit') return fail(problem('attempt.paused'));
  if ('question' in action && action.question >= paper.questions.length) {
    return fail(problem('attempt.no-such-question', { number: action.question + 1, count: paper.questions.length }));
  }
  const next = { ...attempt, seq: entry.seq };
  switch (action.kind) {
    case 'visit':
      return ok({ ...mend(settle(paper, next, entry), action.question, { seen: true }), at: action.question, atSinceMs: entry.activeMs });
    case 'leave':
      return ok({ ...settle(paper, next, entry), at: null });
    case 'answer':
      return answer(paper, next, action.question, action.response);
    case 'flag':
      return ok(mend(next, action.question, { flagged: action.on }));
    case 'strike':
      return strike(paper, next, action);
    case 'note':
      return ok(mend(next, action.question, { note: action.text }));
    case 'highlight':
      return ok(mend(next, action.question, { highlights: action.highlights }));
    case 'certainty':
      if (keepsExamRules(paper.mode)) return fail(problem('attempt.no-certainty-in-mock'));
      if (next.answers[action.question]?.revealed) return fail(problem('attempt.revealed'));
      return ok(mend(next, action.question, { certainty: action.level }));
    case 'reveal':
      if (paper.feedback !== 'each') return fail(problem('attempt.feedback-at-end'));
      return ok(mend(settle(paper, next, entry), action.question, { revealed: true, seen: true }));
    case 'pause':
      if (keepsExamRules(paper.mode)) return fail(problem('attempt.no-pause-in-mock'));
      return ok({ ...settle(paper, next, entry), kind: 'paused' });
    case 'resume':
      return ok({ ...settle(paper, next, entry), kind: 'running' });
    case 'submit':
      return ok({ ...settle(paper, next, entry), kind: 'submitted', submittedAtMs: entry.wallMs, spentMs: entry.spentMs, reason: action.reason });
  }
}

/** Replays a log from the start. A log that does not replay is damaged; the problem names the entry. */
export function replay(paper: Paper, startedAtMs: number, entries: readonly Entry[]): Result<Attempt> {
  let attempt = startAttempt(paper, startedAtMs);
  for (const entry of entries) {
    const next = advance(paper, attempt, entry);
    if (!next.ok) return next;
    attempt = next.value;
  }
  return ok(attempt);
}

/** Mocks, full and short, keep the rules of the real room: no pause, no certainty marks, no feedback before the end. */
export function keepsExamRules(mode: Mode): boolean {
  return mode === 'mock' || mode === 'short';
}

function mend<A extends Sheet>(attempt: A, index: number, change: Partial<Answer>): A {
  return { ...attempt, answers: attempt.answers.map((given, at) => (at === index ? { ...given, ...change } : given)) };
}

/** The candidate takes his eyes off the question in view: its time is added, and a complete new selection is kept as a settled answer. */
function settle<A extends Sheet>(paper: Paper, attempt: A, entry: Entry): A {
  const { at } = attempt;
  const given = at === null ? undefined : attempt.answers[at];
  const question = at === null ? undefined : paper.questions[at]?.question;
  if (at === null || !given || !question) return attempt;
  const { response, settled } = given;
  const last = settled.at(-1);
  const isNew = response !== null && isComplete(question, response) && !(last && sameResponse(last, response));
  return {
    ...mend(attempt, at, {
      dwellMs: given.dwellMs + Math.max(0, entry.activeMs - attempt.atSinceMs),
      settled: isNew ? [...settled, response] : settled,
    }),
    atSinceMs: entry.activeMs,
  };
}

function answer(paper: Paper, attempt: Attempt, index: number, response: Response | null): Result<Attempt> {
  const question = paper.questions[index]?.question;
  if (!question) throw new Error(`question ${index} was checked before`);
  if (attempt.answers[index]?.revealed) return fail(problem('attempt.revealed', {}, { question: question.id }));
  const wrong = response === null ? null : checkResponse(question, response);
  if (wrong) return fail({ ...wrong, place: { question: question.id } });
  return ok(mend(attempt, index, { response: isBlank(response) ? null : response, seen: true }));
}

function strike(paper: Paper, attempt: Attempt, action: Extract<Action, { kind: 'strike' }>): Result<Attempt> {
  const question = paper.questions[action.question]?.question;
  if (!question?.options.some((option) => option.id === action.option)) return fail(problem('attempt.no-such-option', { option: action.option }));
  const struck = (attempt.answers[action.question]?.struck ?? []).filter((id) => id !== action.option);
  return ok(mend(attempt, action.question, { struck: action.on ? [...struck, action.option] : struck }));
}
