/** A document that changes: read once, held in memory, and on the disk before a change is acknowledged. */

import { Low } from 'lowdb';
import { ok, type Result } from '../core/problem';
import { copyBeside } from './copy-names';
import { type DocumentKind, sealDocument } from './document-kind';
import { DurableAdapter } from './durable-adapter';
import { makeFoldersAbove, removeDurably, replaceDurably, unfinishedSaves } from './durable-write';
import { type Found, findDocument } from './recovery';
import { inside } from './safe-path';
import { trying } from './storage-error';
import type { Room, Storehouse } from './storehouse';
import { openTurns } from './turns';

export interface Document<T> {
  /** What is on the disk: a change appears here when it has been saved. */
  readonly data: T;
  /**
   * Saves what `change` makes of the data (a new object; the same one means no change), one update after another, and answers with it.
   * If the disk refuses, the data stay as they were, in memory and on the disk. Throws what `change` throws, and for data of the wrong shape.
   */
  update(change: (data: T) => T): Promise<Result<T>>;
}

/**
 * Opens the document at `file` (relative to the data folder), or begins one with `initial`, which is written at the first change.
 * Repairs and migrates as it opens; the problems are those of `findDocument`. Open a file only once at a time.
 */
export async function openDocument<T extends object>(
  house: Storehouse,
  kind: DocumentKind<T>,
  file: string,
  initial: T,
): Promise<Result<Document<T>>> {
  const path = inside(house.root, file);
  return trying(path, async () => {
    const found = await findDocument(house, kind, file);
    if (!found.ok) return found;
    const settled = await settle(house, kind, file, found.value, initial);
    if (!settled.ok) return settled;
    return ok(await hold(house, kind, path, settled.value, initial));
  });
}

/** The names of the documents in a folder, without their ending. One whose save was cut short is, for a moment, only its previous copy. */
export async function documentNames({ fs, root }: Room, folder: string): Promise<readonly string[]> {
  const entries = await fs.readFolder(inside(root, folder));
  return [...new Set(entries.flatMap(({ name }) => /^(.+)\.json(?:\.prev)?$/.exec(name)?.[1] ?? []))].sort();
}

/** Makes the file agree with what was found. Answers with the data, or null where the document is new. */
async function settle<T extends object>(
  house: Storehouse,
  kind: DocumentKind<T>,
  file: string,
  found: Found<T>,
  initial: T,
): Promise<Result<T | null>> {
  const { fs } = house;
  const path = inside(house.root, file);
  if (found.kind === 'absent') {
    await makeFoldersAbove(fs, house.root, file);
    return ok(null);
  }
  if (found.kind === 'lost') {
    await replaceDurably(fs, path, sealDocument(kind, initial, house.now()));
    return ok(initial);
  }
  const older = found.version < kind.version;
  if (older) {
    const backedUp = await house.beforeMigration();
    if (!backedUp.ok) return backedUp;
  }
  // The bad file is in quarantine: it must not become the previous copy, which may be the only good one.
  if (found.kind === 'recovered' || older) {
    await replaceDurably(fs, path, sealDocument(kind, found.data, house.now()), { keepPrevious: found.kind === 'sound' });
  }
  for (const name of await unfinishedSaves(fs, path)) await removeDurably(fs, inside(house.root, ...file.split('/').slice(0, -1), name));
  return ok(found.data);
}

async function hold<T extends object>(house: Storehouse, kind: DocumentKind<T>, path: string, stored: T | null, initial: T): Promise<Document<T>> {
  const adapter = new DurableAdapter(house.fs, path, copyBeside(path, house.now()));
  await adapter.adopt();
  const low = new Low<T>({ read: async () => stored, write: (data) => adapter.write(sealDocument(kind, data, house.now())) }, initial);
  await low.read();
  let saved = low.data;
  const inTurn = openTurns();

  const save = async (change: (data: T) => T): Promise<Result<T>> => {
    const next = change(saved);
    if (next === saved) return ok(saved);
    low.data = next;
    return trying(path, async () => {
      await low.write();
      saved = next;
      return ok(next);
    });
  };

  return {
    get data() {
      return saved;
    },
    update: (change) => inTurn(() => save(change)),
  };
}
