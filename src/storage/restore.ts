/** Putting the data folder back to what a backup holds: checked first, undoable afterwards, and finished even if it is interrupted. */

import { fail, ok, problem, type Result } from '../core/problem';
import { checkBackup, createBackup, filesOf, openBackup, pathsToKeep, RESTORING_FILE } from './backups';
import { packFiles, unpackFiles } from './container';
import { clashes, nameOnAnyDisk, type PackedFile } from './container-rules';
import { makeFoldersAbove, readIfThere, removeDurably, replaceDurably } from './durable-write';
import { type EntryKind, errorCode } from './file-system';
import { quarantine } from './quarantine';
import { inside, isSafePath } from './safe-path';
import { trying } from './storage-error';
import type { Room } from './storehouse';

/** The folders that a container from outside has no say in. */
const OURS = /^(backups|quarantine)(\/|$)|^(health\.json|restoring\.passband-backup)$/i;

/** Makes the folder hold these files and no others. May be run again from the start at any point. Rejects with a StorageError. */
async function apply(room: Room, files: readonly PackedFile[]): Promise<void> {
  const wanted = restorable(files);
  for (const { path, bytes } of wanted) {
    const place = inside(room.root, path);
    await makeFoldersAbove(room.fs, room.root, path);
    const there = await readIfThere(room.fs, place);
    if (there === null || !Buffer.from(bytes).equals(there)) await replaceDurably(room.fs, place, bytes);
  }
  const keep = new Set(wanted.map((file) => nameOnAnyDisk(file.path)));
  const there = (await filesOf(room)).filter(isSafePath);
  const clashing = new Set(clashes(there).flatMap(({ path, other }) => [path, other]));
  for (const path of there) {
    // Whatever is removed here is in the undo backup (what no backup can carry, or none puts back, stays); previous copies belong to a story that did not happen.
    if (!OURS.test(path) && !clashing.has(path) && !keep.has(nameOnAnyDisk(path))) await removeDurably(room.fs, inside(room.root, path));
  }
}

function restorable(files: readonly PackedFile[]): readonly PackedFile[] {
  return files.filter((file) => !OURS.test(file.path));
}

async function kindAt(room: Room, path: string): Promise<EntryKind | null> {
  try {
    return (await room.fs.stat(inside(room.root, path))).kind;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/**
 * A path of the backup where a folder stands in the way of a file, a file in the way of a folder, or a file that the undo backup could not carry;
 * null where all can be written.
 */
async function obstructed(room: Room, files: readonly PackedFile[]): Promise<string | null> {
  const folders = new Set(['attempts', 'notes', 'exposures', 'library', 'edits']);
  for (const { path } of files) {
    if (folders.has(path) || (await kindAt(room, path)) === 'folder') return path;
    const names = path.split('/');
    for (let depth = 1; depth < names.length; depth += 1) folders.add(names.slice(0, depth).join('/'));
  }
  for (const folder of folders) if ((await kindAt(room, folder)) === 'file') return folder;
  const { skipped } = await pathsToKeep(room);
  return files.find(({ path }) => skipped.includes(path))?.path ?? null;
}

/**
 * Restores the backup at `path` (one of ours, or a file from elsewhere), and answers with the name of the backup that undoes it.
 * Before anything changes, the whole backup has been checked and the undo backup has been written and read again. Every document that is open
 * is out of date afterwards: open them anew. The problems are those of `openBackup`,
 * `backup.path-taken` and what the disk refused.
 */
export async function restoreBackup(room: Room, path: string): Promise<Result<string>> {
  return trying(path, async () => {
    const opened = await openBackup(room, path);
    if (!opened.ok) return opened;
    const taken = await obstructed(room, restorable(opened.value.files));
    if (taken !== null) return fail(problem('backup.path-taken', { file: taken }, { file: taken }));
    const undo = await createBackup(room, 'before-restore');
    if (!undo.ok) return undo;
    const checked = await checkBackup(room, undo.value);
    if (!checked.ok) return checked;
    const copy = await packFiles(opened.value.files, opened.value.packedAtMs);
    if (!copy.ok) return copy;

    // From here on the restore is decided: if the power goes, the next start finds this file and finishes.
    await replaceDurably(room.fs, inside(room.root, RESTORING_FILE), copy.value);
    await finish(room, opened.value.files);
    return undo;
  });
}

async function finish(room: Room, files: readonly PackedFile[]): Promise<void> {
  await apply(room, files);
  await removeDurably(room.fs, inside(room.root, RESTORING_FILE));
}

export type InterruptedRestore =
  | { readonly kind: 'none' }
  | { readonly kind: 'finished' }
  /** `quarantined` is relative to the data folder. */
  | { readonly kind: 'unreadable'; readonly quarantined: string };

/** Finishes a restore that was interrupted. One whose file has since become unreadable is set aside in quarantine; the undo backup is still there. */
export async function finishRestore(room: Room): Promise<Result<InterruptedRestore>> {
  const path = inside(room.root, RESTORING_FILE);
  return trying<InterruptedRestore>(path, async () => {
    const bytes = await readIfThere(room.fs, path);
    if (bytes === null) return ok({ kind: 'none' });
    const unpacked = await unpackFiles(bytes);
    if (unpacked.ok) {
      await finish(room, unpacked.value.files);
      return ok({ kind: 'finished' });
    }
    const quarantined = await quarantine(room, RESTORING_FILE, bytes);
    await removeDurably(room.fs, path);
    return ok({ kind: 'unreadable', quarantined });
  });
}
