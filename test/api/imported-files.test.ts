/** The file that is made of an imported bank in the local folder: used while it is as it was written, and made again when it is not. */

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { USUAL_CHOICES } from '../../src/api/import-choices';
import { BANK, type ImportedBanks, openImportedBanks } from '../../src/api/imported-banks';
import { Refusal } from '../../src/api/refusal';
import type { Bank } from '../../src/core/bank';
import { openCache } from '../../src/storage/cache';
import { sealDocument } from '../../src/storage/document-kind';
import { type FileSystem, realFileSystem } from '../../src/storage/file-system';
import { made } from '../core/made-bank';
import { bankOf } from '../fakes/compiled-banks';
import { houseOn, temporaryFolder } from '../fakes/house';
import { type ImportApp, importApp, questionText } from '../fakes/import-app';
import { accept, banks, HEADER, preview, refusal } from './made-set';

const SET = { 'bank.yaml': HEADER, 'questions/a.yaml': ['q-one', 'q-two', 'q-three'].map((id) => questionText(id)).join('') };

async function bankFiles({ cache }: ImportApp): Promise<string[]> {
  const paths = await readdir(cache, { recursive: true });
  return paths.filter((path) => path.endsWith('.jsonl')).map((path) => join(cache, path));
}

const text = async (app: ImportApp) => (await app.call('questions.export', { from: { kind: 'bank', bank: 'set-one' }, format: 'markdown' })).text;
const stems = async (app: ImportApp) => (await app.call('study.list', { bank: 'set-one' })).rows.map(({ line }) => line);

/** What may befall the files while the app runs, and while it does not. */
const ACCIDENTS: [string, (files: readonly string[]) => Promise<unknown>][] = [
  ['are gone', (files) => Promise.all(files.map((file) => rm(file)))],
  [
    'have another byte',
    (files) =>
      Promise.all(
        files.map(async (file) => {
          const bytes = await readFile(file);
          const at = Math.floor(bytes.length / 2);
          bytes[at] = (bytes[at] ?? 0) ^ 1;
          await writeFile(file, bytes);
        }),
      ),
  ],
  ['are cut short', (files) => Promise.all(files.map(async (file) => writeFile(file, (await readFile(file)).subarray(0, 200))))],
];

describe.each(ACCIDENTS)('when its files %s', (_, befall) => {
  it.each([
    ['while the app runs', false],
    ['while it does not', true],
  ] as const)('%s, the bank is what it was', async (__, isClosed) => {
    const app = await importApp();
    await accept(app, SET);
    const before = { text: await text(app), stems: await stems(app) };
    expect(before.stems).toHaveLength(3);
    if (isClosed) await app.stop();
    const files = await bankFiles(app);
    expect(files).toHaveLength(2);
    await befall(files);
    if (isClosed) await app.restart();
    expect(await stems(app)).toEqual(before.stems);
    expect(await text(app)).toBe(before.text);
  });
});

it('the files of a bank that was replaced or taken away are gone after the next start', async () => {
  const app = await importApp();
  await accept(app, SET);
  const first = await bankFiles(app);
  await accept(app, { ...SET, 'questions/a.yaml': questionText('q-other') });
  await app.restart();
  const second = await bankFiles(app);
  expect(second).toHaveLength(2);
  expect(second.filter((file) => first.includes(file))).toEqual([]);
  await app.call('bank.remove', { bank: 'set-one' });
  await app.restart();
  expect(await bankFiles(app)).toEqual([]);
});

it('what a write left behind that was killed on its way is gone after the next start', async () => {
  const app = await importApp();
  await accept(app, SET);
  const [file = ''] = await bankFiles(app);
  const torn = `${file}.0123456789abcdef.new`;
  await writeFile(torn, 'half a');
  await app.restart();
  await expect(readFile(torn)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await bankFiles(app)).toHaveLength(2);
});

it('a bank that cannot be read at all keeps no other from being searched', async () => {
  const app = await importApp();
  await accept(app, { 'bank.yaml': HEADER.replace('set-one', 'set-two'), 'questions/b.yaml': questionText('q-findable') });
  // The last one is in no backup.
  await accept(app, SET);
  await app.restart();
  await Promise.all((await bankFiles(app)).map((file) => rm(file)));
  await writeFile(join(app.home, 'library', 'set-one', 'bank.json'), 'nonsense');
  const find = () => app.call('search.find', { words: 'findable', notes: 1, questions: 1 });
  await expect.poll(async () => (await find()).keptCount).toBe(1);
  await expect.poll(async () => (({ indexed, toIndex }) => toIndex - indexed)(await find())).toBe(0);
});

it('a bank that can no longer be read keeps no other from being found, nor a set from being compared with the rest', async () => {
  const app = await importApp();
  const other = { 'bank.yaml': HEADER.replace('set-one', 'set-two'), 'questions/b.yaml': questionText('q-findable') };
  for (const set of [SET, other]) await accept(app, set);
  for (const [bank, question] of [
    ['set-one', 'q-one'],
    ['set-two', 'q-findable'],
  ] as const)
    await app.call('study.look', { bank, question, opensKept: true });
  const find = () => app.call('search.find', { words: 'needs', notes: 1, questions: 5 });
  await expect.poll(async () => (({ indexed, toIndex }) => toIndex - indexed)(await find())).toBe(0);
  expect((await find()).questions).toHaveLength(2);

  await rm(join(app.home, 'library', 'set-one', 'bank.json'));
  await Promise.all((await bankFiles(app)).map((file) => rm(file)));
  expect((await find()).questions).toMatchObject([{ question: 'q-findable' }]);
  // It is no longer counted among what is found, or can be.
  await expect.poll(async () => (({ indexed, toIndex }) => toIndex - indexed)(await find())).toBe(0);
  expect(await find()).toMatchObject({ questions: [{ question: 'q-findable' }], questionCount: 1 });

  const { duplicates } = await preview(app, { 'bank.yaml': HEADER.replace('set-one', 'set-three'), 'questions/c.yaml': questionText('q-findable') });
  expect(duplicates?.rows).toMatchObject([{ question: 'q-findable', bank: 'Set one', twin: 'q-findable' }]);
});

it('where there is no place for the files, its document is read once for all that ask, pictures among them', async () => {
  const root = await temporaryFolder();
  let reads = 0;
  const readFile: typeof realFileSystem.readFile = (path) => {
    if (path.endsWith('bank.json')) reads += 1;
    return realFileSystem.readFile(path);
  };
  const house = houseOn({ ...realFileSystem, readFile }, join(root, 'home'));
  const files = join(root, 'banks');
  await mkdir(join(root, 'home', 'library'), { recursive: true });
  await writeFile(files, 'no folder');
  const imported = await openImportedBanks(house, openCache(realFileSystem, join(root, 'caches'), house.now), files);
  const bank = bankOf([made('q-one', '1', { exhibits: [{ file: 'a.png', alt: 'A diagram' }] })]);
  await imported.put(bank, [{ file: 'a.png', bytes: Buffer.from('picture') }], USUAL_CHOICES);
  reads = 0;
  const ask = () => Promise.all([imported.open('made'), imported.picture('made', 'a.png')]);
  const asked = await Promise.all(Array.from({ length: 10 }, ask));
  for (const [file, picture] of asked) {
    expect(await file.read([0])).toEqual(bank.questions);
    expect(Buffer.from(picture ?? []).toString()).toBe('picture');
  }
  expect(reads).toBe(1);
});

it('a version that another machine has put in the place of the document is on the shelf once the files are gone', async () => {
  const app = await importApp();
  await accept(app, SET);
  expect(await stems(app)).toHaveLength(3);
  const other = await importApp();
  await accept(other, { ...SET, 'questions/a.yaml': questionText('q-other') });
  const document = join('library', 'set-one', 'bank.json');
  await writeFile(join(app.home, document), await readFile(join(other.home, document)));
  await Promise.all((await bankFiles(app)).map((file) => rm(file)));
  expect(await refusal(stems(app))).toBe('start.unknown-bank');
  expect(await stems(app)).toEqual(await stems(other));
  expect(await banks(app)).toMatchObject({ 'set-one': 1 });
});

describe('a version that another machine puts in the place of the document', () => {
  const OLD = bankOf([made('q-old', '1')], { title: 'Old', hash: 'old' });
  const NEW = bankOf([made('q-new-1', '1'), made('q-new-2', '1')], { title: 'New', hash: 'new' });

  /** What is listed, and what is in the bank when it is opened. */
  const titles = async (imported: ImportedBanks) => ({
    listed: imported.summaries.map(({ title }) => title),
    opened: (await imported.open('made')).catalogue.title,
  });

  /** A library of one bank, and what another machine does to it. */
  async function library() {
    const root = await temporaryFolder();
    const document = join(root, 'home', 'library', 'made', 'bank.json');
    const files = join(root, 'banks');
    await mkdir(dirname(document), { recursive: true });
    const put = async (bank: Bank) => {
      await writeFile(`${document}.new`, sealDocument(BANK, { bank, importedAtMs: 1, pictures: null, choices: USUAL_CHOICES }, 1));
      await rename(`${document}.new`, document);
    };
    await put(OLD);
    return {
      put,
      files: async () => (await readdir(files)).sort(),
      open: (fs: FileSystem = realFileSystem) =>
        openImportedBanks(
          houseOn(fs, join(root, 'home')),
          openCache(realFileSystem, join(root, 'caches'), () => 1),
          files,
        ),
      /** A disk on which the new version comes while the old one is being read. */
      swapping() {
        let isSwapped = false;
        return {
          ...realFileSystem,
          async readFile(path: string) {
            const bytes = await realFileSystem.readFile(path);
            if (path === document && !isSwapped) {
              isSwapped = true;
              await put(NEW);
            }
            return bytes;
          },
        };
      },
    };
  }

  it('while it is read is listed from the next start on', async () => {
    const { open, swapping } = await library();
    expect((await open(swapping())).summaries.map(({ title }) => title)).toEqual(['Old']);
    expect(await titles(await open())).toEqual({ listed: ['New'], opened: 'New' });
  });

  it('before its file is made is opened as what it is, listed at once and after the next start, and kept under no name of the old one', async () => {
    const { open, put, files } = await library();
    const running = await open();
    await put(NEW);
    expect((await running.open('made')).catalogue.title).toBe('New');
    expect(await titles(running)).toEqual({ listed: ['New'], opened: 'New' });
    const kept = await files();
    expect(kept).toHaveLength(2);
    // The index knows it: nothing is read afresh.
    const next = await open({ ...realFileSystem, readFile: () => Promise.reject(new Error('the document is not asked for')) });
    expect(await files()).toEqual(kept);
    expect(await titles(next)).toEqual({ listed: ['New'], opened: 'New' });
  });

  it('and that calls itself another bank is refused, and nothing else comes onto the shelf', async () => {
    const { open, put } = await library();
    const imported = await open();
    await put({ ...NEW, id: 'another' });
    await expect(imported.open('made')).rejects.toThrow(Refusal);
    expect(imported.summaries.map(({ id }) => id)).toEqual(['made']);
  });

  it('and what this machine puts there at the same time leave the list and the questions of one version', async () => {
    const { open } = await library();
    let put = async () => {};
    const imported = await open({
      ...realFileSystem,
      async readFile(path: string) {
        const bytes = await realFileSystem.readFile(path);
        const once = put;
        put = async () => {};
        await once();
        return bytes;
      },
    });
    put = async () => void (await imported.put(NEW, [], USUAL_CHOICES));
    await imported.open('made');
    expect(await titles(imported)).toEqual({ listed: ['New'], opened: 'New' });
  });
});
