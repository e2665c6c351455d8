/** Folders that the candidate has deleted: renamed where they stand, whole and in one step, and kept until their time is over. */

import { fail, ok, problem, type Result } from '../core/problem';
import { isUnfinished, removeDurably } from './durable-write';
import { inside } from './safe-path';
import { trying } from './storage-error';
import type { Room } from './storehouse';

/** The time is in the name, so that there is no second file that could say otherwise. */
const DELETED = /^(.+)\.deleted-(\d{1,16})$/;

export interface SetAside {
  /** The name that the folder had. */
  readonly name: string;
  /** The name that it has now. */
  readonly folder: string;
  readonly deletedAtMs: number;
}

/** The deleted folders below `above`, a folder of the data folder; the latest first. Those whose files are gone are not among them. */
export async function listSetAside(room: Room, above: string): Promise<SetAside[]> {
  const found: SetAside[] = [];
  for (const { name: folder, kind } of await room.fs.readFolder(inside(room.root, above))) {
    const match = kind === 'folder' ? DELETED.exec(folder) : null;
    if (match === null) continue;
    const [, name = '', time = ''] = match;
    const files = await room.fs.readFolder(inside(room.root, above, folder));
    if (files.length > 0) found.push({ name, folder, deletedAtMs: Number(time) });
  }
  return found.sort((a, b) => b.deletedAtMs - a.deletedAtMs);
}

/** Takes a folder out of use. Nothing in it changes. */
export function setAside(room: Room, above: string, name: string): Promise<Result<null>> {
  return trying(inside(room.root, above, name), async () => {
    const taken = new Set((await room.fs.readFolder(inside(room.root, above))).map((entry) => entry.name));
    let time = Math.max(0, Math.round(room.now()));
    while (taken.has(`${name}.deleted-${time}`)) time += 1;
    return rename(room, above, name, `${name}.deleted-${time}`);
  });
}

/** Brings the latest deleted folder of that name back; `storage.missing` where there is none, `storage.exists` where another has taken its place. */
export async function bringBack(room: Room, above: string, name: string): Promise<Result<null>> {
  const file = `${above}/${name}`;
  return trying(inside(room.root, above, name), async () => {
    const latest = (await listSetAside(room, above)).find((each) => each.name === name);
    if (!latest) return fail(problem('storage.missing', { file }, { file }));
    const entries = await room.fs.readFolder(inside(room.root, above));
    if (entries.some((entry) => entry.name === name)) {
      // A restore removes files and leaves their folder. Not every system renames over one, so it makes room.
      const isEmpty = (await room.fs.readFolder(inside(room.root, above, name))).length === 0;
      if (!isEmpty) return fail(problem('storage.exists', { file }, { file }));
      const moved = await setAside(room, above, name);
      if (!moved.ok) return moved;
    }
    return rename(room, above, latest.folder, name);
  });
}

function rename(room: Room, above: string, from: string, to: string): Promise<Result<null>> {
  const parent = inside(room.root, above);
  return trying(inside(parent, from), async () => {
    await room.fs.rename(inside(parent, from), inside(parent, to));
    await room.fs.syncFolder(parent);
    return ok(null);
  });
}

/** Removes the files of a deleted folder for good. */
export async function dropSetAside(room: Room, above: string, { folder }: SetAside): Promise<Result<null>> {
  const path = inside(room.root, above, folder);
  return trying(path, async () => {
    for (const { name, kind } of await room.fs.readFolder(path)) {
      if (kind === 'file' || isUnfinished(name)) await removeDurably(room.fs, inside(path, name));
    }
    return ok(null);
  });
}
