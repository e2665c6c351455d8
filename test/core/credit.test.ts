/** The credit of one answer against the golden numbers of MEASURES: the rules for multiple response, a blind guesser, the other types. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Response } from '../../src/core/response';
import { type MarkingRule, markQuestion, tickCredit } from '../../src/core/scoring';
import { choice, letters, matching, multiple, ordering, rules, single } from './made-marks';

describe('the five rules for multiple response', () => {
  const question = multiple(5, ['a', 'c']);
  const answers = ['ac', 'ab', 'bd', 'a', 'acd', ''];
  const golden: [MarkingRule, number[]][] = [
    ['all-or-nothing', [1, 0, 0, 0, 0, 0]],
    ['plus-minus', [1, 0, 0, 0.5, 0.5, 0]],
    ['ratio', [1, 0.5, 0, 0.5, 0, 0]],
    ['true-false', [1, 0.6, 0.2, 0.8, 0.8, 0.6]],
    ['ps50', [1, 0.5, 0, 0.5, 0.5, 0.5]],
  ];
  it.each(golden)('%s credits AC, AB, BD, A, ACD and none as in the table', (rule, credits) => {
    answers.forEach((answer, index) => {
      expect(markQuestion(question, choice(answer), rule).credit).toBeCloseTo(credits[index] ?? Number.NaN, 9);
    });
  });

  it('tell hits from false selections, and only the whole key is correct under any of them', () => {
    for (const rule of rules) {
      expect(markQuestion(question, choice('ca'), rule)).toMatchObject({ correct: true, hits: 2, falseSelections: 0, blank: false });
      expect(markQuestion(question, choice('ab'), rule)).toMatchObject({ correct: false, hits: 1, falseSelections: 1 });
      expect(markQuestion(question, choice('acd'), rule)).toMatchObject({ correct: false, hits: 2, falseSelections: 1 });
      expect(markQuestion(question, null, rule)).toMatchObject({ correct: false, hits: 0, falseSelections: 0, blank: true });
    }
  });

  it('never count an option twice', () => {
    expect(markQuestion(question, choice('aa'), 'ratio')).toMatchObject({ credit: 0.5, hits: 1, falseSelections: 0 });
  });

  it('give a full credit to the whole key and to nothing else, always between 0 and 1', () => {
    const chosen = fc.uniqueArray(fc.constantFrom(...letters.slice(0, 5)));
    fc.assert(
      fc.property(chosen, fc.constantFrom(...rules), (ids, rule) => {
        const mark = markQuestion(question, { kind: 'choice', chosen: ids }, rule);
        expect(mark.credit).toBeGreaterThanOrEqual(0);
        expect(mark.credit).toBeLessThanOrEqual(1);
        expect(mark.credit === 1).toBe(mark.correct);
      }),
    );
  });
});

describe('a blind guesser who ticks as many as are asked for', () => {
  const guesses = (options: number, count: number): string[] =>
    Array.from({ length: 2 ** options }, (_, bits) => letters.filter((_letter, place) => bits & (1 << place)).join('')).filter(
      (ids) => ids.length === count,
    );
  it.each([
    [2, 5, 0.1, 0.1, 0.4, 0.52],
    [2, 6, 0.0667, 0.0667, 0.3333, 0.5556],
    [3, 6, 0.05, 0.2, 0.5, 0.5],
    [3, 5, 0.1, 0.3, 0.6, 0.52],
  ])('gets for %d of %d on average what the table says', (keyed, options, ...expected) => {
    const question = multiple(options, letters.slice(0, keyed));
    const all = guesses(options, keyed);
    rules.slice(0, 4).forEach((rule, index) => {
      const mean = all.reduce((sum, ids) => sum + markQuestion(question, choice(ids), rule).credit, 0) / all.length;
      expect(mean).toBeCloseTo(expected[index] ?? Number.NaN, 4);
    });
  });

  it('gets for 1 of 4 a quarter, and by true-false five eighths', () => {
    const mean = (rule: MarkingRule) =>
      [1, 0, 0, 0].reduce((sum, hits) => sum + tickCredit(rule, { options: 4, keyed: 1, hits, falseSelections: 1 - hits }), 0) / 4;
    expect(rules.slice(0, 4).map(mean)).toEqual([0.25, 0.25, 0.25, 0.625]);
  });
});

describe('the other types of question', () => {
  it('take a single answer as all or nothing under every rule', () => {
    for (const rule of rules) {
      expect(markQuestion(single, choice('b'), rule)).toMatchObject({ credit: 1, correct: true });
      expect(markQuestion(single, choice('a'), rule)).toMatchObject({ credit: 0, correct: false, falseSelections: 1 });
    }
  });

  it('take an order as all or nothing, and count the places that are right', () => {
    for (const rule of rules) {
      expect(markQuestion(ordering, { kind: 'order', order: ['c', 'a', 'b'] }, rule)).toMatchObject({ credit: 1, correct: true, hits: 3 });
      expect(markQuestion(ordering, { kind: 'order', order: ['c', 'b', 'a'] }, rule)).toMatchObject({ credit: 0, hits: 1, falseSelections: 2 });
      expect(markQuestion(ordering, { kind: 'order', order: ['c', 'a'] }, rule)).toMatchObject({ credit: 0, correct: false, hits: 2 });
    }
  });

  it('give matching the share of its right pairs under ratio and true-false only', () => {
    const twoOfThree: Response = { kind: 'match', pairs: { p: 'a', q: 'b', r: 'c' } };
    const credits = rules.map((rule) => markQuestion(matching, twoOfThree, rule).credit);
    expect(credits).toEqual([0, 0, 2 / 3, 2 / 3, 0]);
    for (const rule of rules) {
      expect(markQuestion(matching, { kind: 'match', pairs: { r: 'a', q: 'b', p: 'a' } }, rule)).toMatchObject({ credit: 1, correct: true });
      expect(markQuestion(matching, { kind: 'match', pairs: {} }, rule)).toMatchObject({ credit: 0, blank: true });
    }
  });

  it('give nothing to an answer of another kind', () => {
    for (const question of [single, ordering, matching]) {
      const stray: Response = question.type === 'ordering' ? choice('a') : { kind: 'order', order: ['a'] };
      expect(markQuestion(question, stray, 'ratio')).toMatchObject({ credit: 0, correct: false, hits: 0 });
    }
  });
});
