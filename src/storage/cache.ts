/** Small files that can be made again from others, in the local folder: written whole, never synced, and gone without a word. */

import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { type DocumentKind, judge, sealDocument } from './document-kind';
import { errorCode, type FileSystem, PRIVATE_FILE_MODE } from './file-system';
import { inside } from './safe-path';

export interface Cache {
  /** Null where there is nothing, or nothing that can be read in this version. */
  read<T extends object>(kind: DocumentKind<T>, file: string): Promise<T | null>;
  /** Does its best: a cache that cannot be written is a cache that is not there. */
  write<T extends object>(kind: DocumentKind<T>, file: string, data: T): Promise<void>;
  remove(file: string): Promise<void>;
}

/** Errors of the disk are what a cache shrugs at; a bug is still a bug. */
async function shrugging<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}

async function makeFoldersUpTo(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.makeFolder(path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFoldersUpTo(fs, dirname(path));
    await fs.makeFolder(path);
  }
}

async function put(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const fresh = `${path}.${randomBytes(8).toString('hex')}.new`;
  const file = await fs.create(fresh, PRIVATE_FILE_MODE);
  try {
    await file.write(bytes);
    await file.close();
    await fs.rename(fresh, path);
  } catch (error) {
    await fs.unlink(fresh).catch(() => undefined);
    throw error;
  }
}

/** A cache in `folder` (see `DataFolder.local`); `now` in milliseconds since the epoch. File names are relative and may hold folders. */
export function openCache(fs: FileSystem, folder: string, now: () => number): Cache {
  const pathOf = (file: string): string => inside(folder, ...file.split('/'));
  return {
    async read(kind, file) {
      const bytes = await shrugging(() => fs.readFile(pathOf(file)));
      const judged = bytes === null ? null : judge({ ...kind, migrations: {} }, bytes);
      return judged?.kind === 'sound' ? judged.data : null;
    },
    async write(kind, file, data) {
      const bytes = sealDocument(kind, data, now());
      await shrugging(async () => {
        await makeFoldersUpTo(fs, dirname(pathOf(file)));
        await put(fs, pathOf(file), bytes);
      });
    },
    async remove(file) {
      await shrugging(() => fs.unlink(pathOf(file)));
    },
  };
}
