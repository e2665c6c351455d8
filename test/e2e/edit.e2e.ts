/** The question editor and exports, as a candidate uses them: a bank is made, a question written, one of a bundled bank mended and taken back, and all of it exported. */

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { holdScreen } from './hold';
import { setStage } from './stage';
import { answerByKeys, beginMock, goTo, tabTo } from './steps';

const stage = setStage({ width: 1024, height: 640 });
const hold = (screen: string) => holdScreen(stage.page, screen);
const field = (name: string | RegExp) => stage.page.getByRole('textbox', { name, exact: typeof name === 'string' });
const button = (name: string | RegExp) => stage.page.getByRole('button', { name, exact: typeof name === 'string' });

const go = (path: string, heading: string | RegExp) => goTo(stage.page, path, heading);

const isSaved = () => stage.page.getByText('Saved', { exact: true }).waitFor();

async function makeBank(): Promise<void> {
  await button('Make a bank').click();
  await stage.page.getByRole('heading', { name: 'Make a bank' }).waitFor();
  await field('Title').fill('My own bank');
  await stage.page.getByText('SAA-C03', { exact: true }).click();
  await button('Make the bank').click();
  await stage.page.getByRole('heading', { name: 'My own bank' }).waitFor();
}

test('a bank is made, a question written, and found again after a reload', async () => {
  await button('Make a bank').click();
  await stage.page.getByRole('heading', { name: 'Make a bank' }).waitFor();
  await button('Make the bank').click();
  await stage.page.getByText('Choose at least one exam.').waitFor();
  await hold('make a bank, with what is missing');
  await field('Title').fill('My own bank');
  expect(await field('Id').inputValue()).toBe('my-own-bank');
  await stage.page.getByText('SAA-C03', { exact: true }).click();
  await button('Make the bank').click();
  await stage.page.getByRole('heading', { name: 'My own bank' }).waitFor();
  await hold('a bank without questions');
  await button('Write a question').first().click();
  await stage.page.getByRole('heading', { name: 'Write a question' }).waitFor();
  await hold('an empty form');

  await field('Question').fill('Which store keeps **objects**?');
  await stage.page.getByText('Not a whole question yet.').first().waitFor();
  await stage.page.getByRole('listitem').getByRole('button').first().waitFor();
  await hold('a form that is no question yet');
  await field('Option A').fill('Amazon S3');
  await field('Option B').fill('Amazon EBS');
  await button('Remove D').click();
  await button('Remove C').click();
  await field('Why A is right or wrong').fill('It keeps objects.');
  await stage.page.getByRole('radio', { name: 'Option A is right' }).check();
  await button(/Domain in SAA-C03/).click();
  await stage.page.getByRole('option', { name: /^3 / }).click();
  await stage.page.getByText('This question can be asked.').waitFor();
  await isSaved();
  await stage.page.getByText('Key and reasons').click();
  await stage.page.locator('aside').getByText('It keeps objects.').waitFor();
  expect(await stage.page.locator('aside strong').innerText()).toBe('objects');
  await hold('a whole question');
  await button(/^Questions of/).click();
  await stage.page.getByText('Written by you').waitFor();
  await hold('a bank with a question');

  await stage.page.reload();
  await stage.page.getByRole('link', { name: /Which store keeps/ }).click();
  await stage.page.getByRole('heading', { name: 'Mend a question' }).waitFor();
  expect(await field('Option B').inputValue()).toBe('Amazon EBS');
});

test('every kind of question has its form', async () => {
  await makeBank();
  await button('Write a question').first().click();
  await stage.page.getByRole('heading', { name: 'Write a question' }).waitFor();
  for (const [kind, sign] of [
    ['Several answers', stage.page.getByRole('checkbox', { name: 'Option A is right' })],
    ['Ordering', stage.page.getByText('Steps, in the right order')],
    ['Matching', stage.page.getByText('Items to match', { exact: true })],
  ] as const) {
    await stage.page.getByRole('radio', { name: kind }).click();
    await sign.waitFor();
    await hold(`the form: ${kind}`);
  }
});

test('a question of a bundled bank is mended by keyboard alone, and everything can be undone', async () => {
  await go('/edit/question-types-tour', /tour/i);
  await hold('the questions of a bank');
  await stage.page.getByRole('list', { name: 'Questions' }).getByRole('link').first().click();
  await stage.page.getByRole('heading', { name: 'Mend a question' }).waitFor();
  const before = await field('Question').inputValue();
  // From the kind of question past the scenario to its words.
  await tabTo(stage.page, /^(?:One answer|Several answers|Ordering|Matching)$/);
  await stage.page.keyboard.press('Tab');
  await stage.page.keyboard.press('Tab');
  await stage.page.keyboard.press('Control+A');
  await stage.page.keyboard.type('Which of the following is right?');
  await isSaved();
  await stage.page.getByRole('button', { name: 'Take the bank’s own again' }).waitFor();
  await hold('an edited question');
  // A finding leads to its field.
  const finding = stage.page.locator('section[aria-labelledby=findings] li button').first();
  await finding.focus();
  await stage.page.keyboard.press('Enter');
  expect(await stage.page.evaluate(() => document.activeElement?.closest('[data-field]') !== null)).toBe(true);
  await button('Undo').focus();
  await stage.page.keyboard.press('Enter');
  await expect.poll(() => field('Question').inputValue()).toBe(before);
  await button('Redo').click();
  await expect.poll(() => field('Question').inputValue()).toBe('Which of the following is right?');
  await isSaved();
  await button('Delete').click();
  await stage.page.getByText('This question is deleted').waitFor();
  await hold('a deleted question');
  await button('Put it back').click();
  await field('Question').waitFor();
  await button('Take the bank’s own again').click();
  await expect.poll(() => field('Question').inputValue()).toBe(before);
});

test('a bank goes out in every form, and says what is lost', async () => {
  await button(/^Export questions of .*tour/i)

    .first()
    .click();
  await stage.page
    .getByRole('dialog')
    .getByText(/questions? will be in the file/)
    .waitFor();
  await hold('export');
  await stage.page.getByText('Udemy CSV', { exact: true }).click();
  await stage.page.getByText(/ordering questions? (?:is|are) left out/).waitFor();
  await hold('export, with losses');
  const file = stage.page.waitForEvent('download');
  await button('Save the file').click();
  const saved = await file;
  expect(saved.suggestedFilename()).toBe('question-types-tour.csv');
  expect(await readFile(await saved.path(), 'utf8')).toMatch(/^Question,Question Type,Answer Option 1,Explanation 1,/);
  await stage.page.getByText('Saved as question-types-tour.csv.').waitFor();
});

test('missed and flagged questions of a report go out, and one of them is mended from there', async () => {
  await beginMock(stage.page, 'saa-2013');
  await stage.page.keyboard.press('m');
  await answerByKeys(stage.page, 1);
  await stage.page.keyboard.press('r');
  await button('End exam').click();
  await button('End and see the report').click();
  await stage.page.getByRole('heading', { name: 'Where the marks went' }).waitFor();
  await button('Export questions').click();
  const dialog = stage.page.getByRole('dialog');
  await dialog.getByText(/questions? will be in the file/).waitFor();
  await dialog.getByRole('radio', { name: 'Flagged (1)' }).click();
  await dialog.getByText('1 question will be in the file.').waitFor();
  await hold('export of a report');
  await stage.page.keyboard.press('Escape');
  await stage.page.locator('main button[aria-expanded=false]').last().click();
  await button('Mend this question').first().click();
  await stage.page.getByRole('heading', { name: 'Mend a question' }).waitFor();
});

test('at twice the text size nothing of the editor is cut off', async () => {
  await go('/settings', 'Settings');
  await stage.page.getByText('200 %').click();
  for (const [path, heading] of [
    ['/edit/new-bank', 'Make a bank'],
    ['/edit/question-types-tour', /tour/i],
    ['/edit/question-types-tour/tour-09', 'Mend a question'],
  ] as const) {
    await go(path, heading);
    await hold(`${path} at 200 %`);
  }
});
