/** Marking and scoring against the golden numbers of MEASURES 0, 2.2, 2.3 and 4.2, and what must hold for every paper. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Question, questionSchema } from '../../src/core/bank';
import { reportedScore } from '../../src/core/reported-score';
import type { Response } from '../../src/core/response';
import {
  displayPercent,
  inflationPoints,
  type MarkedQuestion,
  type MarkingRule,
  markQuestion,
  outcomeOf,
  score,
  tickCredit,
} from '../../src/core/scoring';

const rules: readonly MarkingRule[] = ['all-or-nothing', 'plus-minus', 'ratio', 'true-false', 'ps50'];
const letters = [...'abcdef'];
const base = { id: 'q-one', version: 1, stem: 'Which?' };
const optionsOf = (count: number) => letters.slice(0, count).map((id) => ({ id, text: `option ${id}` }));

const multiple = (options: number, key: readonly string[]): Question =>
  questionSchema.parse({ ...base, type: 'multiple', options: optionsOf(options), key });
const single: Question = questionSchema.parse({ ...base, type: 'single', options: optionsOf(4), key: ['b'] });
const ordering: Question = questionSchema.parse({ ...base, type: 'ordering', options: optionsOf(4), key: ['c', 'a', 'b'] });
const prompts = ['p', 'q', 'r'].map((id) => ({ id, text: `prompt ${id}` }));
const matching: Question = questionSchema.parse({ ...base, type: 'matching', options: optionsOf(4), prompts, key: { p: 'a', q: 'b', r: 'a' } });

const choice = (ids: string): Response => ({ kind: 'choice', chosen: [...ids] });

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

const weights = [60, 10, 20, 10];
const domains = weights.map((weight, index) => ({ id: `d${index + 1}`, weight }));

function answered(domain: string, correct: boolean): MarkedQuestion {
  return { domain, scored: true, voided: false, seen: true, mark: { credit: correct ? 1 : 0, correct, blank: false } };
}

function paper(asked: readonly number[], right: readonly number[]): MarkedQuestion[] {
  return asked.flatMap((count, index) => Array.from({ length: count }, (_, place) => answered(`d${index + 1}`, place < (right[index] ?? 0))));
}

describe('the score of a paper', () => {
  it.each([
    ['the 2017 practice exam', [12, 2, 4, 2], [6, 2, 3, 1], 0.6, 0.6, 20],
    ['the 2017 exam, reconstructed', [32, 5, 11, 5], [24, 4, 6, 4], 0.716981, 0.719091, 52.948],
    ['mock A', [33, 6, 11, 5], [25, 5, 6, 4], 0.727273, 0.72697, 54.908],
    ['mock B', [33, 6, 11, 5], [24, 4, 6, 5], 0.709091, 0.712121, 54.908],
  ])('of %s is as computed independently', (_name, asked, right, raw, weighted, size) => {
    const found = score(paper(asked, right), domains);
    expect(found.raw).toBeCloseTo(raw, 6);
    expect(found.weighted).toBeCloseTo(weighted, 6);
    expect(found.effectiveSize).toBeCloseTo(size, 3);
    expect(found.coverage).toBe(1);
    expect(found.headline).toBe('weighted');
  });

  it('of the practice exam is 60 % to the last digit', () => {
    expect(score(paper([12, 2, 4, 2], [6, 2, 3, 1]), domains)).toMatchObject({ raw: 0.6, weighted: 0.6 });
  });

  it('has no weighted score when a domain is missing, however good the rest', () => {
    const drill = score(paper([2, 0, 10, 0], [2, 0, 5, 0]), domains);
    expect(drill.raw).toBeCloseTo(0.583333, 6);
    expect(drill.weightedOverCovered).toBeCloseTo(0.875, 9);
    expect(drill).toMatchObject({ weighted: null, coverage: 0.8, headline: 'raw' });
    expect(drill.domains[1]).toMatchObject({ asked: 0, share: null, pointsLost: null });
  });

  it('puts the raw score first when few questions carry most of the weight', () => {
    const uneven = score(paper([2, 6, 10, 5], [1, 3, 5, 2]), domains);
    expect(uneven.weighted).not.toBeNull();
    expect(uneven.headline).toBe('raw');
  });

  it('knows how far the paper is from the blueprint', () => {
    expect(score(paper([33, 6, 11, 5], [0, 0, 0, 0]), domains).variation).toBeCloseTo(0.0091, 4);
    expect(score(paper([12, 2, 4, 2], [0, 0, 0, 0]), domains).variation).toBeCloseTo(0, 9);
  });

  it('is none for an empty paper', () => {
    const empty = { raw: null, weighted: null, weightedOverCovered: null, effectiveSize: null, headline: null, coverage: 0, variation: 0, asked: 0 };
    expect(score([], domains)).toMatchObject(empty);
  });

  it('is zero when all is wrong and one when all is right', () => {
    expect(score(paper([33, 6, 11, 5], [0, 0, 0, 0]), domains)).toMatchObject({ raw: 0, weighted: 0, wrong: 55 });
    expect(score(paper([33, 6, 11, 5], [33, 6, 11, 5]), domains)).toMatchObject({ raw: 1, weighted: 1, right: 55 });
  });

  it('of one domain only covers no more than its weight', () => {
    expect(score(paper([10], [5]), domains)).toMatchObject({ coverage: 0.6, weighted: null, raw: 0.5 });
  });

  it('leaves out questions that are unscored or were voided', () => {
    const counted = paper([12, 2, 4, 2], [6, 2, 3, 1]);
    const more = [
      { ...answered('d1', true), scored: false },
      { ...answered('d3', false), voided: true },
    ];
    expect(score([...more, ...counted], domains)).toEqual(score(counted, domains));
  });

  it('counts a question of a domain that the blueprint has not in the raw score only', () => {
    const found = score([...paper([12, 2, 4, 2], [6, 2, 3, 1]), answered('elsewhere', true)], domains);
    expect(found.raw).toBeCloseTo(13 / 21, 12);
    expect(found.weighted).toBeCloseTo(0.6, 12);
    expect(found.variation).toBeGreaterThan(0);
  });

  it('keeps wrong, skipped and not reached apart, and credits no blank under any rule', () => {
    const blankMark = markQuestion(multiple(5, ['a', 'c']), choice(''), 'true-false');
    const skipped: MarkedQuestion = { domain: 'd1', scored: true, voided: false, seen: true, mark: blankMark };
    const notReached = { ...skipped, seen: false };
    const found = score([answered('d1', true), answered('d1', false), skipped, notReached], domains);
    expect(found).toMatchObject({ asked: 4, right: 1, wrong: 1, skipped: 1, notReached: 1, credit: 1, raw: 0.25 });
    expect([skipped, notReached].map(outcomeOf)).toEqual(['skipped', 'not-reached']);
  });

  it('adds up partial credit but calls right only what is wholly right', () => {
    const half = { ...answered('d1', false), mark: { credit: 0.5, correct: false, blank: false } };
    expect(score([half, half, answered('d1', true)], domains)).toMatchObject({ credit: 2, right: 1, wrong: 2, raw: 2 / 3 });
  });

  it('refuses a blueprint without any weight', () => {
    expect(() => score([], [{ id: 'd1', weight: 0 }])).toThrow(RangeError);
  });
});

describe('any paper', () => {
  const marks = fc.array(fc.record({ domain: fc.constantFrom('d1', 'd2', 'd3', 'd4'), credit: fc.constantFrom(0, 0.5, 1) }), {
    minLength: 1,
    maxLength: 80,
  });
  const marked = marks.map((list) =>
    list.map(({ domain, credit }): MarkedQuestion => ({ ...answered(domain, credit === 1), mark: { credit, correct: credit === 1, blank: false } })),
  );

  it('loses in its domains just the points that its weighted score lacks', () => {
    fc.assert(
      fc.property(marked, (list) => {
        const found = score(list, domains);
        const lost = found.domains.reduce((sum, domain) => sum + (domain.pointsLost ?? 0), 0);
        expect(lost).toBeCloseTo(100 * found.coverage * (1 - (found.weightedOverCovered ?? 0)), 9);
        if (found.weighted !== null) expect(lost).toBeCloseTo(100 * (1 - found.weighted), 9);
      }),
    );
  });

  it('never scores less when a wrong answer turns right', () => {
    fc.assert(
      fc.property(marked, fc.nat(), (list, pick) => {
        const index = pick % list.length;
        const better = list.map((question, place) => (place === index ? answered(question.domain, true) : question));
        const before = score(list, domains);
        const after = score(better, domains);
        expect(after.weightedOverCovered ?? 0).toBeGreaterThanOrEqual((before.weightedOverCovered ?? 0) - 1e-12);
        expect(after.raw ?? 0).toBeGreaterThanOrEqual(before.raw ?? 0);
      }),
    );
  });

  it('keeps its weighted score when a domain is split in two by questions and weight', () => {
    const counts = fc.record({ asked: fc.integer({ min: 1, max: 20 }), right: fc.nat(20), weight: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 5 }), (rows) => {
        const questionsOf = (id: string, asked: number, right: number) =>
          Array.from({ length: asked }, (_, place) => answered(id, place < Math.min(right, asked)));
        const whole = rows.map((row, index) => ({ id: `w${index}`, weight: 2 * row.weight }));
        const split = rows.flatMap((row, index) => ['a', 'b'].map((half) => ({ id: `w${index}${half}`, weight: row.weight })));
        const once = rows.flatMap((row, index) => questionsOf(`w${index}`, row.asked, row.right));
        const inHalves = rows.flatMap((row, index) => ['a', 'b'].flatMap((half) => questionsOf(`w${index}${half}`, row.asked, row.right)));
        const twice = [...once, ...once];
        expect(score(inHalves, split).weighted).toBeCloseTo(score(twice, whole).weighted ?? Number.NaN, 9);
      }),
    );
  });

  it('keeps weighted and raw within the distance from its blueprint', () => {
    fc.assert(
      fc.property(marked, (list) => {
        const { raw, weighted, variation } = score(list, domains);
        if (raw !== null && weighted !== null) expect(Math.abs(weighted - raw)).toBeLessThanOrEqual(variation + 1e-9);
      }),
    );
  });

  it('gives every question one outcome', () => {
    fc.assert(
      fc.property(marked, fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }), (list, seen) => {
        const found = score(
          list.map((question, index) => ({ ...question, seen: seen[index] ?? true, mark: { ...question.mark, blank: index % 3 === 0 } })),
          domains,
        );
        expect(found.right + found.wrong + found.skipped + found.notReached).toBe(found.asked);
      }),
    );
  });
});

describe('a printed percentage', () => {
  it.each([
    [0.6196, 62],
    [0.61949, 61.9],
    [0.6125, 61.3],
    [0.71645, 71.6],
    [0.1005, 10.1],
    [0, 0],
    [1, 100],
  ])('of %d is %d', (share, percent) => {
    expect(displayPercent(share)).toBe(percent);
  });
});

describe('a score report from elsewhere', () => {
  const percentages = (...percents: number[]) =>
    percents.map((percent, index) => ({ kind: 'percent' as const, weight: weights[index] ?? 0, percent }));
  const counts = (...results: [number, number][]) =>
    results.map(([right, asked], index) => ({ kind: 'counts' as const, weight: weights[index] ?? 0, right, asked }));

  it('of 75, 80, 55 and 80 % is 72 exactly', () => {
    expect(reportedScore(percentages(75, 80, 55, 80))?.percent).toBe(72);
  });

  it('of 50, 100, 75 and 50 %, as percentages or as counts, is 60 exactly', () => {
    expect(reportedScore(percentages(50, 100, 75, 50))?.percent).toBe(60);
    expect(reportedScore(counts([6, 12], [2, 2], [3, 4], [1, 2]))?.percent).toBe(60);
  });

  it('takes printed decimals without adding rounding of its own', () => {
    expect(reportedScore(percentages(71.1, 71.1, 71.1, 71.1))?.percent).toBe(71.1);
  });

  it('shows why 100 % in Implementation did not help', () => {
    const practice = reportedScore(counts([6, 12], [2, 2], [3, 4], [1, 2]))?.pointsWon ?? [];
    const exam = reportedScore(percentages(75, 80, 55, 80))?.pointsWon ?? [];
    expect(practice).toEqual([30, 10, 15, 5]);
    expect(exam.map((points, index) => points - (practice[index] ?? 0))).toEqual([15, -2, -4, 3]);
  });

  it('has no total where a weighted domain is missing, and needs none of a domain without weight', () => {
    expect(reportedScore(counts([6, 12], [0, 0], [3, 4], [1, 2]))).toBeNull();
    const extra = { kind: 'counts' as const, weight: 0, right: 0, asked: 0 };
    expect(reportedScore([...counts([6, 12], [2, 2], [3, 4], [1, 2]), extra])?.percent).toBe(60);
    expect(reportedScore([])).toBeNull();
  });
});

describe('the 2017 score report', () => {
  it('has one reading in whole questions: 24/32, 4/5, 6/11, 4/5 of 53', () => {
    const roundHalfUp = (right: number, asked: number) => Math.floor((200 * right + asked) / (2 * asked));
    const rightFor = (asked: number, percent: number) =>
      Array.from({ length: asked + 1 }, (_, x) => x).filter((x) => roundHalfUp(x, asked) === percent);
    const range = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, index) => low + index);
    const readings: [number[], number[]][] = [];
    for (const n1 of range(28, 36))
      for (const n2 of range(3, 8))
        for (const n3 of range(8, 14))
          for (const n4 of range(3, 8)) {
            const asked = n1 + n2 + n3 + n4;
            if (asked < 48 || asked > 55) continue;
            for (const x1 of rightFor(n1, 75))
              for (const x2 of rightFor(n2, 80))
                for (const x3 of rightFor(n3, 55))
                  for (const x4 of rightFor(n4, 80)) {
                    const { raw } = score(paper([n1, n2, n3, n4], [x1, x2, x3, x4]), domains);
                    if (Math.floor((raw ?? 0) * 100 + 0.5) === 72)
                      readings.push([
                        [n1, n2, n3, n4],
                        [x1, x2, x3, x4],
                      ]);
                  }
          }
    expect(readings).toEqual([
      [
        [32, 5, 11, 5],
        [24, 4, 6, 4],
      ],
    ]);
  });
});

describe('questions that were seen before', () => {
  it('may have raised the score by the points of MEASURES 1.7', () => {
    expect(inflationPoints(15, 55, 0.65)).toBeCloseTo(4.77, 2);
    expect(inflationPoints(28, 55, 0.65)).toBeCloseTo(8.91, 2);
    expect(inflationPoints(0, 55, 0.65)).toBe(0);
    expect(inflationPoints(0, 0, 0.65)).toBe(0);
  });
});
