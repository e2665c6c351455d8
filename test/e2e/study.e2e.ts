/** What the candidate takes away and brings along: notes after a mock, a set of his own, a backup and the way back. */

import { expect, test } from 'vitest';
import { expectNoViolations } from './axe';
import { setStage } from './stage';
import { sitWholeMock } from './steps';

const stage = setStage({ width: 1280, height: 800 });

const clean = (screen: string) => expectNoViolations(stage.page, screen);
const sitMock = () => sitWholeMock(stage.page, () => stage.app.clock.pass(1_000));

test('what was missed arrives as notes that can be written in, learned, deleted and brought back', async () => {
  await sitMock();
  const notes = stage.page.getByRole('complementary', { name: 'Study notes' });
  await notes.getByText(/new from this attempt/).waitFor();
  const first = notes.locator('h4 button[aria-expanded=false]').first();
  const point = (await first.innerText()).trim();
  await first.click();
  await clean('report with notes');
  await notes.getByRole('button', { name: 'Edit', exact: true }).click();
  await notes.getByRole('textbox', { name: 'Note', exact: true }).fill('In my *own* words.');
  await notes.getByText('Saved', { exact: true }).waitFor();
  await notes.getByRole('button', { name: 'Done', exact: true }).click();

  // It is the candidate's, so it is there after a crash.
  await stage.page.goto('about:blank');
  await stage.app.restart();
  await stage.page.goto(stage.app.url);
  const pane = stage.page.getByRole('complementary', { name: 'Study notes' });
  if (!(await pane.isVisible())) await stage.page.getByRole('button', { name: 'Study notes' }).click();
  await pane.getByRole('searchbox').fill('own words');
  await pane.getByRole('button', { name: point }).click();
  await pane.getByText('In my own words.').waitFor();
  await pane.getByRole('button', { name: 'Delete', exact: true }).click();
  await pane.getByRole('button', { name: 'Undo', exact: true }).click();
  await pane.getByRole('button', { name: point }).waitFor();
});

test('a key is corrected by the candidate, the attempt is scored again, and the correction can be taken back', async () => {
  await sitMock();
  const { page } = stage;
  const closed = page.locator('main button[aria-expanded=false]').filter({ hasText: /Wrong/ });
  await closed.first().click();
  const count = page.locator('main li[data-outcome=wrong]').first();
  const before = await count.innerText();
  await page.getByRole('button', { name: 'Correct it', exact: true }).click();
  await page.getByRole('radio', { name: /The question is faulty/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('textbox', { name: 'Why' }).fill('The two options say the same.');
  await clean('correcting a question');
  await page.getByRole('button', { name: 'Correct and score again' }).click();
  await page.getByText(/You have taken this question out of the score. Before, this answer counted as: wrong/i).waitFor();
  await page.getByText('Your note: The two options say the same.').waitFor();
  await page.getByText(/Scored by your corrections. Before them it was/).waitFor();
  await clean('a corrected question');
  expect(await count.innerText()).not.toBe(before);
  await page.getByRole('button', { name: 'Take the correction back' }).click();
  await page.getByText(/Scored by your corrections/).waitFor({ state: 'detached' });
  expect(await count.innerText()).toBe(before);
});

test('reports of problems leave as a file', async () => {
  await sitMock();
  const { page } = stage;
  await page.locator('main button[aria-expanded=false]').filter({ hasText: /Wrong/ }).first().click();
  await page.getByRole('button', { name: 'Report a problem' }).click();
  await page.getByRole('textbox', { name: 'What is wrong with it?' }).fill('Two options are right.');
  await page.getByRole('button', { name: 'Keep report' }).click();
  await page.getByText('You have reported a problem with it.').waitFor();
  await page.getByRole('link', { name: 'Weak areas' }).click();
  await page.getByText('Questions that you have suspended, corrected or reported').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save all reports as a file' }).click()]);
  expect(file.suggestedFilename()).toBe('passband-problem-reports.json');
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const { reports } = JSON.parse(Buffer.concat(chunks).toString());
  expect(reports).toMatchObject([{ text: 'Two options are right.', response: { kind: 'choice' } }]);
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
  await stage.page.getByRole('button', { name: 'Import questions' }).click();
  await stage.page.getByRole('heading', { name: 'Import a question set' }).waitFor();
  await clean('import');
  await stage.page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'set.yaml', mimeType: 'text/yaml', buffer: Buffer.from(SET) });
  await stage.page.getByText('Nothing has been saved yet.').first().waitFor();
  await stage.page.getByText('mine-broken').first().waitFor();
  await clean('import, preview');
  await stage.page.getByText('This set is not recalled exam content').click();
  await stage.page.getByRole('button', { name: /^Import 2/ }).click();
  await stage.page.getByText(/^Imported: 2/).waitFor();

  await stage.page.goto(`${stage.page.url().split('#')[0]}#/start/saa-2013/custom`);
  await stage.page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await stage.page.getByRole('button', { name: /Question bank/ }).click();
  await stage.page.getByRole('option', { name: 'My own set' }).click();
  await stage.page.getByText('2 questions', { exact: false }).first().waitFor();
  await stage.page.getByRole('button', { name: /^Begin/ }).click();
  await stage.page.locator('[data-option]').first().waitFor();
  // What looked like a script or a picture from elsewhere is text; afterEach holds that nothing was asked of anybody.
  await expect.poll(() => stage.page.locator('article script, article img, article a').count()).toBe(0);
});

test('a backup made in the settings brings back what was there', async () => {
  await sitMock();
  await stage.page.getByRole('link', { name: 'Settings' }).click();
  await stage.page.getByRole('button', { name: 'Back up now' }).click();
  await stage.page.getByText('The backup is made').waitFor();
  await clean('settings with a backup');
  await stage.page.getByText('Dark', { exact: true }).click();
  await stage.page.locator('html[data-theme=dark]').waitFor();
  await stage.page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click();
  await stage.page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
  await stage.page.getByText('as the backup has them').waitFor();
  await stage.page.locator('html:not([data-theme])').waitFor({ state: 'attached' });
  await stage.page.getByRole('link', { name: 'History' }).click();
  await stage.page.getByText('mock 1').first().waitFor();
});
