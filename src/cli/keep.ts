/** `passband backup` and `passband restore`: the whole data folder to one file, and back. */

import { resolve } from 'node:path';
import { restoreFrom } from '../api/safekeeping';
import type { Problem, Result } from '../core/problem';
import { say, sayCode } from '../language/say';
import { exportEverything } from '../storage/backups';
import { type DataFolder, type FolderSettings, openDataFolder } from '../storage/data-folder';
import { realFileSystem } from '../storage/file-system';
import { acquireLock } from '../storage/lock';
import { finishRestore } from '../storage/restore';
import type { Room } from '../storage/storehouse';

export interface KeepAnswer {
  readonly exitCode: number;
  /** What was done goes to stdout, what stood in the way to stderr. */
  readonly text: string;
}

export async function backUpTo(file: string, folders: FolderSettings, now: () => number = Date.now): Promise<KeepAnswer> {
  return withFolder(folders, now, async ({ room }) => {
    const written = await exportEverything(room, resolve(file));
    if (!written.ok) return written;
    const leftOut = written.value.map((name) => say('cli.backup.left-out', { file: name }));
    return { ok: true, value: [say('cli.backup.done', { file: resolve(file) }), ...leftOut].join('\n') };
  });
}

export async function restoreOutOf(file: string, folders: FolderSettings, now: () => number = Date.now): Promise<KeepAnswer> {
  return withFolder(folders, now, async ({ room, folder }) => {
    const restored = await restoreFrom(folder, room, resolve(file));
    if (!restored.ok) return restored;
    return { ok: true, value: say('cli.restore.done', { folder: folder.root, file: resolve(folder.root, 'backups', restored.value) }) };
  });
}

/** Works on the data folder as its only writer; a running Passband keeps it. */
export async function withFolder(
  folders: FolderSettings,
  now: () => number,
  work: (place: { readonly room: Room; readonly folder: DataFolder }) => Promise<Result<string>>,
): Promise<KeepAnswer> {
  const opened = await openDataFolder(realFileSystem, folders);
  if (!opened.ok) return refused(opened.problems);
  const folder = opened.value;
  const locked = await acquireLock(folder.local);
  if (!locked.ok) return refused(locked.problems);
  try {
    const room = { fs: realFileSystem, root: folder.root, now };
    const finished = await finishRestore(room);
    const done = finished.ok ? await work({ room, folder }) : finished;
    return done.ok ? { exitCode: 0, text: `${done.value}\n` } : refused(done.problems);
  } finally {
    await locked.value.release();
  }
}

export function refused(problems: readonly Problem[]): KeepAnswer {
  return { exitCode: 1, text: problems.map(({ code, params }) => `${sayCode(code, params)}\n`).join('') };
}
