/** Opens a zip that nobody vouches for: sizes are counted as they come out, whatever it says of itself, and names lead nowhere. */

import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';
import { caps, MEGABYTE } from '../core/formats/caps';
import { fail, ok, type Problem, problem, type Result } from '../core/problem';

export interface ArchiveFile {
  /** Relative, with forward slashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Archive {
  readonly files: readonly ArchiveFile[];
  /** Of entries that were left out. */
  readonly problems: readonly Problem[];
}

/** The file type bits of a Unix mode, and what they say of a link. */
const TYPE_BITS = 0o170000;
const LINK = 0o120000;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));
}

/** `isWanted` is asked by name before anything is unpacked; `room` is how many bytes may come out. `file` is the name of the archive in problems. */
export async function openArchive(bytes: Uint8Array, file: string, room: number, isWanted: (name: string) => boolean): Promise<Result<Archive>> {
  const place = { file };
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decodeStrings: false });
  } catch {
    return fail(problem('set.archive-broken', { file }, place));
  }
  if (zip.entryCount > caps.archiveEntries) return fail(problem('set.archive-many', { file, maximum: caps.archiveEntries }, place));
  const files: ArchiveFile[] = [];
  const problems: Problem[] = [];
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      if (name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/))/.test(name) || !isWanted(name)) continue;
      const left = (code: string, params: Problem['params'] = {}) =>
        problems.push({ ...problem(code, { entry: name.slice(0, 200), ...params }, place), severity: 'warning' });
      if (validateFileName(name) !== null || name.includes('\u0000')) left('set.archive-entry-outside');
      else if (((entry.externalFileAttributes >>> 16) & TYPE_BITS) === LINK) left('set.archive-entry-link');
      else {
        const read = await unpacked(zip, entry, room - total);
        if (read.kind === 'full') return fail(problem('set.archive-too-large', { file, megabytes: caps.archiveBytes / MEGABYTE }, place));
        // What was unpacked in vain counts as well: many names may lead to one bomb.
        total += read.size;
        if (read.kind === 'read') files.push({ name, bytes: read.bytes });
        else if (read.kind === 'broken') left('set.archive-entry-broken');
        else left('set.archive-entry-too-large', { megabytes: caps.archiveEntryBytes / MEGABYTE });
      }
    }
  } catch {
    problems.push(problem('set.archive-broken', { file }, place));
  }
  return ok({ files, problems });
}

/** `size` is what came out, in bytes. */
type Unpacked = { readonly size: number } & (
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'broken' | 'too large' | 'full' }
);

/** Stops as soon as a cap is reached, so that a bomb costs no more than the cap. */
async function unpacked(zip: ZipFile, entry: Entry, room: number): Promise<Unpacked> {
  if (entry.isEncrypted()) return { kind: 'broken', size: 0 };
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      size += piece.length;
      if (size > caps.archiveEntryBytes || (size > MEGABYTE && size > entry.compressedSize * caps.archiveRatio)) return { kind: 'too large', size };
      if (size > room) return { kind: 'full', size };
      pieces.push(piece);
    }
  } catch {
    return { kind: 'broken', size };
  }
  return { kind: 'read', size, bytes: Buffer.concat(pieces) };
}
