/** The banks that ship with the app, while an update replaces them under the running app. */

import { cp, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { made } from '../core/made-bank';
import { bankOf, compiledBanks } from '../fakes/compiled-banks';
import { openTestApp, type TestApp } from '../fakes/open-test-app';
import { refusal } from './made-set';

const OLD = bankOf([made('our-1', '1', { stem: 'An old stem?' }), made('our-2', '2')]);
const NEW = bankOf([made('our-1', '1', { stem: 'A much longer stem, and a new one?', version: 2 }), made('our-2', '2')], {
  version: '1.1.0',
  hash: 'next',
});

const FILES = ['index.json', 'made.jsonl', 'made.catalogue.jsonl'];
/** Packages give every file the one instant. */
const PACKED = new Date('1985-10-26T08:15:00Z');

async function packed(folder: string): Promise<string> {
  await Promise.all(FILES.map((file) => utimes(join(folder, file), PACKED, PACKED)));
  return folder;
}

async function running() {
  const folder = await packed(await compiledBanks([OLD]));
  const next = await packed(await compiledBanks([NEW]));
  const app = await openTestApp(folder);
  const install = (files: readonly string[]) =>
    Promise.all(files.map((file) => cp(join(next, file), join(folder, file), { preserveTimestamps: true })));
  return { folder, app, install };
}

const lines = async ({ call }: TestApp) => (await call('study.list', { bank: 'made' })).rows.map(({ line }) => line);
const version = async ({ call }: TestApp) => (await call('library.read', {})).banks.map((bank) => bank.version);
const start = ({ call }: TestApp) => call('attempt.start', { bank: 'made', blueprint: 'exam', mode: 'custom', questions: 2, minutes: null });

describe.each([
  ['that was opened', true],
  ['that was not opened', false],
])('a bank %s', (_, isOpened) => {
  it('is the new one once an update has put it there', async () => {
    const { app, install } = await running();
    if (isOpened) expect((await lines(app))[0]).toContain('An old stem?');
    await install(FILES);
    expect((await lines(app))[0]).toContain('a new one?');
    expect(await version(app)).toEqual(['1.1.0']);
    const { id } = await start(app);
    const { paper } = await app.call('attempt.open', { id, viewer: 'a-page-of-the-test' });
    expect(paper.questions.map(({ stem }) => stem)).toContain(NEW.questions[0]?.stem);
  });

  it('says while an update is under way that the app has to be started again, and is there when the update is done', async () => {
    const { folder, app, install } = await running();
    if (isOpened) await lines(app);
    for (const file of FILES) {
      await rm(join(folder, file));
      if (file === 'index.json') continue;
      expect(await refusal(lines(app)), file).toBe('start.bank-replaced');
    }
    await writeFile(join(folder, 'index.json'), '{"banks": [');
    expect(await refusal(start(app))).toBe('start.bank-replaced');
    await install(['index.json']);
    expect(await refusal(lines(app))).toBe('start.bank-replaced');
    await install(FILES);
    expect((await lines(app))[0]).toContain('a new one?');
  });
});
