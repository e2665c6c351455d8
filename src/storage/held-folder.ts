/** The data folder of a running app, known again at every write: a disk that is taken out leaves a folder of the same name, and it is empty. */

import { randomBytes } from 'node:crypto';
import { join, sep } from 'node:path';
import { ok, type Result } from '../core/problem';
import { readIfThere, replaceDurably } from './durable-write';
import { errorCode, type FileSystem } from './file-system';
import { StorageError, trying } from './storage-error';

/** Hidden names at the top are in no backup, and no restore takes them away. */
const MARK = '.passband-folder';

export interface HeldFolder {
  /**
   * The disk, which makes and removes nothing below a root that is not the one that was opened, and does not list it: it rejects with a StorageError,
   * `folder-missing`.
   */
  readonly fs: FileSystem;
  /** The problems are `storage.folder-missing` and what the disk refused. */
  readonly check: () => Promise<Result<null>>;
}

/** The text of the mark, made where there is none; null where the disk refuses that, which must not keep the app from opening. */
async function markIn(fs: FileSystem, path: string): Promise<string | null> {
  try {
    const found = await readIfThere(fs, path);
    if (found !== null) return textOf(found);
    const text = randomBytes(16).toString('hex');
    await replaceDurably(fs, path, Buffer.from(text));
    return text;
  } catch (error) {
    if (error instanceof StorageError) return null;
    throw error;
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/**
 * Holds the data folder at `root`, which is there, and leaves a mark in it. Have the lock first. A folder is known by what the system tells it
 * by; where that is nothing or has changed, as on network drives and on a disk that was put in again, by its mark. Rejects as the file system does.
 */
export async function holdFolder(fs: FileSystem, root: string): Promise<HeldFolder> {
  const markPath = join(root, MARK);
  const mark = await markIn(fs, markPath);
  let known = await fs.identityOf(root);

  async function isTheSame(): Promise<boolean> {
    const here = await fs.identityOf(root);
    if (here !== null && here === known) return true;
    const found = await readIfThere(fs, markPath);
    // Where neither the system nor a mark can tell, there is nothing to go by.
    const isSame = mark === null ? here === null && known === null : found !== null && textOf(found) === mark;
    if (isSame) known = here;
    return isSame;
  }

  async function ensure(): Promise<void> {
    const isSame = await isTheSame().catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return false;
      throw error;
    });
    if (!isSame) throw new StorageError('folder-missing', root, null);
  }

  const below = root.endsWith(sep) ? root : `${root}${sep}`;
  const ensureFor = async (path: string): Promise<void> => {
    if (path.startsWith(below)) await ensure();
  };

  return {
    // Every save begins with a new file, so that what is renamed need not be looked at again.
    fs: {
      create: async (path, mode) => ensureFor(path).then(() => fs.create(path, mode)),
      makeFolder: async (path) => ensureFor(path).then(() => fs.makeFolder(path)),
      unlink: async (path) => ensureFor(path).then(() => fs.unlink(path)),
      readFile: (path) => fs.readFile(path),
      rename: (from, to) => fs.rename(from, to),
      // Whoever reads the whole folder, for a backup or an export, must not take an empty one for it.
      readFolder: async (path) => (path === root ? ensure() : Promise.resolve()).then(() => fs.readFolder(path)),
      stat: (path) => fs.stat(path),
      identityOf: (path) => fs.identityOf(path),
      realPath: (path) => fs.realPath(path),
      syncFolder: (path) => fs.syncFolder(path),
    },
    check: () => trying<null>(root, async () => ensure().then(() => ok(null))),
  };
}
