/** Attempts that the candidate has deleted: what they were, and the end of their time. */

import { NOTE_KEPT_MS } from '../core/notes';
import { ok } from '../core/problem';
import { dropSetAside, listSetAside } from '../storage/set-aside';
import { trying } from '../storage/storage-error';
import type { Storehouse } from '../storage/storehouse';
import { readPaper } from './attempt-files';
import type { DeletedAttempt } from './history-views';
import { must } from './refusal';

/** The latest first. One whose paper cannot be read is not among them; storage has told the candidate so. */
export async function deletedAttempts(house: Storehouse): Promise<DeletedAttempt[]> {
  const found = must(await trying(house.root, async () => ok(await listSetAside(house, 'attempts'))));
  const read = await Promise.all(
    found.map(async ({ name, folder, deletedAtMs }) => {
      const paper = await readPaper(house, folder);
      if (!paper.ok) return [];
      const { blueprint, mode, number, createdAtMs } = paper.value;
      return [{ id: name, title: blueprint.title, mode, number, createdAtMs, deletedAtMs }];
    }),
  );
  return read.flat();
}

/** Removes those that were deleted more than 30 days ago. What the disk refuses is tried again at the next start. */
export async function dropLongDeleted(house: Storehouse): Promise<void> {
  for (const each of await listSetAside(house, 'attempts')) {
    if (house.now() - each.deletedAtMs > NOTE_KEPT_MS) await dropSetAside(house, 'attempts', each);
  }
}
