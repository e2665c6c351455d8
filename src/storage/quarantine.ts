/** Where bytes go that could not be read, and copies that have been merged: nothing is ever written over, and nothing is ever removed. */

import { basename } from 'node:path';
import { createDurably, makeFoldersAbove } from './durable-write';
import { inside } from './safe-path';
import type { Room } from './storehouse';

/** An instant as part of a file name, the same on every system. */
export function stampOf(ms: number): string {
  return new Date(ms).toISOString().replaceAll(':', '-').replace('.', '-');
}

/** Copies bytes into `quarantine/`, over nothing that is there; answers with the relative path. Rejects with a StorageError. */
export async function quarantine(
  room: Room,
  file: string,
  bytes: Uint8Array,
  folder: 'quarantine' | 'quarantine/merged' = 'quarantine',
): Promise<string> {
  const name = `${folder}/${stampOf(room.now())}.${file.replaceAll('/', '.').slice(-150)}`;
  await makeFoldersAbove(room.fs, room.root, name);
  const path = await createDurably(room.fs, inside(room.root, name), bytes);
  return `${folder}/${basename(path)}`;
}
