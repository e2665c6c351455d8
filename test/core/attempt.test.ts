/** One attempt: what it refuses, what it takes, and what it remembers. */

import { describe, expect, it } from 'vitest';
import { type Action, actionSchema, advance, keepsExamRules, startAttempt } from '../../src/core/attempt';
import type { Paper } from '../../src/core/paper';
import { choose, clear, custom, leave, mock, open, submit, visit } from './made-actions';
import { made } from './made-bank';
import { choice, entryAfter, paperOf, START_MS, sit } from './made-paper';

/** The code that the action is refused with after the others, or null where it is taken. */
function refusal(paper: Paper, before: readonly Action[], action: Action): string | null {
  const { attempt } = sit(
    paper,
    before.map((earlier) => [0, earlier]),
  );
  const next = advance(paper, attempt, entryAfter(attempt, action));
  return next.ok ? null : (next.problems[0]?.code ?? 'nameless');
}

describe('an attempt refuses', () => {
  it.each<[why: string, paper: Paper, before: readonly Action[], action: Action, code: string]>([
    ['anything after submission', mock, [submit], visit(0), 'attempt.over'],
    ['a second submission', mock, [submit], submit, 'attempt.over'],
    ['a question that the paper does not have', mock, [], visit(4), 'attempt.no-such-question'],
    ['an answer to one', mock, [], choose(4, 'a'), 'attempt.no-such-question'],
    ['a flag on one', mock, [], { kind: 'flag', question: 99, on: true }, 'attempt.no-such-question'],
    ['an option that the question does not have', mock, [visit(0)], choose(0, 'z'), 'response-unknown-option'],
    ['more choices than are asked for', mock, [visit(0)], choose(0, 'a', 'b'), 'response-too-many'],
    ['one choice twice', mock, [visit(1)], choose(1, 'a', 'a'), 'response-option-twice'],
    [
      'an order where a choice is asked for',
      mock,
      [visit(0)],
      { kind: 'answer', question: 0, response: { kind: 'order', order: ['a'] } },
      'response-wrong-kind',
    ],
    [
      'a pair for an unknown prompt',
      mock,
      [visit(3)],
      { kind: 'answer', question: 3, response: { kind: 'match', pairs: { z: 'a' } } },
      'response-unknown-prompt',
    ],
    ['striking an option that is not there', mock, [visit(0)], { kind: 'strike', question: 0, option: 'z', on: true }, 'attempt.no-such-option'],
    ['a pause in a mock', mock, [], { kind: 'pause' }, 'attempt.no-pause-in-mock'],
    ['a pause in a short mock', paperOf(undefined, { mode: 'short' }), [], { kind: 'pause' }, 'attempt.no-pause-in-mock'],
    ['certainty marks in a mock', mock, [visit(0)], { kind: 'certainty', question: 0, level: 3 }, 'attempt.no-certainty-in-mock'],
    ['the key in a mock', mock, [visit(0)], { kind: 'reveal', question: 0 }, 'attempt.feedback-at-end'],
    ['the key where feedback comes at the end', custom, [visit(0)], { kind: 'reveal', question: 0 }, 'attempt.feedback-at-end'],
    ['another answer once the key was shown', open, [visit(0), choose(0, 'a'), { kind: 'reveal', question: 0 }], choose(0, 'b'), 'attempt.revealed'],
    ['taking an answer back once the key was shown', open, [visit(0), { kind: 'reveal', question: 0 }], clear(0), 'attempt.revealed'],
    [
      'certainty once the key was shown',
      open,
      [visit(0), { kind: 'reveal', question: 0 }],
      { kind: 'certainty', question: 0, level: 1 },
      'attempt.revealed',
    ],
    ['an answer while paused', custom, [visit(0), { kind: 'pause' }], choose(0, 'a'), 'attempt.paused'],
    ['a look at another question while paused', custom, [{ kind: 'pause' }], visit(1), 'attempt.paused'],
    ['a second pause', custom, [{ kind: 'pause' }], { kind: 'pause' }, 'attempt.paused'],
  ])('%s', (_, paper, before, action, code) => {
    expect(refusal(paper, before, action)).toBe(code);
  });

  it.each([0, 2, 3, 7])('number %i where 1 is due, and says which was due', (seq) => {
    const attempt = startAttempt(mock, START_MS);
    const next = advance(mock, attempt, { ...entryAfter(attempt, visit(0)), seq });
    expect(next).toMatchObject({ ok: false, problems: [{ code: 'attempt.gap', params: { expected: 1, got: seq } }] });
  });

  it('names the question of a refused answer', () => {
    const attempt = startAttempt(mock, START_MS);
    expect(advance(mock, attempt, entryAfter(attempt, choose(0, 'z')))).toMatchObject({ problems: [{ place: { question: 'q-single' } }] });
  });
});

describe('an attempt takes', () => {
  it.each<[what: string, paper: Paper, before: readonly Action[], action: Action]>([
    ['an answer that is not complete yet', mock, [visit(1)], choose(1, 'a')],
    ['one option for two prompts', mock, [visit(3)], { kind: 'answer', question: 3, response: { kind: 'match', pairs: { p: 'a', q: 'a' } } }],
    ['a flag after the key was shown', open, [visit(0), { kind: 'reveal', question: 0 }], { kind: 'flag', question: 0, on: true }],
    ['an answer to another question than the one whose key was shown', open, [visit(0), { kind: 'reveal', question: 0 }, visit(1)], choose(1, 'a')],
    ['the end while paused', custom, [{ kind: 'pause' }], submit],
    ['going on after a pause', custom, [{ kind: 'pause' }], { kind: 'resume' }],
    ['the end before anything was seen', mock, [], submit],
  ])('%s', (_, paper, before, action) => {
    expect(refusal(paper, before, action)).toBeNull();
  });
});

describe('an attempt remembers', () => {
  it('the answer, and that an empty one is none', () => {
    const { attempt } = sit(mock, [
      [0, visit(0)],
      [1, choose(0, 'b')],
      [2, visit(1)],
      [3, choose(1)],
    ]);
    expect(attempt.answers[0]?.response).toEqual(choice('b'));
    expect(attempt.answers[1]?.response).toBeNull();
  });

  it('flags, strikes, notes, highlights and certainty, and takes them back', () => {
    const highlight = { part: 'stem', from: 0, to: 4 };
    const on = sit(custom, [
      [0, { kind: 'flag', question: 2, on: true }],
      [0, { kind: 'strike', question: 2, option: 'a', on: true }],
      [0, { kind: 'strike', question: 2, option: 'b', on: true }],
      [0, { kind: 'strike', question: 2, option: 'a', on: true }],
      [0, { kind: 'note', question: 2, text: 'think' }],
      [0, { kind: 'highlight', question: 2, highlights: [highlight] }],
      [0, { kind: 'certainty', question: 2, level: 2 }],
    ]);
    expect(on.attempt.answers[2]).toMatchObject({ flagged: true, struck: ['b', 'a'], note: 'think', highlights: [highlight], certainty: 2 });
    const off: Action[] = [
      { kind: 'flag', question: 2, on: false },
      { kind: 'strike', question: 2, option: 'b', on: false },
      { kind: 'note', question: 2, text: '' },
      { kind: 'highlight', question: 2, highlights: [] },
      { kind: 'certainty', question: 2, level: null },
    ];
    const { attempt } = sit(custom, [...on.log.map(({ action }) => [0, action] as const), ...off.map((action) => [0, action] as const)]);
    expect(attempt.answers[2]).toMatchObject({ flagged: false, struck: ['a'], note: '', highlights: [], certainty: null });
    expect(attempt.answers[1]).toEqual(startAttempt(custom, 0).answers[1]);
  });

  it('which question is in view, and that none is on the review screen', () => {
    expect(sit(mock, [[0, visit(2)]]).attempt.at).toBe(2);
    const reviewing = [[0, visit(2)] as const, [0, leave] as const];
    expect(sit(mock, reviewing).attempt.at).toBeNull();
    expect(sit(mock, [...reviewing, [0, visit(2)]]).attempt.at).toBe(2);
  });

  it('the time with each question in view, over all visits, and none for the review screen', () => {
    const { attempt } = sit(mock, [
      [1_000, visit(0)],
      [31_000, visit(1)],
      [41_000, visit(0)],
      [46_000, leave],
      [90_000, visit(3)],
      [95_000, visit(3)],
      [99_000, submit],
    ]);
    expect(attempt.answers.map(({ dwellMs }) => dwellMs)).toEqual([35_000, 10_000, 0, 9_000]);
  });

  it('no time with a question in view while paused, and all of it when told to go on without a pause', () => {
    const paused = sit(custom, [
      [0, visit(0)],
      [5_000, { kind: 'pause' }],
      [5_000, { kind: 'resume' }],
      [8_000, submit],
    ]);
    expect(paused.attempt.answers[0]?.dwellMs).toBe(8_000);
    const unpaused = sit(mock, [
      [0, visit(0)],
      [5_000, { kind: 'resume' }],
      [8_000, submit],
    ]);
    expect(unpaused.attempt.answers[0]?.dwellMs).toBe(8_000);
  });

  it('complete selections as the question was left, not each click', () => {
    const { attempt } = sit(mock, [
      [0, visit(1)],
      [1, choose(1, 'a')],
      [2, choose(1, 'a', 'b')],
      [3, choose(1, 'a', 'c')],
      [4, leave],
      [5, visit(1)],
      [6, choose(1, 'c', 'a')],
      [7, visit(0)],
      [8, visit(1)],
      [9, choose(1, 'c')],
      [10, visit(0)],
      [11, visit(1)],
      [12, choose(1, 'b', 'd')],
      [13, submit],
    ]);
    expect(attempt.answers[1]?.settled).toEqual([choice('a', 'c'), choice('b', 'd')]);
  });

  it('a way back to the first answer as one more change', () => {
    const { attempt } = sit(mock, [
      [0, visit(0)],
      [1, choose(0, 'a')],
      [2, leave],
      [3, visit(0)],
      [4, choose(0, 'b')],
      [5, leave],
      [6, visit(0)],
      [7, choose(0, 'a')],
      [8, leave],
    ]);
    expect(attempt.answers[0]?.settled).toEqual([choice('a'), choice('b'), choice('a')]);
  });

  it('that a question was seen when it was answered or its key was shown, whether or not it was visited', () => {
    expect(sit(mock, [[0, choose(0, 'a')]]).attempt.answers[0]?.seen).toBe(true);
    expect(sit(open, [[0, { kind: 'reveal', question: 1 }]]).attempt.answers[1]?.seen).toBe(true);
  });

  it('when, why and after how much time it was handed in', () => {
    const { attempt } = sit(mock, [
      [0, visit(0)],
      [60_000, { kind: 'submit', reason: 'time-up' }],
    ]);
    expect(attempt).toMatchObject({ kind: 'submitted', reason: 'time-up', spentMs: 60_000, submittedAtMs: START_MS + 60_000, startedAtMs: START_MS });
  });
});

it('mocks, full and short, keep the rules of the room, and nothing else does', () => {
  expect((['mock', 'short', 'custom', 'drill', 'review'] as const).map(keepsExamRules)).toEqual([true, true, false, false, false]);
});

describe('the form of an action', () => {
  it.each([
    ['an unknown kind', { kind: 'cheat', question: 0 }],
    ['a question before the first', { kind: 'visit', question: -1 }],
    ['half a question', { kind: 'visit', question: 0.5 }],
    ['a note of a book', { kind: 'note', question: 0, text: 'x'.repeat(4001) }],
    ['a certainty beyond sure', { kind: 'certainty', question: 0, level: 4 }],
    ['a submission by somebody else', { kind: 'submit', reason: 'crash' }],
    ['more highlights than a page can show', { kind: 'highlight', question: 0, highlights: Array(201).fill({ part: 'stem', from: 0, to: 1 }) }],
  ])('refuses %s', (_, wrong) => {
    expect(actionSchema.safeParse(wrong).success).toBe(false);
  });
});

it('a paper of one question can be sat too', () => {
  const paper = paperOf([made('q-only', '1')]);
  expect(refusal(paper, [], visit(1))).toBe('attempt.no-such-question');
  expect(refusal(paper, [visit(0)], choose(0, 'a'))).toBeNull();
});
