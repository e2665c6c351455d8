/** The browser that the command opens: it comes in by a private file, and what other users see in the list of processes opens nothing. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { built, launchBrowser, watchedPage } from './browser';

let browser: Browser;
let root: string;
let apps: ChildProcess[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'passband-way-in-'));
  apps = [];
  // Stands for the programs that a system without a desktop opens files and addresses with, and notes what it was given.
  await mkdir(join(root, 'programs'));
  const program = join(root, 'programs', 'run-mailcap');
  await writeFile(program, `#!/bin/sh\nfor word in "$@"; do last="$word"; done\necho "$last" >> '${join(root, 'opened')}'\n`);
  await chmod(program, 0o700);
  await browserIs('firefox.desktop');
});
afterEach(async () => {
  for (const app of apps) {
    app.kill('SIGTERM');
    if (app.exitCode === null && app.signalCode === null) await once(app, 'close');
  }
  await rm(root, { recursive: true, force: true });
});

interface Served {
  readonly app: ChildProcess;
  readonly url: string;
  readonly complaints: () => string;
}

/** Stands for the program that knows the candidate's browser. */
async function browserIs(entry: string): Promise<void> {
  const program = join(root, 'programs', 'xdg-settings');
  await writeFile(program, `#!/bin/sh\necho ${entry}\n`);
  await chmod(program, 0o700);
}

async function serve(): Promise<Served> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const program = join(root, 'programs', 'run-mailcap');
  const app = spawn(process.execPath, [built('node/cli.js'), 'serve', '--json', '--data', join(root, 'home')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...env,
      ...{ PASSBAND_CACHE: join(root, 'cache'), XDG_CURRENT_DESKTOP: 'X-Generic', BROWSER: program },
      PATH: `${join(root, 'programs')}${delimiter}${env.PATH}`,
    },
  });
  apps.push(app);
  let complaints = '';
  app.stderr.on('data', (text) => (complaints += text));
  const [line] = (await once(createInterface(app.stdout), 'line')) as [string];
  return { app, url: (JSON.parse(line) as { url: string }).url, complaints: () => complaints };
}

/** What the browser was told to open, one after another. */
const opened = async () => (await readFile(join(root, 'opened'), 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
const waysIn = async () => (await readdir(join(root, 'cache'), { recursive: true })).filter((name) => name.endsWith('.html'));

async function expectToComeIn(file: string): Promise<void> {
  const context = await browser.newContext();
  const { page, faults } = await watchedPage(context);
  await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
  await page.getByRole('navigation').first().waitFor();
  expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#\//);
  expect(faults.filter((fault) => fault !== `request: ${pathToFileURL(file).href}`)).toEqual([]);
  await context.close();
}

test.skipIf(process.platform !== 'linux')(
  'comes in by a file that only its owner can read, and that is gone then; a second start does the same',
  async () => {
    const first = await serve();
    await expect.poll(async () => (await opened()).length).toBe(1);
    const [file = ''] = await opened();
    expect(file).not.toContain('token');
    expect(file.startsWith(join(root, 'cache'))).toBe(true);
    // The lock beside it says the same address to a second start.
    for (const secret of [file, join(dirname(file), 'lock.json')]) {
      expect(await readFile(secret, 'utf8')).toContain(first.url);
      expect((await stat(secret)).mode & 0o777).toBe(0o600);
    }
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
    await expectToComeIn(file);
    await expect.poll(waysIn).toEqual([]);

    const second = await serve();
    expect(second.url).toBe(first.url);
    await once(second.app, 'close');
    await expect.poll(async () => (await opened()).length).toBe(2);
    const [, again = ''] = await opened();
    expect(again).not.toContain('token');
    await expectToComeIn(again);
    await expect.poll(waysIn).toEqual([]);
  },
);

test.skipIf(process.platform !== 'linux')('is given the address where the browser is a snap, which sees no hidden folder', async () => {
  await browserIs('firefox_firefox.desktop');
  const { url } = await serve();
  await expect.poll(opened).toEqual([url]);
  expect(await waysIn()).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('leaves no file behind when Passband ends before the browser came', async () => {
  const { app } = await serve();
  await expect.poll(async () => (await opened()).length).toBe(1);
  expect(await waysIn()).toHaveLength(1);
  app.kill('SIGTERM');
  await once(app, 'close');
  expect(await waysIn()).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('is not opened where the file cannot be written: the address is for the candidate to open', async () => {
  const before = await serve();
  await expect.poll(async () => (await opened()).length).toBe(1);
  const [file = ''] = await opened();
  before.app.kill('SIGTERM');
  await once(before.app, 'close');
  await mkdir(join(file, 'in the way'), { recursive: true });
  const { complaints, url, app } = await serve();
  expect(url).toContain('#token=');
  await expect.poll(complaints).toContain('yourself');
  app.kill('SIGTERM');
  await once(app, 'close');
  expect(await opened()).toHaveLength(1);
});
