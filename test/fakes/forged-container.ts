/** Containers such as only somebody else would make: sealed as ours are, with anything inside. */

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { sealEnvelope } from '../../src/storage/envelope';
import { NOW_MS } from './house';

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

interface ForgedFile {
  readonly path: string;
  readonly text: string;
  /** Where the hash shall be that of something else. */
  readonly hashed?: string;
}

export const forgedVersion1 = (files: readonly ForgedFile[]): Uint8Array => {
  const packed = files.map(({ path, text, hashed = text }) => ({ path, sha256: hashOf(hashed), text }));
  return gzipSync(sealEnvelope({ kind: 'backup', version: 1, savedAtMs: NOW_MS, data: { files: packed } }));
};

export const FIRST_LINE = { app: 'passband', kind: 'backup', version: 2, savedAt: new Date(NOW_MS).toISOString() };

/** A file with its line before it; what the line says can be replaced. */
export const fileLines = ({ path, text, hashed = text }: ForgedFile, line: object = {}): string =>
  `${JSON.stringify({ path, bytes: Buffer.byteLength(text), sha256: hashOf(hashed), ...line })}\n${text}\n`;

/** What stands inside the gzip, sealed with a hash that is right whatever is before it. */
export const sealed = (plain: string, last: object = {}): string => `${plain}${JSON.stringify({ files: 0, ...last, sha256: hashOf(plain) })}\n`;

export const forgedVersion2 = (files: readonly ForgedFile[]): Uint8Array =>
  gzipSync(sealed(`${JSON.stringify(FIRST_LINE)}\n${files.map((file) => fileLines(file)).join('')}`, { files: files.length }));
