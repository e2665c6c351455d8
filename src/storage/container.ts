/**
 * Many files in one: backups and "everything as one file". Inside a gzip stand lines of JSON and, between them, the files as they are:
 *
 *     {"app":"passband","kind":"backup","version":2,"savedAt":"2026-11-23T10:15:30.123Z"}
 *     {"path":"settings.json","bytes":123,"sha256":"…"}
 *     (123 bytes and a line end)
 *     {"files":1,"sha256":"…"}
 *
 * The hash in the last line is of every byte before that line. Later versions keep the first line's words and the last line's hash.
 */

import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import { fail, ok, type Problem, problem, type Result } from '../core/problem';
import { type Admission, CONTAINER_CAPS, type ContainedFile, type ContainerCaps, hashOf, openAdmission, type PackedFile } from './container-rules';
import { type ContainerStream, openContainerStream, parsedLine } from './container-stream';
import { isOfVersion1, readVersion1 } from './container-v1';

const VERSION = 2;
const firstLineSchema = z.looseObject({
  app: z.literal('passband'),
  kind: z.literal('backup'),
  version: z.int().min(VERSION),
  savedAt: z.string(),
});
const fileLineSchema = z.strictObject({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string() });
const lastLineSchema = z.strictObject({ files: z.int().nonnegative(), sha256: z.string() });
const lineSchema = z.union([fileLineSchema, lastLineSchema]);

function lineOf(data: object): Buffer {
  return Buffer.from(`${JSON.stringify(data)}\n`);
}

/** The container before it is zipped, in pieces; it breaks off where a cap is passed, and `refuse` is told. */
async function* plainPieces(
  files: AsyncIterable<PackedFile> | Iterable<PackedFile>,
  nowMs: number,
  caps: ContainerCaps,
  refuse: (why: Problem) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let total = 0;
  let count = 0;
  const counted = (piece: Uint8Array): Uint8Array => {
    hash.update(piece);
    total += piece.byteLength;
    return piece;
  };
  yield counted(lineOf({ app: 'passband', kind: 'backup', version: VERSION, savedAt: new Date(nowMs).toISOString() }));
  for await (const { path, bytes } of files) {
    count += 1;
    if (bytes.byteLength > caps.fileBytes) return refuse(problem('backup.too-big', { file: path }, { file: path }));
    // One piece for all three: zlib takes each piece to another thread and back.
    yield counted(Buffer.concat([lineOf({ path, bytes: bytes.byteLength, sha256: hashOf(bytes) }), bytes, Buffer.from('\n')]));
    if (count > caps.files || total > caps.textBytes) return refuse(problem('backup.too-big', { file: '' }));
  }
  const last = lineOf({ files: count, sha256: hash.digest('hex') });
  if (total + last.byteLength > caps.textBytes) return refuse(problem('backup.too-big', { file: '' }));
  yield last;
}

/**
 * Takes one file after the other and holds none of them: in memory is what they come to when zipped, twice at the end. `nowMs` counts from the epoch. The
 * problem is `backup.too-big`; rejects as `files` does.
 */
export async function packFiles(
  files: AsyncIterable<PackedFile> | Iterable<PackedFile>,
  nowMs: number,
  caps: ContainerCaps = CONTAINER_CAPS,
): Promise<Result<Uint8Array>> {
  const refusals: Problem[] = [];
  const zipped: Uint8Array[] = [];
  await pipeline(
    plainPieces(files, nowMs, caps, (why) => refusals.push(why)),
    createGzip(),
    async (pieces: AsyncIterable<Uint8Array>) => {
      for await (const piece of pieces) zipped.push(piece);
    },
  );
  const [refusal] = refusals;
  return refusal === undefined ? ok(Buffer.concat(zipped)) : fail(refusal);
}

/** The files between the first line and the last. Answers with the instant of packing. */
async function readLines(stream: ContainerStream, admission: Admission): Promise<Result<number>> {
  const damaged = fail(problem('backup.damaged', { why: 'wrong-shape' }));
  const first = parsedLine(firstLineSchema, await stream.line());
  if (first === null) return damaged;
  if (first.version > VERSION) return fail(problem('backup.from-the-future', { version: first.version }));
  const packedAtMs = Date.parse(first.savedAt);
  if (Number.isNaN(packedAtMs)) return damaged;

  for (let files = 0; ; files += 1) {
    const line = parsedLine(lineSchema, await stream.line());
    if (line === null) return damaged;
    if ('files' in line) {
      if (line.files !== files || !(await stream.isAtEnd())) return damaged;
      const refused = admission.close();
      return refused === null ? ok(packedAtMs) : fail(refused);
    }
    const { path, sha256 } = line;
    const announced = admission.announce(path, line.bytes);
    if (announced !== null) return fail(announced);
    const bytes = await stream.block(line.bytes);
    if (bytes === null || (await stream.line()) !== '') return damaged;
    const refused = admission.admit({ path, bytes, sha256 });
    if (refused !== null) return fail(refused);
  }
}

/**
 * Opens a container from anywhere and shows `visit` its files, one at a time; nothing in it is believed. All or nothing: what `visit` saw
 * counts only if the answer, the instant of packing, is ok. The problems are `backup.damaged`, `backup.from-the-future`, `backup.too-big`,
 * `backup.unsafe-path`, `backup.path-twice` and `backup.wrong-hash`.
 */
export async function readContainer(
  zipped: Uint8Array,
  visit: (file: ContainedFile) => void,
  caps: ContainerCaps = CONTAINER_CAPS,
): Promise<Result<number>> {
  const admission = openAdmission(visit, caps);
  if (isOfVersion1(zipped)) return readVersion1(zipped, admission, caps);
  const stream = openContainerStream(zipped, caps.textBytes);
  const read = await readLines(stream, admission);
  // In a container that was changed by chance, what seems to be wrong with one file or with the version is a mere consequence.
  const broken = await stream.finish();
  return broken === null ? read : fail(broken);
}

export interface Unpacked {
  readonly packedAtMs: number;
  readonly files: readonly PackedFile[];
}

/** All files of a container at once, in memory. The problems are those of `readContainer`. */
export async function unpackFiles(zipped: Uint8Array, caps: ContainerCaps = CONTAINER_CAPS): Promise<Result<Unpacked>> {
  const files: PackedFile[] = [];
  const read = await readContainer(zipped, ({ path, bytes }) => files.push({ path, bytes }), caps);
  return read.ok ? ok({ packedAtMs: read.value, files }) : read;
}
