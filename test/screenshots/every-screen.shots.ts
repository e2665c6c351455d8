/** Pictures of every screen at two sizes and in two themes, into `screenshots/`: run by `npm run screenshots`, looked at by people. */

import { test } from 'vitest';
import { holdScreen } from '../e2e/hold';
import { setStage } from '../e2e/stage';
import { answerByKeys, beginMock, endExam, goTo, thinkOver } from '../e2e/steps';

const stage = setStage({ width: 1280, height: 800 });
const hold = (screen: string) => holdScreen(stage.page, screen);

const go = (path: string, heading: string | RegExp) => goTo(stage.page, path, heading);

async function sitMock(shift: number): Promise<string> {
  await beginMock(stage.page);
  for (let number = 1; number <= 55; number += 1) {
    await answerByKeys(stage.page, (number * shift) % 4);
    await thinkOver(stage.page, stage.app.clock);
    await stage.page.keyboard.press('n');
  }
  await endExam(stage.page);
  return stage.page.url().split('/').at(-1) ?? '';
}

test('the page before the first clock', async () => {
  await go('/start/saa-2013', 'Your paper');
  await stage.page.getByRole('button', { name: /^Begin/ }).click();
  await stage.page.getByRole('button', { name: 'Begin: the clock starts now' }).waitFor();
  await hold('before the first clock');
});

test('every question type', async () => {
  await beginMock(stage.page, 'tour');
  for (let number = 1; number <= 12; number += 1) {
    await stage.page.getByRole('heading', { level: 1, name: `Question ${number} of 12` }).waitFor();
    await hold(`tour question ${number}`);
    await stage.page.keyboard.press('PageDown');
  }
});

test('the dialogs of the room', async () => {
  await beginMock(stage.page);
  await stage.page.keyboard.press('/');
  await stage.page.getByRole('dialog').waitFor();
  await hold('go to a number');
  await stage.page.keyboard.press('Escape');
  for (const name of ['Short names', 'Text size and colours', 'Scratch note']) {
    await stage.page.getByRole('button', { name }).click();
    await stage.page.getByRole('dialog').waitFor();
    await hold(name);
    await stage.page.keyboard.press('Escape');
  }
});

test('what stands on two mocks', async () => {
  const first = await sitMock(3);
  await hold('report of a whole mock');
  await stage.page.locator('main button[aria-expanded=false]').filter({ hasText: /Wrong/ }).first().click();
  await stage.page.getByRole('button', { name: 'Correct it', exact: true }).click();
  await hold('correcting a key');
  await stage.page.keyboard.press('Escape');
  const second = await sitMock(1);
  await go('/history', 'History');
  await hold('history of two mocks');
  await go(`/compare/${second}/${first}`, /Compare|Side by side/);
  await hold('comparison');
  await go('/outside', /score report/i);
  await hold('a report from elsewhere');
  await go('/weak', 'Weak areas');
  await hold('weak areas');
  await go('/import', /Import/);
  await hold('import');
  await go('/', 'Library');
  await hold('library after two mocks');
});
