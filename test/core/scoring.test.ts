/** The score of a paper against the golden numbers of MEASURES, and what must hold for every paper. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflationPoints, type MarkedQuestion, markQuestion, outcomeOf, score } from '../../src/core/scoring';
import { answered, choice, domains, multiple, paper } from './made-marks';

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

describe('questions that were seen before', () => {
  it('may have raised the score by the points of MEASURES 1.7', () => {
    expect(inflationPoints(15, 55, 0.65)).toBeCloseTo(4.77, 2);
    expect(inflationPoints(28, 55, 0.65)).toBeCloseTo(8.91, 2);
    expect(inflationPoints(0, 55, 0.65)).toBe(0);
    expect(inflationPoints(0, 0, 0.65)).toBe(0);
  });
});
