/** The lowdb adapter of this app: what is written is on the disk itself, one write after another, with the previous good copy kept. */

import type { Adapter } from 'lowdb';
import { readIfThere, replaceDurably } from './durable-write';
import { errorCode, type FileSystem, PRIVATE_FILE_MODE } from './file-system';
import { asStorageError } from './storage-error';

/** One file. `read` and `write` reject with a StorageError; after a failed write the old bytes are still there. */
export class DurableAdapter implements Adapter<Uint8Array> {
  readonly #fs: FileSystem;
  readonly #path: string;
  #turn: Promise<unknown> = Promise.resolve();
  #mode: number | null = null;

  constructor(fs: FileSystem, path: string) {
    this.#fs = fs;
    this.#path = path;
  }

  read(): Promise<Uint8Array | null> {
    return readIfThere(this.#fs, this.#path);
  }

  write(bytes: Uint8Array): Promise<void> {
    const written = this.#turn.then(() => this.#save(bytes));
    this.#turn = written.catch(() => undefined);
    return written;
  }

  async #save(bytes: Uint8Array): Promise<void> {
    this.#mode ??= await this.#modeOnDisk();
    await replaceDurably(this.#fs, this.#path, bytes, { mode: this.#mode, keepPrevious: true });
  }

  /** Asked once: every save after it makes the file itself. */
  async #modeOnDisk(): Promise<number> {
    try {
      return (await this.#fs.stat(this.#path)).mode;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return PRIVATE_FILE_MODE;
      throw asStorageError(error, this.#path);
    }
  }
}
