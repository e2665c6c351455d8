/** The shelf: what several screens ask of a bank at once is worked out once. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openEdits } from '../../src/api/edits-book';
import { openImportedBanks } from '../../src/api/imported-banks';
import { openShelf } from '../../src/api/library';
import { summarise } from '../../src/core/bank-summary';
import { type BankFile, unwrittenBank } from '../../src/importing/bank-file';
import { openCache } from '../../src/storage/cache';
import { realFileSystem } from '../../src/storage/file-system';
import { made } from '../core/made-bank';
import { bankOf, compiledBanks } from '../fakes/compiled-banks';
import { houseOn, temporaryFolder } from '../fakes/house';

/** What a shelf is opened over, with nothing in it. */
async function ground() {
  const root = await temporaryFolder();
  for (const folder of ['library', 'edits']) await mkdir(join(root, folder));
  const house = houseOn(realFileSystem, root);
  const imported = await openImportedBanks(house, openCache(realFileSystem, join(root, 'caches'), house.now), join(root, 'banks'));
  return { imported, edits: await openEdits(house) };
}

it('a bank is made ready for drawing once, however many ask at once', async () => {
  const { imported, edits } = await ground();
  const shelf = await openShelf(await compiledBanks(), imported, edits);
  const asked = await Promise.all(Array.from({ length: 20 }, () => shelf.index('made', 'exam')));
  expect(new Set(asked.map(({ index }) => index)).size).toBe(1);
});

it('a version that could not be read does not take the one after it away', async () => {
  const { imported, edits } = await ground();
  const setOf = (hash: string) => bankOf([made('q-one', '1')], { id: 'set', hash });
  const old = setOf('old');
  let version = old;
  const asked: string[] = [];
  let fail = (_: Error) => {};
  const never = new Promise<BankFile>((_, reject) => {
    fail = reject;
  });
  const shelf = await openShelf(
    await compiledBanks(),
    {
      ...imported,
      get summaries() {
        return [summarise(version)];
      },
      open(id) {
        asked.push(`${id} ${version.hash}`);
        return version === old ? never : Promise.resolve(unwrittenBank(version));
      },
    },
    edits,
  );
  const first = shelf.own('set');
  await expect.poll(() => asked).toEqual(['set old']);
  version = setOf('new');
  await shelf.own('set');
  fail(new Error('the old one is gone'));
  await expect(first).rejects.toThrow('the old one');
  expect((await shelf.own('set')).hash).toBe('new');
  expect(asked).toEqual(['set old', 'set new']);
});
