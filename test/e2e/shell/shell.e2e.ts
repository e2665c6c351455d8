/** The desktop shell and its window: what has to come first, and what sleep, crashes, a second start, the end, and a start that cannot be lead to. */

import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { built } from '../browser';
import { answerByKeys, beginMock, saved } from '../steps';
import { inBrowser, OURS, request, setShell } from './set-shell';

const shellWith = setShell();

let bankFolder: string;
beforeAll(async () => {
  bankFolder = await mkdtemp(join(tmpdir(), 'passband-bank-'));
  const header = 'id: small-bank\ntitle: A small bank\nversion: 1.0.0\nlanguage: en\nauthors: [Somebody]\n';
  const question =
    'questions:\n  - { id: q-one, version: 1, type: single, stem: Which?, options: [{ id: a, text: One }, { id: b, text: Two }], key: [a] }\n';
  await writeFile(join(bankFolder, 'bank.yaml'), header + question);
});
afterAll(() => rm(bankFolder, { recursive: true, force: true }));

describe('the window and its life', () => {
  test('is sandboxed and isolated, and what has to come before the app is ready does', async () => {
    const shell = await shellWith();
    const { options, order, scheme } = await shell.evaluate(
      ({ heard, told }) => ({
        options: told('BrowserWindow')[0]?.[0] as { webPreferences: object },
        order: heard.map(([what]) => what),
        scheme: told('protocol.registerSchemesAsPrivileged')[0]?.[0],
      }),
      null,
    );
    expect(options.webPreferences).toMatchObject({
      preload: built('preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
    expect(scheme).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
    const ready = order.indexOf('ready');
    for (const early of ['app.enableSandbox', 'protocol.registerSchemesAsPrivileged', 'app.setPath', 'commandLine.appendSwitch']) {
      expect(order.indexOf(early), early).toBeGreaterThanOrEqual(0);
      expect(order.lastIndexOf(early), early).toBeLessThan(ready);
    }
    const guards = ['session.setPermissionRequestHandler', 'webRequest.onBeforeRequest', 'contents.setWindowOpenHandler', 'ipcMain.handle'];
    for (const guard of [...guards, 'protocol.handle', 'contents.setWebRTCIPHandlingPolicy']) {
      expect(order.indexOf(guard), guard).toBeGreaterThan(ready);
      expect(order.indexOf(guard), guard).toBeLessThan(order.indexOf('window.loadURL'));
    }
  });

  test.each(['suspend', 'resume', 'lock-screen', 'unlock-screen'])('%s makes the clocks be looked at', async (event) => {
    const shell = await shellWith();
    const started = JSON.stringify({
      operation: 'attempt.start',
      input: { bank: 'aws-solutions-architect-associate', blueprint: 'saa-2013', mode: 'mock', questions: 55, minutes: 80, clockPolicy: 'strict' },
    });
    const { id } = JSON.parse(await shell.invoke(started, OURS)).value as { id: string };
    await shell.invoke(JSON.stringify({ operation: 'attempt.open', input: { id, viewer: 'viewer-of-the-shell' } }), OURS);
    shell.clock.pass(81 * 60_000);
    const history = async () =>
      JSON.parse(await shell.invoke(JSON.stringify({ operation: 'history.list', input: {} }), OURS)).value.rows as unknown[];
    expect(await history()).toEqual([]);
    await shell.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
    await expect.poll(history).toMatchObject([{ id }]);
  });

  test('the display is kept on while an exam is being sat, and no menu leads out of its room', async () => {
    const shell = await shellWith();
    await inBrowser(shell, async ({ page }) => {
      await beginMock(page);
      await expect
        .poll(() => shell.evaluate(({ told }) => told('powerSaveBlocker.start'), null), { timeout: 15_000 })
        .toEqual([['prevent-display-sleep']]);
      // The page of this browser is not the window of the stand-in: that one is told where it would be.
      await shell.evaluate(({ window }) => window.loadURL('app://passband/#/exam/x'), null);
      await shell.evaluate(({ app }) => app.emit('open-file', { preventDefault: () => {} }, '/nowhere/bank.yaml'), null);
      await expect.poll(() => shell.evaluate(({ told }) => told('dialog.showMessageBox').length, null)).toBe(1);
      expect(await shell.evaluate(({ told }) => told('window.loadURL').at(-1), null)).toEqual(['app://passband/#/exam/x']);
    });
  });

  test('a page that is gone or hangs can be loaded again, and is asked about once', async () => {
    const shell = await shellWith();
    const boxes = () => shell.evaluate(({ told }) => told('dialog.showMessageBox').length, null);
    await shell.evaluate(({ window }) => window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' }), null);
    expect(await boxes()).toBe(0);
    await shell.evaluate(({ window, presses }) => {
      presses.push(0);
      window.emit('unresponsive');
      window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    }, null);
    await expect
      .poll(() => shell.evaluate(({ heard }) => heard.slice(-2).map(([what]) => what), null))
      .toEqual(['contents.forcefullyCrashRenderer', 'contents.reload']);
    expect(await boxes()).toBe(1);
    await shell.evaluate(({ window, presses }) => {
      window.webContents.emit('did-finish-load');
      presses.push(0);
      window.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    }, null);
    await expect.poll(boxes).toBe(2);
    await expect.poll(() => shell.evaluate(({ told }) => told('contents.reload').length, null)).toBe(2);
  });

  test('a crash of the page in the middle of an exam loses nothing: it is loaded again and goes on', async () => {
    const shell = await shellWith();
    await inBrowser(shell, async ({ page, context }) => {
      await beginMock(page);
      await answerByKeys(page);
      await saved(page);
      const place = page.url();
      const question = await page.locator('article').innerText();
      const chosen = await page.locator('[data-option][aria-checked=true]').count();
      const crashed = new Promise((resolve) => page.once('crash', resolve));
      page.goto('chrome://crash').catch(() => undefined);
      await crashed;
      await shell.evaluate(({ window, presses }) => {
        presses.push(0);
        window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
      }, null);
      await expect.poll(() => shell.evaluate(({ told }) => told('contents.reload').length, null)).toBe(1);
      // The stand-in's window has no page of its own: another tab is the page that was loaded again.
      const again = await context.newPage();
      await again.goto(place);
      const takeOver = again.getByRole('button', { name: /go on here/i });
      await again.locator('[data-option]').first().or(takeOver).first().waitFor();
      if (await takeOver.isVisible()) await takeOver.click();
      await again.locator('[data-option]').first().waitFor();
      await expect.poll(() => again.locator('[data-option][aria-checked=true]').count()).toBe(chosen);
      expect((await again.locator('article').innerText()).slice(0, 60)).toBe(question.slice(0, 60));
    });
  });

  test('settings that are being saved when the app is quit are saved, and whoever asked is told', async () => {
    const shell = await shellWith();
    const reply = await shell.evaluate(
      async ({ given, app }, word) => {
        const saving = given('ipcMain.handle')({ senderFrame: word.frame }, word.text) as Promise<string>;
        app.quit();
        return saving;
      },
      { frame: OURS, text: request('settings.write', { theme: 'dark' }) },
    );
    expect(JSON.parse(reply)).toMatchObject({ ok: true, value: { theme: 'dark' } });
    expect((await shell.ended()).code).toBe(0);
    await shell.restart();
    expect(JSON.parse(await shell.invoke(request('settings.read'), OURS))).toMatchObject({ ok: true, value: { theme: 'dark' } });
  });

  test('a second wish to quit does not cut the first one short', async () => {
    const shell = await shellWith();
    await shell.evaluate(
      ({ app }) =>
        void setImmediate(() => {
          app.quit();
          app.quit();
          app.emit('window-all-closed');
        }),
      null,
    );
    const { code, heard } = await shell.ended();
    expect(code).toBe(0);
    expect(heard).not.toContain('dialog.showErrorBox');
  });

  test('the bounds of the window are there again at the next start', async () => {
    const shell = await shellWith();
    await shell.evaluate(({ window }) => window.emit('close'), null);
    await shell.restart();
    expect(await shell.evaluate(({ told }) => told('BrowserWindow')[0]?.[0], null)).toMatchObject({ x: 10, y: 20, width: 1100, height: 700 });
  });

  test.skipIf(process.platform === 'win32')('what the window remembers is the owner’s alone, whatever the umask is', async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const shell = await shellWith();
    const profile = String(await shell.evaluate(({ app }) => app.getPath(), null));
    await shell.evaluate(({ window }) => window.emit('close'), null);
    const cache = join(shell.home, '..', 'cache');
    const modes = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(relative(cache, profile)).toMatch(/^window.[0-9a-f]{16}$/);
    for (const folder of [cache, join(profile, '..'), profile]) expect(await modes(folder), folder).toBe('700');
    expect(await modes(join(profile, 'window.json'))).toBe('600');
  });

  test('the end waits until the app has put its things away', async () => {
    const shell = await shellWith({ words: [join(bankFolder, 'bank.yaml')] });
    const left = async () => (await readdir(join(shell.home, '..', 'cache'), { recursive: true })).filter((file) => /bank\.yaml|lock/.test(file));
    await expect.poll(async () => (await left()).length).toBe(2);
    await shell.evaluate(({ app }) => void setImmediate(() => app.emit('window-all-closed')), null);
    expect((await shell.ended()).code).toBe(0);
    expect(await left()).toEqual([]);
  });
});

describe('a second start', () => {
  test('ends at once and opens nothing', async () => {
    const shell = await shellWith({ env: { STAND_IN_SECOND: 'yes' } });
    const { code, heard } = await shell.ended();
    expect(code).toBe(0);
    expect(heard).not.toContain('BrowserWindow');
    expect(heard).not.toContain('protocol.handle');
  });

  test('brings the first to the front and hands over its bank', async () => {
    const shell = await shellWith();
    await shell.evaluate(({ app }, folder) => app.emit('second-instance', {}, ['electron', '.', '--flag=x.json', 'bank.yaml'], folder), bankFolder);
    await expect.poll(() => shell.evaluate(({ told }) => String(told('window.loadURL').at(-1)), null)).toMatch(/#\/import\//);
    const heard = await shell.evaluate(({ heard: all }) => all.map(([what]) => what), null);
    expect(heard).toEqual(expect.arrayContaining(['window.restore', 'window.focus']));
  });
});

test('a second start with a bank leads nobody out of an exam', async () => {
  const shell = await shellWith();
  await shell.evaluate(({ window }) => window.loadURL('app://passband/#/exam/x'), null);
  await shell.evaluate(({ app }, folder) => app.emit('second-instance', {}, ['electron', '.', 'bank.yaml'], folder), bankFolder);
  await expect.poll(() => shell.evaluate(({ told }) => told('dialog.showMessageBox').length, null)).toBe(1);
  expect(await shell.evaluate(({ told }) => told('window.loadURL').at(-1), null)).toEqual(['app://passband/#/exam/x']);
});

describe('a start that cannot be', () => {
  test('because the data folder is a file, is refused in clear words', async () => {
    const file = join(bankFolder, 'bank.yaml');
    const shell = await shellWith({ env: { PASSBAND_HOME: file } });
    const { code, heard, boxes } = await shell.ended();
    expect(code).toBe(1);
    expect(boxes).toEqual([['Passband cannot open your data folder', expect.stringContaining(`${file} is not a folder.`)]]);
    expect(heard).not.toContain('BrowserWindow');
  });

  test('because another program holds the data folder, is refused and says so', async () => {
    const first = await shellWith();
    // The harness gives out no lock of the single instance: the second start stands for `passband serve`, which asks for none.
    const second = await shellWith({ env: { PASSBAND_HOME: first.home, PASSBAND_CACHE: join(first.home, '..', 'cache') } });
    const { code, boxes } = await second.ended();
    expect(code).toBe(1);
    expect(boxes).toEqual([['Passband cannot open your data folder', expect.stringContaining('has this data folder open. Close it first')]]);
  });

  test('because it has a bug, is said instead of standing there without a window', async () => {
    const shell = await shellWith({ env: { STAND_IN_BREAKS: 'protocol.handle' } });
    const { code, heard, boxes } = await shell.ended();
    expect(code).toBe(1);
    expect(boxes).toEqual([['Passband could not start', 'Error: protocol.handle is broken']]);
    expect(shell.takeBugs()).toContain('protocol.handle is broken');
    expect(heard).not.toContain('BrowserWindow');
  });
});
