/** Backups of the whole data folder: made, listed, checked, searched and thinned. */

import { fail, ok, type Result } from '../core/problem';
import { packFiles, readContainer, type Unpacked, unpackFiles } from './container';
import { type ContainedFile, clashes, hashOf, type PackedFile } from './container-rules';
import { isUnfinished, makeFoldersInside, previousOf, readIfThere, removeDurably, replaceDurably } from './durable-write';
import { errorCode } from './file-system';
import { HEALTH_FILE } from './health-entries';
import { stampOf } from './quarantine';
import { inside, isSafePath } from './safe-path';
import { trying } from './storage-error';
import type { Room } from './storehouse';
import { type BackupReason, backupsToThin, type DatedBackup } from './thinning';

export interface Backup extends DatedBackup {
  readonly bytes: number;
}

/** A restore that is under way, see `restore.ts`. */
export const RESTORING_FILE = 'restoring.passband-backup';
/** Not part of what is backed up or replaced: the copies themselves, what was unreadable, and the story of this machine. */
const LEFT_OUT = new Set(['backups', 'quarantine', HEALTH_FILE, RESTORING_FILE]);

const NAME =
  /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z(?:-\d+)?\.(automatic|asked|before-migration|before-import|before-restore|before-merge)\.passband-backup$/;

function read(name: string): DatedBackup | null {
  const match = NAME.exec(name);
  if (match === null) return null;
  const [, hour, minutes, seconds, millis, reason] = match;
  return { name, atMs: Date.parse(`${hour}:${minutes}:${seconds}.${millis}Z`), reason: reason as BackupReason };
}

/** The relative paths of all files in the data folder but those left out; links and the like are not followed. Rejects as the file system does. */
export async function filesOf(room: Room): Promise<readonly string[]> {
  const paths: string[] = [];
  const walk = async (above: readonly string[]): Promise<void> => {
    const entries = await room.fs.readFolder([room.root, ...above].join('/')).catch((error) => {
      // An attempt that was deleted since its folder was listed; where the data folder itself is gone, there is nothing to go on with.
      if (above.length > 0 && errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    for (const { name, kind } of entries) {
      // Hidden names at the top are those of whoever keeps the folder: git, Syncthing. Backups must not carry them, nor restores remove them.
      if (above.length === 0 && (LEFT_OUT.has(name) || name.startsWith('.'))) continue;
      if (kind === 'folder') await walk([...above, name]);
      if (kind === 'file' && !isUnfinished(name)) paths.push([...above, name].join('/'));
    }
  };
  await walk([]);
  return paths.sort();
}

const PREVIOUS = /(\.json)\.prev$/;

/** What is to be kept: each document once, by the name it has when no save is under way. `skipped` are names that not every system can hold. */
export async function pathsToKeep(room: Room): Promise<{ paths: readonly string[]; skipped: readonly string[] }> {
  const found = await filesOf(room);
  const paths = [...new Set(found.map((path) => path.replace(PREVIOUS, '$1')))];
  const clashing = new Set(clashes(paths.filter(isSafePath)).map(({ path }) => path));
  const isCarried = (path: string) => isSafePath(path) && !clashing.has(path);
  return { paths: paths.filter(isCarried), skipped: paths.filter((path) => !isCarried(path)) };
}

/** Reads one file at a time. Documents may be saved meanwhile: one whose name is just between two renames is read from its previous copy. */
async function* readEach(room: Room, paths: readonly string[]): AsyncGenerator<PackedFile> {
  for (const path of paths) {
    const place = inside(room.root, path);
    const bytes = (await readIfThere(room.fs, place)) ?? (await readIfThere(room.fs, previousOf(place))) ?? (await readIfThere(room.fs, place));
    if (bytes !== null) yield { path, bytes };
  }
}

/** Writes everything into one file at `path`. Answers with the files left out because their names cannot be carried to every system. */
export async function exportEverything(room: Room, path: string): Promise<Result<readonly string[]>> {
  return trying(path, async () => {
    const { paths, skipped } = await pathsToKeep(room);
    const packed = await packFiles(readEach(room, paths), room.now());
    if (!packed.ok) return packed;
    await replaceDurably(room.fs, path, packed.value);
    return ok(skipped);
  });
}

/** Newest first. */
export async function listBackups(room: Room): Promise<Result<readonly Backup[]>> {
  const folder = inside(room.root, 'backups');
  return trying(folder, async () => {
    const backups: Backup[] = [];
    for (const { name, kind } of await room.fs.readFolder(folder)) {
      const dated = kind === 'file' ? read(name) : null;
      if (dated !== null) backups.push({ ...dated, bytes: (await room.fs.stat(inside(folder, name))).bytes });
    }
    return ok(backups.sort((a, b) => b.atMs - a.atMs || (a.name < b.name ? 1 : -1)));
  });
}

/** Makes a backup in `backups/`; answers with its name. */
export async function createBackup(room: Room, reason: BackupReason): Promise<Result<string>> {
  const listed = await trying(room.root, async () => {
    await makeFoldersInside(room.fs, room.root, ['backups']);
    return listBackups(room);
  });
  if (!listed.ok) return listed;
  const taken = new Set(listed.value.map((backup) => backup.name));
  const stamp = stampOf(room.now());
  let name = `${stamp}.${reason}.passband-backup`;
  for (let number = 2; taken.has(name); number += 1) name = `${stamp}-${number}.${reason}.passband-backup`;
  const written = await exportEverything(room, inside(room.root, 'backups', name));
  return written.ok ? ok(name) : written;
}

/** Reads and checks a backup whole. `path` may lead anywhere; the problems are those of `readContainer` and what the disk refused. */
export async function openBackup(room: Room, path: string): Promise<Result<Unpacked>> {
  return trying(path, async () => unpackFiles(await room.fs.readFile(path)));
}

/** Reads and checks one of our backups whole, as `openBackup` does, but holds one file at a time; what `visit` saw counts only if the answer is ok. */
export async function checkBackup(room: Room, name: string, visit: (file: ContainedFile) => void = () => {}): Promise<Result<unknown>> {
  const path = inside(room.root, 'backups', name);
  return trying(path, async () => readContainer(await room.fs.readFile(path), visit));
}

/** What the sound backups hold under `file`, newest first. A backup that cannot be read is passed over: this is the search for a last resort. */
export async function* inBackups(room: Room, file: string): AsyncGenerator<Uint8Array> {
  const listed = await listBackups(room);
  if (!listed.ok) return;
  for (const { name } of listed.value) {
    const found: Uint8Array[] = [];
    const checked = await checkBackup(room, name, ({ path, bytes }) => {
      if (path === file) found.push(bytes);
    });
    if (checked.ok) yield* found;
  }
}

/** Whether the data folder holds anything that the newest backup does not, or the other way round; one that cannot be read holds nothing. */
export async function isBackedUp(room: Room): Promise<Result<boolean>> {
  return trying(room.root, async () => {
    const listed = await listBackups(room);
    if (!listed.ok) return listed;
    const kept = await hashesIn(room, listed.value[0]);
    let same = 0;
    for await (const { path, bytes } of readEach(room, (await pathsToKeep(room)).paths)) {
      if (kept.get(path) !== hashOf(bytes)) return ok(false);
      same += 1;
    }
    return ok(same === kept.size);
  });
}

/** The hash of every file in a backup, by its path. */
async function hashesIn(room: Room, backup: Backup | undefined): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  if (backup === undefined) return hashes;
  const checked = await checkBackup(room, backup.name, ({ path, sha256 }) => hashes.set(path, sha256));
  return checked.ok ? hashes : new Map();
}

/** Removes the backups that `backupsToThin` names; answers with their names. Nothing goes unless the newest backup can be read. */
export async function thinBackups(room: Room): Promise<Result<readonly string[]>> {
  const listed = await listBackups(room);
  if (!listed.ok) return listed;
  const names = backupsToThin(listed.value, room.now());
  const newest = listed.value[0];
  if (newest === undefined || names.length === 0) return ok([]);
  const sound = await checkBackup(room, newest.name);
  if (!sound.ok) return fail(...sound.problems);
  return trying(room.root, async () => {
    for (const name of names) await removeDurably(room.fs, inside(room.root, 'backups', name));
    return ok(names);
  });
}
