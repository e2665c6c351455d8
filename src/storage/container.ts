/** Many files in one: gzip around one sealed document that lists each file with its hash. Backups and "everything as one file" are this. */

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { fail, ok, problem, type Result } from '../core/problem';
import { openEnvelope, sealEnvelope } from './envelope';
import { isSafePath } from './safe-path';

/** One file, its path relative and with forward slashes. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Unpacked {
  readonly packedAtMs: number;
  readonly files: readonly PackedFile[];
}

/** What a container may hold at most. `textBytes` is the size of the whole before compression. */
export interface ContainerCaps {
  readonly files: number;
  readonly fileBytes: number;
  readonly textBytes: number;
}

/** Far above any data folder that one person fills, and below what a string can hold. */
export const CONTAINER_CAPS: ContainerCaps = { files: 100_000, fileBytes: 64 * 2 ** 20, textBytes: 400 * 2 ** 20 };

const ENVELOPE = { kind: 'backup', version: 1 };
const fileSchema = z.object({ path: z.string(), sha256: z.string() });
const contentsSchema = z.object({
  files: z.array(z.union([fileSchema.extend({ text: z.string() }).strict(), fileSchema.extend({ base64: z.base64() }).strict()])),
});

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Null for bytes that would not come back the same from text. */
function asText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The problem is `backup.too-big`. `nowMs` counts from the epoch. */
export async function packFiles(files: readonly PackedFile[], nowMs: number, caps: ContainerCaps = CONTAINER_CAPS): Promise<Result<Uint8Array>> {
  const total = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  const big = files.find((file) => file.bytes.byteLength > caps.fileBytes);
  if (big !== undefined) return fail(problem('backup.too-big', { file: big.path }, { file: big.path }));
  if (files.length > caps.files || total > caps.textBytes) return fail(problem('backup.too-big', { file: '' }));
  const packed = files.map(({ path, bytes }) => {
    const text = asText(bytes);
    return { path, sha256: hashOf(bytes), ...(text === null ? { base64: Buffer.from(bytes).toString('base64') } : { text }) };
  });
  const sealed = sealEnvelope({ ...ENVELOPE, savedAtMs: nowMs, data: { files: packed } });
  if (sealed.byteLength > caps.textBytes) return fail(problem('backup.too-big', { file: '' }));
  return ok(await promisify(gzip)(sealed));
}

async function unzip(bytes: Uint8Array, maxBytes: number): Promise<Result<Uint8Array>> {
  try {
    return ok(await promisify(gunzip)(bytes, { maxOutputLength: maxBytes }));
  } catch (error) {
    const tooBig = error instanceof RangeError;
    return fail(tooBig ? problem('backup.too-big', { file: '' }) : problem('backup.damaged', { why: 'not-gzip' }));
  }
}

/** One name may be written in two ways that a disk without upper and lower case, or with its own accents, holds to be one. */
export function nameOnAnyDisk(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** A path that two files claim, or that is a file here and a folder there; null where there is none. */
function clash(paths: readonly string[]): string | null {
  const taken = new Set<string>();
  for (const path of paths) {
    const name = nameOnAnyDisk(path);
    if (taken.has(name)) return path;
    taken.add(name);
  }
  for (const path of paths) {
    const parts = nameOnAnyDisk(path).split('/');
    if (parts.some((_, depth) => depth > 0 && taken.has(parts.slice(0, depth).join('/')))) return path;
  }
  return null;
}

/**
 * Opens a container from anywhere; nothing in it is believed. All or nothing: the problems are `backup.damaged`, `backup.from-the-future`,
 * `backup.too-big`, `backup.unsafe-path`, `backup.path-twice` and `backup.wrong-hash`.
 */
export async function unpackFiles(bytes: Uint8Array, caps: ContainerCaps = CONTAINER_CAPS): Promise<Result<Unpacked>> {
  const plain = await unzip(bytes, caps.textBytes);
  if (!plain.ok) return plain;
  const opened = openEnvelope(plain.value, ENVELOPE);
  if (opened.kind === 'future') return fail(problem('backup.from-the-future', { version: opened.version }));
  if (opened.kind === 'damaged') return fail(problem('backup.damaged', { why: opened.why }));
  const contents = contentsSchema.safeParse(opened.data);
  const packedAtMs = Date.parse(opened.savedAt);
  if (!contents.success || Number.isNaN(packedAtMs)) return fail(problem('backup.damaged', { why: 'wrong-shape' }));
  const { files: packed } = contents.data;
  if (packed.length > caps.files) return fail(problem('backup.too-big', { file: '' }));

  const files: PackedFile[] = [];
  for (const entry of packed) {
    const { path } = entry;
    if (!isSafePath(path)) return fail(problem('backup.unsafe-path', { file: path.slice(0, 200) }));
    const content = 'text' in entry ? Buffer.from(entry.text) : Buffer.from(entry.base64, 'base64');
    if (content.byteLength > caps.fileBytes) return fail(problem('backup.too-big', { file: path }, { file: path }));
    if (hashOf(content) !== entry.sha256) return fail(problem('backup.wrong-hash', { file: path }, { file: path }));
    files.push({ path, bytes: content });
  }
  const twice = clash(files.map((file) => file.path));
  if (twice !== null) return fail(problem('backup.path-twice', { file: twice }, { file: twice }));
  return ok({ packedAtMs, files });
}
