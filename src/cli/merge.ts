/** `passband merge DIR`: takes in what another data folder has. */

import { join, resolve } from 'node:path';
import { mergeFolder } from '../api/merging/merge-folder';
import { fail, ok, problem, type Result } from '../core/problem';
import { say } from '../language/say';
import { dropCaches } from '../storage/cache';
import { type FolderSettings, localFolderOf } from '../storage/data-folder';
import { makeFolders } from '../storage/durable-write';
import { realFileSystem } from '../storage/file-system';
import { acquireLock } from '../storage/lock';
import { openStorehouse } from '../storage/open-storehouse';
import { trying } from '../storage/storage-error';
import { type KeepAnswer, withFolder } from './keep';

interface MergeFlags {
  readonly json: boolean;
}

/** Refuses where a running Passband of this machine holds either folder. */
export async function mergeIn(from: string, folders: FolderSettings, { json }: MergeFlags, now: () => number = Date.now): Promise<KeepAnswer> {
  return withFolder(folders, now, async ({ room, folder }) => {
    const other = await rootOf(from);
    if (!other.ok) return other;
    if (other.value === room.root) return fail(problem('merge.same-folder', { folder: other.value }));
    return whileLocked(localFolderOf(other.value, folders), async () => {
      const opened = await openStorehouse(room);
      if (!opened.ok) return opened;
      const done = await mergeFolder(opened.value.house, { ...room, root: other.value });
      await dropCaches(folder.local);
      if (!done.ok) return done;
      const { merged, backup } = done.value;
      const backupFile = join(room.root, 'backups', backup);
      if (json) return ok(JSON.stringify({ from: other.value, folder: room.root, backup: backupFile, merged }));
      if (merged.length === 0) return ok(say('cli.merge.nothing', { from: other.value, folder: room.root }));
      const lines = merged.map(({ kind, file }) => say(`cli.merge.${kind}`, { file }));
      return ok([say('cli.merge.done', { from: other.value, folder: room.root }), ...lines, say('cli.merge.undo', { file: backupFile })].join('\n'));
    });
  });
}

async function rootOf(path: string): Promise<Result<string>> {
  const nothing = fail(problem('merge.not-a-data-folder', { folder: resolve(path) }));
  const found = await trying(resolve(path), async () => {
    const root = await realFileSystem.realPath(resolve(path));
    return (await realFileSystem.stat(root)).kind === 'folder' ? ok(root) : nothing;
  });
  return !found.ok && found.problems[0]?.code === 'storage.folder-missing' ? nothing : found;
}

async function whileLocked<T>(local: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const made = await trying(local, async () => ok(await makeFolders(realFileSystem, local)));
  const lock = made.ok ? await acquireLock(local) : made;
  if (!lock.ok) return lock;
  try {
    return await work();
  } finally {
    await lock.value.release();
  }
}
