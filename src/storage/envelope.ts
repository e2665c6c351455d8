/** The envelope around every document: says whose it is, which kind and version, and proves by a hash that no byte has changed. */

import { createHash } from 'node:crypto';
import { z } from 'zod';

const APP = 'passband';
const SEAL = /,"sha256":"([0-9a-f]{64})"\}$/;
const END = '"}';
const HASH_AND_END_LENGTH = 64 + END.length;
const SEAL_LENGTH = ',"sha256":"'.length + HASH_AND_END_LENGTH;

export type Damage = 'empty' | 'truncated' | 'nul-filled' | 'not-json' | 'hash' | 'wrong-kind' | 'wrong-shape';

export type Opened =
  | { readonly kind: 'sound'; readonly version: number; readonly savedAt: string; readonly data: unknown }
  | { readonly kind: 'damaged'; readonly why: Damage }
  | { readonly kind: 'future'; readonly version: number };

/** Whatever JSON.parse gave is JSON: it is handed on as it is, since a copy by schema would drop a key such as `__proto__`. */
const anyData = z.custom<unknown>((data) => data !== undefined);
const envelopeSchema = z.looseObject({ app: z.string(), kind: z.string(), version: z.int().positive(), savedAt: z.string(), data: anyData });

/** The bytes of a document whose data are `json` already. `savedAtMs` counts from the epoch. The hash stands last and covers every other byte. */
export function sealJson(contents: { kind: string; version: number; savedAtMs: number; json: string }): Uint8Array {
  const { kind, version, savedAtMs, json } = contents;
  const head = JSON.stringify({ app: APP, kind, version, savedAt: new Date(savedAtMs).toISOString() });
  const start = `${head.slice(0, -1)},"data":${json},"sha256":"`;
  const hash = createHash('sha256').update(start).update(END).digest('hex');
  return Buffer.from(start + hash + END);
}

/** The bytes of a document around any data. */
export function sealEnvelope({ data, ...contents }: { kind: string; version: number; savedAtMs: number; data: object }): Uint8Array {
  return sealJson({ ...contents, json: JSON.stringify(data) });
}

/** Strips what an editor or a sync program may have put around the text: a byte order mark, one line end. */
function bare(bytes: Uint8Array): Buffer {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf ? 3 : 0;
  let to = all.length;
  if (to > from && all[to - 1] === 0x0a) to -= 1;
  if (to > from && to < all.length && all[to - 1] === 0x0d) to -= 1;
  return all.subarray(from, to);
}

function parse(bytes: Buffer): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return null;
  }
}

/** What is wrong with bytes that carry no seal of ours at their end. */
function unsealed(bytes: Buffer): Damage {
  if (parse(bytes) !== null) return 'wrong-shape';
  const ours = Buffer.from(`{"app":"${APP}"`).subarray(0, bytes.length);
  return bytes.subarray(0, ours.length).equals(ours) ? 'truncated' : 'not-json';
}

/** Opens the bytes of a document of the kind and, at most, the version that the caller knows. The hash is checked before anything is believed. */
export function openEnvelope(bytes: Uint8Array, expected: { kind: string; version: number }): Opened {
  const content = bare(bytes);
  if (content.length === 0) return { kind: 'damaged', why: 'empty' };
  // JSON never holds the byte 0; a file system that lost the data of a file fills it with that.
  if (content.includes(0)) return { kind: 'damaged', why: 'nul-filled' };
  const seal = SEAL.exec(content.toString('latin1', Math.max(0, content.length - SEAL_LENGTH)));
  if (seal === null) return { kind: 'damaged', why: unsealed(content) };
  const hashed = createHash('sha256')
    .update(content.subarray(0, content.length - HASH_AND_END_LENGTH))
    .update(content.subarray(content.length - END.length));
  if (hashed.digest('hex') !== seal[1]) return { kind: 'damaged', why: 'hash' };

  const parsed = parse(content);
  if (parsed === null) return { kind: 'damaged', why: 'not-json' };
  const envelope = envelopeSchema.safeParse(parsed.value);
  if (!envelope.success) return { kind: 'damaged', why: 'wrong-shape' };
  const { app, kind, version, savedAt, data } = envelope.data;
  if (app !== APP || kind !== expected.kind) return { kind: 'damaged', why: 'wrong-kind' };
  if (version > expected.version) return { kind: 'future', version };
  return { kind: 'sound', version, savedAt, data };
}
