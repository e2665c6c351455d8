/** Where an entry stands in a catalogue. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeOf } from '../../src/core/catalogue';
import { made } from './made-bank';

it('the place of an entry is found by its id, and no place for an id that is not there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 30 }), fc.integer({ min: 0, max: 99 }), (numbers, wanted) => {
      const ids = numbers.map((number) => `q-${number}`).sort();
      const questions = ids.map((id) => made(id, '1'));
      expect(placeOf({ questions }, `q-${wanted}`)).toBe(ids.indexOf(`q-${wanted}`));
    }),
  );
});
