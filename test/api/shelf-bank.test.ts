/** Banks as the shelf lends them, with the candidate's edits laid over them. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editedBank, shelfBank, wholeBank } from '../../src/api/shelf-bank';
import type { Question } from '../../src/core/bank';
import { entryOf } from '../../src/core/catalogue';
import type { Edits, QuestionEdit } from '../../src/core/edits';
import { stemEnemies } from '../../src/core/similarity';
import { unwrittenBank } from '../../src/importing/bank-file';
import { made } from '../core/made-bank';
import { bankOf } from '../fakes/compiled-banks';

const ids = ['q-a', 'q-b', 'q-c', 'q-d', 'q-e', 'q-f'];

/** An edit of any kind; null where there is none. */
const editArb = fc.option(fc.record({ isWhole: fc.boolean(), removed: fc.boolean(), word: fc.constantFrom('one two three four', 'other words') }));

it('an edited bank says the same of itself in every way of asking', async () => {
  const caseArb = fc.record({ own: fc.subarray(ids), edits: fc.tuple(...ids.map(() => editArb)) });
  await fc.assert(
    fc.asyncProperty(caseArb, async ({ own, edits: chosen }) => {
      const bank = bankOf(own.map((id) => made(id, '1')));
      const edits: Edits['questions'] = {};
      const wanted: Question[] = [];
      for (const [at, id] of ids.entries()) {
        const edit = chosen[at] ?? null;
        const question = made(id, '1', { version: 2, stem: edit?.word ?? 'none', topics: ['new-topic'] });
        if (edit) {
          const base: Pick<QuestionEdit, 'draft' | 'base' | 'atMs'> = { draft: null, base: null, atMs: 0 };
          edits[id] = { ...base, question: edit.isWhole ? question : null, removed: edit.removed };
        }
        const kept = bank.questions.find((each) => each.id === id);
        const asked = edit?.isWhole ? question : kept;
        if (asked && !edit?.removed) wanted.push(asked);
      }
      const lent = editedBank(shelfBank(unwrittenBank(bank)), { bank: bank.id, own: false, questions: edits });

      expect((await wholeBank(lent)).questions).toEqual(wanted);
      expect(lent.questions).toEqual(wanted.map(entryOf));
      const backwards = [...ids].reverse();
      expect(await lent.read(backwards)).toEqual(backwards.flatMap((id) => wanted.find((question) => question.id === id) ?? []));
      expect(await lent.alike()).toEqual(stemEnemies(wanted));
      expect(lent.topics.some(({ id }) => id === 'new-topic')).toBe(wanted.some(({ topics }) => topics.includes('new-topic')));
    }),
  );
});

it('the hash of an edited bank is another for another edit, and the same for the same', () => {
  const own = shelfBank(unwrittenBank(bankOf([made('q-a', '1'), made('q-b', '1')])));
  const edit: QuestionEdit = { question: made('q-a', '1', { stem: 'Mine?' }), draft: null, base: null, removed: false, atMs: 1 };
  const hashOf = (questions: Edits['questions']) => editedBank(own, { bank: 'made', own: false, questions }).hash;
  const hashes = [
    own.hash,
    hashOf({ 'q-a': edit }),
    hashOf({ 'q-a': { ...edit, question: made('q-a', '1', { stem: 'Mine again?' }) } }),
    hashOf({ 'q-a': { ...edit, removed: true } }),
    hashOf({ 'q-a': edit, 'q-b': { ...edit, question: null, removed: true } }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hashOf({ 'q-a': { ...edit, atMs: 2 } })).toBe(hashes[1]);
});

it('which questions read alike is asked afresh when it could not be told', async () => {
  const own = shelfBank(unwrittenBank(bankOf([made('q-a', '1'), made('q-b', '1')])));
  let isReadable = false;
  const each = () => {
    if (!isReadable) throw new Error('not now');
    return own.each();
  };
  const edit: QuestionEdit = { question: made('q-c', '1', { stem: made('q-a', '1').stem }), draft: null, base: null, removed: false, atMs: 1 };
  const lent = editedBank({ ...own, each }, { bank: 'made', own: false, questions: { 'q-c': edit } });
  await expect(lent.alike()).rejects.toThrow('not now');
  isReadable = true;
  expect([...(await lent.alike()).keys()].sort()).toEqual(['q-a', 'q-c']);
});
