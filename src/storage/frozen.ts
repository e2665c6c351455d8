/** Documents that are written once and never change: drawn papers, finished logs. */

import { fail, ok, problem, type Result } from '../core/problem';
import { type DocumentKind, sealDocument } from './document-kind';
import { makeFoldersAbove, readIfThere, removeDurably, replaceDurably } from './durable-write';
import { type Found, findDocument } from './recovery';
import { inside } from './safe-path';
import { trying } from './storage-error';
import type { Storehouse } from './storehouse';

/** Writes a document for good and makes its folder; `storage.exists` where there is one. */
export async function createFrozen<T extends object>(house: Storehouse, kind: DocumentKind<T>, file: string, data: T): Promise<Result<T>> {
  const path = inside(house.root, file);
  return trying(path, async () => {
    if ((await readIfThere(house.fs, path)) !== null) return fail(problem('storage.exists', { file }, { file }));
    await makeFoldersAbove(house.fs, house.root, file);
    await replaceDurably(house.fs, path, sealDocument(kind, data, house.now()));
    return ok(data);
  });
}

/**
 * Puts a document in the place of whatever is there, and makes its folder: a bank in a newer version is another document under the same name.
 * With `keepPrevious` what was there stays as the previous copy.
 */
export async function replaceFrozen<T extends object>(
  house: Storehouse,
  kind: DocumentKind<T>,
  file: string,
  data: T,
  { keepPrevious = false }: { keepPrevious?: boolean } = {},
): Promise<Result<T>> {
  const path = inside(house.root, file);
  return trying(path, async () => {
    await makeFoldersAbove(house.fs, house.root, file);
    await replaceDurably(house.fs, path, sealDocument(kind, data, house.now()), { keepPrevious });
    return ok(data);
  });
}

/** Removes a document that the candidate no longer wants. */
export async function removeFrozen(house: Storehouse, file: string): Promise<Result<null>> {
  const path = inside(house.root, file);
  return trying(path, async () => {
    await removeDurably(house.fs, path);
    return ok(null);
  });
}

/**
 * Reads a document without ever changing a sound one: an older version is brought up to date in memory only. A damaged one is set aside and
 * made good where a copy is left; the problems are `storage.missing`, `storage.damaged` and those of `findDocument`.
 */
export async function openFrozen<T extends object>(house: Storehouse, kind: DocumentKind<T>, file: string): Promise<Result<T>> {
  const opened = await openDated(house, kind, file);
  return opened.ok ? ok(opened.value.data) : opened;
}

/** As `openFrozen`, with the instant at which the document was saved (milliseconds since the epoch). */
export async function openDated<T extends object>(
  house: Storehouse,
  kind: DocumentKind<T>,
  file: string,
): Promise<Result<{ readonly data: T; readonly savedAtMs: number }>> {
  const path = inside(house.root, file);
  return trying(path, async () => {
    const found = await findDocument(house, kind, file);
    if (!found.ok) return found;
    return settled(house, kind, file, found.value);
  });
}

async function settled<T extends object>(
  house: Storehouse,
  kind: DocumentKind<T>,
  file: string,
  found: Found<T>,
): Promise<Result<{ readonly data: T; readonly savedAtMs: number }>> {
  const path = inside(house.root, file);
  switch (found.kind) {
    case 'absent':
      return fail(problem('storage.missing', { file }, { file }));
    case 'sound':
      return ok(found);
    case 'recovered':
      await replaceDurably(house.fs, path, sealDocument(kind, found.data, house.now()));
      return ok(found);
    case 'lost':
      // Its bytes are in quarantine; left here, they would be put there again at every reading.
      await removeDurably(house.fs, path);
      return fail(problem('storage.damaged', { file, quarantined: found.quarantined }, { file }));
  }
}
