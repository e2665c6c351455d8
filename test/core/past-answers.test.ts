/** What finished attempts say as evidence: which kind each answer is, and what is left out. */

import { describe, expect, it } from 'vitest';
import type { AnswerEvidence, AttemptRow, Evidence } from '../../src/core/evidence';
import { pastAnswers } from '../../src/core/past-answers';

function evidence(row: Partial<AttemptRow>, ...answers: readonly Partial<AnswerEvidence>[]): Evidence {
  return {
    row: { id: 'first', blueprint: 'exam', mode: 'mock', limitMs: 1, interruptedMs: 0, submittedAtMs: 5, ...row } as AttemptRow,
    answers: answers.map((answer, at) => ({
      question: `q-${at}`,
      version: 1,
      domain: '1',
      task: null,
      topics: [],
      point: null,
      outcome: 'right',
      counts: true,
      certainty: null,
      revealed: false,
      flagged: false,
      slow: false,
      rapid: false,
      exposuresBefore: 0,
      dwellMs: 1,
      ...answer,
    })),
  };
}

const none = () => false;
const modesOf = (...all: Evidence[]) => pastAnswers(all, 'exam', none).map(({ mode }) => mode);

describe('the evidence of finished attempts', () => {
  it('counts a timed mock as a mock, and one without a clock or much interrupted as a quiz', () => {
    expect(modesOf(evidence({}, {}), evidence({ mode: 'short' }, {}))).toEqual(['mock', 'mock']);
    expect(modesOf(evidence({ limitMs: null }, {}), evidence({ interruptedMs: 6 * 60_000 }, {}))).toEqual(['quiz', 'quiz']);
  });

  it('counts practice as a quiz, with answers shown on the way as a drill, and a key looked at without an answer as nothing', () => {
    expect(modesOf(evidence({ mode: 'custom' }, {}, { revealed: true }, { revealed: true, outcome: 'skipped' }))).toEqual([
      'quiz',
      'drill',
      'revealed',
    ]);
    expect(modesOf(evidence({ mode: 'drill' }, {}))).toEqual(['drill']);
  });

  it('counts a mock or quiz that was clicked through for less: under nine tenths of its answers took the time to read', () => {
    const rapid = { rapid: true };
    const nine = Array.from({ length: 9 }, () => ({}));
    expect(new Set(modesOf(evidence({}, ...nine, rapid)))).toEqual(new Set(['mock']));
    expect(new Set(modesOf(evidence({}, ...nine, rapid, rapid)))).toEqual(new Set(['rushed']));
    expect(new Set(modesOf(evidence({ mode: 'custom' }, ...nine, rapid, rapid)))).toEqual(new Set(['rushed']));
    expect(new Set(modesOf(evidence({ mode: 'drill' }, ...nine, rapid, rapid)))).toEqual(new Set(['drill']));
  });

  it('takes a question that was looked at and left blank for no answer, neither quick nor slow', () => {
    const blank = { rapid: true, outcome: 'skipped' as const };
    expect(modesOf(evidence({}, {}, blank, blank))).toEqual(['mock', 'mock', 'mock']);
    expect(modesOf(evidence({}, blank))).toEqual(['mock']);
  });

  it('knows repeats, blanks, and questions that were never reached', () => {
    const [first, second, third] = pastAnswers(
      [evidence({}, { exposuresBefore: 2 }, { outcome: 'skipped' }, { outcome: 'not-reached' })],
      'exam',
      none,
    );
    expect(first).toMatchObject({ seenBefore: true, correct: true, answeredAtMs: 5, attemptId: 'first' });
    expect(second).toMatchObject({ seenBefore: false, correct: false, notReached: false });
    expect(third).toMatchObject({ correct: false, notReached: true });
  });

  it('leaves out other exams, and questions that proved faulty', () => {
    const all = [evidence({}, {}, {}), evidence({ blueprint: 'other' }, {})];
    expect(pastAnswers(all, 'exam', (question) => question === 'q-0').map(({ questionId }) => questionId)).toEqual(['q-1']);
  });
});
