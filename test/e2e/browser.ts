/** A real headless Chromium: the one from npm on Linux, an installed Chrome or Edge elsewhere. Every page reports what it should not do. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux') {
    return chromium.launch({
      executablePath: await sparticuz.executablePath(),
      // Without a graphics card, its emulation takes a fifth of the tests' time.
      args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-background-networking'],
      headless: true,
    });
  }
  for (const channel of ['chrome', 'msedge'] as const) {
    try {
      return await chromium.launch({ channel, headless: true });
    } catch {
      // The next one may be installed.
    }
  }
  throw new Error('no Chrome or Edge is installed');
}

export interface WatchedPage {
  readonly page: Page;
  /** Console errors, uncaught errors, and requests that leave this machine or the harness of the desktop shell. Empty on a good day. */
  readonly faults: readonly string[];
}

/** Opens a page that keeps a list of its faults. */
export async function watchedPage(context: BrowserContext): Promise<WatchedPage> {
  const faults: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== '127.0.0.1' && hostname !== 'passband.localhost' && protocol !== 'blob:' && protocol !== 'data:')
      faults.push(`request: ${request.url()}`);
  });
  return { page, faults };
}

export function built(path: string): string {
  const file = fileURLToPath(new URL(`../../out/${path}`, import.meta.url));
  if (!existsSync(file)) throw new Error(`${path} is missing: run "npm run build" first`);
  return file;
}
