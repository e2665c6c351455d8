/** Documents that are written once and never change: drawn papers, finished logs. */

import { fail, ok, problem, type Result } from '../core/problem';
import { type DocumentKind, sealDocument } from './document-kind';
import { makeFoldersInside, readIfThere, removeDurably, replaceDurably } from './durable-write';
import { findDocument } from './recovery';
import { inside } from './safe-path';
import { trying } from './storage-error';
import type { Storehouse } from './storehouse';

/** Writes a document for good and makes its folder; `storage.exists` where there is one. */
export async function createFrozen<T extends object>(house: Storehouse, kind: DocumentKind<T>, file: string, data: T): Promise<Result<T>> {
  const names = file.split('/');
  const path = inside(house.root, ...names);
  return trying(path, async () => {
    if ((await readIfThere(house.fs, path)) !== null) return fail(problem('storage.exists', { file }, { file }));
    await makeFoldersInside(house.fs, house.root, names.slice(0, -1));
    await replaceDurably(house.fs, path, sealDocument(kind, data, house.now()));
    return ok(data);
  });
}

/** Puts a document in the place of whatever is there, and makes its folder: a bank in a newer version is another document under the same name. */
export async function replaceFrozen<T extends object>(house: Storehouse, kind: DocumentKind<T>, file: string, data: T): Promise<Result<T>> {
  const names = file.split('/');
  const path = inside(house.root, ...names);
  return trying(path, async () => {
    await makeFoldersInside(house.fs, house.root, names.slice(0, -1));
    await replaceDurably(house.fs, path, sealDocument(kind, data, house.now()));
    return ok(data);
  });
}

/** Removes a document that the candidate no longer wants. */
export async function removeFrozen(house: Storehouse, file: string): Promise<Result<null>> {
  const path = inside(house.root, ...file.split('/'));
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
  const path = inside(house.root, ...file.split('/'));
  return trying(path, async () => {
    const found = await findDocument(house, kind, file);
    if (!found.ok) return found;
    switch (found.value.kind) {
      case 'absent':
        return fail(problem('storage.missing', { file }, { file }));
      case 'sound':
        return ok(found.value.data);
      case 'recovered':
        await replaceDurably(house.fs, path, sealDocument(kind, found.value.data, house.now()));
        return ok(found.value.data);
      case 'lost':
        // Its bytes are in quarantine; left here, they would be put there again at every reading.
        await removeDurably(house.fs, path);
        return fail(problem('storage.damaged', { file, quarantined: found.value.quarantined }, { file }));
    }
  });
}
