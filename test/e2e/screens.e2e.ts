/** Every screen and its states: no axe violation in light or dark, nothing cut off at the smallest window, no fault in the console. */

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { axeViolations } from './axe';
import { launchBrowser, type WatchedPage, watchedPage } from './browser';
import { startTestApp, type TestApp } from './served';
import { answerByKeys, beginMock } from './steps';

let browser: Browser;
let app: TestApp;
let context: BrowserContext;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  app = await startTestApp();
  context = await browser.newContext({ viewport: { width: 1024, height: 640 }, reducedMotion: 'reduce' });
  await app.attach(context);
  watched = await watchedPage(context);
  page = watched.page;
  await page.goto(app.url);
  await page.getByRole('heading', { name: 'Library' }).waitFor();
});
afterEach(async () => {
  expect(watched.faults).toEqual([]);
  await context.close();
  await app.close();
});

/** Holds the screen as it stands, in both themes, at the smallest window and a common one. */
async function hold(screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page), `${screen}, ${colorScheme}`).toEqual([]);
  }
  for (const viewport of [
    { width: 1024, height: 640 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(viewport);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${screen} is wider than ${viewport.width}`).toBe(0);
  }
  await page.setViewportSize({ width: 1024, height: 640 });
}

async function go(path: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#${path}`);
  await page.getByRole('heading', { name: heading }).first().waitFor();
}

test('library, start, history and settings, empty and fresh', async () => {
  await hold('library');
  await go('/start/saa-2013', 'Your paper');
  await page.getByText('55 questions').first().waitFor();
  await hold('start');
  await page.getByText('Practice', { exact: true }).click();
  await page.getByText('Shuffle the options').waitFor();
  await hold('start, practice');
  await go('/history', 'History');
  await hold('history, empty');
  await go('/settings', 'Settings');
  await hold('settings');
  await go('/about', 'About Passband');
  await page.getByRole('rowheader', { name: 'electron', exact: true }).waitFor();
  await hold('about');
});

test('the exam room, its review and its dialogs', async () => {
  await beginMock(page);
  await hold('question');
  await answerByKeys(page);
  await page.keyboard.press('Shift+D');
  await page.keyboard.press('m');
  await hold('question, answered');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await hold('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'Review' }).waitFor();
  await hold('review');
  await page.getByRole('button', { name: 'End exam' }).click();
  await page.getByRole('alertdialog').waitFor();
  await hold('end');
});

test('the report, a question in it, the history after it, and the library with an exam to resume', async () => {
  await beginMock(page, 'saa-2013');
  for (let number = 1; number <= 10; number += 1) {
    await answerByKeys(page, number);
    await page.keyboard.press('n');
  }
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'End exam' }).click();
  await page.getByRole('button', { name: 'End and see the report' }).click();
  await page.getByRole('heading', { name: 'Where the marks went' }).waitFor();
  await hold('report');
  await page.locator('main button[aria-expanded=false]').first().click();
  await hold('report, a question');
  await go('/history', 'History');
  await hold('history');
  await beginMock(page);
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('heading', { name: 'Go on where you were' }).waitFor();
  await hold('library, with an exam to resume');
});

test('practice with feedback shows key and reasons after each question, and locks the answer', async () => {
  await page.goto(`${page.url().split('#')[0]}#/start/saa-2013/custom`);
  await page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.locator('[data-option]').first().waitFor();
  await answerByKeys(page);
  await page.getByRole('button', { name: 'Check answer' }).click();
  await page.getByText('right answer').first().waitFor();
  await hold('practice, answered');
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  expect(await page.locator('[data-option]').count()).toBe(0);
  await hold('practice, paused');
});

test('at twice the text size nothing is cut off', async () => {
  await go('/settings', 'Settings');
  await page.getByText('200 %').click();
  for (const [path, heading] of [
    ['/', 'Library'],
    ['/start/saa-2013', 'Your paper'],
    ['/history', 'History'],
  ] as const) {
    await go(path, heading);
    await hold(`${path} at 200 %`);
  }
  await beginMock(page);
  await hold('question at 200 %');
});
