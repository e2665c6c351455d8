/** The basic spec in Electron itself, for machines that have its runtime: a window opens, an exam begins, and a crash of its page loses nothing. */

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
    await page.evaluate(() => window.open('https://example.com/'));
    expect(shell.windows()).toHaveLength(1);
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
});
