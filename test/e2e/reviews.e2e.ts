/** Reviews in a browser: a day of so many minutes, what comes in two weeks, and the real result beside the forecast. */

import { expect, test } from 'vitest';
import { holdAndGiveBack } from './hold';
import { setStage } from './stage';
import { sitWholeMock, tabTo, thinkOver } from './steps';

const DAY_MS = 86_400_000;
const stage = setStage({ width: 1280, height: 800 });
const clean = (screen: string) => holdAndGiveBack(stage.page, screen);

async function go(path: string, heading: string): Promise<void> {
  await stage.page.goto(`${stage.page.url().split('#')[0]}#${path}`);
  await stage.page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** In haste is a second a question: too quick for recall, so every point of the mock comes back. */
const inHaste = () => stage.app.clock.pass(1_000);
const withThought = () => thinkOver(stage.page, stage.app.clock);

test('before anything was missed, the page of reviews says what will come here', async () => {
  await go('/reviews', 'Reviews');
  await stage.page.getByText(/^Nothing has been missed yet/).waitFor();
  await clean('reviews, empty');
});

test('a day has so many minutes: reviews that do not fit wait until tomorrow, and the outlook shows them', async () => {
  await sitWholeMock(stage.page, inHaste);
  const { page } = stage;
  stage.app.clock.pass(DAY_MS);
  await go('/settings', 'Settings');
  await page.getByRole('switch', { name: /^Keep to so many minutes a day/ }).press('Space');
  const minutes = page.getByRole('textbox', { name: 'Minutes a day' });
  await minutes.fill('10');
  await minutes.press('Tab');
  await page.getByRole('switch', { name: /^Grade reviews by right and wrong alone/ }).waitFor();
  await clean('settings of reviews');

  await go('/', 'Library');
  const today = page.getByText(/points that you missed are due for review/);
  await today.waitFor();
  await expect.poll(() => today.innerText()).toMatch(/About 9 min\. \d+ of them do not fit into your 10 min a day and wait until tomorrow\.$/);
  await clean('library with a day');

  await tabTo(page, /^What comes, and how much stays$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Reviews' }).waitFor();
  const days = page.getByRole('table', { name: 'The next two weeks' });
  await expect.poll(() => days.getByRole('row').count()).toBe(15);
  expect(Number(await days.getByRole('row').nth(1).getByRole('cell').first().innerText())).toBeGreaterThan(6);
  await expect.poll(() => page.getByRole('cell', { name: 'too few to say' }).count()).toBe(5);
  await clean('reviews');

  await page.getByRole('button', { name: 'Review now' }).press('Enter');
  await page
    .getByText(/Question 1 of 6/)
    .first()
    .waitFor();
});

test('the real result is recorded and stands beside the forecast of that morning', async () => {
  await sitWholeMock(stage.page, withThought);
  const { page } = stage;
  stage.app.clock.pass(2 * DAY_MS);
  await go('/weak', 'Weak areas');
  await page.getByRole('link', { name: 'Record the result of the real exam' }).click();
  await page.getByRole('heading', { name: 'A score report from elsewhere' }).waitFor();
  await page.getByRole('button', { name: /Exam/ }).click();
  await page.getByRole('option', { name: /original/ }).click();
  await page.getByText('The real exam', { exact: true }).click();
  await page.getByText('Only whether I passed', { exact: true }).click();
  await page.getByText('Passed', { exact: true }).click();
  await page.getByLabel('Date').fill(new Date(stage.app.clock.now().wallMs).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Your scores' }).waitFor();
  await go('/weak', 'Weak areas');
  await page.getByText(/^You passed on/).waitFor();
  await page.getByText(/The forecast that morning, from what is known now: \d+ %/).waitFor();
  await clean('weak areas with the real result');
});
