/** Zips and Anki packages, honest and hostile: what is read of them, and that nothing else happens. */

import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { convertPaths } from '../../src/cli/convert';
import { temporaryFolder } from '../fakes/house';
import { writeFiles } from '../fakes/import-app';
import { madePng } from '../fakes/made-picture';
import { type MadeEntry, madeZip } from './made-zip';

const CSV = 'Question,A,B,Key\nWhich?,One,Two,B\n';
const GIFT = 'What?{~One =Two}\n';

async function convert(name: string, content: Uint8Array | string) {
  const folder = await temporaryFolder();
  await writeFiles(folder, { [name]: content });
  const { text } = await convertPaths([join(folder, name)]);
  const { questions, problems, skipped } = JSON.parse(text);
  return {
    stems: questions.map(({ stem }: { stem: string }) => stem),
    questions,
    said: problems.map(({ code }: { code: string }) => code),
    messages: problems.map(({ message }: { message: string }) => message),
    skipped,
  };
}

const zipped = (...entries: readonly MadeEntry[]) => convert('set.zip', madeZip(entries));

describe('a zip', () => {
  test('of several sets is one set, whatever its own name says', async () => {
    const zip = madeZip([
      { name: 'a/one.csv', content: CSV },
      { name: 'two.gift', content: GIFT },
      { name: '__MACOSX/._two.gift', content: 'x' },
      { name: 'a/picture.png', content: 'x' },
    ]);
    for (const name of ['set.zip', 'set.csv']) expect(await convert(name, zip)).toMatchObject({ stems: ['Which?', 'What?'], said: [], skipped: 0 });
  });

  test('that packs a bomb costs no more than the bomb', async () => {
    const { stems, said } = await zipped({ name: 'bomb.csv', content: Buffer.alloc(8 * 2 ** 20, 'a') }, { name: 'one.csv', content: CSV });
    expect({ stems, said }).toEqual({ stems: ['Which?'], said: ['set.archive-entry-too-large'] });
  });

  test.each([
    ['less', 10],
    ['more', 1_000_000],
  ])('that says %s of a size than is true is not believed', async (_, saidBytes) => {
    const { stems, said } = await zipped({ name: 'lie.csv', content: CSV.repeat(20), saidBytes }, { name: 'two.gift', content: GIFT });
    expect({ stems, said }).toEqual({ stems: ['What?'], said: ['set.archive-entry-broken'] });
  });

  test.each(['../out.csv', '/etc/out.csv', 'a/../../out.csv', 'C:/out.csv', '..\\out.csv'])('with the path %s leads nowhere', async (name) => {
    const { stems, said } = await zipped({ name, content: CSV }, { name: 'two.gift', content: GIFT });
    expect({ stems, said }).toEqual({ stems: ['What?'], said: ['set.archive-entry-outside'] });
  });

  test('with a link does not follow it', async () => {
    const { said } = await zipped({ name: 'link.csv', content: '/etc/passwd', mode: 0o120777 }, { name: 'two.gift', content: GIFT });
    expect(said).toEqual(['set.archive-entry-link']);
  });

  test('inside a zip is not opened', async () => {
    const { stems, said } = await zipped(
      { name: 'inner.zip', content: madeZip([{ name: 'one.csv', content: CSV }]) },
      { name: 'two.gift', content: GIFT },
    );
    expect({ stems, said }).toEqual({ stems: ['What?'], said: ['set.archive-nested'] });
  });

  test('with a locked file leaves it out', async () => {
    expect((await zipped({ name: 'locked.csv', content: CSV, isEncrypted: true })).said).toEqual(['set.archive-entry-broken']);
  });

  test('with names of properties has files of these names', async () => {
    expect((await zipped({ name: '__proto__', content: GIFT }, { name: 'constructor/toString.csv', content: CSV })).stems).toHaveLength(2);
  });

  test('with too many files, cut off, or with nothing in it is refused', async () => {
    const many = Array.from({ length: 2001 }, (_, at) => ({ name: `${at}.txt`, content: '' }));
    expect((await zipped(...many)).said).toEqual(['set.archive-many']);
    const whole = madeZip([{ name: 'one.csv', content: CSV }]);
    expect((await convert('cut.zip', whole.subarray(0, 60))).said).toEqual(['set.archive-broken']);
    expect((await zipped()).said).toEqual(['set.no-questions']);
  });
});

const HTML_NOTE = ['Which?<br>A. One<br>B. Two<div>C. Three</div>', 'B<br>Because.'];
const FIELD_NOTE = ['<b>What?</b>', 'One', 'Two', 'Three', 'B', 'So.'];

/** `kind` 11 has its kinds of notes in one JSON text, 18 in tables with an order of names that only Anki has. */
async function collection(kind: 11 | 18, notes: readonly (readonly [kind: number, ...fields: string[]])[]): Promise<Uint8Array> {
  const sql = await initSqlJs();
  const database = new sql.Database();
  const names = { 1: ['Front', 'Back'], 2: ['Question', 'Option A', 'Option B', 'Option C', 'Answer', 'Explanation'] };
  database.run(
    'CREATE TABLE notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text, sfld integer, csum integer, flags integer, data text)',
  );
  for (const [mid, ...fields] of notes)
    database.run('INSERT INTO notes (mid, tags, flds) VALUES (?, ?, ?)', [mid, ' aws::storage ', fields.join('\u001f')]);
  if (kind === 11) {
    database.run('CREATE TABLE col (id integer primary key, models text)');
    const models = Object.fromEntries(Object.entries(names).map(([id, list]) => [id, { flds: list.map((name) => ({ name })) }]));
    database.run('INSERT INTO col (models) VALUES (?)', [JSON.stringify(models)]);
  } else {
    database.run(
      'CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase, config blob, PRIMARY KEY (ntid, ord)) WITHOUT ROWID',
    );
    for (const [id, list] of Object.entries(names))
      for (const [ord, name] of list.entries()) database.run('INSERT INTO fields VALUES (?, ?, ?, NULL)', [id, ord, name]);
    database.run("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'nocase', 'unicase')");
  }
  const bytes = database.export();
  database.close();
  return bytes;
}

/** One frame of raw blocks: zstd that packs nothing. */
function zstd(bytes: Uint8Array): Uint8Array {
  const parts = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]), Buffer.alloc(4)];
  parts[1]?.writeUInt32LE(bytes.length);
  const block = 100_000;
  for (let at = 0; at < bytes.length; at += block) {
    const piece = bytes.subarray(at, at + block);
    const head = (piece.length << 3) | (at + block >= bytes.length ? 1 : 0);
    parts.push(Buffer.from([head & 255, (head >> 8) & 255, head >> 16]), Buffer.from(piece));
  }
  return Buffer.concat(parts);
}

describe('an Anki package', () => {
  test.each([
    ['collection.anki2', 11, (bytes: Uint8Array) => bytes],
    ['collection.anki21', 11, (bytes: Uint8Array) => bytes],
    ['collection.anki21b', 18, zstd],
  ] as const)('with %s', async (name, kind, packed) => {
    const notes = await collection(kind, [
      [1, ...HTML_NOTE],
      [2, ...FIELD_NOTE],
      [1, 'S3', 'A store for objects'],
    ]);
    const entries = [
      { name, content: packed(notes) },
      { name: '0', content: 'x' },
      { name: 'media', content: '{}' },
    ];
    // Newer packages bring an old collection that has nothing to say.
    if (name !== 'collection.anki2') entries.push({ name: 'collection.anki2', content: await collection(11, [[1, 'Please update', '']]) });
    const { questions, said, skipped } = await convert('deck.apkg', madeZip(entries));
    expect(questions).toMatchObject([
      {
        stem: 'Which?',
        options: [{ text: 'One' }, { text: 'Two' }, { text: 'Three' }],
        key: ['b'],
        explanation: 'Because.',
        topics: ['aws-storage'],
      },
      { stem: '**What?**', options: [{ text: 'One' }, { text: 'Two' }, { text: 'Three' }], key: ['b'], explanation: 'So.' },
    ]);
    expect({ said, skipped }).toEqual({ said: ['set.note-no-question'], skipped: 1 });
  });

  test.each([
    ['a list in JSON', 'collection.anki21', 11, () => Buffer.from('{"0":"a map.png","1":"say.mp3"}'), (bytes: Uint8Array) => bytes],
    // An entry of 13 bytes: field 1, nine bytes long, is the name; field 2 is the size.
    ['a packed list', 'collection.anki21b', 18, () => zstd(Buffer.from('\n\u000d\n\u0009a map.png\u0010\u0064', 'latin1')), zstd],
  ] as const)('shows the pictures of its media, named in %s', async (_, name, kind, list, packed) => {
    const notes = await collection(kind, [[1, 'What is on it?<br><img src="a map.png"><br>A. One<br>B. Two', 'B']]);
    const entries = [
      { name, content: kind === 18 ? zstd(notes) : notes },
      { name: 'media', content: list() },
      { name: '0', content: packed(madePng(4, 3)) },
      { name: '1', content: 'sound' },
    ];
    const { questions, said } = await convert('deck.apkg', madeZip(entries));
    expect(questions).toMatchObject([{ stem: 'What is on it?', exhibits: [{ alt: 'a map.png' }] }]);
    expect(said).toEqual(['set.picture-no-description']);
  });

  test('whose collection is no database, is cut off, or has a view in place of its notes, is refused', async () => {
    const good = await collection(11, [[1, ...HTML_NOTE]]);
    const sql = await initSqlJs();
    const database = new sql.Database();
    database.run("CREATE VIEW notes AS SELECT 1 AS mid, '' AS tags, 'x' AS flds");
    const view = database.export();
    database.close();
    for (const content of ['nothing', good.subarray(0, 3000), view, Buffer.concat([good.subarray(0, 100), Buffer.alloc(good.length - 100, 7)])])
      expect((await convert('deck.apkg', madeZip([{ name: 'collection.anki21', content }]))).said).toEqual(['set.anki-broken']);
    const broken = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), Buffer.alloc(50, 255)]);
    expect((await convert('deck.apkg', madeZip([{ name: 'collection.anki21b', content: broken }]))).said).toEqual(['set.anki-broken']);
  });

  test('exported as text, with the names of its columns and without', async () => {
    const head = '#separator:tab\n#html:true\n#tags column:3\n';
    const { questions, said } = await convert('notes.txt', `${head}${HTML_NOTE.join('\t')}\tvpc\nS3\tA store\t\n`);
    expect(questions).toMatchObject([{ stem: 'Which?', key: ['b'], topics: ['vpc'] }]);
    expect(said).toEqual(['set.note-no-question']);
    const named = '#separator:Comma\n#html:false\n#columns:Question,Option A,Option B,Answer\nWhich <b>?,One,Two,A\n';
    expect((await convert('notes.txt', named)).questions).toMatchObject([{ stem: 'Which \\<b>?', key: ['a'] }]);
  });

  test('with more fields than are read is left out with its reason where they hold anything, and not cut', async () => {
    const named = `#separator:Comma\n#columns:Question,Answer,A,B${',more'.repeat(45)},C,D\n`;
    const card = (last: string) => convert('notes.txt', `${named}Which?,A,One,Two${',x'.repeat(45)},${last}\n`);
    expect(await card('Three,Four')).toMatchObject({ questions: [], said: ['set.note-many-fields'], skipped: 1 });
    expect((await card(',')).questions).toMatchObject([{ stem: 'Which?', key: ['a'] }]);
  });
});

test('an ending that lies is seen through', async () => {
  expect((await convert('set.csv', GIFT)).stems).toEqual([]);
  expect((await convert('set.json', CSV)).stems).toEqual(['Which?']);
  expect((await convert('set.md', CSV)).stems).toEqual(['Which?']);
});

test('a table of contents makes no table of a Markdown file', async () => {
  const text = '| No. | Question | Answer |\n|---|---|---|\n| 1 | Which? | below |\n\n### Which?\n\n- [ ] One\n- [x] Two\n';
  expect((await convert('set.md', text)).stems).toEqual(['Which?']);
});
