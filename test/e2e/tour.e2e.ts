/** Every question type in the exam room: the tour is sat by keyboard, each answer comes back in the report. */

import { expect, test } from 'vitest';
import { axeViolations } from './axe';
import { setStage } from './stage';
import { answerByKeys, beginMock, endExam } from './steps';

const stage = setStage({ width: 1280, height: 800 });

test('ordering, matching, case study, picture and code are answered, reviewed and reported', async () => {
  const { page } = stage;
  await beginMock(page, 'tour', async () => {
    await page.getByText('12 questions').first().waitFor();
  });
  const seen = new Set<string>();
  for (let number = 1; number <= 12; number += 1) {
    const picks = page.locator('article select');
    const movers = page.getByRole('button', { name: /^Move down/ });
    if ((await picks.count()) > 0) {
      seen.add('matching');
      for (const pick of await picks.all()) await pick.selectOption({ index: 1 });
    } else if ((await movers.count()) > 0) {
      seen.add('ordering');
      await movers.first().press('Enter');
    } else {
      seen.add('choice');
      await answerByKeys(page);
    }
    if ((await page.locator('article figure').count()) > 0) {
      await page.locator('article figure img').waitFor();
      seen.add('picture');
    }
    if ((await page.locator('article pre').count()) > 0) seen.add('code');
    if ((await page.getByRole('region', { name: /^Case study/ }).count()) > 0) seen.add('case study');
    expect(await axeViolations(page), `question ${number}`).toEqual([]);
    await page.keyboard.press('n');
  }
  expect([...seen].sort()).toEqual(['case study', 'choice', 'code', 'matching', 'ordering', 'picture']);
  await page.getByRole('heading', { name: 'Review' }).waitFor();
  await page.getByRole('radio', { name: 'Incomplete 0' }).waitFor();
  await endExam(page);
  const closed = page.locator('main button[aria-expanded=false]').filter({ hasText: /Right|Wrong/ });
  while ((await closed.count()) > 0) await closed.first().click();
  expect(await axeViolations(page)).toEqual([]);
});
