/** The app from end to end, as a candidate meets it: the built server in a process of its own and a real Chromium, at 1, 10 and 100 times the data. */

import { fork } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { test } from 'vitest';
import { connect } from '../src/api/client';
import { openApp } from '../src/api/open-app';
import { systemClock } from '../src/api/system-clock';
import { built, launchBrowser } from '../test/e2e/browser';
import { callsTo } from '../test/fakes/served-calls';
import { callTimes, importMs, nextQuestionTimes, screenTimes, sitMock } from './candidate';
import { BLUEPRINT, longQuestions, writeBanks } from './made';
import { ms, onceMs, print, quantile, type Row } from './table';

const SCALES = [
  { times: '1 ×', questions: 200, attempts: 10 },
  { times: '10 ×', questions: 2_000, attempts: 100 },
  { times: '100 ×', questions: 20_000, attempts: 1_000 },
] as const;
const STARTS = 5;
const HALF_DAY_MS = 12 * 3_600_000;

interface Folders {
  readonly home: string;
  readonly cache: string;
  readonly banks: string;
}

/** The built server over made data; `page` is the folder that it serves. */
async function serve({ home, cache, banks }: Folders, page: string) {
  const child = fork(new URL('serve-made.mjs', import.meta.url), [home, cache, banks, page]);
  const heard = <T>() => new Promise<T>((resolve) => child.once('message', (news) => resolve(news as T)));
  const { url } = await heard<{ url: string }>();
  return {
    url,
    async megabytes(what: 'bytes' | 'mostBytes' = 'bytes') {
      const answer = heard<{ bytes: number; mostBytes: number }>();
      child.send('memory');
      return (await answer)[what] / 1_000_000;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

/** From nothing to the heading that says that the screen is there: the server's process, and the page in a browser that nobody used before. */
async function coldStart(folders: Folders, page: string, isReady: (page: Page) => Promise<unknown>) {
  const times: { whole: number; page: number }[] = [];
  for (let run = 0; run <= STARTS; run += 1) {
    const startMs = performance.now();
    const [app, browser] = await Promise.all([serve(folders, page), launchBrowser()]);
    const shown = await (await browser.newContext()).newPage();
    const pageMs = await onceMs(async () => {
      await shown.goto(app.url);
      await isReady(shown);
    });
    if (run > 0) times.push({ whole: performance.now() - startMs, page: pageMs });
    await browser.close();
    await app.stop();
  }
  const median = (of: 'whole' | 'page') =>
    quantile(
      times.map((time) => time[of]),
      0.5,
    );
  return { whole: median('whole'), page: median('page') };
}

/** Answers with the ids of the mocks. */
async function makeData(folders: Folders, questions: number, attempts: number): Promise<readonly string[]> {
  await mkdir(folders.banks, { recursive: true });
  await writeBanks(folders.banks, [
    { id: 'made', title: 'Made', version: '1.0.0', blueprints: [BLUEPRINT], questions: longQuestions(questions), hash: 'made' },
  ]);
  // Two mocks a day until today: evidence is kept by month.
  const own = systemClock();
  let count = 0;
  const clock = { now: () => ({ ...own.now(), wallMs: Date.now() - (attempts - count) * HALF_DAY_MS }) };
  const opened = await openApp({
    version: 'bench',
    folders: { PASSBAND_HOME: folders.home, PASSBAND_CACHE: folders.cache },
    banks: folders.banks,
    clock,
    shell: { kind: 'browser', openLink: async () => false, keepAwake: () => {} },
    onBug: (_, error) => {
      throw error;
    },
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const call = connect(opened.value.call);
  const ids: string[] = [];
  for (; count < attempts; count += 1) ids.push(await sitMock(call));
  await opened.value.close();
  return ids;
}

/** Megabytes at the most of a server that makes the backup of the day. */
async function withBackup(folders: Folders): Promise<number> {
  const backups = join(folders.home, 'backups');
  await rm(backups, { recursive: true });
  const app = await serve(folders, built('renderer'));
  const made = () =>
    readdir(backups).then(
      (names) => names.some((name) => name.endsWith('.passband-backup')),
      () => false,
    );
  while (!(await made())) await new Promise((resolve) => setTimeout(resolve, 50));
  const most = await app.megabytes('mostBytes');
  await app.stop();
  return most;
}

const library = (page: Page) =>
  page
    .getByRole('button', { name: /Mock|Begin|Start/ })
    .or(page.getByRole('link', { name: /mock/i }))
    .first()
    .waitFor();

test('the whole app', { timeout: 900_000 }, async () => {
  const rows: Row[] = [];
  const root = await mkdtemp(join(tmpdir(), 'passband-whole-'));
  const blank = join(root, 'blank');
  await mkdir(blank);
  await writeFile(join(blank, 'index.html'), '<!doctype html><title>Empty</title><h1>Empty</h1>');
  for (const { times, questions, attempts } of SCALES) {
    const at = join(root, String(questions));
    const folders: Folders = { home: join(at, 'home'), cache: join(at, 'cache'), banks: join(at, 'banks') };
    const ids = await makeData(folders, questions, attempts);
    const size = `${times}: ${questions} questions, ${attempts} attempts`;
    const add = (what: string, result: string, reach = '') => rows.push({ what, size, result, reach });

    const empty = await coldStart(folders, blank, (page) => page.getByRole('heading', { name: 'Empty' }).waitFor());
    const ours = await coldStart(folders, built('renderer'), library);
    add('cold start to the library', `${ms(ours.whole)}, ${(ours.whole / empty.whole).toFixed(2)} × an empty page (${ms(empty.whole)})`, '≤ 1.5 ×');
    add('of it the page alone', `${ms(ours.page)}, empty ${ms(empty.page)}`);

    const app = await serve(folders, built('renderer'));
    const browser = await launchBrowser();
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.goto(app.url);
    await library(page);
    add('memory of the server, library open', `${(await app.megabytes()).toFixed(0)} MB`, '≤ 120 MB');
    const { first, report } = await screenTimes(page, ids.slice(-5));
    const next = await nextQuestionTimes(page);
    add('… after five mocks and five reports', `${(await app.megabytes()).toFixed(0)} MB`, '≤ 120 MB');
    add('memory of the page, scripts', `${(await scriptMegabytes(browser, page)).toFixed(0)} MB`);
    add('from Begin to the first question', ms(first));
    add('next question', `${ms(quantile(next, 0.5))}, 95 %: ${ms(quantile(next, 0.95))}`, '95 % in a frame, 16 ms');
    add('report of a mock', ms(report));
    const call = callsTo(app.url);
    const { start, answer } = await callTimes(call);
    add('a mock is drawn, written and answered', ms(start));
    add('an answer is on disk and acknowledged', ms(answer));
    add('a set of 500 questions is taken in', ms(await importMs(call, questions)));
    await browser.close();
    await app.stop();
    add('memory of the server at its most while the day’s backup is made', `${(await withBackup(folders)).toFixed(0)} MB`);
  }
  rows.push(...(await bundles()));
  await rm(root, { recursive: true, force: true });
  print(rows);
});

async function scriptMegabytes(browser: Browser, page: Page): Promise<number> {
  const session = await (browser.contexts()[0] ?? page.context()).newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

async function bundles(): Promise<Row[]> {
  const sizes = async (folder: string, ending: string) => {
    const files = (await readdir(built(folder))).filter((name) => name.endsWith(ending));
    const texts = await Promise.all(files.map((name) => readFile(join(built(folder), name))));
    const sum = (of: (text: Buffer) => number) => Math.round(texts.reduce((all, text) => all + of(text), 0) / 1000);
    return { files: files.length, result: `${sum((text) => text.length)} kB, ${sum((text) => gzipSync(text).length)} kB gzip` };
  };
  const row = async (what: string, folder: string, ending: string): Promise<Row> => {
    const { files, result } = await sizes(folder, ending);
    return { what, size: `${files} files`, result, reach: '' };
  };
  return [
    await row('scripts of the page, lazy ones too', 'renderer/assets', '.js'),
    await row('style sheets', 'renderer/assets', '.css'),
    await row('bundles of the Node side', 'node', '.js'),
    await row('compiled banks', 'banks', '.jsonl'),
  ];
}
