/** The candidate's data as one file: backups on request and once a day, everything out, everything in, and back to what was. */

import { join } from 'node:path';
import { type Problem, problem, type Result } from '../core/problem';
import { createBackup, exportEverything, isBackedUp, listBackups, thinBackups } from '../storage/backups';
import { dropCaches } from '../storage/cache';
import type { DataFolder } from '../storage/data-folder';
import { restoreBackup } from '../storage/restore';
import { inside } from '../storage/safe-path';
import type { Room } from '../storage/storehouse';
import type { BackupReason } from '../storage/thinning';
import type { Chance } from './ports';
import { must, Refusal } from './refusal';
import type { Scratch } from './scratch';

const DAY_MS = 86_400_000;

export type RestoreSource = { readonly kind: 'backup'; readonly name: string } | { readonly kind: 'upload'; readonly upload: string };

export interface Safekeeping {
  readonly list: () => Promise<{ name: string; atMs: number; bytes: number; reason: BackupReason }[]>;
  /** Makes a backup and lets go of those that have become too many; answers with its name. */
  readonly backUp: (reason: BackupReason) => Promise<string>;
  /** Once a day, if anything has changed. Never rejects: what stood in the way is in `problems`. Answers whether either list has changed. */
  readonly daily: () => Promise<boolean>;
  readonly problems: readonly Problem[];
  /** Puts everything into one file that can be read piece by piece under the answered id. */
  readonly pack: () => Promise<{ id: string; name: string; leftOut: string[] }>;
  /** Answers with the backup that undoes it. Every document must be closed before and opened anew after. */
  readonly restore: (from: RestoreSource) => Promise<string>;
}

interface SafekeepingOptions {
  readonly room: Room;
  readonly folder: DataFolder;
  readonly scratch: Scratch;
  readonly chance: Chance;
}

export function safekeepingOf({ room, folder, scratch, chance }: SafekeepingOptions): Safekeeping {
  let problems: readonly Problem[] = [];

  async function backUp(reason: BackupReason): Promise<string> {
    const name = must(await createBackup(room, reason));
    // That old ones could not be removed is no reason to call the new one a failure.
    await thinBackups(room);
    return name;
  }

  return {
    list: async () => must(await listBackups(room)).map(({ name, atMs, bytes, reason }) => ({ name, atMs, bytes, reason })),
    backUp,
    async daily() {
      try {
        const newest = must(await listBackups(room))[0];
        const isRecent = newest !== undefined && Math.abs(room.now() - newest.atMs) < DAY_MS;
        if (isRecent || must(await isBackedUp(room))) return false;
        await backUp('automatic');
        return true;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        problems = [error.problem];
        return true;
      }
    },
    get problems() {
      return problems;
    },
    async pack() {
      const id = `export-${chance.word(8)}`;
      const leftOut = must(await exportEverything(room, await scratch.begin(id)));
      const day = new Date(room.now()).toISOString().slice(0, 10);
      return { id, name: `passband-${day}.passband-backup`, leftOut: [...leftOut] };
    },
    async restore(from) {
      const path = from.kind === 'backup' ? await pathOf(room, from.name) : uploaded(scratch, from.upload);
      return must(await restoreFrom(folder, room, path));
    },
  };
}

/** Restores the file at `path`; caches go first, since they speak of what is replaced. */
export async function restoreFrom(folder: DataFolder, room: Room, path: string): Promise<Result<string>> {
  await dropCaches(folder.local);
  return restoreBackup(room, path);
}

async function pathOf(room: Room, name: string): Promise<string> {
  const backups = must(await listBackups(room));
  if (!backups.some((backup) => backup.name === name)) throw new Refusal(problem('backup.unknown'));
  return inside(room.root, 'backups', name);
}

function uploaded(scratch: Scratch, id: string): string {
  const { folder, files } = scratch.upload(id);
  const [file] = files;
  if (file === undefined) throw new Refusal(problem('upload.unknown'));
  return join(folder, file);
}
