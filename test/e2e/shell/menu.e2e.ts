/** The menu of the desktop, and question banks that come by it, by the command line or from the system: previewed, and nothing more. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { madePng } from '../../fakes/made-picture';
import { madeZip } from '../../importing/made-zip';
import type { TestShell } from './harness';
import { inBrowser, setShell } from './set-shell';

const shellWith = setShell();

const HEADER = 'id: small-bank\ntitle: A small bank\nversion: 1.0.0\nlanguage: en\nauthors: [Somebody]\n';
const QUESTION = '- { id: q-one, version: 1, type: single, stem: Which?, options: [{ id: a, text: One }, { id: b, text: Two }], key: [a] }\n';
const SHOWING = QUESTION.replace('q-one', 'q-shows').replace(
  'stem: Which?',
  'stem: What is shown?, exhibits: [{ file: exhibits/grey.png, alt: A grey field }]',
);

let folder: string;
let bank: string;
let zipped: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passband-bank-'));
  bank = join(folder, 'bank.yaml');
  zipped = join(folder, 'x.passband');
  await writeFile(bank, `${HEADER}questions:\n${QUESTION}`);
  const entries = {
    'small-bank/bank.yaml': HEADER,
    'small-bank/questions/one.yaml': QUESTION + SHOWING,
    'small-bank/exhibits/grey.png': madePng(320, 120),
  };
  await writeFile(zipped, madeZip(Object.entries(entries).map(([name, content]) => ({ name, content }))));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Item {
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly submenu?: readonly Item[];
  readonly click?: () => void;
}

/** The menus by their roles, and in each its labels and roles, as Electron was told. */
const menus = (shell: TestShell) =>
  shell.evaluate(({ told }) => {
    const items = told('Menu.setApplicationMenu').at(-1)?.[0] as Item[];
    const named = items.map(({ role, submenu = [] }) => [role, submenu.flatMap((item) => item.label ?? item.role ?? [])] as const);
    return Object.fromEntries(named) as Record<string, string[]>;
  }, null);

/** Chooses an item of the menus by its label. */
const choose = (shell: TestShell, label: string) =>
  shell.evaluate(({ told }, wanted) => {
    const items = told('Menu.setApplicationMenu').at(-1)?.[0] as Item[];
    items
      .flatMap(({ submenu = [] }) => submenu)
      .find((item) => item.label === wanted)
      ?.click?.();
  }, label);

const shown = (shell: TestShell) => shell.evaluate(({ window }) => window.webContents.getURL(), null);
const IMPORT = /^app:\/\/passband\/#\/import\/./;
const OPEN = 'Open a question bank…';

/** Opens what the window shows in a browser, and waits for the preview of the small bank. */
async function previewed(shell: TestShell, picture?: string): Promise<void> {
  await expect.poll(() => shown(shell)).toMatch(IMPORT);
  await inBrowser(shell, async ({ page }) => {
    await page.goto((await shown(shell)).replace('app://passband/', shell.url));
    await page.getByText('A small bank').first().waitFor();
    if (picture !== undefined) await page.getByRole('img', { name: picture }).waitFor();
  });
}

describe('the menu', () => {
  test('has what every desktop app has, and the places of this one', async () => {
    expect(await menus(await shellWith())).toEqual({
      fileMenu: [OPEN, 'Settings…', 'quit'],
      editMenu: [],
      viewMenu: ['reload', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
      windowMenu: [],
      help: ['About Passband'],
    });
  });

  test('has on a Mac the app’s own menu first, with settings and the end', async () => {
    const found = await menus(await shellWith({ env: { STAND_IN_PLATFORM: 'darwin' } }));
    expect(Object.keys(found)).toEqual(['appMenu', 'fileMenu', 'editMenu', 'viewMenu', 'windowMenu']);
    expect(found).toMatchObject({
      appMenu: ['About Passband', 'Settings…', 'services', 'hide', 'hideOthers', 'unhide', 'quit'],
      fileMenu: [OPEN, 'close'],
    });
  });

  test.each([
    ['Settings…', '/settings'],
    ['About Passband', '/about'],
  ])('%s leads to its place', async (label, place) => {
    const shell = await shellWith();
    await choose(shell, label);
    await expect.poll(() => shown(shell)).toBe(`app://passband/#${place}`);
  });

  test('opens the bank that is chosen, as a preview', async () => {
    const shell = await shellWith();
    await shell.evaluate(({ opens }, file) => opens.push(file), bank);
    await choose(shell, OPEN);
    await previewed(shell);
    expect(await shell.evaluate(({ told }) => told('dialog.showOpenDialog'), null)).toMatchObject([
      [{ properties: ['openFile'], filters: [{ name: 'Question banks', extensions: expect.arrayContaining(['passband', 'zip', 'yaml']) }] }],
    ]);
  });

  test('opens nothing when the candidate thinks better of it', async () => {
    const shell = await shellWith();
    await choose(shell, OPEN);
    await expect.poll(() => shell.evaluate(({ told }) => told('dialog.showOpenDialog').length, null)).toBe(1);
    expect(await shell.evaluate(({ told }) => told('window.loadURL'), null)).toEqual([['app://passband/#/']]);
    expect(await shell.evaluate(({ told }) => told('dialog.showErrorBox'), null)).toEqual([]);
  });

  test.each([OPEN, 'Settings…', 'About Passband'])('leads nobody out of an exam by “%s”', async (label) => {
    const shell = await shellWith();
    await shell.evaluate(({ window }) => window.loadURL('app://passband/#/exam/x'), null);
    await choose(shell, label);
    await expect
      .poll(() => shell.evaluate(({ told }) => told('dialog.showMessageBox'), null))
      .toMatchObject([[{ message: 'You are in the exam room.' }]]);
    expect(await shown(shell)).toBe('app://passband/#/exam/x');
    expect(await shell.evaluate(({ told }) => told('dialog.showOpenDialog'), null)).toEqual([]);
  });
});

describe('a bank from the desktop', () => {
  const openFile = (shell: TestShell, path: string) =>
    shell.evaluate(({ app }, file) => {
      let isTaken = false;
      app.emit('open-file', { preventDefault: () => (isTaken = true) }, file);
      return isTaken;
    }, path);

  test('given on the command line is previewed once there is a window', async () => {
    await previewed(await shellWith({ words: [bank] }));
  });

  test('opened from the system as one .passband file is previewed, with its pictures', async () => {
    const shell = await shellWith();
    expect(await openFile(shell, zipped)).toBe(true);
    await previewed(shell, 'A grey field');
  });

  test('that cannot be read is named, and nothing else happens', async () => {
    const shell = await shellWith();
    await openFile(shell, '/nowhere/lost.yaml');
    await expect
      .poll(() => shell.evaluate(({ told }) => told('dialog.showErrorBox'), null))
      .toMatchObject([[expect.stringContaining('lost.yaml'), expect.any(String)]]);
    expect(await shell.evaluate(({ told }) => told('window.loadURL'), null)).toEqual([['app://passband/#/']]);
  });
});
