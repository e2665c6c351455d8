import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roughForm, sameTextForm } from '../../../src/core/formats/same-text';

const word = fc.oneof(
  fc.constantFrom('a', 'An', 'the', 'THE', '-p', '-P', '(EBS)', 'EBS.', 'ebs', '10.0.0.0/16', 'x', '—'),
  fc.string({ maxLength: 4 }),
);
const sentence = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));

test('texts that say the same are never told apart by their rough form', () => {
  fc.assert(
    fc.property(sentence, sentence, (one, other) => {
      fc.pre(sameTextForm(one) === sameTextForm(other));
      const [rough, otherRough] = [roughForm(one), roughForm(other)];
      expect(rough === null || otherRough === null || rough === otherRough).toBe(true);
    }),
    { numRuns: 3000, maxSkipsPerRun: 1000 },
  );
});

test('texts that do not are, mostly', () => {
  expect(roughForm('Use Amazon S3.')).toBe(roughForm('use the Amazon S3'));
  expect(roughForm('Use Amazon S3.')).not.toBe(roughForm('Use Amazon EBS.'));
  expect(roughForm('Café')).toBeNull();
});
