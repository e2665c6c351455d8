/** Writing so that a power cut at any moment leaves either the old or the new file: the one place that knows the order of the steps. */

import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { errorCode, type FileSystem, PRIVATE_FILE_MODE } from './file-system';
import { inside } from './safe-path';
import { asStorageError } from './storage-error';

const UNFINISHED = /\.[0-9a-f]{16}\.passband-tmp$/;

/** Whether a name is that of a file that we began and did not finish. */
export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}

/** Where the good copy before the last save is kept. */
export function previousOf(path: string): string {
  return `${path}.prev`;
}

/** The bytes of a file, or null where there is none. */
export async function readIfThere(fs: FileSystem, path: string): Promise<Uint8Array | null> {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw asStorageError(error, path);
  }
}

/** The new file is ours alone, so nothing is lost if it cannot be removed after a failure. */
async function removeQuietly(fs: FileSystem, path: string): Promise<void> {
  await fs.unlink(path).catch(() => undefined);
}

async function writeNew(fs: FileSystem, path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await fs.create(path, mode);
  try {
    await file.write(bytes);
    await file.sync();
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await removeQuietly(fs, path);
    throw error;
  }
}

/** Answers whether there was a file to move. */
async function moveAside(fs: FileSystem, path: string, aside: string): Promise<boolean> {
  try {
    await fs.rename(path, aside);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Puts `bytes` at `path` and answers when they will survive a power cut. With `keepPrevious` the file that was there becomes `<path>.prev`.
 *
 * The new file is whole on the disk before any name changes. Then old → previous, new → its place, names to disk. Stop after any step, lose
 * either rename or both, and the place or the previous name still leads to a whole document. Rejects with a StorageError.
 */
export async function replaceDurably(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  { mode = PRIVATE_FILE_MODE, keepPrevious = false }: { mode?: number; keepPrevious?: boolean } = {},
): Promise<void> {
  const fresh = `${path}.${randomBytes(8).toString('hex')}.passband-tmp`;
  try {
    await writeNew(fs, fresh, bytes, mode);
    let moved = false;
    try {
      if (keepPrevious) moved = await moveAside(fs, path, previousOf(path));
      await fs.rename(fresh, path);
    } catch (error) {
      if (moved) await fs.rename(previousOf(path), path).catch(() => undefined);
      await removeQuietly(fs, fresh);
      throw error;
    }
    await fs.syncFolder(dirname(path));
  } catch (error) {
    throw asStorageError(error, path);
  }
}

/** Puts `bytes` into a new file; where the name is taken, the next free number is added to it. Answers with the path. Rejects with a StorageError. */
export async function createDurably(fs: FileSystem, path: string, bytes: Uint8Array): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path}.${number}`;
    try {
      await writeNew(fs, candidate, bytes, PRIVATE_FILE_MODE);
      await fs.syncFolder(dirname(candidate));
      return candidate;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw asStorageError(error, candidate);
    }
  }
}

async function makeFolder(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.makeFolder(path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    throw error;
  }
  // A folder whose own name is not on the disk takes everything in it along when the power goes.
  await fs.syncFolder(dirname(path));
}

/** Makes a folder and whatever is missing above it. Rejects with a StorageError. */
export async function makeFolders(fs: FileSystem, path: string): Promise<void> {
  try {
    await makeFolder(fs, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw asStorageError(error, path);
    await makeFolders(fs, dirname(path));
    await makeFolders(fs, path);
  }
}

/** Makes folders below `root`, one in the other. The root must be there: a missing one is an unplugged disk, and no place for a new one. */
export async function makeFoldersInside(fs: FileSystem, root: string, names: readonly string[]): Promise<void> {
  for (let depth = 1; depth <= names.length; depth += 1) {
    const path = inside(root, ...names.slice(0, depth));
    try {
      await makeFolder(fs, path);
    } catch (error) {
      throw asStorageError(error, path);
    }
  }
}

/** Makes the folders that `file`, a path below `root`, lies in. */
export function makeFoldersAbove(fs: FileSystem, root: string, file: string): Promise<void> {
  return makeFoldersInside(fs, root, file.split('/').slice(0, -1));
}

/** Removes a file if it is there, for good. */
export async function removeDurably(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.unlink(path);
    await fs.syncFolder(dirname(path));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw asStorageError(error, path);
  }
}

/** The unfinished files of earlier saves of this one file; each is the trace of a process that was stopped. */
export async function unfinishedSaves(fs: FileSystem, path: string): Promise<readonly string[]> {
  const name = basename(path);
  const entries = await fs.readFolder(dirname(path));
  return entries.filter((entry) => isUnfinished(entry.name) && entry.name.replace(UNFINISHED, '') === name).map((entry) => entry.name);
}
