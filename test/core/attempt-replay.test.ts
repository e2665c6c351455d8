/** Whatever a candidate does, the log of it replays to the same attempt. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, type Attempt, advance, type Entry, entrySchema, replay, startAttempt } from '../../src/core/attempt';
import type { Paper } from '../../src/core/paper';
import { custom, leave, mock, open, submit, visit } from './made-actions';
import { choice, entryAfter, START_MS } from './made-paper';

/** Actions as a page may send them: most of them sound, some refused. */
const optionId = fc.constantFrom('a', 'b', 'c', 'd', 'z');
const questionAt = fc.integer({ min: 0, max: 5 });
const response = fc.oneof(
  fc.array(optionId, { maxLength: 3 }).map((chosen) => choice(...chosen)),
  fc.shuffledSubarray(['a', 'b', 'c', 'd']).map((order) => ({ kind: 'order' as const, order })),
  fc.dictionary(fc.constantFrom('p', 'q', 'z'), optionId, { noNullPrototype: true }).map((pairs) => ({ kind: 'match' as const, pairs })),
  fc.constant(null),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: questionAt.map(visit) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer' as const), question: questionAt, response }) },
  fc.constant(leave),
  fc.record({ kind: fc.constant('flag' as const), question: questionAt, on: fc.boolean() }),
  fc.record({ kind: fc.constant('strike' as const), question: questionAt, option: optionId, on: fc.boolean() }),
  fc.record({ kind: fc.constant('note' as const), question: questionAt, text: fc.string({ maxLength: 10 }) }),
  fc.record({ kind: fc.constant('certainty' as const), question: questionAt, level: fc.constantFrom(1 as const, 2 as const, 3 as const, null) }),
  fc.record({ kind: fc.constant('reveal' as const), question: questionAt }),
  fc.constant({ kind: 'pause' as const }),
  fc.constant({ kind: 'resume' as const }),
);
const session = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), action), { maxLength: 40 });
const anyPaper = fc.constantFrom(mock, custom, open);

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  return value;
}

/** Sits through a session, leaving out what is refused; a refused action must leave no trace, so the attempt is frozen at every step. */
function survive(paper: Paper, steps: readonly (readonly [number, Action])[]): { attempt: Attempt; log: Entry[]; activeMs: number } {
  let attempt = frozen(startAttempt(paper, START_MS));
  let activeMs = 0;
  const log: Entry[] = [];
  for (const [ms, next] of steps) {
    if (attempt.kind !== 'paused') activeMs += ms;
    const entry = entryAfter(attempt, next, activeMs);
    const result = advance(paper, attempt, entry);
    if (!result.ok) continue;
    attempt = frozen(result.value);
    log.push(entry);
  }
  return { attempt, log, activeMs };
}

describe('whatever a candidate does', () => {
  it('the log replays to the same attempt, also after a way through JSON', () => {
    fc.assert(
      fc.property(anyPaper, session, (paper, steps) => {
        const { attempt, log } = survive(paper, steps);
        const read = log.map((entry) => entrySchema.parse(JSON.parse(JSON.stringify(entry))));
        expect(replay(paper, START_MS, read)).toEqual({ ok: true, value: attempt });
        expect(attempt.seq).toBe(log.length);
      }),
    );
  });

  it('a log with an entry taken out, or two exchanged, does not replay', () => {
    fc.assert(
      fc.property(session, fc.nat(), (steps, lot) => {
        const { log } = survive(custom, steps);
        fc.pre(log.length > 1);
        const at = lot % (log.length - 1);
        expect(replay(custom, START_MS, log.toSpliced(at, 1))).toMatchObject({ ok: false, problems: [{ code: 'attempt.gap' }] });
        const exchanged = log.with(at, log[at + 1] as Entry).with(at + 1, log[at] as Entry);
        expect(replay(custom, START_MS, exchanged)).toMatchObject({ ok: false, problems: [{ code: 'attempt.gap' }] });
      }),
    );
  });

  it('the questions were in view for no longer than the exam was active', () => {
    fc.assert(
      fc.property(anyPaper, session, (paper, steps) => {
        const { attempt, activeMs } = survive(paper, steps);
        const dwellMs = attempt.answers.reduce((sum, answer) => sum + answer.dwellMs, 0);
        expect(dwellMs).toBeLessThanOrEqual(activeMs);
        const [first] = steps;
        if (first?.[1].kind === 'visit' && first[1].question < 4 && !steps.some(([, { kind }]) => kind === 'leave')) {
          const last = advance(paper, attempt, entryAfter(attempt, submit, activeMs));
          expect(last.ok && last.value.answers.reduce((sum, answer) => sum + answer.dwellMs, 0)).toBe(activeMs - first[0]);
        }
      }),
    );
  });

  it('an answered question was seen, and each settled answer differs from the one before', () => {
    fc.assert(
      fc.property(anyPaper, session, (paper, steps) => {
        const { attempt } = survive(paper, steps);
        for (const answer of attempt.answers) {
          if (answer.response !== null || answer.revealed) expect(answer.seen).toBe(true);
          for (const [at, settled] of answer.settled.entries()) {
            if (at > 0) expect(settled).not.toEqual(answer.settled[at - 1]);
          }
        }
      }),
    );
  });

  it('nothing more is taken once it is submitted', () => {
    fc.assert(
      fc.property(anyPaper, session, action, (paper, steps, late) => {
        const { attempt } = survive(paper, [...steps, [0, submit]]);
        expect(attempt.kind).toBe('submitted');
        expect(advance(paper, attempt, entryAfter(attempt, late))).toMatchObject({ ok: false, problems: [{ code: 'attempt.over' }] });
      }),
    );
  });
});
