/** The basic spec in Electron itself, for machines that have its runtime: it asks the guards that the shell gave it, and a crash of the page in an exam loses nothing. */

import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerByKeys, beginMock, saved } from '../steps';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The runtime is there only after Electron's own download; its path stands in path.txt. Importing `electron` would start that download. */
function installedRuntime(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : null;
}

const executablePath = installedRuntime();
const canShow = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const why = executablePath === null ? 'the Electron runtime is not installed here' : canShow ? null : 'there is no display here';
if (why !== null) console.warn(`\n  NOT RUN: the specs in Electron itself, because ${why}. The harness of test/e2e/shell stands in.\n`);

describe.skipIf(why !== null)('in Electron itself', () => {
  let root: string;
  let shell: ElectronApplication;
  let page: Page;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'passband-electron-'));
    const env = { ...(process.env as Record<string, string>), PASSBAND_HOME: join(root, 'home'), PASSBAND_CACHE: join(root, 'cache') };
    shell = await _electron.launch({ args: [ROOT], env, ...(executablePath !== null && { executablePath }) });
    page = await shell.firstWindow();
    await page.getByRole('heading', { name: 'Library' }).waitFor();
  });
  afterEach(async () => {
    await shell.close();
    await rm(root, { recursive: true, force: true });
  });

  test('the page comes from app://passband, sandboxed, with one function of ours', async () => {
    expect(page.url()).toMatch(/^app:\/\/passband\//);
    expect(await page.evaluate(() => Object.keys(window.passband ?? {}))).toEqual(['call']);
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(true);
    const preferences = await shell.evaluate(({ webContents }) =>
      // Electron tells the preferences in force under this name, which its types leave out.
      webContents.getAllWebContents().map((contents) => (contents as unknown as { getLastWebPreferences: () => object }).getLastWebPreferences()),
    );
    expect(preferences).toHaveLength(1);
    expect(preferences[0]).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });

  test('nothing of the network answers, not even this machine', async () => {
    const outcome = await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
    const resolved = await shell.evaluate(({ session }) =>
      session.defaultSession.resolveHost('localhost').then(
        () => 'resolved',
        () => 'unknown',
      ),
    );
    expect(resolved).toBe('unknown');
  });

  /** Answers the boxes to come with this button: a native one would wait for somebody. */
  const press = (button: number) =>
    shell.evaluate(({ dialog }, response) => {
      dialog.showMessageBox = async () => ({ response, checkboxChecked: false });
    }, button);

  test('the page opens no window', async () => {
    await press(1);
    await page.evaluate(() => void window.open('https://example.com/'));
    expect(shell.windows()).toHaveLength(1);
  });

  /** Runs a script in the page, and tells the address of the navigation that comes of it, and whether a guard stopped it. */
  const navigating = (event: 'will-frame-navigate' | 'will-redirect', script: string) =>
    shell.evaluate(
      ({ webContents }, word) =>
        new Promise<{ url: string; isStopped: boolean }>((resolve) => {
          const [contents] = webContents.getAllWebContents();
          // The overloads of `once` take one literal each. The guard heard of the event before this listener.
          contents?.once(word.event as 'will-frame-navigate', ({ url, defaultPrevented }) => resolve({ url, isStopped: defaultPrevented }));
          contents?.executeJavaScript(word.script, true).catch(() => undefined);
        }),
      { event, script },
    );

  test('the page stays when it is told to go elsewhere', async () => {
    const before = page.url();
    const outcome = await navigating('will-frame-navigate', "void (location.href = 'https://example.com/')");
    expect(outcome).toEqual({ url: 'https://example.com/', isStopped: true });
    expect(await page.getByRole('heading', { name: 'Library' }).isVisible()).toBe(true);
    expect(page.url()).toBe(before);
  });

  test('the page stays when an address of its own leads elsewhere', async () => {
    await shell.evaluate(({ protocol }) => {
      protocol.unhandle('app');
      protocol.handle('app', () => new Response(null, { status: 302, headers: { Location: 'https://example.com/' } }));
    });
    const before = page.url();
    const outcome = await navigating('will-redirect', "void (location.href = 'app://passband/elsewhere')");
    expect(outcome).toEqual({ url: 'https://example.com/', isStopped: true });
    expect(await page.getByRole('heading', { name: 'Library' }).isVisible()).toBe(true);
    expect(page.url()).toBe(before);
  });

  test('the page gets no right that it asks for', async () => {
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    expect(await page.evaluate(async () => (await navigator.permissions.query({ name: 'notifications' })).state)).toBe('denied');
  });

  test('the page saves nothing that it has not made itself', async () => {
    const outcome = await shell.evaluate(
      ({ session, webContents }) =>
        new Promise<{ url: string; isStopped: boolean }>((resolve) => {
          session.defaultSession.once('will-download', (event, item) => resolve({ url: item.getURL(), isStopped: event.defaultPrevented }));
          const script = "Object.assign(document.createElement('a'), { href: 'app://passband/index.html', download: 'page.html' }).click()";
          webContents
            .getAllWebContents()[0]
            ?.executeJavaScript(script, true)
            .catch(() => undefined);
        }),
    );
    expect(outcome).toEqual({ url: 'app://passband/index.html', isStopped: true });
  });

  test('an exam is sat by keyboard and goes on after its page was loaded again', async () => {
    await beginMock(page);
    await answerByKeys(page);
    await saved(page);
    const chosen = await page.locator('[data-option][aria-checked=true]').count();
    await page.reload();
    await page.locator('[data-option]').first().waitFor();
    await expect.poll(() => page.locator('[data-option][aria-checked=true]').count()).toBe(chosen);
  });

  test('a crash of the page in an exam loses nothing: it is loaded again and shows what was answered', async () => {
    await beginMock(page);
    await answerByKeys(page);
    await saved(page);
    const chosen = await page.locator('[data-option][aria-checked=true]').count();
    expect(chosen).toBeGreaterThan(0);
    await press(0);
    await shell.evaluate(
      ({ webContents }) =>
        new Promise<void>((resolve) => {
          const [contents] = webContents.getAllWebContents();
          contents?.once('did-finish-load', () => resolve());
          contents?.forcefullyCrashRenderer();
        }),
    );
    // For Playwright a page that has crashed is gone for good: Electron is asked.
    const shown = () =>
      shell.evaluate(({ webContents }) =>
        webContents.getAllWebContents()[0]?.executeJavaScript("document.querySelectorAll('[data-option][aria-checked=true]').length"),
      );
    await expect.poll(shown).toBe(chosen);
  });
});
