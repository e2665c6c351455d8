/** Zips and databases that lie about themselves, made byte by byte. */

import initSqlJs, { type Database } from 'sql.js';
import { type MadeEntry, madeZip } from '../importing/made-zip';

/** Where the end record of a zip without a comment begins. */
const endOf = (zip: Uint8Array) => zip.length - 22;

/** The zip with one of its numbers changed: `at` counts from the end record. */
export function withEnd(zip: Uint8Array, at: number, value: number, bytes: 2 | 4): Uint8Array {
  const copy = Buffer.from(zip);
  if (bytes === 2) copy.writeUInt16LE(value, endOf(zip) + at);
  else copy.writeUInt32LE(value >>> 0, endOf(zip) + at);
  return copy;
}

/** One packed body that `count` names of the directory lead to: small to send, and as often as large to unpack. */
export function overlappingZip(content: Uint8Array, count: number): Uint8Array {
  const one = Buffer.from(madeZip([{ name: '0000.csv', content }]));
  const directoryAt = one.readUInt32LE(endOf(one) + 16);
  const entry = one.subarray(directoryAt, endOf(one));
  const entries = Array.from({ length: count }, (_, at) => {
    const copy = Buffer.from(entry);
    copy.write(String(at).padStart(4, '0'), 46, 'latin1');
    return copy;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.from(one.subarray(endOf(one)));
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  return Buffer.concat([one.subarray(0, directoryAt), directory, end]);
}

/** A zip in a zip in a zip, `depth` times. */
export function nestedZip(innermost: readonly MadeEntry[], depth: number): Uint8Array {
  let zip = madeZip(innermost);
  for (let level = 0; level < depth; level += 1) zip = madeZip([{ name: `level-${level}.zip`, content: zip }]);
  return zip;
}

export async function database(make: (database: Database) => void): Promise<Uint8Array> {
  const sql = await initSqlJs();
  const made = new sql.Database();
  make(made);
  const bytes = made.export();
  made.close();
  return bytes;
}

/** An Anki package around a collection. */
export const anki = (collection: Uint8Array | string, name = 'collection.anki21') => madeZip([{ name, content: collection }]);

/** Makes what SQLite would refuse to make: the text of a table or view is put into the schema as it is. */
export function forgeSchema(made: Database, name: string, sql: string): void {
  made.run('PRAGMA writable_schema = ON');
  made.run('UPDATE sqlite_master SET sql = ? WHERE name = ?', [sql, name]);
  made.run('PRAGMA writable_schema = OFF');
}

/** A zstd frame that says nothing of its size and unpacks to `megabytes` of zeros: each block is one byte, said many times. */
export function zstdBomb(megabytes: number): Uint8Array {
  const blockBytes = 128 * 1024;
  const count = megabytes * 8;
  const parts = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38])];
  for (let at = 0; at < count; at += 1) {
    const head = (blockBytes << 3) | (1 << 1) | (at === count - 1 ? 1 : 0);
    parts.push(Buffer.from([head & 255, (head >> 8) & 255, (head >> 16) & 255, 0]));
  }
  return Buffer.concat(parts);
}
