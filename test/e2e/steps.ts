/** What a candidate does, as the specs say it: by keyboard, and by the words on the screen. */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Opens the start screen of an exam from the library and begins a mock with the first bank. */
export async function beginMock(page: Page, exam = 'saa-2013', choose: (page: Page) => Promise<void> = async () => {}): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#/start/${exam}`);
  await page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await choose(page);
  await page.getByRole('button', { name: /^Begin/ }).click();
  await enterRoom(page);
}

/** From the start screen into the room; the first mock of a candidate leads past the page that shows the room. */
export async function enterRoom(page: Page): Promise<void> {
  const begin = page.getByRole('button', { name: 'Begin: the clock starts now' });
  await page.locator('article').or(begin).first().waitFor();
  if (await begin.isVisible()) await begin.press('Enter');
  await page.locator('[data-option], article li, article select').first().waitFor();
}

/** From the review of an exam to its report. */
export async function endExam(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End exam' }).click();
  await page.getByRole('button', { name: 'End and see the report' }).click();
  await page.getByRole('heading', { name: 'Where the marks went' }).waitFor();
}

/** Sits a whole mock, each question answered and then thought over, up to its report. */
export async function sitWholeMock(page: Page, think: () => void | Promise<void>): Promise<void> {
  await beginMock(page);
  for (let number = 1; number <= 55; number += 1) {
    await answerByKeys(page, number % 4);
    await think();
    await page.keyboard.press('n');
  }
  await endExam(page);
}

/** Goes to a screen by its address. */
export async function goTo(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#${path}`);
  await page.getByRole('heading', { name: heading }).first().waitFor();
}

/** How many options the question in view wants. */
export async function wanted(page: Page): Promise<number> {
  const hint = (await page.locator('main').innerText()).match(/Choose (one|two|three|four)\./)?.[1];
  return ['one', 'two', 'three', 'four'].indexOf(hint ?? 'one') + 1;
}

/** Answers the question in view with its first options, by letter keys. */
export async function answerByKeys(page: Page, first = 0): Promise<void> {
  const count = await wanted(page);
  const options = await page.locator('[data-option]').count();
  for (let step = 0; step < count; step += 1) await page.keyboard.press('abcdefghij'[(first + step) % options] ?? 'a');
}

/** Waits until the quiet word says that everything is on disk. */
export async function saved(page: Page): Promise<void> {
  await page.getByText('saved', { exact: true }).waitFor();
}

/** Nine seconds over the question in view: more than a glance, and too short to have gone away. */
export async function thinkOver(page: Page, clock: { readonly pass: (ms: number) => void }): Promise<void> {
  await saved(page);
  clock.pass(9_000);
}

/** Loads the exam room anew: it goes on at once, without having to ask for the exam. */
export async function reload(page: Page): Promise<void> {
  await saved(page);
  await page.reload();
  await page.locator('article h1').waitFor({ state: 'attached' });
  await expect.poll(() => page.getByRole('button', { name: 'Go on here instead' }).count()).toBe(0);
}

/** The last sentence that the room said to screen readers. */
export function spoken(page: Page): Promise<string> {
  return page.locator('[role=status].visually-hidden').innerText();
}

export async function questionNumber(page: Page): Promise<number> {
  return Number((await page.locator('h1').first().innerText()).match(/Question (\d+)/)?.[1]);
}

/** Moves the focus with Tab until it is on the control whose name fits; fails when it never gets there. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
    if (name.test(label.trim())) return;
  }
  throw new Error(`Tab never reached ${name}`);
}
