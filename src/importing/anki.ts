/** Reads the notes of an Anki package, of all three kinds of collection that there have been. */

import { Decompress } from 'fzstd';
import initSqlJs, { type Database } from 'sql.js';
import { caps } from '../core/formats/caps';
import type { DraftQuestion, DraftsRead } from '../core/formats/draft';
import { noteDraft } from '../core/formats/note-question';
import { problem } from '../core/problem';
import type { ArchiveFile } from './archive';

/** The newest first: newer packages hold an older collection that says only "please update". */
const COLLECTIONS = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

export function isCollection(name: string): boolean {
  return COLLECTIONS.some((known) => known === name);
}

/** The collection is the first of `files` by kind; `file` is the name of the package. */
export async function readAnki(files: readonly ArchiveFile[], file: string): Promise<DraftsRead> {
  const [found] = COLLECTIONS.flatMap((name) => files.filter((entry) => entry.name === name));
  const broken = (code: string): DraftsRead => ({ drafts: [], problems: [problem(code, { file }, { file })] });
  const bytes = found === undefined ? null : isCompressed(found.bytes) ? decompressed(found.bytes) : found.bytes;
  if (bytes === null || !new TextDecoder('latin1').decode(bytes.subarray(0, 16)).startsWith('SQLite format 3')) return broken('set.anki-broken');
  const sql = await initSqlJs();
  const database = new sql.Database(bytes);
  try {
    // Nothing that a foreign schema brings is run: no functions in its defaults, no views, no tables made by modules.
    database.run('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
    // Newer collections sort names in an order that only Anki has; a table with an unknown order is not read at all. This copy is in memory.
    database.run("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'unicase', 'nocase'); PRAGMA writable_schema = RESET");
    database.run('PRAGMA query_only = ON');
    const drafts = notesOf(database, file);
    return { drafts, problems: drafts.length === 0 ? [problem('set.no-questions', { file }, { file })] : [] };
  } catch {
    return broken('set.anki-broken');
  } finally {
    database.close();
  }
}

/** What the media of a package are called, by their names in the archive: a list in JSON, or, compressed, in the form of newer packages. */
export function mediaNames(list: Uint8Array): ReadonlyMap<string, string> {
  try {
    const bytes = isCompressed(list) ? decompressed(list) : list;
    if (bytes === null) return new Map();
    if (bytes[0] !== 0x7b) return new Map(protocolNames(bytes).map((name, place) => [String(place), name]));
    const named: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return new Map(Object.entries(named as object).flatMap(([number, name]) => (typeof name === 'string' ? [[number, name] as const] : [])));
  } catch {
    return new Map();
  }
}

/** One file of the media; null where it is damaged or too large. */
export function unpackedMedia(bytes: Uint8Array): Uint8Array | null {
  return isCompressed(bytes) ? decompressed(bytes, caps.pictureBytes + 1) : bytes;
}

function isCompressed(bytes: Uint8Array): boolean {
  return ZSTD.every((byte, at) => bytes[at] === byte);
}

/** Protocol buffers: a list of entries (field 1), of which each begins with its name (field 1); lengths are numbers of seven bits a byte. */
function protocolNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  let at = 0;
  const length = () => {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  while (bytes[at] === 0x0a && names.length < caps.archiveEntries) {
    at += 1;
    const end = length() + at;
    if (bytes[at] === 0x0a) {
      at += 1;
      const size = length();
      names.push(new TextDecoder().decode(bytes.subarray(at, at + size)));
    } else names.push('');
    at = end;
  }
  return names;
}

/** Null where it is none, or is larger than `room`. */
function decompressed(bytes: Uint8Array, room: number = caps.archiveBytes): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = new Decompress((piece) => {
      size += piece.length;
      if (size > room) throw new Error('too large');
      pieces.push(piece.slice());
    });
    // In small steps, so that a bomb is seen before it has grown.
    for (let at = 0; at < bytes.length; at += 65_536) stream.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
  } catch {
    return null;
  }
  return Buffer.concat(pieces);
}

function notesOf(database: Database, file: string): readonly DraftQuestion[] {
  const tables = new Map(
    rows(database, "SELECT name, sql FROM sqlite_master WHERE type = 'table' LIMIT 100").map(([name, made]) => [String(name), String(made)]),
  );
  const isPlain = (name: 'notes' | 'fields' | 'col') => {
    const made = tables.get(name);
    // The last column of this list says which columns are computed when they are read.
    return made !== undefined && /^\s*create\s+table/i.test(made) && rows(database, `PRAGMA table_xinfo(${name})`).every((column) => column[6] === 0);
  };
  if (!isPlain('notes')) throw new Error('no notes');
  const fields = isPlain('fields') ? fieldsOfTable(database) : isPlain('col') ? fieldsOfModels(database) : new Map<string, string[]>();
  return rows(database, `SELECT CAST(mid AS TEXT), tags, flds FROM notes LIMIT ${caps.databaseRows}`).map(([kind, tags, values], at) =>
    noteDraft(
      {
        names: fields.get(String(kind)) ?? [],
        values: String(values).split('\u001f'),
        tags: String(tags)
          .split(/\s+/)
          .filter((tag) => tag !== ''),
      },
      { file, line: at + 1 },
    ),
  );
}

/** Newer collections have a table of fields. */
function fieldsOfTable(database: Database): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const [kind, order, name] of rows(database, `SELECT CAST(ntid AS TEXT), ord, name FROM fields LIMIT ${caps.databaseRows}`)) {
    const list = names.get(String(kind)) ?? [];
    if (Number(order) >= 0 && Number(order) < 1000) list[Number(order)] = String(name);
    names.set(String(kind), list);
  }
  return names;
}

/** Older ones have one JSON text for all kinds of notes. */
function fieldsOfModels(database: Database): Map<string, string[]> {
  const [row] = rows(database, 'SELECT models FROM col LIMIT 1');
  const names = new Map<string, string[]>();
  const models: unknown = JSON.parse(String(row?.[0] ?? '{}'));
  if (typeof models !== 'object' || models === null) return names;
  for (const [kind, model] of Object.entries(models)) {
    const list: unknown = (model as { flds?: unknown } | null)?.flds;
    if (Array.isArray(list))
      names.set(
        kind,
        list.map((field: { name?: unknown } | null) => String(field?.name ?? '')),
      );
  }
  return names;
}

function rows(database: Database, query: string): readonly (readonly unknown[])[] {
  return database.exec(query)[0]?.values ?? [];
}
