/** Taking in question sets over real folders: what a preview says, what accepting writes, and the ways back. */

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CallError } from '../../src/api/client';
import type { ImportPreview } from '../../src/api/import-views';
import { en } from '../../src/language/en/index';
import { temporaryFolder } from '../fakes/house';
import { type ImportApp, importApp, questionText, upload, writeFiles } from '../fakes/import-app';
import { madePng } from '../fakes/made-picture';

const HEADER = 'id: set-one\ntitle: Set one\nversion: 1.2.0\nlicence: CC-BY-4.0\nsource: A friend\nblueprints: [exam]\n';
const PICTURE = madePng(30, 20);

async function preview(app: ImportApp, files: Readonly<Record<string, string | Uint8Array>>, title?: string): Promise<ImportPreview> {
  const made = await app.call('import.preview', { upload: await upload(app, files), ...(title !== undefined && { title }) });
  while ((await app.call('job.state', { id: made.id })).state === 'running') await new Promise((resolve) => setTimeout(resolve, 20));
  const read = await app.call('import.read', { id: made.id });
  for (const { code } of read.problems) expect(Object.keys(en)).toContain(code);
  return read;
}

async function accept(app: ImportApp, files: Readonly<Record<string, string | Uint8Array>>) {
  return app.call('import.accept', { id: (await preview(app, files)).id, declared: true });
}

async function banks({ call }: ImportApp): Promise<Record<string, number>> {
  const library = await call('library.read', {});
  return Object.fromEntries(library.banks.map(({ id, questions }) => [id, questions]));
}

/** Every file below a folder, with its content. */
async function filesBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, String(await readFile(file))] as const)));
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('was not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallError)) throw error;
  expect(Object.keys(en)).toContain(error.problem.code);
  return error.problem.code;
}

describe('a preview', () => {
  it('says what a set would bring and writes nothing into the data folder', async () => {
    const app = await importApp();
    const before = await filesBelow(app.home);
    const view = await preview(app, {
      'bank.yaml': HEADER,
      'questions/a.yaml': questionText('q-one') + questionText('q-two', '  colour: red\n') + questionText('q-bad').replace('key: [a]', 'key: [z]'),
      'notes.txt': 'no questions',
    });
    expect(view).toMatchObject({
      bank: { id: 'set-one', title: 'Set one', version: '1.2.0', licence: 'CC-BY-4.0', source: 'A friend' },
      isUntitled: false,
      ready: 1,
      withWarning: 1,
      skipped: 1,
      exams: [{ id: 'exam', code: 'EX-1', questions: 2 }],
      change: null,
      refusal: null,
    });
    expect(view.problems.map(({ code, severity, place }) => [code, severity, place.file, place.line, place.question])).toEqual([
      ['bank.not-a-bank-file', 'warning', 'notes.txt', undefined, undefined],
      ['bank.unknown-field', 'warning', 'questions/a.yaml', 15, 'q-two'],
      ['bank.key-names-no-option', 'error', 'questions/a.yaml', 22, 'q-bad'],
    ]);
    expect(view.samples.map(({ view: sample }) => sample.id)).toEqual(['q-one', 'q-two']);
    expect(view.quality?.find(({ rule }) => rule === 'L06')).toMatchObject({ severity: 'warning', count: 2 });
    expect(await filesBelow(app.home)).toEqual(before);
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });

  it('reads one file, a list without a header, JSON, and files picked without their folders', async () => {
    const app = await importApp();
    const list = { id: 'q-a', version: 1, type: 'single', stem: 'S?', key: ['b'] };
    const options = [
      { id: 'a', text: '1' },
      { id: 'b', text: '2' },
    ];
    expect((await preview(app, { 'set.yaml': `${HEADER}questions:\n${questionText('q-one')}` })).ready).toBe(1);
    expect(await preview(app, { 'My_own-quiz.json': JSON.stringify([{ ...list, options }]) })).toMatchObject({
      bank: { id: 'my-own-quiz', title: 'My own quiz', version: '1.0.0' },
      isUntitled: true,
      ready: 1,
      exams: [],
    });
    const picked = await preview(app, { 'net.yaml': questionText('q-one'), 'bank.yaml': HEADER, 'sec.yml': questionText('q-two') });
    expect(picked).toMatchObject({ bank: { id: 'set-one' }, ready: 2, problems: [] });
    const dropped = await preview(app, { 'mine/bank.yaml': HEADER, 'mine/questions/net.yaml': questionText('q-one') });
    expect(dropped).toMatchObject({ bank: { id: 'set-one' }, ready: 1, problems: [] });
  });

  it('makes an id from a title, where the header has none or the candidate chooses one', async () => {
    const app = await importApp();
    const named = await preview(app, { 'x.yaml': `title: Über Clouds & Co.\nquestions:\n${questionText('q-one')}` });
    expect(named).toMatchObject({ bank: { id: 'uber-clouds-co', title: 'Über Clouds & Co.' }, isUntitled: false });
    expect(await preview(app, { 'x.yaml': questionText('q-one') }, 'My list')).toMatchObject({
      bank: { id: 'my-list', title: 'My list' },
      isUntitled: true,
    });
    expect((await preview(app, { 'x.yaml': questionText('q-one') }, '雲')).bank.id).toMatch(/^set-[0-9a-f]{8}$/);
  });

  it('keeps the app’s own blueprint where a set brings another one for the same exam', async () => {
    const app = await importApp();
    const blueprint =
      'blueprints: [{ id: exam, title: Mine, code: X, vendor: Me, questions: 5, minutes: 5, pass: { kind: unpublished }, domains: [{ id: "9", title: Nine, weight: 1 }] }]\n';
    const view = await preview(app, { 'bank.yaml': HEADER.replace('blueprints: [exam]\n', blueprint), 'a.yaml': questionText('q-one') });
    expect(view).toMatchObject({ ready: 1, exams: [{ title: 'The exam' }], problems: [{ code: 'bank.blueprint-is-ours' }] });
  });

  it('shows what would be added, changed and removed in a bank of the same id', async () => {
    const app = await importApp();
    await accept(app, { 'bank.yaml': HEADER, 'a.yaml': questionText('q-one') + questionText('q-two') + questionText('q-old') });
    const view = await preview(app, {
      'bank.yaml': HEADER.replace('1.2.0', '1.3.0'),
      'a.yaml': questionText('q-one').replace('Which store', 'Which one') + questionText('q-two') + questionText('q-new'),
    });
    expect(view.change).toEqual({
      title: 'Set one',
      version: '1.2.0',
      added: { count: 1, ids: ['q-new'] },
      changed: { count: 1, ids: ['q-one'] },
      removed: { count: 1, ids: ['q-old'] },
    });
  });

  it('refuses a set with no question and the id of a bundled bank', async () => {
    const app = await importApp();
    const empty = await preview(app, { 'a.yaml': 'just: text' });
    expect(empty.refusal?.code).toBe('import.no-questions');
    expect(await refusal(app.call('import.accept', { id: empty.id, declared: true }))).toBe('import.no-questions');
    const taken = await preview(app, { 'bank.yaml': HEADER.replace('set-one', 'our-bank'), 'a.yaml': questionText('q-one') });
    expect(await refusal(app.call('import.accept', { id: taken.id, declared: true }))).toBe('import.bundled-id');
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });
});

describe('an accepted set', () => {
  const files = { 'bank.yaml': HEADER, 'a.yaml': questionText('q-one') + questionText('q-two').replace('"1"', '"2"') };

  it('is on the shelf, can be sat, is there after a restart with and without its cache, and was backed up before', async () => {
    const app = await importApp();
    await app.call('settings.write', { theme: 'dark' });
    expect(await accept(app, files)).toMatchObject({ bank: 'set-one', title: 'Set one', questions: 2 });
    expect((await app.call('data.backups', {})).backups.map(({ reason }) => reason)).toEqual(['before-import']);
    const options = { bank: 'set-one', blueprint: 'exam', mode: 'mock', questions: 2, minutes: 5 } as const;
    const { id } = await app.call('attempt.start', options);
    await app.restart();
    expect(await banks(app)).toEqual({ 'our-bank': 2, 'set-one': 2 });
    await rm(app.cache, { recursive: true });
    await app.restart();
    expect(await banks(app)).toEqual({ 'our-bank': 2, 'set-one': 2 });
    expect((await app.call('library.read', {})).resumable.map((row) => row.id)).toEqual([id]);
  });

  it('is not taken in without the declaration', async () => {
    const app = await importApp();
    const { id } = await preview(app, files);
    expect(await refusal(app.call('import.accept', { id, declared: false as true }))).toBe('call.bad-input');
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });

  it('can be undone: the first import is gone, an update gives way to what was before', async () => {
    const app = await importApp();
    const first = await accept(app, files);
    const second = await accept(app, { ...files, 'b.yaml': questionText('q-three') });
    expect(await banks(app)).toMatchObject({ 'set-one': 3 });
    expect(await refusal(app.call('import.undo', { undo: first.undo }))).toBe('import.undo-gone');
    await app.call('import.undo', { undo: second.undo });
    expect(await banks(app)).toMatchObject({ 'set-one': 2 });
    expect(await refusal(app.call('import.undo', { undo: second.undo }))).toBe('import.undo-gone');
    await app.restart();
    expect(await banks(app)).toMatchObject({ 'set-one': 2 });

    const other = await accept(app, { 'bank.yaml': HEADER.replace('set-one', 'set-two'), 'a.yaml': questionText('q-other') });
    await app.call('import.undo', { undo: other.undo });
    expect(await banks(app)).toEqual({ 'our-bank': 2, 'set-one': 2 });
  });

  it('can be removed and brought back, and a bundled one cannot', async () => {
    const app = await importApp();
    await accept(app, files);
    const { undo } = await app.call('bank.remove', { bank: 'set-one' });
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
    await app.call('import.undo', { undo });
    await app.restart();
    expect(await banks(app)).toEqual({ 'our-bank': 2, 'set-one': 2 });
    expect(await refusal(app.call('bank.remove', { bank: 'our-bank' }))).toBe('import.bundled-id');
    expect(await refusal(app.call('bank.remove', { bank: 'no-bank' }))).toBe('start.unknown-bank');
  });

  it('tells every open page', async () => {
    const app = await importApp();
    const { cursor } = await app.call('changes.wait', { cursor: 0, waitMs: 0 });
    await accept(app, files);
    expect((await app.call('changes.wait', { cursor, waitMs: 0 })).topics).toContain('library');
  });

  it('keeps its pictures, also those of the version before, and gives out nothing that no question names', async () => {
    const app = await importApp();
    const withPicture = questionText('q-pic', '  exhibits: [{ file: pics/a.png, alt: A diagram }]\n');
    const missing = questionText('q-none', '  exhibits: [{ file: pics/none.png, alt: Gone }]\n');
    const set = { 'set/bank.yaml': HEADER, 'set/questions/a.yaml': withPicture + missing };
    const view = await preview(app, { ...set, 'set/pics/a.png': PICTURE });
    expect(view).toMatchObject({ ready: 1, skipped: 1, problems: [{ code: 'bank.exhibit-missing', place: { question: 'q-none' } }] });
    await app.call('import.accept', { id: view.id, declared: true });
    const [exhibit] = view.samples[0]?.view.exhibits ?? [];
    expect(exhibit?.alt).toBe('A diagram');
    expect(await app.call('import.picture', { id: view.id, file: exhibit?.file ?? '' })).toMatchObject({ base64: PICTURE.toString('base64') });
    expect(await refusal(app.call('import.picture', { id: view.id, file: '../set/bank.yaml' }))).toBe('media.unknown');
    const read = { bank: 'set-one', file: exhibit?.file ?? '' };
    expect(await app.call('media.read', read)).toEqual({ type: 'image/png', base64: PICTURE.toString('base64') });
    await accept(app, files);
    expect(await app.call('media.read', read)).toMatchObject({ type: 'image/png' });
    expect(await refusal(app.call('media.read', { bank: 'set-one', file: '../bank.json' }))).toBe('media.unknown');
    expect(await refusal(app.call('media.read', { bank: '../attempts', file: 'pics/a.png' }))).toBe('media.unknown');
  });

  it('that was damaged on disk is set aside and said, and the rest of the library is there', async () => {
    const app = await importApp();
    await accept(app, files);
    await writeFile(join(app.home, 'library', 'set-one', 'bank.json'), 'nonsense');
    await app.restart();
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
    expect((await app.call('app.info', {})).health.map(({ code, file }) => [code, file])).toEqual([['storage.damaged', 'library/set-one/bank.json']]);
  });
});

describe('a hostile set', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`),
  ].join('\n');
  const proto = questionText('q-bad').replace('  version: 1', '  __proto__: { polluted: yes }\n  version: 1');
  it.each([
    ['deep', { 'a.yaml': deep }, 0],
    ['of aliases', { 'a.yaml': bomb }, 0],
    ['with a forbidden key', { 'a.yaml': proto + questionText('q-one') }, 1],
    ['binary', { 'a.yaml': Buffer.from([0, 159, 146, 150, 255]), 'b.yaml': questionText('q-one') }, 1],
    ['of another shape', { 'package.json': '{"name": "x", "questions": {"a": 1}}' }, 0],
    ['empty', { 'a.yaml': '' }, 0],
    ['with script and path tricks', { 'a.yaml': questionText('q-one', '  exhibits: [{ file: ../../etc/passwd.png, alt: x }]\n') }, 0],
  ] as const)('%s costs only itself, with a sentence, and the app goes on', async (_, files, ready) => {
    const app = await importApp();
    const view = await preview(app, files);
    expect(view.ready).toBe(ready);
    expect(view.problems.length).toBeGreaterThan(0);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });

  it('that kills its reader, or eats its memory, or never ends, is a problem and not the end of the app', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'dies.mjs': 'process.exit(3);',
      'throws.mjs': 'throw new Error("x");',
      'aborts.mjs': 'process.abort();',
      'eats.mjs': 'const all = []; for (;;) all.push(new Array(1e5).fill({}).map((_, n) => ({ n })));',
    });
    for (const [file, code] of [
      ['dies.mjs', 'import.broke'],
      ['throws.mjs', 'import.broke'],
      ['aborts.mjs', 'import.broke'],
      ['eats.mjs', 'import.too-heavy'],
    ] as const) {
      const app = await importApp({ readerFile: join(folder, file) });
      expect(await refusal(preview(app, { 'a.yaml': questionText('q-one') }))).toBe(code);
      expect(await banks(app)).toEqual({ 'our-bank': 2 });
    }
  });

  it('that takes long is a job that can be cancelled', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'idle.mjs': 'setInterval(() => {}, 1000);' });
    const app = await importApp({ readerFile: join(folder, 'idle.mjs') });
    const made = await app.call('import.preview', { upload: await upload(app, { 'a.yaml': questionText('q-one') }) });
    expect(made.preview).toBeNull();
    expect(await app.call('job.state', { id: made.id })).toMatchObject({ state: 'running' });
    await app.call('job.cancel', { id: made.id });
    expect(await refusal(app.call('import.read', { id: made.id }))).toBe('import.cancelled');
    expect(await app.call('job.state', { id: made.id })).toMatchObject({ state: 'cancelled' });
  });
});

describe('an upload', () => {
  const piece = { upload: 'upload-x', kind: 'set', name: 'a.yaml', offset: 0, base64: Buffer.from('abc').toString('base64') } as const;

  it('takes the same piece twice and refuses a gap', async () => {
    const { call } = await importApp();
    expect(await call('upload.chunk', piece)).toEqual({ bytes: 3 });
    expect(await call('upload.chunk', piece)).toEqual({ bytes: 3 });
    expect(await call('upload.chunk', { ...piece, offset: 3 })).toEqual({ bytes: 6 });
    expect(await refusal(call('upload.chunk', { ...piece, offset: 9 }))).toBe('upload.gap');
  });

  it('has caps on a piece, a file and the whole', async () => {
    const { call } = await importApp();
    const big = Buffer.alloc(2 ** 20).toString('base64');
    for (let offset = 0; offset < 20; offset += 1) await call('upload.chunk', { ...piece, offset: offset * 2 ** 20, base64: big });
    expect(await refusal(call('upload.chunk', { ...piece, offset: 20 * 2 ** 20 }))).toBe('upload.too-large');
    expect(await refusal(call('upload.chunk', { ...piece, name: 'b.yaml', base64: Buffer.alloc(2 ** 20 + 3).toString('base64') }))).toBe(
      'call.bad-input',
    );
  });

  it.each(['../a.yaml', '/etc/a.yaml', 'C:\\a.yaml', 'con.yaml', 'a//b.yaml', 'a\u0000b'])('refuses the name %j', async (name) => {
    const { call } = await importApp();
    expect(await refusal(call('upload.chunk', { ...piece, name }))).toBe('upload.bad-name');
  });

  it('refuses two names that are one on some disk, or a file that is a folder', async () => {
    const { call } = await importApp();
    await call('upload.chunk', piece);
    expect(await refusal(call('upload.chunk', { ...piece, name: 'A.yaml' }))).toBe('upload.bad-name');
    expect(await refusal(call('upload.chunk', { ...piece, name: 'a.yaml/b.yaml' }))).toBe('upload.bad-name');
  });

  it('that nobody made cannot be read', async () => {
    const { call } = await importApp();
    expect(await refusal(call('import.preview', { upload: 'upload-none' }))).toBe('upload.unknown');
    expect(await refusal(call('import.read', { id: 'none' }))).toBe('import.unknown');
  });
});

describe('the choices for a set', () => {
  const csv = (rows: readonly string[]) => `Question,Option A,Option B,Correct,Topic\n${rows.join('\n')}\n`;
  const ROWS = ['Which lock holds?,Iron,Paper,A,One things', 'Which door opens?,Left,Right,B,Odd', 'Which wall stands?,North,South,A,'];
  const placement = { kind: 'exam', blueprint: 'exam', domains: { 'one-things': '1', odd: '2', '': null } } as const;

  it('place its categories on an exam, of which a mock can then be drawn, and are remembered when it comes again', async () => {
    const app = await importApp();
    const view = await preview(app, { 'quiz.csv': csv(ROWS) });
    expect(view.placing?.categories).toEqual([
      { id: 'one-things', title: 'One things', questions: 1 },
      { id: 'odd', title: 'Odd', questions: 1 },
      { id: '', title: '', questions: 1 },
    ]);
    await app.call('import.accept', { id: view.id, declared: true, choices: { placement } });
    const library = await app.call('library.read', {});
    expect(library.banks.find(({ id }) => id === 'quiz')?.stock).toEqual({ exam: { '1': 1, '2': 1 } });
    const mock = { bank: 'quiz', blueprint: 'exam', mode: 'mock', questions: 2, minutes: 5 } as const;
    expect(await app.call('attempt.start', mock)).toMatchObject({ id: expect.any(String) });

    await app.restart();
    const again = await preview(app, { 'quiz.csv': csv([...ROWS.slice(0, 2), 'Which roof leaks?,Red,Blue,A,Odd']) });
    expect(again.remembered?.placement).toEqual(placement);
    // Only what the set itself has changed counts as a change.
    expect(again.change).toMatchObject({ added: { count: 1 }, changed: { count: 0 }, removed: { count: 1 } });
    const done = await app.call('import.accept', { id: again.id, declared: true, ...(again.remembered && { choices: again.remembered }) });
    expect(done.change).toEqual(again.change);
    await app.call('import.undo', { undo: done.undo });
    expect((await app.call('library.read', {})).banks.find(({ id }) => id === 'quiz')?.stock).toEqual({ exam: { '1': 1, '2': 1 } });
  });

  it('may describe an exam of its own, or none', async () => {
    const app = await importApp();
    const { blueprint } = (await app.call('library.read', {})).exams[0] ?? {};
    if (!blueprint) throw new Error('no exam');
    const own = { ...blueprint, id: 'exam', title: 'My exam', code: 'Mine', questions: 2, minutes: 3 };
    const first = await preview(app, { 'quiz.csv': csv(ROWS) });
    const choices = { placement: { kind: 'own', blueprint: own, domains: { odd: '2' } } } as const;
    await app.call('import.accept', { id: first.id, declared: true, choices });
    const exams = async () => (await app.call('library.read', {})).exams.map((exam) => [exam.blueprint.id, exam.blueprint.title, exam.banks]);
    expect(await exams()).toEqual([
      ['exam', 'The exam', [expect.objectContaining({ id: 'our-bank' })]],
      ['own-quiz', 'My exam', [{ id: 'quiz', questions: 1, cleanMocks: 0 }]],
    ]);
    const second = await preview(app, { 'quiz.csv': csv(ROWS) });
    await app.call('import.accept', { id: second.id, declared: true, choices: { placement: { kind: 'none' } } });
    expect(await exams()).toContainEqual(['own-quiz', 'quiz', [{ id: 'quiz', questions: 3, cleanMocks: 1 }]]);
    const mock = { bank: 'quiz', blueprint: 'own-quiz', mode: 'mock', questions: 3, minutes: 5 } as const;
    expect(await app.call('attempt.start', mock)).toMatchObject({ id: expect.any(String) });
  });

  it('name no exam that is not here', async () => {
    const app = await importApp();
    const { id } = await preview(app, { 'quiz.csv': csv(ROWS) });
    const choices = { placement: { kind: 'exam', blueprint: 'gone', domains: {} } } as const;
    expect(await refusal(app.call('import.accept', { id, declared: true, choices }))).toBe('start.unknown-exam');
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });

  it('leave out what the library has already, unless both are wanted; the counts add up', async () => {
    const app = await importApp();
    const ours = 'Which store keeps what our-one needs?,The first of our-one,The second of our-one,B,';
    const near =
      'A company keeps documents that auditors read once a year and wants the lowest price for storage over seven years. Which one?,Tape,Disk,A,';
    const files = { 'quiz.csv': csv([ours, near, near.replace('Which one?', 'Which service?'), ...ROWS]) };
    const view = await preview(app, files);
    expect(view).toMatchObject({ ready: 6, withWarning: 0, skipped: 0, duplicates: { exact: { count: 1 }, near: { count: 1 } } });
    expect(view.duplicates?.rows.map(({ kind, bank, twin }) => [kind, bank, bank && twin])).toEqual(
      expect.arrayContaining([
        ['exact', 'Our bank', 'our-one'],
        ['near', null, null],
      ]),
    );
    for (const [choices, count] of [
      [undefined, 5],
      [{ exact: 'keep' }, 6],
      [{ near: 'skip' }, 4],
    ] as const) {
      const { id } = await preview(app, files);
      expect(await app.call('import.accept', { id, declared: true, ...(choices && { choices }) })).toMatchObject({ questions: count });
    }
    // What is in the bank that it updates is no duplicate of it.
    expect((await preview(app, files)).duplicates).toMatchObject({ exact: { count: 1 }, near: { count: 1 } });
    const alone = await preview(app, { 'other.csv': csv([ours]) });
    expect(await refusal(app.call('import.accept', { id: alone.id, declared: true }))).toBe('import.nothing-left');
  });

  it('do not touch what was answered before', async () => {
    const app = await importApp();
    const first = await preview(app, { 'quiz.csv': csv(ROWS) });
    await app.call('import.accept', { id: first.id, declared: true, choices: { placement } });
    await app.call('attempt.start', { bank: 'quiz', blueprint: 'exam', mode: 'mock', questions: 2, minutes: 5 });
    const before = await filesBelow(join(app.home, 'attempts'));
    const second = await preview(app, { 'quiz.csv': csv(ROWS.map((row) => row.replace('Which', 'What'))) });
    await app.call('import.accept', { id: second.id, declared: true, choices: { placement } });
    expect(Object.keys(before).length).toBeGreaterThan(0);
    expect(await filesBelow(join(app.home, 'attempts'))).toEqual(before);
  });
});
