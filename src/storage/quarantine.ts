/** Where bytes go that could not be read: nothing is ever written over, and nothing is ever removed. */

import { basename } from 'node:path';
import { createDurably, makeFoldersInside } from './durable-write';
import { inside } from './safe-path';
import type { Room } from './storehouse';

/** An instant as part of a file name, the same on every system. */
export function stampOf(ms: number): string {
  return new Date(ms).toISOString().replaceAll(':', '-').replace('.', '-');
}

/** Copies unreadable bytes into `quarantine/`, over nothing that is there; answers with the relative path. Rejects with a StorageError. */
export async function quarantine(room: Room, file: string, bytes: Uint8Array): Promise<string> {
  const name = `${stampOf(room.now())}.${file.replaceAll('/', '.').slice(-150)}`;
  await makeFoldersInside(room.fs, room.root, ['quarantine']);
  const path = await createDurably(room.fs, inside(room.root, 'quarantine', name), bytes);
  return `quarantine/${basename(path)}`;
}
