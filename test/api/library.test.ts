/** The shelf: what several screens ask of a bank at once is worked out once. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openEdits } from '../../src/api/edits-book';
import { openImportedBanks } from '../../src/api/imported-banks';
import { openShelf } from '../../src/api/library';
import { openCache } from '../../src/storage/cache';
import { realFileSystem } from '../../src/storage/file-system';
import { compiledBanks } from '../fakes/compiled-banks';
import { houseOn, temporaryFolder } from '../fakes/house';

it('a bank is made ready for drawing once, however many ask at once', async () => {
  const root = await temporaryFolder();
  for (const folder of ['library', 'edits']) await mkdir(join(root, folder));
  const house = houseOn(realFileSystem, root);
  const imported = await openImportedBanks(house, openCache(realFileSystem, join(root, 'caches'), house.now), join(root, 'banks'));
  const shelf = await openShelf(await compiledBanks(), imported, await openEdits(house));
  const asked = await Promise.all(Array.from({ length: 20 }, () => shelf.index('made', 'exam')));
  expect(new Set(asked.map(({ index }) => index)).size).toBe(1);
});
