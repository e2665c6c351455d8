/** Study in a browser: a bank is searched and read, what mocks need stays shut until it is opened, and ways lead here from elsewhere. */

import { expect, test } from 'vitest';
import { holdAndGiveBack } from './hold';
import { setStage } from './stage';
import { beginMock, endExam, tabTo } from './steps';

const stage = setStage({ width: 1280, height: 800 });
const clean = (screen: string) => holdAndGiveBack(stage.page, screen);

const found = async () => Number((await stage.page.getByText(/^\d+ questions?$/).innerText()).split(' ')[0]);

async function openBank(): Promise<void> {
  await stage.page.getByRole('button', { name: 'Study AWS Solutions Architect – Associate' }).click();
  await stage.page.getByRole('heading', { level: 1, name: 'Study' }).waitFor();
  await stage.page.getByText(/^\d+ questions$/).waitFor();
}

test('a bank is searched, a question is read with its answer, and it counts as seen', async () => {
  const { page } = stage;
  await openBank();
  await clean('study');
  const all = await found();
  await page.getByRole('searchbox', { name: 'Find questions with these words' }).fill('kinesis');
  await expect.poll(found).toBeLessThan(all);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect.poll(found).toBe(all);

  await page
    .getByRole('button', { name: 'Any Difficulty' })
    .or(page.getByRole('button', { name: /Difficulty/ }))
    .first()
    .click();
  await page.getByRole('option', { name: 'hard' }).click();
  await expect.poll(found).toBeLessThan(all);
  const hard = await found();

  const first = page.locator('main li a').first();
  const opening = await first.innerText();
  await first.click();
  await page.getByRole('heading', { level: 1, name: /^Question / }).waitFor();
  await page.getByRole('heading', { name: 'Explanation' }).waitFor();
  await page.getByText('not seen yet').waitFor();
  await clean('a question');

  // The search is still there on the way back.
  await page.getByRole('link', { name: 'Back to the questions' }).click();
  await expect.poll(found).toBe(hard);
  await page
    .getByRole('radio', { name: 'Seen', exact: true })
    .or(page.getByRole('button', { name: 'Seen', exact: true }))
    .first()
    .click();
  await expect.poll(found).toBe(1);
  expect(await page.locator('main li a').first().innerText()).toBe(opening);
});

test('what is kept for mocks is named, and opened one by one or all at once, after a question', async () => {
  const { page } = stage;
  await openBank();
  await page.getByText(/^110 unseen questions are kept for your mocks/).waitFor();
  await page.getByRole('button', { name: 'Show what is kept' }).click();
  await expect.poll(found).toBe(110);
  await clean('what is kept');
  await page.locator('main li a').first().click();
  await page.getByRole('heading', { name: 'This question is kept for your mocks' }).waitFor();
  await clean('a kept question');
  await page.getByRole('button', { name: 'Open this question' }).click();
  await page.getByRole('heading', { level: 1, name: /^Question / }).waitFor();
  await page.getByRole('link', { name: 'Back to the questions' }).click();
  await expect.poll(found).toBe(109);

  await page.getByRole('button', { name: 'Open them all…' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(/They count as seen from then on/).waitFor();
  await clean('asking');
  await dialog.getByRole('button', { name: 'Keep them' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Open them all…' }).click();
  await dialog.getByRole('button', { name: 'Open and count as seen' }).click();
  await expect.poll(found).toBe(0);
  await page.getByText('No question of this bank fits.', { exact: false }).waitFor();
  await clean('nothing found');
});

test('the questions of a mock that goes on cannot be read, and a report leads to study', async () => {
  const { page } = stage;
  await beginMock(page);
  const base = page.url().split('#')[0];
  await page.goto(`${base}#/study`);
  await page.getByText(/^55 questions are in an exam that you have not handed in/).waitFor();
  await page.goto(`${base}#/`);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page
    .getByRole('button', { name: 'End exam' })
    .or(page.getByRole('button', { name: /^Review/ }))
    .first()
    .waitFor();
  await page.keyboard.press('r');
  await endExam(page);
  await page.locator('main h3 button[aria-expanded=false]').first().click();
  await page.getByRole('link', { name: 'Study this question and its siblings' }).click();
  await page.getByRole('heading', { level: 1, name: /^Question / }).waitFor();
  await page.goto(`${base}#/weak`);
  await page
    .getByRole('link', { name: /^Study / })
    .first()
    .waitFor();
  const link = page
    .locator('main')
    .getByRole('link', { name: /^Study / })
    .first();
  await link.click();
  await page.getByRole('button', { name: 'Clear the search' }).waitFor();
  await expect.poll(found).toBeGreaterThan(0);
});

test('by the keyboard alone: from the library into a question and back', async () => {
  const { page } = stage;
  await tabTo(page, /^Study$/);
  await page.keyboard.press('Enter');
  await page.getByText(/^\d+ questions$/).waitFor();
  await tabTo(page, /^(Show what is kept)$/);
  await page.keyboard.press('Enter');
  await page.getByText('110 questions', { exact: true }).waitFor();
  await tabTo(page, /^Kept for your mocks/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'This question is kept for your mocks' }).waitFor();
  await tabTo(page, /^Open this question$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Question / }).waitFor();
});
