/** The desktop shell itself: who may call, what no page may do, what the window is, and what sleep, crashes, files and the end lead to. */

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { built, launchBrowser, watchedPage } from '../browser';
import { beginMock } from '../steps';
import { type SenderFrame, startShell, type TestShell } from './harness';

const OURS: SenderFrame = { url: 'app://passband/', parent: null };
const INFO = JSON.stringify({ operation: 'app.info', input: {} });

let bankFolder: string;
beforeAll(async () => {
  bankFolder = await mkdtemp(join(tmpdir(), 'passband-bank-'));
  const header = 'id: small-bank\ntitle: A small bank\nversion: 1.0.0\nlanguage: en\nauthors: [Somebody]\n';
  const question =
    'questions:\n  - { id: q-one, version: 1, type: single, stem: Which?, options: [{ id: a, text: One }, { id: b, text: Two }], key: [a] }\n';
  await writeFile(join(bankFolder, 'bank.yaml'), header + question);
});
afterAll(() => rm(bankFolder, { recursive: true, force: true }));

const started: TestShell[] = [];
async function shellWith(options: Parameters<typeof startShell>[0] = {}): Promise<TestShell> {
  const shell = await startShell(options);
  started.push(shell);
  return shell;
}
afterEach(async () => {
  for (const shell of started.splice(0)) await shell.close();
});

describe('who may call', () => {
  test('the main frame of the app’s own page, with one string, and nobody else', async () => {
    const shell = await shellWith();
    expect(JSON.parse(await shell.invoke(INFO, OURS))).toMatchObject({ ok: true, value: { shell: 'desktop' } });
    const frames: SenderFrame[] = [
      null,
      { url: 'app://passband/', parent: {} },
      { url: 'app://passband.evil/', parent: null },
      { url: 'app://bundle/', parent: null },
      { url: 'https://passband/', parent: null },
      { url: 'about:blank', parent: null },
      { url: 'not an address', parent: null },
    ];
    for (const frame of frames) await expect(shell.invoke(INFO, frame), JSON.stringify(frame)).rejects.toThrow('this frame may not call');
    for (const request of [42, null, { operation: 'app.info' }, 'x'.repeat(2 * 1024 * 1024 + 1)]) {
      await expect(shell.invoke(request, OURS)).rejects.toThrow('a call is one string');
    }
  });

  test('the page sees one function and nothing of Electron', async () => {
    const shell = await shellWith();
    const browser = await launchBrowser();
    try {
      const context = await browser.newContext();
      await shell.attach(context);
      const { page, faults } = await watchedPage(context);
      await page.goto(shell.url);
      await page.getByRole('heading', { name: 'Library' }).waitFor();
      expect(await page.evaluate(() => Object.keys(window.passband ?? {}))).toEqual(['call']);
      expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window))).toEqual([]);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

describe('the address of the app', () => {
  test('every answer carries the policy, whatever is asked for', async () => {
    const shell = await shellWith();
    for (const path of ['', 'index.html', 'assets/none.js', '%00', 'x'.repeat(5000)]) {
      const { headers } = await shell.ask(`app://passband/${path}`);
      expect(headers['content-security-policy'], path).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('nothing but the built page can be read, on no path and by no other method', async () => {
    const shell = await shellWith();
    expect((await shell.ask('app://passband/')).status).toBe(200);
    const paths = [
      '../node/main.js',
      '..%2fnode%2fmain.js',
      '%2e%2e/node/main.js',
      'assets/../../node/main.js',
      '..%5cnode%5cmain.js',
      'assets%2f..%2findex.html',
    ];
    for (const path of [...paths, '/etc/passwd', 'assets/', 'licences.json', 'C:/Windows/win.ini', '%00index.html', 'index.html%00.js']) {
      expect(await shell.ask(`app://passband/${path}`), path).toMatchObject({ status: 404, body: '' });
    }
    for (const url of ['app://bundle/', 'app://passband.evil/index.html']) expect((await shell.ask(url)).status, url).toBe(404);
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) expect((await shell.ask('app://passband/', method)).status, method).toBe(404);
  });
});

describe('what no page may do', () => {
  test('leave the app by navigation, in a frame, or by redirect', async () => {
    const shell = await shellWith();
    const stopped = (event: string, url: string) =>
      shell.evaluate(
        ({ window }, word) => {
          let isStopped = false;
          window.webContents.emit(word.event, { url: word.url, preventDefault: () => (isStopped = true) });
          return isStopped;
        },
        { event, url },
      );
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of [
        'https://example.com/',
        'http://127.0.0.1/',
        'file:///etc/passwd',
        'app://other/',
        'javascript:alert(1)',
        'data:text/html,x',
      ]) {
        expect(await stopped(event, url), `${event} ${url}`).toBe(true);
      }
      expect(await stopped(event, 'app://passband/#/settings')).toBe(false);
    }
    expect(await stopped('will-attach-webview', 'app://passband/')).toBe(true);
  });

  test('open a window, whatever the address', async () => {
    const shell = await shellWith();
    for (const url of ['https://example.com/', 'app://passband/', 'file:///x', 'javascript:1']) {
      const answer = await shell.evaluate(({ given }, address) => given('contents.setWindowOpenHandler')({ url: address }), url);
      expect(answer, url).toEqual({ action: 'deny' });
    }
  });

  test('get any right', async () => {
    const shell = await shellWith();
    const granted = await shell.evaluate(async ({ given }) => {
      const asked = await new Promise((decide) => given('session.setPermissionRequestHandler')({}, 'media', decide));
      return [asked, given('session.setPermissionCheckHandler')({}, 'clipboard-read'), given('session.setDevicePermissionHandler')({})];
    }, null);
    expect(granted).toEqual([false, false, false]);
  });

  test('reach the network, or save what is not its own', async () => {
    const shell = await shellWith();
    const isCancelled = (url: string) =>
      shell.evaluate(
        ({ given }, address) =>
          new Promise((resolve) => given('webRequest.onBeforeRequest')({ url: address }, ({ cancel }: { cancel: boolean }) => resolve(cancel))),
        url,
      );
    for (const url of ['http://127.0.0.1:80/', 'https://example.com/x', 'ws://x/', 'file:///etc/passwd', 'app://other/', 'blob:https://x/1']) {
      expect(await isCancelled(url), url).toBe(true);
    }
    for (const url of ['app://passband/assets/x.js', 'blob:app://passband/1']) expect(await isCancelled(url), url).toBe(false);
    const isRefused = (url: string) =>
      shell.evaluate(({ session }, address) => {
        let refused = false;
        session.defaultSession.emit('will-download', { preventDefault: () => (refused = true) }, { getURL: () => address });
        return refused;
      }, url);
    expect(await isRefused('https://example.com/x.exe')).toBe(true);
    expect(await isRefused('blob:app://passband/1')).toBe(false);
  });
});

describe('links that lead out', () => {
  const open = (url: string) => JSON.stringify({ operation: 'link.open', input: { url } });

  test('open only after the candidate has seen the host and agreed', async () => {
    const shell = await shellWith();
    expect(JSON.parse(await shell.invoke(open('https://docs.aws.amazon.com/x?y=1'), OURS))).toMatchObject({ value: { opened: false } });
    await shell.evaluate(({ presses }) => presses.push(0), null);
    expect(JSON.parse(await shell.invoke(open('https://docs.aws.amazon.com/x?y=1'), OURS))).toMatchObject({ value: { opened: true } });
    const { boxes, opened } = await shell.evaluate(
      ({ told }) => ({ boxes: told('dialog.showMessageBox'), opened: told('shell.openExternal') }),
      null,
    );
    expect(boxes[0]?.[0]).toMatchObject({ message: expect.stringContaining('docs.aws.amazon.com'), defaultId: 1, cancelId: 1 });
    expect(opened).toEqual([['https://docs.aws.amazon.com/x?y=1']]);
  });

  test('are https or nothing: no question is asked for the others', async () => {
    const shell = await shellWith();
    for (const url of ['http://example.com/', 'file:///etc/passwd', 'mailto:a@b.c', 'ms-settings:', 'smb://x/y', 'nonsense']) {
      expect(JSON.parse(await shell.invoke(open(url), OURS)).ok, url).toBe(false);
      await shell.evaluate(({ given }, address) => given('contents.setWindowOpenHandler')({ url: address }), url);
    }
    const { boxes, opened } = await shell.evaluate(
      ({ told }) => ({ boxes: told('dialog.showMessageBox').length, opened: told('shell.openExternal').length }),
      null,
    );
    expect({ boxes, opened }).toEqual({ boxes: 0, opened: 0 });
  });
});

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
    for (const guard of ['session.setPermissionRequestHandler', 'webRequest.onBeforeRequest', 'contents.setWindowOpenHandler', 'ipcMain.handle']) {
      expect(order.indexOf(guard), guard).toBeLessThan(order.indexOf('window.loadURL'));
    }
  });

  test.each(['suspend', 'resume', 'unlock-screen'])('%s makes the clocks be looked at', async (event) => {
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
    const browser = await launchBrowser();
    try {
      const context = await browser.newContext();
      await shell.attach(context);
      const page = await context.newPage();
      await page.goto(shell.url);
      await beginMock(page);
      await expect
        .poll(() => shell.evaluate(({ told }) => told('powerSaveBlocker.start'), null), { timeout: 15_000 })
        .toEqual([['prevent-display-sleep']]);
      // The page of this browser is not the window of the stand-in: that one is told where it would be.
      await shell.evaluate(({ window }) => window.loadURL('app://passband/#/exam/x'), null);
      await shell.evaluate(({ app }) => app.emit('open-file', { preventDefault: () => {} }, '/nowhere/bank.yaml'), null);
      await expect.poll(() => shell.evaluate(({ told }) => told('dialog.showMessageBox').length, null)).toBe(1);
      expect(await shell.evaluate(({ told }) => told('window.loadURL').at(-1), null)).toEqual(['app://passband/#/exam/x']);
    } finally {
      await browser.close();
    }
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

  test('the bounds of the window are there again at the next start', async () => {
    const shell = await shellWith();
    await shell.evaluate(({ window }) => window.emit('close'), null);
    await shell.restart();
    expect(await shell.evaluate(({ told }) => told('BrowserWindow')[0]?.[0], null)).toMatchObject({ x: 10, y: 20, width: 1100, height: 700 });
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

describe('a bank from the desktop', () => {
  test('given on the command line is previewed once there is a window', async () => {
    const shell = await shellWith({ words: [join(bankFolder, 'bank.yaml')] });
    const shown = () => shell.evaluate(({ window }) => window.webContents.getURL(), null);
    await expect.poll(shown).toMatch(/^app:\/\/passband\/#\/import\/./);
    const browser = await launchBrowser();
    try {
      const context = await browser.newContext();
      await shell.attach(context);
      const { page, faults } = await watchedPage(context);
      await page.goto((await shown()).replace('app://passband/', shell.url));
      await page.getByText('A small bank').first().waitFor();
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test('that cannot be read is named, and nothing else happens', async () => {
    const shell = await shellWith();
    await shell.evaluate(({ app }) => app.emit('open-file', { preventDefault: () => {} }, '/nowhere/lost.yaml'), null);
    await expect
      .poll(() => shell.evaluate(({ told }) => told('dialog.showErrorBox'), null))
      .toMatchObject([[expect.stringContaining('lost.yaml'), expect.any(String)]]);
    expect(await shell.evaluate(({ told }) => told('window.loadURL'), null)).toEqual([['app://passband/#/']]);
  });
});
