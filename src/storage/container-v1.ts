/** Reads containers of version 1, as Passband wrote them until version 2: gzip around one sealed document, with each file as text or base64 inside. */

import { promisify } from 'node:util';
import { constants, gunzip, gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { fail, ok, problem, type Result } from '../core/problem';
import type { Admission, ContainerCaps } from './container-rules';
import { openEnvelope } from './envelope';

const ENVELOPE = { kind: 'backup', version: 1 };
const BEGINNING = '{"app":"passband","kind":"backup","version":1,';
/** More than enough to unzip the beginning from, and too little for a bomb. */
const BEGINNING_ZIPPED_BYTES = 1024;

const fileSchema = z.object({ path: z.string(), sha256: z.string() });
const contentsSchema = z.object({
  files: z.array(z.union([fileSchema.extend({ text: z.string() }).strict(), fileSchema.extend({ base64: z.base64() }).strict()])),
});

export function isOfVersion1(zipped: Uint8Array): boolean {
  try {
    const beginning = gunzipSync(zipped.subarray(0, BEGINNING_ZIPPED_BYTES), { finishFlush: constants.Z_SYNC_FLUSH });
    return beginning.toString('latin1', 0, BEGINNING.length) === BEGINNING;
  } catch {
    return false;
  }
}

async function unzip(zipped: Uint8Array, maxBytes: number): Promise<Result<Uint8Array>> {
  try {
    return ok(await promisify(gunzip)(zipped, { maxOutputLength: maxBytes }));
  } catch (error) {
    const tooBig = error instanceof RangeError;
    return fail(tooBig ? problem('backup.too-big', { file: '' }) : problem('backup.damaged', { why: 'not-gzip' }));
  }
}

/** Hands every file to `admission` and answers with the instant of packing. Takes several times the memory of all files, as the format asks for. */
export async function readVersion1(zipped: Uint8Array, admission: Admission, caps: ContainerCaps): Promise<Result<number>> {
  const plain = await unzip(zipped, caps.textBytes);
  if (!plain.ok) return plain;
  const opened = openEnvelope(plain.value, ENVELOPE);
  if (opened.kind !== 'sound') return fail(problem('backup.damaged', { why: opened.kind === 'damaged' ? opened.why : 'wrong-shape' }));
  const contents = contentsSchema.safeParse(opened.data);
  const packedAtMs = Date.parse(opened.savedAt);
  if (!contents.success || Number.isNaN(packedAtMs)) return fail(problem('backup.damaged', { why: 'wrong-shape' }));

  for (const entry of contents.data.files) {
    const bytes = 'text' in entry ? Buffer.from(entry.text) : Buffer.from(entry.base64, 'base64');
    const refused = admission.announce(entry.path, bytes.byteLength) ?? admission.admit({ path: entry.path, sha256: entry.sha256, bytes });
    if (refused !== null) return fail(refused);
  }
  const refused = admission.close();
  return refused === null ? ok(packedAtMs) : fail(refused);
}
