/** Merging of another data folder, as a whole: `passband merge DIR`. Nothing in that folder changes. */

import { fail, ok, problem, type Result } from '../../core/problem';
import { checkBackup, createBackup } from '../../storage/backups';
import { documentsIn } from '../../storage/copies';
import { previousOf, readIfThere } from '../../storage/durable-write';
import { inside } from '../../storage/safe-path';
import { trying } from '../../storage/storage-error';
import type { Room, Storehouse } from '../../storage/storehouse';
import { Refusal } from '../refusal';
import { canMerge, checkAll, mergeAll } from './merge-all';
import { ownPictures } from './merge-library';
import type { Merged, Theirs } from './theirs';

export interface FolderMerge {
  /** The backup that undoes it. */
  readonly backup: string;
  readonly merged: readonly Merged[];
}

/** All that another folder has, copies of a third machine among it. */
async function theirsIn(room: Room): Promise<readonly Theirs[]> {
  const { documents, copies } = await documentsIn(room);
  const read = async (file: string): Promise<Uint8Array[]> => {
    const path = inside(room.root, file);
    const found = [await readIfThere(room.fs, path), await readIfThere(room.fs, previousOf(path))];
    return found.flatMap((bytes) => (bytes === null ? [] : [bytes]));
  };
  const named = [...documents.map((file) => ({ of: file, file })), ...copies.filter(({ isSure }) => isSure)];
  return named.filter(({ of }) => canMerge(of)).map(({ of, file }) => ({ of, file, bytes: () => read(file) }));
}

/**
 * Merges the data folder `from` into ours, after a backup that has been read again. The problems are `merge.not-a-data-folder`, what a newer
 * Passband wrote there (`storage.from-the-future`), and what either disk refused.
 */
export async function mergeFolder(house: Storehouse, from: Room): Promise<Result<FolderMerge>> {
  return trying(from.root, async () => {
    const theirs = await theirsIn(from);
    if (theirs.length === 0) return fail(problem('merge.not-a-data-folder', { folder: from.root }));
    try {
      await checkAll(theirs);
      const backup = await createBackup(house, 'before-merge');
      if (!backup.ok) return backup;
      const checked = await checkBackup(house, backup.value);
      if (!checked.ok) return checked;
      return ok({ backup: backup.value, merged: await mergeAll(house, theirs, ownPictures(from)) });
    } catch (error) {
      if (error instanceof Refusal) return fail(error.problem);
      throw error;
    }
  });
}
