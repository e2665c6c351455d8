/** Readiness and what to study, in the app: too early before a mock, a figure with its sentence after, the candidate's word on his bank, and weak areas with a drill. */

import { expect, test } from 'vitest';
import { expectNoViolations } from './axe';
import { setStage } from './stage';
import { answerByKeys, sitWholeMock, tabTo, thinkOver } from './steps';

const stage = setStage({ width: 1280, height: 800 });

const clean = (screen: string) => expectNoViolations(stage.page, screen);
const sitMock = () => sitWholeMock(stage.page, () => thinkOver(stage.page, stage.app.clock));

test('an official report alone is spoken of in the library, as very uncertain', async () => {
  const { page } = stage;
  await page.goto(`${page.url().split('#')[0]}#/outside`);
  await page.getByRole('heading', { name: 'A score report from elsewhere' }).waitFor();
  await page.getByRole('button', { name: /Exam/ }).click();
  await page.getByRole('option', { name: /original/ }).click();
  await page.getByText('Right answers in total', { exact: true }).click();
  await page.getByLabel('Right', { exact: true }).fill('12');
  await page.getByLabel('Asked', { exact: true }).fill('20');
  await page.getByLabel('Date').fill(new Date(stage.app.clock.now().wallMs).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Your scores' }).waitFor();
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByText('very uncertain', { exact: true }).waitFor();
  await page.getByText(/^About 1 in 4 candidates/).waitFor();
  await clean('library with an official report');
});

test('after a whole mock the library says the chance in a sentence, and the weak areas what it rests on', async () => {
  await sitMock();
  const { page } = stage;
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByText(/^About \d+ in \d+ candidates with these results would pass a 55-question exam/).waitFor();
  await clean('library with readiness');

  // By keyboard alone: into the weak areas, and to the question of the offset.
  await tabTo(page, /^Why, and what to study/);
  await page.keyboard.press('Enter');
  const rests = page.getByRole('region', { name: 'What this rests on' });
  await rests.getByText(/^55 in 1 attempt,/).waitFor();
  await clean('weak areas with readiness');
  const words = async () => (await rests.innerText()).match(/points (lower|higher)/)?.[1];
  expect(await words()).toBe('lower');
  await page.getByRole('radio', { name: 'I do not know' }).focus();
  await page.keyboard.press('ArrowUp');
  await rests.getByText(/points higher/).waitFor();
  await page.getByText(/if the exam is easier than this bank, as you say/).waitFor();

  // The drill of what is worth most, and the page that says why 100 % in a small domain does not help.
  await page.getByRole('link', { name: /a worked example$/ }).click();
  await page.getByRole('heading', { name: 'Why 100 % in a small domain does not help' }).waitFor();
  await page.getByRole('cell', { name: '10 of 10' }).waitFor();
  await clean('worked example');
  await page.getByRole('button', { name: 'Back to weak areas' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Drill weak areas' }).click();
  await page.locator('[data-option], article li, article select').first().waitFor();
  expect((await page.locator('h1').first().innerText()).replace(/\s+/g, ' ')).toMatch(/Question 1 of 1?\d/);

  // What was missed is due the next day, and one press asks it again.
  stage.app.clock.pass(86_400_000);
  await page.goto('about:blank');
  await page.goto(stage.app.url);
  await page.getByText(/points that you missed are due for review\. With a drill of your weak areas about \d+ min/).waitFor();
  await clean('library with reviews due');
  await page.getByRole('button', { name: 'Review now' }).click();
  await page.locator('[data-option], article li, article select').first().waitFor();
  expect((await page.locator('h1').first().innerText()).replace(/\s+/g, ' ')).toMatch(/Question 1 of \d+/);

  // It is the candidate's word, so it is there after a crash.
  await page.goto('about:blank');
  await stage.app.restart();
  await page.goto(stage.app.url);
  await page.getByText(/if the exam is easier than this bank, as you say/).waitFor();
});

test('weak areas and untested ones are two lists, and one press drills an area', async () => {
  await sitMock();
  await stage.page.getByRole('link', { name: 'Weak areas' }).click();
  await stage.page.getByRole('heading', { name: 'Not enough questions yet: test these' }).waitFor();
  await clean('weak areas');
  await stage.page
    .getByRole('button', { name: /^Drill/ })
    .first()
    .click();
  await stage.page.locator('[data-option]').first().waitFor();
  await answerByKeys(stage.page);
  await stage.page.getByRole('button', { name: 'Check answer' }).click();
  await stage.page.getByText('right answer').first().waitFor();
});
