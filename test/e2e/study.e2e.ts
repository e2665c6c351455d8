/** What the candidate takes away and brings along: notes and weak areas after a mock, a set of his own, a backup and the way back. */

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
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
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

async function clean(screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page), `${screen}, ${colorScheme}`).toEqual([]);
  }
}

async function sitMock(): Promise<void> {
  await beginMock(page);
  for (let number = 1; number <= 55; number += 1) {
    await answerByKeys(page, number % 4);
    app.clock.pass(1_000);
    await page.keyboard.press('n');
  }
  await page.getByRole('button', { name: 'End exam' }).click();
  await page.getByRole('button', { name: 'End and see the report' }).click();
  await page.getByRole('heading', { name: 'Where the marks went' }).waitFor();
}

test('what was missed arrives as notes that can be written in, learned, deleted and brought back', async () => {
  await sitMock();
  const notes = page.getByRole('complementary', { name: 'Study notes' });
  await notes.getByText(/new from this attempt/).waitFor();
  const first = notes.getByRole('button', { expanded: false }).first();
  const point = (await first.innerText()).trim();
  await first.click();
  await clean('report with notes');
  await notes.getByRole('button', { name: 'Edit', exact: true }).click();
  await notes.getByRole('textbox', { name: 'Note', exact: true }).fill('In my *own* words.');
  await notes.getByText('Saved', { exact: true }).waitFor();
  await notes.getByRole('button', { name: 'Done' }).click();

  // It is the candidate's, so it is there after a crash.
  await page.goto('about:blank');
  await app.restart();
  await page.goto(app.url);
  const pane = page.getByRole('complementary', { name: 'Study notes' });
  if (!(await pane.isVisible())) await page.getByRole('button', { name: 'Study notes' }).click();
  await pane.getByRole('searchbox').fill('own words');
  await pane.getByRole('button', { name: point }).click();
  await pane.getByText('In my own words.').waitFor();
  await pane.getByRole('button', { name: 'Delete', exact: true }).click();
  await pane.getByRole('button', { name: 'Undo' }).click();
  await pane.getByRole('button', { name: point }).waitFor();
});

test('weak areas and untested ones are two lists, and one press drills an area', async () => {
  await sitMock();
  await page.getByRole('link', { name: 'Weak areas' }).click();
  await page.getByRole('heading', { name: 'Not enough questions yet: test these' }).waitFor();
  await clean('weak areas');
  await page
    .getByRole('button', { name: /^Drill/ })
    .first()
    .click();
  await page.locator('[data-option]').first().waitFor();
  await answerByKeys(page);
  await page.getByRole('button', { name: 'Check answer' }).click();
  await page.getByText('right answer').first().waitFor();
});

const question = (id: string, key: string) => `- id: ${id}
  version: 1
  type: single
  domains: { saa-2013: "1" }
  stem: Which one is right in ${id}? <script>alert(1)</script>
  options:
    - { id: a, text: The first of ${id}. }
    - { id: b, text: "![x](https://example.com/x.png) [go](javascript:alert(1))" }
  key: [${key}]
`;
const SET = `id: my-set
title: My own set
version: 1.0.0
licence: CC0-1.0
blueprints: [saa-2013]
questions:
${[question('mine-one', 'a'), question('mine-two', 'b'), question('mine-broken', 'z')].join('').replaceAll(/^/gm, '  ')}`;

test('a set of one’s own is looked at, taken in and undone, and what is wrong in it costs only itself', async () => {
  await page.getByRole('button', { name: 'Import questions' }).click();
  await page.getByRole('heading', { name: 'Import a question set' }).waitFor();
  await clean('import');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'set.yaml', mimeType: 'text/yaml', buffer: Buffer.from(SET) });
  await page.getByText('Nothing has been saved yet.').first().waitFor();
  await page.getByText('mine-broken').first().waitFor();
  await clean('import, preview');
  await page.getByText('This set is not recalled exam content').click();
  await page.getByRole('button', { name: /^Import 2/ }).click();
  await page.getByText(/^Imported: 2/).waitFor();

  await page.goto(`${page.url().split('#')[0]}#/start/saa-2013/custom`);
  await page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await page.getByRole('button', { name: /Question bank/ }).click();
  await page.getByRole('option', { name: 'My own set' }).click();
  await page.getByText('2 questions', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.locator('[data-option]').first().waitFor();
  // What looked like a script or a picture from elsewhere is text; afterEach holds that nothing was asked of anybody.
  expect(await page.locator('article script, article img, article a').count()).toBe(0);
});

test('a backup made in the settings brings back what was there', async () => {
  await sitMock();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText('The backup is made').waitFor();
  await clean('settings with a backup');
  await page.getByText('Dark', { exact: true }).click();
  await page.locator('html[data-theme=dark]').waitFor();
  await page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
  await page.getByText('as the backup has them').waitFor();
  await page.locator('html:not([data-theme])').waitFor({ state: 'attached' });
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByText('mock 1').first().waitFor();
});
