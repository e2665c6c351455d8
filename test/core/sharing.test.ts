/** Values that say the same become one, and say what they said. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeOf } from '../../src/core/catalogue';
import { leanEvidence } from '../../src/core/evidence';
import { sharing } from '../../src/core/sharing';
import { custom, draw, sat, source } from '../api/start-source';
import { made } from './made-bank';

const valueArb = fc.oneof(
  fc.string(),
  fc.array(fc.string()),
  fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
  fc.boolean(),
  fc.constantFrom(null, undefined),
);

it('gives back what says the same as what it was given, and the same one for the same words', () => {
  fc.assert(
    fc.property(fc.array(valueArb), (values) => {
      const share = sharing();
      for (const value of values) expect(share(value)).toEqual(value);
      const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
      for (const value of values) expect(share(copy(value))).toBe(share(value));
    }),
  );
});

it('evidence says in less memory what it said before', () => {
  const paper = draw(source, custom());
  const evidence = sat(paper, 1, { wrong: [paper.questions[0]?.question.id ?? ''] });
  const share = sharing();
  const lean = leanEvidence(evidence, share);
  expect(lean).toEqual(evidence);
  const again = leanEvidence(JSON.parse(JSON.stringify(evidence)), share);
  expect(again.answers.every(({ topics }, place) => topics === lean.answers[place]?.topics)).toBe(true);
});

it('the place of an entry is found by its id, and no place for an id that is not there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 30 }), fc.integer({ min: 0, max: 99 }), (numbers, wanted) => {
      const ids = numbers.map((number) => `q-${number}`).sort();
      const questions = ids.map((id) => made(id, '1'));
      expect(placeOf({ questions }, `q-${wanted}`)).toBe(ids.indexOf(`q-${wanted}`));
    }),
  );
});
