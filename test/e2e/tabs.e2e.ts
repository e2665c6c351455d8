/** Many tabs of one browser, which opens six connections at most to one server: each of them answers as if it were alone. */

import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { SILENCE_MS } from '../../src/core/countdown';
import { type WatchedPage, watchedPage } from './browser';
import { setStage } from './stage';
import { answerByKeys, beginMock, saved, wanted } from './steps';

const stage = setStage({ width: 1280, height: 800 });

const TABS = 8;
/** As long as a spec waits for what a screen shows; a call that had to wait for another tab's would be later. */
const PROMPT_MS = 10_000;

let others: readonly WatchedPage[] = [];
afterEach(() => {
  expect(others.flatMap(({ faults }) => faults)).toEqual([]);
  others = [];
});

/** Opens tabs until there are eight; the first is the stage's own. */
async function openTabs(show: (page: Page) => Promise<void>): Promise<Page[]> {
  stage.context.setDefaultTimeout(PROMPT_MS);
  for (let count = 1; count < TABS; count += 1) {
    const tab = await watchedPage(stage.context);
    others = [...others, tab];
    await tab.page.goto(stage.app.url);
    await show(tab.page);
  }
  return [stage.page, ...others.map(({ page }) => page)];
}

const showLibrary = (page: Page) => page.getByRole('heading', { name: 'Library' }).waitFor();

async function showExam(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Resume' }).click();
  await isReader(page).waitFor();
}

const isReader = (page: Page) => page.getByText(/open in another tab/);
const chosen = (page: Page) => page.locator('[data-option][aria-checked=true]').count();
const last = (tabs: readonly Page[]) => tabs.at(-1) as Page;

test('the eighth tab shows the library and takes an answer, and the first learns of it', async () => {
  const tabs = await openTabs(showLibrary);
  await beginMock(last(tabs));
  await answerByKeys(last(tabs));
  await saved(last(tabs));
  for (const tab of tabs.slice(0, -1)) await tab.getByText(/question 1 of 55, 1 answered/).waitFor();
});

test('the eighth tab of one exam takes it over, and the others show what it answers', async () => {
  await beginMock(stage.page);
  const tabs = await openTabs(showExam);
  await last(tabs).getByRole('button', { name: 'Go on here instead' }).click();
  await isReader(last(tabs)).waitFor({ state: 'detached' });
  await answerByKeys(last(tabs));
  await saved(last(tabs));
  for (const tab of tabs.slice(0, -1)) {
    await isReader(tab).waitFor();
    await expect.poll(() => chosen(tab)).toBe(await wanted(tab));
  }
});

test('an exam whose tab is closed goes on in one of the others, though some of them have stopped', async () => {
  await beginMock(stage.page);
  const tabs = await openTabs(showExam);
  const awake = tabs.slice(4);
  for (const tab of tabs.slice(1, 4)) await stop(tab);
  await stage.page.close();
  stage.app.clock.pass(SILENCE_MS + 1_000);
  const holders = () => Promise.all(awake.map(async (tab) => ((await isReader(tab).count()) === 0 ? [tab] : []))).then((found) => found.flat());
  await expect.poll(async () => (await holders()).length).toBe(1);
  const [holder] = await holders();
  if (!holder) throw new Error('one of them holds it');
  await answerByKeys(holder);
  await saved(holder);
});

/** A tab that is there and does nothing: it neither ends the call that waits nor lets go of what it has. */
async function stop(tab: Page): Promise<void> {
  const session = await stage.context.newCDPSession(tab);
  await session.send('Debugger.enable');
  const stopped = new Promise((resolve) => session.once('Debugger.paused', resolve));
  await session.send('Debugger.pause');
  await stopped;
}
