/** Small files that can be made again from others, in the local folder: written whole, never synced, and gone without a word. */

import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DocumentKind, sealDocument } from './document-kind';
import { makeFolders } from './durable-write';
import { openEnvelope } from './envelope';
import { type FileSystem, PRIVATE_FILE_MODE } from './file-system';
import { inside } from './safe-path';
import { asStorageError, StorageError } from './storage-error';

/** Caches have no migrations: one of another version is as good as none. */
export type CacheKind<T extends object> = Omit<DocumentKind<T>, 'migrations'>;

export interface Cache {
  /** Null where there is nothing, or nothing that can be read in this version. */
  read<T extends object>(kind: CacheKind<T>, file: string): Promise<T | null>;
  /** Does its best: a cache that cannot be written is a cache that is not there. */
  write<T extends object>(kind: CacheKind<T>, file: string, data: T): Promise<void>;
  remove(file: string): Promise<void>;
}

/** Errors of the disk are what a cache shrugs at; a bug is still a bug. */
async function shrugging<T>(path: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (asStorageError(error, path) instanceof StorageError) return null;
    throw error;
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
    await file.close().catch(() => undefined);
    await fs.unlink(fresh).catch(() => undefined);
    throw error;
  }
}

/** Where the caches of a local folder are (see `DataFolder.local`): apart from its lock, so that all of them can be dropped. */
export function cachesIn(localFolder: string): string {
  return join(localFolder, 'caches');
}

/** Drops every cache: before a restore, since they were made from what the restore replaces. */
export async function dropCaches(localFolder: string): Promise<void> {
  const folder = cachesIn(localFolder);
  await shrugging(folder, () => rm(folder, { recursive: true, force: true }));
}

/** A cache in `folder`; `now` in milliseconds since the epoch. File names are relative and may hold folders. */
export function openCache(fs: FileSystem, folder: string, now: () => number): Cache {
  const pathOf = (file: string): string => inside(folder, file);
  return {
    async read(kind, file) {
      const path = pathOf(file);
      const bytes = await shrugging(path, () => fs.readFile(path));
      const opened = bytes === null ? null : openEnvelope(bytes, kind);
      if (opened?.kind !== 'sound' || opened.version !== kind.version) return null;
      return kind.schema.safeParse(opened.data).data ?? null;
    },
    async write(kind, file, data) {
      const path = pathOf(file);
      const bytes = sealDocument(kind, data, now());
      await shrugging(path, async () => {
        await makeFolders(fs, dirname(path));
        await put(fs, path, bytes);
      });
    },
    async remove(file) {
      const path = pathOf(file);
      await shrugging(path, () => fs.unlink(path));
    },
  };
}
