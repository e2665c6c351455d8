/** History by the candidate's hands: scores on a line, two attempts side by side, deleted and brought back, and a report from elsewhere. */

import { expect, test } from 'vitest';
import { expectNoViolations } from './axe';
import { setStage } from './stage';
import { answerByKeys, beginMock, endExam, goTo } from './steps';

const stage = setStage({ width: 1024, height: 640 });

/** No violation in either theme, and nothing wider than its window. */
async function hold(screen: string): Promise<void> {
  await expectNoViolations(stage.page, screen);
  const overflow = await stage.page.locator('#content').evaluate((content) => content.scrollWidth - content.clientWidth);
  expect(overflow, `${screen} is too wide`).toBe(0);
}

const go = (path: string, heading: string | RegExp) => goTo(stage.page, path, heading);

/** A mock with its first ten questions answered. */
async function sitMock(): Promise<void> {
  const { page } = stage;
  await beginMock(page);
  for (let number = 1; number <= 10; number += 1) {
    await answerByKeys(page, number % 4);
    await page.keyboard.press('n');
  }
  await page.keyboard.press('r');
  await endExam(page);
  stage.app.clock.pass(86_400_000);
}

/** After a crash of the app: whatever stands there now was on the disk. */
async function crash(): Promise<void> {
  await stage.page.goto('about:blank');
  await stage.app.restart();
  await stage.page.goto(stage.app.url);
  await stage.page.getByRole('heading', { name: 'Library' }).waitFor();
}

test('two mocks make a line, a sentence on chance, and a comparison by keyboard', async () => {
  const { page } = stage;
  await sitMock();
  await go('/history', 'History');
  await page.getByText('One score so far').waitFor();
  await hold('history of one attempt');
  await sitMock();
  await page.getByRole('button', { name: 'Compare with another attempt' }).press('Enter');
  await page.getByRole('heading', { name: 'Compare two attempts' }).waitFor();
  await hold('comparison, nothing chosen');
  await page.getByRole('button', { name: /Choose the other attempt/ }).press('Enter');
  await page.getByRole('option', { name: /^mock 1/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Questions in both' }).waitFor();
  await page
    .getByText(/That (beats|is more than|is within) chance|too short for any change/)
    .first()
    .waitFor();
  await hold('comparison');
  await go('/history', 'History');
  await page.getByRole('img', { name: /^2 scores, from mock 1/ }).waitFor();
  await page.getByRole('button', { name: 'The same as a table' }).press('Enter');
  await page.getByRole('table', { name: 'Domains by attempt, newest first' }).waitFor();
  await hold('history of two attempts');
  await page.getByRole('link', { name: 'Compare these two' }).press('Enter');
  await page.getByRole('table', { name: 'The two attempts' }).waitFor();
});

test('an attempt is deleted and taken back, or brought back after a crash', async () => {
  const { page } = stage;
  await sitMock();
  await go('/history', 'History');
  await page.getByRole('button', { name: /^Delete mock 1/ }).press('Enter');
  await page.getByText(/Every attempt that you finish is listed here/).waitFor();
  await hold('history, just deleted');
  // The way back has the focus.
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'mock 1' }).waitFor();
  await page.getByRole('button', { name: /^Delete mock 1/ }).click();
  await page.getByText(/Every attempt that you finish is listed here/).waitFor();
  await crash();
  await go('/history', 'History');
  await page.getByRole('button', { name: 'Recently deleted: 1' }).click();
  await hold('recently deleted');
  await page.getByRole('button', { name: /^Bring back/ }).click();
  await page.getByRole('link', { name: 'mock 1' }).click();
  await page.getByRole('heading', { name: 'Where the marks went' }).waitFor();
});

test('an attempt that was only begun is discarded in the library and taken back', async () => {
  const { page } = stage;
  await beginMock(page);
  await answerByKeys(page);
  await page.locator('[data-option][aria-checked=true]').first().waitFor();
  await go('/', 'Library');
  await page.getByRole('button', { name: /^Discard/ }).click();
  await page.getByText(/^Discarded:/).waitFor();
  await hold('library, just discarded');
  await expect.poll(() => page.getByRole('button', { name: 'Resume' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.locator('[data-option][aria-checked=true]').first().waitFor();
});

test('a report from elsewhere is typed in, stands in the history, is changed, deleted and taken back', async () => {
  const { page } = stage;
  await go('/outside', 'A score report from elsewhere');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Choose the exam.').waitFor();
  await hold('a score report with faults');
  await page.getByRole('button', { name: /Exam/ }).click();
  await page.getByRole('option', { name: /original/ }).click();
  await page.getByLabel('Date').fill('2017-05-01');
  for (const [domain, right, asked] of [
    ['1', '6', '12'],
    ['2', '2', '2'],
    ['3', '3', '4'],
    ['4', '1', '2'],
  ]) {
    await page.getByRole('textbox', { name: new RegExp(`^${domain} .*right$`) }).fill(right ?? '');
    await page.getByRole('textbox', { name: new RegExp(`^${domain} .*asked$`) }).fill(asked ?? '');
  }
  await page.getByText('Failed', { exact: true }).click();
  await page.getByText('Together 12 of 20. This is a score of 60.0 %, true level likely 42–76 %.').waitFor();
  await hold('a score report');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Your scores' }).waitFor();
  await page.getByText('evidence, until you have 40 answers of your own').waitFor();
  await hold('history with a score report');

  await crash();
  await go('/history', 'History');
  await page.getByRole('link', { name: 'Official practice exam' }).click();
  await page.getByText('Course test', { exact: true }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('shown only: a course test weighs nothing').waitFor();
  await page.getByRole('button', { name: /^Delete Course test/ }).click();
  await page.getByText(/^Deleted: Course test/).waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('shown only: a course test weighs nothing').waitFor();
});
