/** The file that is made of an imported bank in the local folder: used while it is as it was written, and made again when it is not. */

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImportApp, importApp, questionText } from '../fakes/import-app';
import { accept, HEADER } from './made-set';

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
