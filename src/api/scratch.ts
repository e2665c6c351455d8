/** Files on their way in or out: pieces of uploads put together, exports given out piece by piece. They are in the local folder and gone after an hour. */

import { createHash } from 'node:crypto';
import { appendFile, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { caps } from '../core/formats/caps';
import { problem } from '../core/problem';
import { CONTAINER_CAPS, nameOnAnyDisk } from '../storage/container-rules';
import { isSafePath } from '../storage/safe-path';
import { asStorageError, StorageError } from '../storage/storage-error';
import { openTurns, type Turns } from '../storage/turns';
import { Refusal } from './refusal';

export type UploadKind = 'set' | 'backup' | 'notes';

/** Bytes of one piece, before base64. */
export const PIECE_BYTES = 2 ** 20;
const KEPT_MS = 3_600_000;
const MEGABYTE = 2 ** 20;
const CAPS: Readonly<Record<UploadKind, { readonly file: number; readonly total: number; readonly files: number }>> = {
  set: { file: caps.fileBytes, total: caps.folderBytes, files: caps.archiveEntries },
  notes: { file: 5 * MEGABYTE, total: 20 * MEGABYTE, files: 500 },
  backup: { file: CONTAINER_CAPS.textBytes, total: CONTAINER_CAPS.textBytes, files: 1 },
};

export interface Piece {
  readonly upload: string;
  readonly kind: UploadKind;
  /** Relative, with forward slashes, as the candidate's computer calls the file. */
  readonly name: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export interface Upload {
  readonly folder: string;
  /** Relative to `folder`. */
  readonly files: readonly string[];
}

export interface Scratch {
  /** Adds a piece; answers with the size of the file so far. The same piece again is no mistake: a page may not have heard the answer. */
  readonly put: (piece: Piece) => Promise<number>;
  /** Refuses an upload that is not known any more. */
  readonly upload: (id: string) => Upload;
  /** A path for a file that is to be given out under `id`. */
  readonly begin: (id: string) => Promise<string>;
  readonly readPiece: (id: string, offset: number) => Promise<{ readonly bytes: Uint8Array; readonly total: number }>;
  readonly drop: (id: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Incoming {
  readonly kind: UploadKind;
  /** Sizes so far, by the name as every disk would see it. */
  readonly sizes: Map<string, { readonly name: string; readonly bytes: number }>;
  readonly inTurn: Turns;
}

/** What a run of the app before this one left behind is removed first. */
export async function openScratch(localFolder: string): Promise<Scratch> {
  const root = join(localFolder, 'scratch');
  await rm(root, { recursive: true, force: true });
  const incoming = new Map<string, Incoming>();
  const timers = new Map<string, NodeJS.Timeout>();

  async function drop(id: string): Promise<void> {
    clearTimeout(timers.get(id));
    timers.delete(id);
    incoming.delete(id);
    await rm(join(root, id), { recursive: true, force: true });
  }

  function keep(id: string): void {
    clearTimeout(timers.get(id));
    timers.set(id, setTimeout(() => void drop(id), KEPT_MS).unref());
  }

  async function add(upload: Incoming, { upload: id, name, offset, bytes }: Piece): Promise<number> {
    const limits = CAPS[upload.kind];
    const key = nameOnAnyDisk(name);
    const known = upload.sizes.get(key) ?? { name, bytes: 0 };
    const isNew = !upload.sizes.has(key);
    const collides = [...upload.sizes.keys()].some((other) => other.startsWith(`${key}/`) || key.startsWith(`${other}/`));
    if (known.name !== name || collides || !isSafePath(name)) throw new Refusal(problem('upload.bad-name', { file: name.slice(0, 100) }));
    if (isNew && upload.sizes.size >= limits.files) throw new Refusal(problem('upload.too-many', { maximum: limits.files }));
    if (offset + bytes.byteLength <= known.bytes && !isNew) return known.bytes;
    if (offset !== known.bytes) throw new Refusal(problem('upload.gap', { file: name }));
    const size = offset + bytes.byteLength;
    const total = [...upload.sizes.values()].reduce((sum, file) => sum + file.bytes, bytes.byteLength);
    if (size > limits.file) throw new Refusal(problem('upload.too-large', { file: name, megabytes: limits.file / MEGABYTE }));
    if (total > limits.total) throw new Refusal(problem('upload.too-large-together', { megabytes: limits.total / MEGABYTE }));
    const path = join(root, id, ...name.split('/'));
    await onDisk(path, async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await appendFile(path, bytes, { mode: 0o600 });
    });
    upload.sizes.set(key, { name, bytes: size });
    return size;
  }

  return {
    put(piece) {
      const { upload: id, kind } = piece;
      const upload = incoming.get(id) ?? { kind, sizes: new Map(), inTurn: openTurns() };
      if (upload.kind !== kind) throw new Refusal(problem('upload.unknown'));
      incoming.set(id, upload);
      keep(id);
      return upload.inTurn(() => add(upload, piece));
    },
    upload(id) {
      const found = incoming.get(id);
      if (!found) throw new Refusal(problem('upload.unknown'));
      return { folder: join(root, id), files: [...found.sizes.values()].map(({ name }) => name) };
    },
    async begin(id) {
      const path = join(root, id, 'out');
      await onDisk(path, () => mkdir(dirname(path), { recursive: true, mode: 0o700 }));
      keep(id);
      return path;
    },
    async readPiece(id, offset) {
      if (!timers.has(id) || incoming.has(id)) throw new Refusal(problem('upload.unknown'));
      keep(id);
      const path = join(root, id, 'out');
      return onDisk(path, async () => {
        const { size } = await stat(path);
        const file = await open(path, 'r');
        try {
          const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, offset);
          return { bytes: buffer.subarray(0, bytesRead), total: size };
        } finally {
          await file.close();
        }
      });
    },
    drop,
    async close() {
      for (const timer of timers.values()) clearTimeout(timer);
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = asStorageError(error, path);
    if (failure instanceof StorageError) throw new Refusal(failure.problem);
    throw failure;
  }
}

/** A short name for what a file holds. */
export function nameOfContent(parts: Iterable<Uint8Array | string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}
