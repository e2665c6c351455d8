/** Hostile texts in the rooms that check each question, and in all that opens over them: they stay words there too. */

import { expect, test } from 'vitest';
import { CROWDED_BANK } from '../hostile/hostile-bank';
import { OWN } from '../hostile/own-data';
import { setHostileStage } from './hostile-stage';
import { enterRoom } from './steps';

const { stage, isQuiet, go, fallDue, doors } = setHostileStage();

test('after each question, in drills and reviews, and in all that opens over the exam room', async () => {
  const { page } = stage;
  await doors.set(CROWDED_BANK);
  await go('/start/crowded-exam/custom');
  await page.getByRole('button', { name: /^Begin/ }).click();
  await enterRoom(page);
  expect(await checkEach('practice')).toBeGreaterThanOrEqual(3);

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Scratch note' }).click();
  await dialog.getByRole('textbox').fill(OWN.join('\n').slice(0, 4_000));
  await isQuiet('scratch note');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  for (const key of ['/', 's', '?']) {
    await page.keyboard.press(key);
    await dialog.waitFor();
    await isQuiet(`window of ${key}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: 'Text size and colours' }).click();
  await dialog.waitFor();
  await isQuiet('text size and colours');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Study notes' }).click();
  await page.getByRole('complementary', { name: 'Study notes' }).waitFor();
  await isQuiet('notes beside the room');
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'End exam' }).click();
  await page.getByRole('alertdialog').waitFor();
  await isQuiet('end exam');
  await page.getByRole('button', { name: 'End and see the report' }).click();
  await page.getByRole('heading', { name: 'Where the marks went' }).waitFor();
  await isQuiet('report of practice');

  await fallDue();
  await go('/weak');
  await page.getByRole('button', { name: 'Drill weak areas' }).click();
  await enterRoom(page);
  expect(await checkEach('drill')).toBeGreaterThan(0);
  await go('/reviews');
  await page.getByRole('button', { name: 'Review now' }).click();
  await enterRoom(page);
  expect(await checkEach('review')).toBeGreaterThan(0);
});

/** Answers every question of the room, wrongly where letters can be wrong, and looks at what is said of it; answers with how many there were. */
async function checkEach(screen: string): Promise<number> {
  const { page } = stage;
  const [, count = '0'] = /of (\d+)$/.exec(await page.locator('article h1').innerText()) ?? [];
  for (let number = 1; number <= Number(count); number += 1) {
    await page.getByRole('heading', { level: 1, name: `Question ${number} of ${count}`, exact: true }).waitFor();
    const pickers = page.locator('article select');
    if ((await page.locator('[data-option]').count()) > 0) for (const key of ['b', 'c']) await page.keyboard.press(key);
    else if ((await pickers.count()) > 0) for (const picker of await pickers.all()) await picker.selectOption({ index: 1 });
    else
      await page
        .getByRole('button', { name: /^Move up/ })
        .nth(1)
        .press('Enter');
    const check = page.getByRole('button', { name: 'Check answer' });
    await check.click();
    await check.waitFor({ state: 'detached' });
    await isQuiet(`${screen}, question ${number} and its answer`);
    stage.app.clock.pass(5_000);
    if (number < Number(count)) await page.keyboard.press('n');
  }
  return Number(count);
}
