import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Highlight, highlightSchema } from '../../src/core/attempt';
import { CASE_PART, caseKeeper, highlightsOf, highlightsShown, isHighlighted, toggleHighlights } from '../../src/core/highlights';

const stem = (from: number, to: number): Highlight => ({ part: 'stem', from, to });

test('marks, joins what touches, and keeps parts apart', () => {
  expect(toggleHighlights([], [stem(2, 5)])).toEqual([stem(2, 5)]);
  expect(toggleHighlights([stem(2, 5)], [stem(5, 9)])).toEqual([stem(2, 9)]);
  expect(highlightsOf(toggleHighlights([stem(8, 9), stem(2, 3)], [{ part: 'a', from: 0, to: 20 }]), 'stem')).toEqual([stem(2, 3), stem(8, 9)]);
});

test('unmarks what is marked as a whole, and marks what is marked in part', () => {
  expect(toggleHighlights([stem(0, 10)], [stem(3, 5)])).toEqual([stem(0, 3), stem(5, 10)]);
  expect(toggleHighlights([stem(0, 10)], [stem(8, 12)])).toEqual([stem(0, 12)]);
  expect(toggleHighlights([stem(0, 10)], [stem(0, 10)])).toEqual([]);
});

test('never holds more than the log takes', () => {
  const many = Array.from({ length: 200 }, (_, at) => stem(3 * at, 3 * at + 1));
  expect(toggleHighlights(many, [stem(1_000, 1_001)])).toBe(many);
  expect(toggleHighlights(many, [stem(0, 4)])).toHaveLength(199);
});

test("a case's scenario is marked once for all its questions: the first of them on the paper keeps the marks", () => {
  const questions = [{ caseStudy: null }, { caseStudy: 'mill' }, { caseStudy: 'mill' }, { caseStudy: null }];
  expect(questions.map((_, index) => caseKeeper(questions, index))).toEqual([0, 1, 1, 3]);
  const inCase = { part: CASE_PART, from: 4, to: 9 };
  expect(highlightsShown([stem(0, 3), { ...inCase, to: 5 }], [stem(7, 8), inCase])).toEqual([stem(0, 3), inCase]);
  const own = [stem(0, 3), inCase];
  expect(highlightsShown(own, own)).toBe(own);
});

const piece = fc
  .record({ part: fc.constantFrom('stem', 'a'), from: fc.nat(30), length: fc.integer({ min: 1, max: 12 }) })
  .map(({ part, from, length }) => ({ part, from, to: from + length }));

/** The same as a plain set of letters. */
function letters(held: readonly Highlight[]): Set<string> {
  return new Set(held.flatMap(({ part, from, to }) => Array.from({ length: to - from }, (_, at) => `${part} ${from + at}`)));
}

test('is the same as marking letter by letter, and leaves no overlap, no touch and nothing that the log refuses', () => {
  fc.assert(
    fc.property(fc.array(fc.array(piece, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), (steps) => {
      let held: readonly Highlight[] = [];
      const set = new Set<string>();
      for (const pieces of steps) {
        const touched = letters(pieces);
        const isAllMarked = [...touched].every((letter) => set.has(letter));
        for (const letter of touched) isAllMarked ? set.delete(letter) : set.add(letter);
        held = toggleHighlights(held, pieces);
        expect(letters(held)).toEqual(set);
        for (const part of ['stem', 'a']) {
          const sorted = highlightsOf(held, part);
          sorted.slice(1).forEach((next, at) => {
            expect(next.from).toBeGreaterThan(sorted[at]?.to ?? Number.NaN);
          });
        }
        for (const highlight of held) {
          expect(highlightSchema.safeParse(highlight).success).toBe(true);
          expect(isHighlighted(held, highlight)).toBe(true);
        }
      }
    }),
  );
});
