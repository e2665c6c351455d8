/** Values that say the same become one, and say what they said. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharing } from '../../src/core/sharing';

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
