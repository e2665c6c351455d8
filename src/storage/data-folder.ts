/** Where the candidate's files are, and where this machine keeps what belongs to them but not with them: lock and caches. */

import { createHash, randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { fail, ok, problem, type Result } from '../core/problem';
import { makeFolders } from './durable-write';
import { type FileSystem, PRIVATE_FILE_MODE } from './file-system';
import { inside } from './safe-path';
import { trying } from './storage-error';

const SUBFOLDERS = ['attempts', 'notes', 'library', 'edits', 'backups', 'quarantine'] as const;

export interface DataFolder {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** On this machine only, and one for each data folder; caches in it may be lost at any time. */
  readonly local: string;
}

export interface FolderSettings {
  readonly PASSBAND_HOME?: string | undefined;
  /** The folder that holds the local folders. */
  readonly PASSBAND_CACHE?: string | undefined;
}

/** Where this machine keeps lock and caches of the data folder at `root`, which is absolute and without symbolic links. */
export function localFolderOf(root: string, { PASSBAND_CACHE }: FolderSettings): string {
  const key = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return join(resolve(PASSBAND_CACHE || envPaths('Passband', { suffix: '' }).cache), key);
}

/** Rights and mounts say many things; only writing shows whether one can. */
async function checkWritable(fs: FileSystem, folder: string): Promise<void> {
  const probe = join(folder, `.writable-${randomBytes(8).toString('hex')}`);
  const file = await fs.create(probe, PRIVATE_FILE_MODE);
  await file.close();
  await fs.unlink(probe);
}

/** Makes the folders that every data folder has, where they are not there. Rejects as the file system does. */
export async function makeSubfolders(fs: FileSystem, root: string): Promise<void> {
  for (const name of SUBFOLDERS) await makeFolders(fs, inside(root, name));
}

/**
 * Finds and makes the data folder (`PASSBAND_HOME`, else where the system keeps the data of apps) and the local folder that goes with it.
 * The problems are what the disk refused, and `storage.not-a-folder`.
 */
export async function openDataFolder(fs: FileSystem, settings: FolderSettings): Promise<Result<DataFolder>> {
  const standard = envPaths('Passband', { suffix: '' });
  const wanted = resolve(settings.PASSBAND_HOME || standard.data);
  return trying(wanted, async () => {
    await makeFolders(fs, wanted);
    const root = await fs.realPath(wanted);
    if ((await fs.stat(root)).kind !== 'folder') return fail(problem('storage.not-a-folder', { file: root }, { file: root }));
    await makeSubfolders(fs, root);
    await checkWritable(fs, root);

    const local = localFolderOf(root, settings);
    return trying(local, async () => {
      await makeFolders(fs, local);
      return ok({ root, local });
    });
  });
}
