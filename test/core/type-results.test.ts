/** Results by type of question. */

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/attempt';
import { type Corrections, NO_CORRECTIONS } from '../../src/core/corrections';
import { markAttempt } from '../../src/core/marking';
import { typeResults } from '../../src/core/type-results';
import { made } from './made-bank';
import { choice, matching, multiple, ordering, paperOf, single, sit } from './made-paper';

const three = made('q-three', '1', { type: 'multiple', key: ['a', 'b', 'c'] });
const inCase = made('q-case', '1', { caseStudy: 'shop' });

function results(answers: Readonly<Record<number, Answer['response']>>, corrections: Corrections = NO_CORRECTIONS, unscored: readonly string[] = []) {
  const paper = paperOf([three, single, multiple, ordering, matching, inCase], {}, { unscored });
  const { attempt } = sit(
    paper,
    Object.entries(answers).map(([question, response], at) => [at, { kind: 'answer', question: Number(question), response }] as const),
  );
  return typeResults(markAttempt(paper, attempt, corrections));
}

describe('results by type', () => {
  it('tell "choose two" from "choose three", and count a case study by type and as one', () => {
    expect(results({ 0: choice('a', 'b', 'c'), 1: choice('a'), 2: choice('a', 'b'), 5: choice('a') })).toEqual([
      { type: 'single', choose: null, asked: 2, right: 2 },
      { type: 'multiple', choose: 2, asked: 1, right: 0 },
      { type: 'multiple', choose: 3, asked: 1, right: 1 },
      { type: 'ordering', choose: null, asked: 1, right: 0 },
      { type: 'matching', choose: null, asked: 1, right: 0 },
      { type: 'case-study', choose: null, asked: 1, right: 1 },
    ]);
  });

  it('leave out what does not count, and types that were not asked', () => {
    const corrections = { ...NO_CORRECTIONS, corrected: { 'q-ordering': { kind: 'void', note: '' } } } as const;
    const types = results({}, corrections, ['q-matching', 'q-three']).map(({ type, choose }) => `${type} ${choose}`);
    expect(types).toEqual(['single null', 'multiple 2', 'case-study null']);
  });

  it('keep a question where it was asked when its key has another number since', () => {
    const corrections: Corrections = {
      ...NO_CORRECTIONS,
      corrected: { 'q-multiple': { kind: 'key', key: choice('a', 'b', 'c'), note: '' } },
    };
    expect(results({ 2: choice('a', 'b') }, corrections)).toContainEqual({ type: 'multiple', choose: 2, asked: 1, right: 0 });
  });
});
