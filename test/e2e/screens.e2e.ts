/** Every screen and its states: no axe violation in light or dark, nothing cut off at the smallest window, no fault in the console. */

import { expect, test } from 'vitest';
import { holdScreen } from './hold';
import { setStage } from './stage';
import { answerByKeys, beginMock, endExam, goTo } from './steps';

const stage = setStage({ width: 1024, height: 640 });

const hold = (screen: string) => holdScreen(stage.page, screen);

const go = (path: string, heading: string | RegExp) => goTo(stage.page, path, heading);

test('library, start, history and settings, empty and fresh', async () => {
  await hold('library');
  await go('/start/saa-2013', 'Your paper');
  await stage.page.getByText('55 questions').first().waitFor();
  await hold('start');
  await stage.page.getByText('Practice', { exact: true }).click();
  await stage.page.getByText('Shuffle the options').waitFor();
  await hold('start, practice');
  await go('/history', 'History');
  await hold('history, empty');
  await go('/settings', 'Settings');
  await hold('settings');
  await go('/about', 'About Passband');
  await stage.page.getByRole('rowheader', { name: 'electron', exact: true }).waitFor();
  await hold('about');
  await stage.page.getByRole('button', { name: /^Apache-2\.0: .*react-aria-components/ }).click();
  await stage.page.getByText('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION').waitFor();
  await hold('about, a licence');
});

test('the exam room, its review and its dialogs', async () => {
  await beginMock(stage.page);
  await hold('question');
  await answerByKeys(stage.page);
  await stage.page.keyboard.press('Shift+D');
  await stage.page.keyboard.press('m');
  await hold('question, answered');
  await stage.page.keyboard.press('?');
  await stage.page.getByRole('dialog').waitFor();
  await hold('keys');
  await stage.page.keyboard.press('Escape');
  await stage.page.keyboard.press('r');
  await stage.page.getByRole('heading', { name: 'Review' }).waitFor();
  await hold('review');
  await stage.page.getByRole('button', { name: 'End exam' }).click();
  await stage.page.getByRole('alertdialog').waitFor();
  await hold('end');
});

test('the report, a question in it, the history after it, and the library with an exam to resume', async () => {
  await beginMock(stage.page, 'saa-2013');
  for (let number = 1; number <= 10; number += 1) {
    await answerByKeys(stage.page, number);
    await stage.page.keyboard.press('n');
  }
  await stage.page.keyboard.press('r');
  await endExam(stage.page);
  await hold('report');
  await stage.page.locator('main button[aria-expanded=false]').first().click();
  await hold('report, a question');
  await go('/history', 'History');
  await hold('history');
  await beginMock(stage.page);
  await stage.page.getByRole('button', { name: 'Leave' }).click();
  await stage.page.getByRole('heading', { name: 'Go on where you were' }).waitFor();
  await hold('library, with an exam to resume');
});

test('practice with feedback shows key and reasons after each question, and locks the answer', async () => {
  await stage.page.goto(`${stage.page.url().split('#')[0]}#/start/saa-2013/custom`);
  await stage.page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await stage.page.getByRole('button', { name: /^Begin/ }).click();
  await stage.page.locator('[data-option]').first().waitFor();
  await answerByKeys(stage.page);
  await stage.page.getByRole('button', { name: 'Check answer' }).click();
  await stage.page.getByText('right answer').first().waitFor();
  await hold('practice, answered');
  await stage.page.getByRole('button', { name: 'Pause' }).click();
  await stage.page.getByRole('heading', { name: 'Paused' }).waitFor();
  await expect.poll(() => stage.page.locator('[data-option]').count()).toBe(0);
  await hold('practice, paused');
});

test('at twice the text size nothing is cut off', async () => {
  await go('/settings', 'Settings');
  await stage.page.getByText('200 %').click();
  for (const [path, heading] of [
    ['/', 'Library'],
    ['/start/saa-2013', 'Your paper'],
    ['/history', 'History'],
  ] as const) {
    await go(path, heading);
    await hold(`${path} at 200 %`);
  }
  await beginMock(stage.page);
  await hold('question at 200 %');
});
