/** The lowdb adapter of this app: what is written is on the disk itself, one write after another, with the previous good copy kept. */

import type { Adapter } from 'lowdb';
import { readIfThere, replaceDurably } from './durable-write';
import { errorCode, type FileSystem, PRIVATE_FILE_MODE } from './file-system';
import { asStorageError } from './storage-error';
import { openTurns } from './turns';

interface Look {
  readonly bytes: number;
  readonly mode: number;
  readonly changedMs: number;
}

/**
 * One file. `read` and `write` reject with a StorageError; after a failed write the old bytes are still there. Where another program has changed the
 * file since this one last saw it, as those do that keep a folder the same on two machines, its bytes go to `aside` before they are written over.
 */
export class DurableAdapter implements Adapter<Uint8Array> {
  readonly #fs: FileSystem;
  readonly #path: string;
  readonly #aside: string;
  readonly #inTurn = openTurns();
  /** How the file was left; null where there was none, undefined where nobody could look. */
  #left: Promise<Look | null | undefined> = Promise.resolve(undefined);

  constructor(fs: FileSystem, path: string, aside: string) {
    this.#fs = fs;
    this.#path = path;
    this.#aside = aside;
  }

  async read(): Promise<Uint8Array | null> {
    await this.adopt();
    return readIfThere(this.#fs, this.#path);
  }

  /** Takes the file as it is now for ours. */
  async adopt(): Promise<void> {
    const look = await this.#look();
    this.#left = Promise.resolve(look);
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#inTurn(() => this.#save(bytes));
  }

  async #save(bytes: Uint8Array): Promise<void> {
    const left = await this.#left;
    const here = await this.#look();
    if (left !== undefined && here !== null && !isSame(here, left)) {
      const theirs = await readIfThere(this.#fs, this.#path);
      if (theirs !== null) await replaceDurably(this.#fs, this.#aside, theirs);
    }
    const mode = here?.mode ?? PRIVATE_FILE_MODE;
    await replaceDurably(this.#fs, this.#path, bytes, { mode, keepPrevious: true });
    // The bytes are safe by now: nobody waits for this look, and one that fails must not say otherwise.
    this.#left = this.#look().catch(() => undefined);
  }

  async #look(): Promise<Look | null> {
    try {
      return await this.#fs.stat(this.#path);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw asStorageError(error, this.#path);
    }
  }
}

function isSame(here: Look, left: Look | null): boolean {
  return left !== null && here.bytes === left.bytes && here.changedMs === left.changedMs;
}
