/** Storehouses to test with: over a fake disk, or over a real folder that is removed afterwards. */

import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ok } from '../../src/core/problem';
import type { FileSystem } from '../../src/storage/file-system';
import type { Mishap, Storehouse } from '../../src/storage/storehouse';

export const NOW_MS = Date.UTC(2026, 10, 23, 10, 15, 30, 123);

/** A storehouse that remembers what it was told, over any file system. */
export function houseOn(fs: FileSystem, root: string, changes: Partial<Storehouse> = {}): Storehouse & { readonly mishaps: Mishap[] } {
  const mishaps: Mishap[] = [];
  return {
    fs,
    root,
    now: () => NOW_MS,
    report: async (mishap) => {
      mishaps.push(mishap);
    },
    inBackups: async function* () {},
    beforeMigration: async () => ok(null),
    ...changes,
    mishaps,
  };
}

/** A new empty folder, without symbolic links in its path. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'passband-test-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder, by its path, with its bytes in base64. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path] = (await readFile(path)).toString('base64');
  }
  return found;
}
