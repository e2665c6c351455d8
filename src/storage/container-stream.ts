/** What is inside the gzip of a container, piece by piece: lines and blocks of bytes, counted, and hashed up to the seal in the last line. */

import { createHash } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { type Problem, problem } from '../core/problem';
import { errorCode } from './file-system';

/** The longest path that is safe takes 2,400 bytes where each of its letters is escaped. */
const MAX_LINE_BYTES = 4096;
const PIECE_BYTES = 2 ** 16;
const LINE_END = 0x0a;

const sealSchema = z.looseObject({ sha256: z.string() });

/** The value of a line of JSON, checked; null where it is no JSON or of another shape. */
export function parsedLine<T>(schema: z.ZodType<T>, line: string | null): T | null {
  try {
    return line === null ? null : (schema.safeParse(JSON.parse(line)).data ?? null);
  } catch {
    return null;
  }
}

/** Compares the hash in the last line with that of all before it. Where the last line begins is known only at the end, so the hash lags behind. */
function openSeal(): { readonly add: (piece: Uint8Array) => void; readonly holds: () => boolean } {
  const hash = createHash('sha256');
  let tail: Buffer = Buffer.alloc(0);
  return {
    add(piece) {
      const all = Buffer.concat([tail, piece]);
      const from = Math.max(0, all.length - MAX_LINE_BYTES);
      hash.update(all.subarray(0, from));
      tail = all.subarray(from);
    },
    holds() {
      if (tail.at(-1) !== LINE_END) return false;
      const lines = tail.subarray(0, -1);
      const from = lines.lastIndexOf(LINE_END) + 1;
      const digest = hash.update(lines.subarray(0, from)).digest('hex');
      return parsedLine(sealSchema, lines.toString('utf8', from))?.sha256 === digest;
    },
  };
}

export interface ContainerStream {
  /** The next line without its end; null where there is none, or none as short as a line has to be. */
  line(): Promise<string | null>;
  /** The next so many bytes, for the caller to keep; null where there are fewer. */
  block(bytes: number): Promise<Uint8Array | null>;
  isAtEnd(): Promise<boolean>;
  /**
   * Reads what is left, to be called once at the end. Answers whether the container came whole: `backup.too-big` for more than `maxBytes`,
   * `backup.damaged` for a broken gzip, something behind it, or a seal that does not hold; null if all is well.
   */
  finish(): Promise<Problem | null>;
}

/** Unzips `zipped` as it is asked for. No more than a few pieces, or the block that is asked for, are in memory at a time. */
export function openContainerStream(zipped: Uint8Array, maxBytes: number): ContainerStream {
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  gunzip.end(zipped);
  const pieces: AsyncIterator<Buffer> = gunzip[Symbol.asyncIterator]();
  const seal = openSeal();
  let ended = false;
  let stoppedBy: Problem | null = null;
  let total = 0;
  let rest: Buffer = Buffer.alloc(0);

  function stop(why: Problem | null): null {
    ended = true;
    stoppedBy = why;
    return null;
  }

  async function nextPiece(): Promise<Buffer | null> {
    if (ended) return null;
    try {
      const { done, value } = await pieces.next();
      // Node lets anything stand behind a gzip.
      if (done === true) return stop(gunzip.bytesWritten < zipped.byteLength ? problem('backup.damaged', { why: 'wrong-shape' }) : null);
      total += value.length;
      if (total > maxBytes) {
        gunzip.destroy();
        return stop(problem('backup.too-big', { file: '' }));
      }
      seal.add(value);
      return value;
    } catch (error) {
      if (errorCode(error)?.startsWith('Z_') !== true) throw error;
      return stop(problem('backup.damaged', { why: 'not-gzip' }));
    }
  }

  return {
    async line() {
      for (;;) {
        const end = rest.indexOf(LINE_END);
        if (end > MAX_LINE_BYTES || (end < 0 && rest.length > MAX_LINE_BYTES)) return null;
        if (end >= 0) {
          const line = rest.toString('utf8', 0, end);
          rest = rest.subarray(end + 1);
          return line;
        }
        const piece = await nextPiece();
        if (piece === null) return null;
        rest = Buffer.concat([rest, piece]);
      }
    },
    async block(bytes) {
      const block = Buffer.allocUnsafe(bytes);
      for (let filled = 0; ; ) {
        const taken = rest.copy(block, filled);
        filled += taken;
        rest = rest.subarray(taken);
        if (filled === bytes) return block;
        const piece = await nextPiece();
        if (piece === null) return null;
        rest = piece;
      }
    },
    async isAtEnd() {
      while (rest.length === 0) {
        const piece = await nextPiece();
        if (piece === null) return true;
        rest = piece;
      }
      return false;
    },
    async finish() {
      while ((await nextPiece()) !== null);
      return stoppedBy ?? (seal.holds() ? null : problem('backup.damaged', { why: 'hash' }));
    },
  };
}
