/** A desktop shell for each test of a file, ended after it; what a call of its own page looks like, and its page in a browser. */

import type { BrowserContext } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { launchBrowser, type WatchedPage, watchedPage } from '../browser';
import { type SenderFrame, startShell, type TestShell } from './harness';

/** The main frame of the app's own page. */
export const OURS: SenderFrame = { url: 'app://passband/', parent: null };

export const request = (operation: string, input: object = {}) => JSON.stringify({ operation, input });

/** Called once in a file. */
export function setShell(): (options?: Parameters<typeof startShell>[0]) => Promise<TestShell> {
  const started: TestShell[] = [];
  afterEach(async () => {
    for (const shell of started.splice(0)) await shell.close();
  });
  return async (options = {}) => {
    const shell = await startShell(options);
    started.push(shell);
    return shell;
  };
}

/** Does something with the page of a shell, in a browser that is closed after it. A page that did what it should not fails the test, but for the `provoked`. */
export async function inBrowser(
  shell: TestShell,
  work: (watched: Omit<WatchedPage, 'faults'> & { readonly context: BrowserContext }) => Promise<void>,
  provoked?: RegExp,
): Promise<void> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    await shell.attach(context);
    const { page, faults } = await watchedPage(context);
    await page.goto(shell.url);
    await work({ page, context });
    expect(faults.filter((fault) => !provoked?.test(fault))).toEqual([]);
  } finally {
    await browser.close();
  }
}
