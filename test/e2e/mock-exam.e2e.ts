/** A whole mock exam in a real browser over the built app: by keyboard, against the clock, through a crash, and beside a second tab. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { watchedPage } from './browser';
import { setStage } from './stage';
import { answerByKeys, beginMock, questionNumber, saved, tabTo, wanted } from './steps';

const MINUTE = 60_000;

const stage = setStage({ width: 1280, height: 800 });

test('a candidate sits all 55 questions with the keyboard alone and reads where the marks went', async () => {
  // To the exam: Tab and Enter, as somebody without a mouse would.
  await tabTo(stage.page, /^Start a mock exam: .*original/);
  await stage.page.keyboard.press('Enter');
  await stage.page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await stage.page.getByText('55 questions in 80:00').waitFor();
  await tabTo(stage.page, /^Begin/);
  await stage.page.keyboard.press('Enter');
  // Before the first mock comes the page that shows the room; its clock does not run yet.
  await stage.page.getByRole('heading', { name: 'How this room works' }).waitFor();
  await tabTo(stage.page, /^Begin: the clock starts now/);
  await stage.page.keyboard.press('Enter');
  await stage.page.locator('[data-option]').first().waitFor();

  for (let number = 1; number <= 55; number += 1) {
    await expect.poll(() => questionNumber(stage.page)).toBe(number);
    if (number !== 20) await answerByKeys(stage.page, number % 3);
    if (number === 7) await stage.page.keyboard.press('m');
    stage.app.clock.pass(4_000);
    await stage.page.keyboard.press(number % 2 === 0 ? 'n' : 'PageDown');
  }

  // After the last question comes the review screen: one blank, one flag.
  await stage.page.getByRole('heading', { name: 'Review' }).waitFor();
  await stage.page.getByRole('radio', { name: 'Incomplete 1' }).click();
  await expect.poll(() => stage.page.getByRole('row').count()).toBe(2);
  await stage.page.getByRole('button', { name: 'Go to question 20' }).press('Enter');
  await expect.poll(() => questionNumber(stage.page)).toBe(20);
  await answerByKeys(stage.page);
  await stage.page.keyboard.press('r');
  await stage.page.getByRole('radio', { name: 'Flagged 1' }).waitFor();
  await tabTo(stage.page, /^End exam/);
  await stage.page.keyboard.press('Enter');
  const dialog = stage.page.getByRole('alertdialog');
  await dialog.getByText('Every question has an answer.').waitFor();
  // The way out has the focus; ending takes a deliberate step.
  await stage.page.keyboard.press('Tab');
  await stage.page.keyboard.press('Enter');

  await stage.page.getByRole('heading', { name: /mock 1/ }).waitFor();
  await stage.page.getByRole('heading', { name: 'Where the marks went' }).waitFor();
  const text = await stage.page.locator('main').innerText();
  expect(text).toMatch(/of 55/);
  expect(text).toContain('Practice scores are not official scores');
});

test('a choice beyond the number is refused with a hint, and a struck option comes back', async () => {
  await beginMock(stage.page);
  while ((await wanted(stage.page)) === 1) await stage.page.keyboard.press('n');
  for (const letter of 'abc') await stage.page.keyboard.press(letter);
  await stage.page.getByText('You have chosen 2 already. Take one back first.').first().waitFor();
  await expect.poll(() => stage.page.locator('[data-option][aria-checked=true]').count()).toBe(2);
  await stage.page.keyboard.press('Shift+E');
  await stage.page.getByRole('button', { name: 'Undo: strike-out of option E' }).waitFor();
  await stage.page.keyboard.press('Shift+E');
  await stage.page.getByRole('button', { name: 'Strike out option E' }).waitFor();
});

test('arrow keys move the focus and never the answer, and letters sleep while a note is typed', async () => {
  await beginMock(stage.page);
  const first = stage.page.locator('[data-option]').first();
  await first.focus();
  await stage.page.keyboard.press('ArrowDown');
  await stage.page.keyboard.press('ArrowDown');
  await expect.poll(() => stage.page.locator('[data-option][aria-checked=true]').count()).toBe(0);
  await stage.page.keyboard.press('Space');
  expect(await stage.page.locator('[data-option]').nth(2).getAttribute('aria-checked')).toBe('true');
  await stage.page.getByRole('button', { name: 'Scratch note' }).click();
  await stage.page.getByRole('textbox').fill('');
  await stage.page.keyboard.type('abnm');
  await stage.page.keyboard.press('Escape');
  await expect.poll(() => questionNumber(stage.page)).toBe(1);
  expect(await stage.page.locator('[data-option]').nth(2).getAttribute('aria-checked')).toBe('true');
  await stage.page.getByRole('button', { name: 'Scratch note (written)' }).waitFor();
});

test('when the time runs out the paper is handed in as it stands on disk', async () => {
  await beginMock(stage.page, 'saa-2013', async () => {
    await stage.page.getByText('The clock goes on').click();
  });
  await answerByKeys(stage.page);
  await saved(stage.page);
  stage.app.clock.pass(79 * MINUTE);
  await stage.page.getByText('1 minute left.').first().waitFor();
  stage.app.clock.pass(2 * MINUTE);
  await stage.page.getByRole('heading', { name: 'Where the marks went' }).waitFor({ timeout: 20_000 });
  expect(await stage.page.locator('main').innerText()).toMatch(/54/);
});

test('after a crash the exam goes on at the same question, in the same order, with nothing lost', async () => {
  await beginMock(stage.page);
  for (let number = 1; number <= 4; number += 1) {
    await answerByKeys(stage.page, number);
    await stage.page.keyboard.press('n');
  }
  await stage.page.keyboard.press('b');
  await saved(stage.page);
  const before = await questionText(stage.page);
  await stage.page.goto('about:blank');
  stage.app.clock.pass(20 * MINUTE);
  await stage.app.restart();
  await stage.page.goto(stage.app.url);
  await stage.page.getByText('question 5 of 55, 5 answered').waitFor();
  await stage.page.getByRole('button', { name: 'Resume' }).click();
  await stage.page.locator('[data-option]').first().waitFor();
  expect(await questionText(stage.page)).toEqual(before);
  await stage.page.getByText(/the clock stood still/).waitFor();
  expect(await stage.page.locator('[data-option]').nth(1).getAttribute('aria-checked')).toBe('true');
});

test('a second tab can look and not write, until it takes over', async () => {
  await beginMock(stage.page);
  await answerByKeys(stage.page);
  await saved(stage.page);
  const other = await watchedPage(stage.context);
  await other.page.goto(stage.app.url);
  await other.page.getByRole('button', { name: 'Resume' }).click();
  await other.page.getByText(/open in another tab/).waitFor();
  await other.page.keyboard.press('c');
  await expect.poll(() => other.page.locator('[data-option][aria-checked=true]').count()).toBe(await wanted(other.page));
  await other.page.getByRole('button', { name: 'Go on here instead' }).click();
  await other.page.getByText(/open in another tab/).waitFor({ state: 'detached' });
  await stage.page.getByText(/open in another tab/).waitFor({ timeout: 15_000 });
});

async function questionText(on: Page): Promise<string[]> {
  return on.locator('article').locator('p, [data-option]').allInnerTexts();
}
