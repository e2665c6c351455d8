/** Attacks by what holds a set: zips that lie about themselves, and Anki's databases. Those that are plain mistakes stand in test/importing. */

import { randomFrom } from '../../src/core/random';
import { madeZip } from '../importing/made-zip';
import { type Attack, CSV, type Files, SOUND } from './attack';
import { anki, database, forgeSchema, nestedZip, overlappingZip, withEnd, zstdBomb } from './containers';

const zip = (content: Uint8Array): Files => ({ 'set.zip': content, ...SOUND });
const deck = async (fill: Parameters<typeof database>[0]): Promise<Files> => ({ 'deck.apkg': anki(await database(fill)), ...SOUND });
const NOTES = 'CREATE TABLE notes (id integer primary key, mid integer, tags text, flds text)';
const NOTE = ['Which?', 'A. One<br>B. Two', 'A'].join('\u001f');

/** Text that packs to a fiftieth: no bomb by its ratio. */
function dense(bytes: number): Uint8Array {
  const random = randomFrom('dense');
  const lines = Array.from({ length: Math.ceil(bytes / 1000) }, () => `${random.int(2 ** 31)}${'x'.repeat(990)}\n`);
  return Buffer.from(lines.join('')).subarray(0, bytes);
}

const zips: readonly Attack[] = [
  {
    name: 'zips in zips, forty deep',
    files: () => zip(nestedZip([{ name: 'one.csv', content: CSV }], 40)),
    stems: ['Sound?'],
    said: ['set.archive-nested'],
  },
  {
    name: 'a zip whose thousand names all lead to the same megabytes',
    files: () => zip(overlappingZip(dense(10 * 2 ** 20), 1000)),
    stems: ['Sound?'],
    said: ['set.archive-too-large'],
  },
  {
    name: 'a zip whose thousand names all lead to the same bomb',
    files: () => zip(overlappingZip(Buffer.alloc(10 * 2 ** 20, 'a'), 1000)),
    stems: ['Sound?'],
    said: ['set.archive-too-large'],
  },
  {
    name: 'a zip that says it has fewer files than it has',
    files: () => zip(withEnd(withEnd(madeZip(['a', 'b'].map((name) => ({ name: `${name}.csv`, content: CSV }))), 8, 1, 2), 10, 1, 2)),
    stems: ['Which?', 'Sound?'],
    said: [],
  },
  {
    name: 'a zip that says it has more files than it has',
    files: () => zip(withEnd(withEnd(madeZip([{ name: 'a.csv', content: CSV }]), 8, 900, 2), 10, 900, 2)),
    stems: ['Sound?', 'Which?'],
    said: ['set.archive-broken'],
  },
  {
    name: 'a zip whose directory lies beyond its end',
    files: () => zip(withEnd(madeZip([{ name: 'a.csv', content: CSV }]), 16, 0xfffffff0, 4)),
    stems: ['Sound?'],
    said: ['set.archive-broken'],
  },
  {
    name: 'a zip whose directory is said to be of four gigabytes',
    files: () => zip(withEnd(madeZip([{ name: 'a.csv', content: CSV }]), 12, 0xfffffff0, 4)),
    stems: ['Sound?', 'Which?'],
    said: [],
  },
  {
    name: 'a collection that unpacks to half a gigabyte',
    files: () => ({ 'deck.apkg': anki(zstdBomb(512) as Uint8Array, 'collection.anki21b'), ...SOUND }),
    stems: ['Sound?'],
    said: ['set.anki-broken'],
  },
];

const databases: readonly Attack[] = [
  {
    name: 'a view without end in the place of notes',
    files: () =>
      deck((made) =>
        made.run(
          "CREATE VIEW notes AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1 AS mid, '' AS tags, 'x' AS flds FROM n",
        ),
      ),
    stems: ['Sound?'],
    said: ['set.anki-broken'],
  },
  {
    name: 'views in the place of fields and models',
    files: () =>
      deck((made) => {
        made.run(NOTES);
        made.run("INSERT INTO notes (mid, tags, flds) VALUES (1, '', ?)", [NOTE]);
        const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)';
        made.run(`CREATE VIEW fields AS ${endless} SELECT i AS ntid, i AS ord, 'x' AS name FROM n`);
        made.run(`CREATE VIEW col AS ${endless} SELECT group_concat(i) AS models FROM n`);
      }),
    stems: ['Sound?'],
    said: ['set.note-no-question'],
  },
  {
    name: 'a column that is computed, the sign of it hidden',
    files: () =>
      deck((made) => {
        made.run('CREATE TABLE notes (mid integer, tags text, flds text AS/**/(hex(zeroblob(1000))))');
        made.run("INSERT INTO notes (mid, tags) VALUES (1, '')");
      }),
    stems: ['Sound?'],
    said: ['set.anki-broken'],
  },
  {
    name: 'a schema that was written by hand',
    files: () =>
      deck((made) => {
        made.run(NOTES);
        forgeSchema(made, 'notes', "CREATE VIEW notes AS SELECT 1 AS mid, '' AS tags, 'x' AS flds");
      }),
    stems: ['Sound?'],
    said: ['set.anki-broken'],
  },
  {
    name: 'models nested a hundred thousand deep',
    files: () =>
      deck((made) => {
        made.run(NOTES);
        made.run("INSERT INTO notes (mid, tags, flds) VALUES (1, '', ?)", [NOTE]);
        made.run('CREATE TABLE col (models text)');
        made.run('INSERT INTO col VALUES (?)', ['['.repeat(100_000)]);
      }),
    stems: ['Sound?'],
    said: ['set.anki-broken'],
  },
];

export const CONTAINER_ATTACKS: readonly Attack[] = [...zips, ...databases];
