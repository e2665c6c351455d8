import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/core/attempt';
import type { Question } from '../../src/core/bank';
import { type Corrections, NO_CORRECTIONS } from '../../src/core/corrections';
import { markAttempt, referencePaceMs, tempoOf } from '../../src/core/marking';
import type { Response } from '../../src/core/response';
import { made } from './made-bank';
import { choice, matching, multiple, oneOfEach, ordering, paperOf, single, sit } from './made-paper';

const visit = (question: number): Action => ({ kind: 'visit', question });
const give = (question: number, response: Response | null): Action => ({ kind: 'answer', question, response });
const submit: Action = { kind: 'submit', reason: 'candidate' };

const keys: readonly Response[] = [
  choice('a'),
  choice('c', 'a'),
  { kind: 'order', order: ['d', 'c', 'b', 'a'] },
  { kind: 'match', pairs: { q: 'b', p: 'a' } },
];

function marked(actions: readonly Action[], questions: readonly Question[] = oneOfEach, corrections: Corrections = NO_CORRECTIONS) {
  const paper = paperOf(questions);
  const steps = [...actions, submit].map((action, at) => [at * 1_000, action] as const);
  return markAttempt(paper, sit(paper, steps).attempt, corrections);
}

const outcomes = (actions: readonly Action[], corrections?: Corrections) => marked(actions, oneOfEach, corrections).map(({ outcome }) => outcome);

function correctedBy(entries: Corrections['corrected']): Corrections {
  return { ...NO_CORRECTIONS, corrected: entries };
}

describe('marking an attempt', () => {
  it('finds the whole key right in every type of question', () => {
    const answers = keys.flatMap((key, question) => [visit(question), give(question, key)]);
    expect(outcomes(answers)).toEqual(['right', 'right', 'right', 'right']);
  });

  it('finds part of the key wrong, a blank skipped, and what was never shown not reached', () => {
    expect(outcomes([visit(0), visit(1), give(1, choice('a')), visit(2), give(2, { kind: 'order', order: ['a', 'b', 'c', 'd'] })])).toEqual([
      'skipped',
      'wrong',
      'wrong',
      'not-reached',
    ]);
  });

  it('finds an answer that was taken back skipped', () => {
    expect(outcomes([visit(0), give(0, choice('a')), give(0, null)])[0]).toBe('skipped');
  });

  it('keeps domain, and whether a question counts, as the paper has them', () => {
    const paper = paperOf(oneOfEach, {}, { unscored: ['q-ordering'] });
    const rows = markAttempt(paper, sit(paper, [[0, submit]]).attempt, NO_CORRECTIONS);
    expect(rows.map(({ domain, scored, voided }) => ({ domain, scored, voided }))).toEqual([
      { domain: '1', scored: true, voided: false },
      { domain: '1', scored: true, voided: false },
      { domain: '2', scored: false, voided: false },
      { domain: '3', scored: true, voided: false },
    ]);
  });

  it('judges each change of a settled answer by what it did', () => {
    const answers: Response[] = [choice('b'), choice('a'), choice('c'), choice('d')];
    const actions = answers.flatMap((response) => [visit(0), give(0, response), { kind: 'leave' } as const]);
    expect(marked(actions)[0]?.changes).toEqual(['wrong-to-right', 'right-to-wrong', 'wrong-to-wrong']);
  });

  it('counts no change for the first answer, nor for clicks within one visit', () => {
    expect(marked([visit(0), give(0, choice('b')), give(0, choice('a'))])[0]?.changes).toEqual([]);
  });

  it('refuses an attempt at another paper as a bug', () => {
    const short = paperOf([single]);
    expect(() => markAttempt(paperOf(), sit(short, [[0, submit]]).attempt, NO_CORRECTIONS)).toThrow('an answer for each question');
  });
});

describe('corrections', () => {
  it('make a voided question known as such, and leave its outcome', () => {
    const rows = marked([visit(0), give(0, choice('a'))], oneOfEach, correctedBy({ 'q-single': { kind: 'void', note: '' } }));
    expect(rows[0]).toMatchObject({ voided: true, outcome: 'right' });
    expect(rows[1]).toMatchObject({ voided: false });
  });

  it('mark by the corrected key, and judge old changes by it too', () => {
    const actions = [choice('a'), choice('b')].flatMap((response) => [visit(0), give(0, response), { kind: 'leave' } as const]);
    expect(marked(actions)[0]).toMatchObject({ outcome: 'wrong', changes: ['right-to-wrong'] });
    const corrections = correctedBy({ 'q-single': { kind: 'key', key: choice('b'), note: '' } });
    const [row] = marked(actions, oneOfEach, corrections);
    expect(row).toMatchObject({ outcome: 'right', changes: ['wrong-to-right'] });
    expect(row?.question.key).toEqual(['b']);
    expect(row?.drawn.question.key).toEqual(['a']);
  });

  it.each<[type: string, id: string, question: number, key: Response]>([
    ['multiple response', 'q-multiple', 1, choice('b', 'd')],
    ['multiple response of another number', 'q-multiple', 1, choice('b', 'c', 'd')],
    ['ordering', 'q-ordering', 2, { kind: 'order', order: ['a', 'b', 'c', 'd'] }],
    ['matching', 'q-matching', 3, { kind: 'match', pairs: { p: 'd', q: 'd' } }],
  ])('reach a question of type %s', (_, id, question, key) => {
    const rows = marked([visit(question)], oneOfEach, correctedBy({ [id]: { kind: 'key', key, note: '' } }));
    expect(rows[question]?.question.key).toEqual(key.kind === 'choice' ? key.chosen : key.kind === 'order' ? key.order : key.pairs);
  });

  it.each<[why: string, id: string, key: Response]>([
    ['is empty', 'q-single', choice()],
    ['has two answers to a question that takes one', 'q-single', choice('a', 'b')],
    ['has one answer to a question that takes several', 'q-multiple', choice('a')],
    ['names an option twice', 'q-multiple', choice('a', 'a')],
    ['names an option that is not there', 'q-single', choice('z')],
    ['is of another kind', 'q-single', { kind: 'order', order: ['a'] }],
    ['is a choice for an ordering', 'q-ordering', choice('a')],
    ['orders one option only', 'q-ordering', { kind: 'order', order: ['a'] }],
    ['is a choice for a matching', 'q-matching', choice('a')],
    ['leaves a prompt without a pair', 'q-matching', { kind: 'match', pairs: { p: 'a' } }],
    ['pairs a prompt that is not there', 'q-matching', { kind: 'match', pairs: { p: 'a', q: 'b', z: 'c' } }],
    ['pairs with an option that is not there', 'q-matching', { kind: 'match', pairs: { p: 'a', q: 'z' } }],
  ])('leave the question as it is when the new key %s', (_, id, key) => {
    const rows = marked([], oneOfEach, correctedBy({ [id]: { kind: 'key', key, note: '' } }));
    const row = rows.find(({ question }) => question.id === id);
    expect(row?.question).toEqual(row?.drawn.question);
  });

  it('of a question named like a part of JavaScript touch nothing', () => {
    const question = made('constructor', '1');
    const [row] = marked([], [question]);
    expect(row).toMatchObject({ voided: false, question });
  });
});

describe('the pace of a paper', () => {
  it('is the even pace of the plain time, whatever extra time was given', () => {
    const paper = paperOf(oneOfEach, { limitMs: 110 * 60_000, extraMs: 30 * 60_000 });
    expect(referencePaceMs(paper, [])).toBe(20 * 60_000);
  });

  it.each([
    [55, 80, 87.3],
    [55, 70, 76.4],
    [55, 65, 70.9],
    [65, 130, 120],
  ])('of %d questions in %d minutes is %f s a question (MEASURES 5.7)', (count, minutes, seconds) => {
    const many = Array.from({ length: count }, (_, at) => ({ ...oneOfEach[0], id: `q-${at}` }) as (typeof oneOfEach)[number]);
    expect((referencePaceMs(paperOf(many, { limitMs: minutes * 60_000 }), []) ?? 0) / 1000).toBeCloseTo(seconds, 1);
  });

  it('is the median of what was seen when the paper is untimed, and nothing when nothing was seen', () => {
    const paper = paperOf(oneOfEach, { mode: 'custom', limitMs: null });
    const { attempt } = sit(paper, [
      [0, visit(0)],
      [10_000, visit(1)],
      [70_000, visit(2)],
      [100_000, submit],
    ]);
    expect(referencePaceMs(paper, markAttempt(paper, attempt, NO_CORRECTIONS))).toBe(30_000);
    const unseen = sit(paper, [[0, submit]]).attempt;
    expect(referencePaceMs(paper, markAttempt(paper, unseen, NO_CORRECTIONS))).toBeNull();
  });
});

describe('the tempo of an answer', () => {
  it.each([
    [90_001, 60_000, { slow: true, fast: false, rapid: false }],
    [90_000, 60_000, { slow: false, fast: false, rapid: false }],
    [30_000, 60_000, { slow: false, fast: false, rapid: false }],
    [29_999, 60_000, { slow: false, fast: true, rapid: false }],
    [5_999, 60_000, { slow: false, fast: true, rapid: true }],
    [6_000, 60_000, { slow: false, fast: true, rapid: false }],
    [4_999, 20_000, { slow: false, fast: true, rapid: true }],
    [0, null, { slow: false, fast: false, rapid: false }],
  ])('of %i ms at a pace of %s ms', (dwellMs, paceMs, tempo) => {
    expect(tempoOf(dwellMs, paceMs)).toEqual(tempo);
  });
});

const anyKey: fc.Arbitrary<Response> = fc.oneof(
  fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'z'), { maxLength: 4 }).map((chosen) => choice(...chosen)),
  fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'z'), { maxLength: 4 }).map((order) => ({ kind: 'order' as const, order })),
  fc
    .dictionary(fc.constantFrom('p', 'q', 'z'), fc.constantFrom('a', 'b', 'z'), { noNullPrototype: true })
    .map((pairs) => ({ kind: 'match' as const, pairs })),
);
const rule = fc.constantFrom('all-or-nothing' as const, 'plus-minus' as const, 'ratio' as const, 'true-false' as const, 'ps50' as const);

describe('whatever the key was corrected to', () => {
  const anyCorrection = fc.dictionary(
    fc.constantFrom(...[single, multiple, ordering, matching].map(({ id }) => id)),
    anyKey.map((key) => ({ kind: 'key' as const, key, note: '' })),
    { noNullPrototype: true },
  );

  it('an unanswered question is never right, under any rule', () => {
    fc.assert(
      fc.property(anyCorrection, rule, fc.subarray([0, 1, 2, 3]), (entries, scoring, seen) => {
        const paper = paperOf(oneOfEach, { blueprint: { ...paperOf().blueprint, scoring } });
        const { attempt } = sit(
          paper,
          [...seen.map(visit), submit].map((action) => [0, action] as const),
        );
        for (const row of markAttempt(paper, attempt, correctedBy(entries))) {
          expect(row.mark).toMatchObject({ correct: false, blank: true });
          expect(row.outcome).toBe(row.seen ? 'skipped' : 'not-reached');
        }
      }),
    );
  });

  it('some answer that the question takes can still be right', () => {
    fc.assert(
      fc.property(anyCorrection, (entries) => {
        for (const { question } of marked([], oneOfEach, correctedBy(entries))) {
          const response: Response =
            question.type === 'matching'
              ? { kind: 'match', pairs: question.key }
              : question.type === 'ordering'
                ? { kind: 'order', order: question.key }
                : choice(...question.key);
          expect(marked([visit(0), give(0, response)], [question])[0]?.outcome).toBe('right');
        }
      }),
    );
  });
});
