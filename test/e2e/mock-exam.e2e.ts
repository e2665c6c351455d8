/** A whole mock exam in a real browser over the built app: by keyboard, against the clock, through a crash, and beside a second tab. */

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, type WatchedPage, watchedPage } from './browser';
import { startTestApp, type TestApp } from './served';
import { answerByKeys, beginMock, questionNumber, saved, wanted } from './steps';

const MINUTE = 60_000;

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
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await app.attach(context);
  watched = await watchedPage(context);
  page = watched.page;
  await page.goto(app.url);
  await page.getByRole('heading', { name: 'Library' }).waitFor();
});
afterEach(async () => {
  await context.close();
  await app.close();
});

test('a candidate sits all 55 questions with the keyboard alone and reads where the marks went', async () => {
  // To the exam: Tab and Enter, as somebody without a mouse would.
  await tabTo(page, /^Start a mock exam: .*original/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await page.getByText('55 questions in 80:00').waitFor();
  await tabTo(page, /^Begin/);
  await page.keyboard.press('Enter');
  await page.locator('[data-option]').first().waitFor();

  for (let number = 1; number <= 55; number += 1) {
    expect(await questionNumber(page)).toBe(number);
    if (number !== 20) await answerByKeys(page, number % 3);
    if (number === 7) await page.keyboard.press('m');
    app.clock.pass(4_000);
    await page.keyboard.press(number % 2 === 0 ? 'n' : 'PageDown');
  }

  // After the last question comes the review screen: one blank, one flag.
  await page.getByRole('heading', { name: 'Review' }).waitFor();
  await page.getByRole('radio', { name: 'Incomplete 1' }).click();
  expect(await page.getByRole('row').count()).toBe(2);
  await page.getByRole('button', { name: 'Go to question 20' }).press('Enter');
  expect(await questionNumber(page)).toBe(20);
  await answerByKeys(page);
  await page.keyboard.press('r');
  await page.getByRole('radio', { name: 'Flagged 1' }).waitFor();
  await tabTo(page, /^End exam/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('Every question has an answer.').waitFor();
  // The way out has the focus; ending takes a deliberate step.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: /mock 1/ }).waitFor();
  await page.getByRole('heading', { name: 'Where the marks went' }).waitFor();
  const text = await page.locator('main').innerText();
  expect(text).toMatch(/of 55/);
  expect(text).toContain('Practice scores are not official scores');
  expect(watched.faults).toEqual([]);
});

test('a choice beyond the number is refused with a hint, and a struck option comes back', async () => {
  await beginMock(page);
  while ((await wanted(page)) === 1) await page.keyboard.press('n');
  for (const letter of 'abc') await page.keyboard.press(letter);
  await page.getByText('You have chosen 2 already. Take one back first.').first().waitFor();
  expect(await page.locator('[data-option][aria-checked=true]').count()).toBe(2);
  await page.keyboard.press('Shift+E');
  await page.getByRole('button', { name: 'Undo: strike-out of option E' }).waitFor();
  await page.keyboard.press('Shift+E');
  await page.getByRole('button', { name: 'Strike out option E' }).waitFor();
  expect(watched.faults).toEqual([]);
});

test('arrow keys move the focus and never the answer, and letters sleep while a note is typed', async () => {
  await beginMock(page);
  const first = page.locator('[data-option]').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('[data-option][aria-checked=true]').count()).toBe(0);
  await page.keyboard.press('Space');
  expect(await page.locator('[data-option]').nth(2).getAttribute('aria-checked')).toBe('true');
  await page.getByRole('button', { name: 'Scratch note' }).click();
  await page.getByRole('textbox').fill('');
  await page.keyboard.type('abnm');
  await page.keyboard.press('Escape');
  expect(await questionNumber(page)).toBe(1);
  expect(await page.locator('[data-option]').nth(2).getAttribute('aria-checked')).toBe('true');
  await page.getByRole('button', { name: 'Scratch note (written)' }).waitFor();
});

test('when the time runs out the paper is handed in as it stands on disk', async () => {
  await beginMock(page, 'saa-2013', async () => {
    await page.getByText('The clock goes on').click();
  });
  await answerByKeys(page);
  await saved(page);
  app.clock.pass(79 * MINUTE);
  await page.getByText('1 minute left.').first().waitFor();
  app.clock.pass(2 * MINUTE);
  await page.getByRole('heading', { name: 'Where the marks went' }).waitFor({ timeout: 20_000 });
  expect(await page.locator('main').innerText()).toMatch(/54/);
});

test('after a crash the exam goes on at the same question, in the same order, with nothing lost', async () => {
  await beginMock(page);
  for (let number = 1; number <= 4; number += 1) {
    await answerByKeys(page, number);
    await page.keyboard.press('n');
  }
  await page.keyboard.press('b');
  await saved(page);
  const before = await questionText(page);
  await page.goto('about:blank');
  app.clock.pass(20 * MINUTE);
  await app.restart();
  await page.goto(app.url);
  await page.getByText('question 5 of 55, 5 answered').waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.locator('[data-option]').first().waitFor();
  expect(await questionText(page)).toEqual(before);
  await page.getByText(/the clock stood still/).waitFor();
  expect(await page.locator('[data-option]').nth(1).getAttribute('aria-checked')).toBe('true');
});

test('a second tab can look and not write, until it takes over', async () => {
  await beginMock(page);
  await answerByKeys(page);
  await saved(page);
  const other = await watchedPage(context);
  await other.page.goto(app.url);
  await other.page.getByRole('button', { name: 'Resume' }).click();
  await other.page.getByText(/open in another tab/).waitFor();
  await other.page.keyboard.press('c');
  expect(await other.page.locator('[data-option][aria-checked=true]').count()).toBe(await wanted(other.page));
  await other.page.getByRole('button', { name: 'Go on here instead' }).click();
  await other.page.getByText(/open in another tab/).waitFor({ state: 'detached' });
  await page.getByText(/open in another tab/).waitFor({ timeout: 15_000 });
});

/** Moves the focus with Tab until it is on the control whose name fits; fails when it never gets there. */
async function tabTo(on: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await on.keyboard.press('Tab');
    const label = await on.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
    if (name.test(label.trim())) return;
  }
  throw new Error(`Tab never reached ${name}`);
}

async function questionText(on: Page): Promise<string[]> {
  return on.locator('article').locator('p, [data-option]').allInnerTexts();
}
