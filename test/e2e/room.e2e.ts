/** The exam room at the smallest window: its guide, its tools and its clock, by pointer and by keyboard, and what comes back of it in the report. */

import { expect, test } from 'vitest';
import { expectNoViolations } from './axe';
import { holdScreen } from './hold';
import { setStage } from './stage';
import { answerByKeys, beginMock, endExam, goTo, questionNumber, reload, spoken, tabTo } from './steps';

const MINUTE = 60_000;

const stage = setStage({ width: 1024, height: 640 });
const clean = (state: string) => expectNoViolations(stage.page, state);
const says = (sentence: RegExp) => expect.poll(() => spoken(stage.page)).toMatch(sentence);

async function beginPractice(choose: () => Promise<void> = async () => {}): Promise<void> {
  await goTo(stage.page, '/start/saa-2013/custom', 'Your paper');
  await choose();
  await stage.page.getByRole('button', { name: /^Begin/ }).click();
  await stage.page.locator('[data-option]').first().waitFor();
}

test('before the first mock the room is shown; its clock begins with “Begin”, and the second mock goes straight in', async () => {
  const { page } = stage;
  await goTo(page, '/start/saa-2013', 'Your paper');
  await page.getByRole('button', { name: /^Begin/ }).press('Enter');
  await page.getByRole('heading', { name: 'How this room works' }).waitFor();
  await page.getByText('Strike an option out, or take it back').waitFor();
  await clean('before the first clock');
  await page.getByRole('button', { name: 'Back to the choices' }).press('Enter');
  await page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await page.getByRole('button', { name: /^Begin/ }).press('Enter');
  stage.app.clock.pass(30 * MINUTE);
  await page.getByRole('button', { name: 'Begin: the clock starts now' }).press('Enter');
  await page.locator('[data-option]').first().waitFor();
  await page.getByRole('button', { name: /^Time left: (80:00|79:5)/ }).waitFor();
  // It can be read again.
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('button', { name: 'How this room works' }).press('Enter');
  await page.getByText('Every answer is saved at once.').waitFor();
  await clean('help with the guide');
  await page.keyboard.press('Escape');

  await goTo(page, '/start/saa-2013', 'Your paper');
  await page.getByRole('button', { name: /^Begin/ }).press('Enter');
  await page.locator('[data-option]').first().waitFor();
});

test('the numbers of all questions open by button and by “/”, say their status, and lead there by arrows', async () => {
  const { page } = stage;
  await beginMock(page);
  await answerByKeys(page);
  await page.keyboard.press('m');
  await page.keyboard.press('n');
  await page.getByRole('button', { name: /^Question 2 of 55/ }).click();
  const numbers = page.getByRole('listbox', { name: 'All questions' });
  await numbers.getByRole('option', { name: '1, Answered, Flagged', exact: true }).waitFor();
  await numbers.getByRole('option', { name: '2, Unanswered, in view', exact: true }).waitFor();
  await numbers.getByRole('option', { name: '55, Unseen', exact: true }).waitFor();
  await expect.poll(() => numbers.getByRole('option').count()).toBe(55);
  await clean('numbers');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(() => questionNumber(page)).toBe(54);
  await page.keyboard.press('/');
  await page.keyboard.type('31');
  await page.keyboard.press('Enter');
  await expect.poll(() => questionNumber(page)).toBe(31);
  // It closes by Escape, and the room has the focus again.
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect.poll(() => questionNumber(page)).toBe(32);
});

test('the review of 55 rows keeps its heading in view and is worked row by row', async () => {
  const { page } = stage;
  await beginMock(page);
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'Go to question 1', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Go to question 3');
  await page.keyboard.press('End');
  const last = page.getByRole('button', { name: 'Go to question 55' });
  expect(await last.evaluate((button) => button === document.activeElement)).toBe(true);
  const [main, heading, row] = await Promise.all([
    page.locator('main').boundingBox(),
    page.getByRole('columnheader', { name: 'Status' }).boundingBox(),
    last.boundingBox(),
  ]);
  expect(Math.round((heading?.y ?? 0) - (main?.y ?? 0))).toBe(0);
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual((main?.y ?? 0) + (main?.height ?? 0));
  // Going up, the row in focus is not hidden behind the heading.
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowUp');
  const up = await page.getByRole('button', { name: 'Go to question 25' }).boundingBox();
  expect(up?.y ?? 0).toBeGreaterThanOrEqual((heading?.y ?? 0) + (heading?.height ?? 0));
  await page.keyboard.press('Enter');
  await expect.poll(() => questionNumber(page)).toBe(25);
});

test('short names are those of the exam’s vendor, and are searched as one types', async () => {
  const { page } = stage;
  await beginMock(page);
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Short names · Amazon Web Services' });
  await dialog.getByRole('rowheader', { name: 'NACL' }).waitFor();
  await expect.poll(() => dialog.getByRole('rowheader', { name: 'GKE' }).count()).toBe(0);
  await clean('short names');
  await page.keyboard.type('alb');
  await dialog.getByRole('cell', { name: 'Application Load Balancer' }).waitFor();
  await dialog.getByText('1 name', { exact: true }).waitFor();
  await page.keyboard.type('xyz');
  await dialog.getByText('No short name like this.').waitFor();
  await clean('no short name');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('[data-option][aria-checked=true]').count()).toBe(0);
  await page.getByRole('button', { name: 'Short names' }).click();
  await page.getByRole('dialog').waitFor();
});

test('text size and colours change at once, and stay', async () => {
  const { page } = stage;
  await beginMock(page);
  await page.getByRole('button', { name: 'Text size and colours' }).click();
  await page.getByRole('radio', { name: '150 %' }).click();
  await page.locator('html[data-text-size="150"]').waitFor();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await page.locator('html[data-theme=dark]').waitFor();
  await clean('text size and colours');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await reload(page);
  await page.locator('html[data-theme=dark][data-text-size="150"]').waitFor();
});

test('certainty is asked in practice, by keys and by button, reaches the report, and is not there in a mock', async () => {
  const { page } = stage;
  await beginPractice(async () => {
    await page.getByText('At the end', { exact: true }).click();
  });
  await answerByKeys(page);
  await page.keyboard.press('1');
  const guess = page.getByRole('radio', { name: 'Guess', exact: true });
  expect(await guess.getAttribute('aria-checked')).toBe('true');
  await page.keyboard.press('3');
  expect(await guess.getAttribute('aria-checked')).toBe('false');
  await page.keyboard.press('3');
  expect(
    await page
      .getByRole('radio', { checked: true })
      .and(page.getByRole('radio', { name: 'Sure', exact: true }))
      .count(),
  ).toBe(0);
  await guess.click();
  await clean('certainty');
  await reload(page);
  await guess.waitFor();
  expect(await guess.getAttribute('aria-checked')).toBe('true');
  await page.keyboard.press('r');
  await endExam(page);
  await page.getByRole('radio', { name: 'Guessed 1' }).click();
  await beginMock(page);
  await page.keyboard.press('1');
  await expect.poll(() => guess.count()).toBe(0);
});

test('study notes stand beside practice, where keys are words and no answers; a mock has none', async () => {
  const { page } = stage;
  await beginPractice();
  const toggle = page.getByRole('button', { name: 'Study notes' });
  await toggle.press('Enter');
  const pane = page.getByRole('complementary', { name: 'Study notes' });
  await pane.getByRole('searchbox').pressSequentially('a bucket');
  await expect.poll(() => page.locator('[data-option][aria-checked=true]').count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await holdScreen(page, 'practice with notes');
  await page.keyboard.press('Escape');
  await pane.getByRole('button', { name: 'Close the study notes' }).click();
  await pane.waitFor({ state: 'detached' });
  expect(await toggle.evaluate((button) => button === document.activeElement)).toBe(true);
  await answerByKeys(page);
  await page.locator('[data-option][aria-checked=true]').first().waitFor();
  await page.keyboard.press('r');
  await endExam(page);
  await beginMock(page);
  await expect.poll(() => toggle.count()).toBe(0);
});

test('the clock hides with the count, says the time when asked, warns once, and comes back at five minutes', async () => {
  const { page } = stage;
  await beginMock(page, 'saa-2013', async () => {
    await page.getByText('The clock goes on').click();
  });
  await page.keyboard.press('t');
  await page.getByRole('button', { name: 'Clock hidden. Show it' }).waitFor();
  expect(await page.locator('header').innerText()).not.toContain('Question 1');
  await page.keyboard.press('Alt+t');
  await says(/^Time left: (80:00|79:5\d)$/);
  stage.app.clock.pass(41 * MINUTE);
  await page
    .getByText(/^Half the time is over/)
    .first()
    .waitFor();
  await says(/^Half the time is over/);
  stage.app.clock.pass(34.5 * MINUTE);
  await page.getByText('5 minutes left.').first().waitFor();
  await says(/^5 minutes left\.$/);
  await page.getByRole('button', { name: /^Time left: 4:/ }).waitFor();
  await clean('five minutes left');
});

test('the whole tour, every type of question, is sat with the keyboard alone', async () => {
  const { page } = stage;
  const { keyboard } = page;
  const inFocus = (selector: string) => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  await tabTo(page, /^Start a mock exam: Tour/);
  await keyboard.press('Enter');
  await page.getByText('12 questions').first().waitFor();
  await tabTo(page, /^Begin/);
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'How this room works' }).waitFor();
  await tabTo(page, /^Begin: the clock/);
  await keyboard.press('Enter');
  await page.locator('article').waitFor();
  const seen = new Set<string>();
  for (let number = 1; number <= 12; number += 1) {
    await expect.poll(() => questionNumber(page)).toBe(number);
    // A new question has the focus, so that Tab leads into it.
    expect(await inFocus('article h1')).toBe(true);
    const prompts = await page.locator('article select').count();
    const steps = await page.locator('article ol > li').count();
    if (prompts > 0) {
      seen.add('matching');
      for (let prompt = 0; prompt < prompts; prompt += 1) {
        do await keyboard.press('Tab');
        while (!(await inFocus('article select')));
        await keyboard.press('ArrowDown');
      }
      // In a list letters look for an entry; past it they are the room's again.
      await keyboard.press('Tab');
      expect(await page.locator('article select').evaluateAll((all) => all.every((pick) => (pick as HTMLSelectElement).value !== ''))).toBe(true);
    } else if ((await page.getByRole('button', { name: /^Move down/ }).count()) > 0) {
      seen.add('ordering');
      expect(steps).toBeGreaterThan(1);
      await tabTo(page, /^Move down/);
      await keyboard.press('Alt+ArrowDown');
      expect(await inFocus('[data-move]')).toBe(true);
    } else {
      const isSingle = (await page.locator('[data-option]').first().getAttribute('role')) === 'radio';
      seen.add(isSingle ? 'single' : 'multiple');
      do await keyboard.press('Tab');
      while (!(await inFocus('[data-option]')));
      await keyboard.press('ArrowDown');
      await keyboard.press('Space');
      expect(await inFocus('[data-option][aria-checked=true]')).toBe(true);
      if (!isSingle) await answerByKeys(page, 2);
    }
    await keyboard.press('n');
  }
  expect([...seen].sort()).toEqual(['matching', 'multiple', 'ordering', 'single']);
  expect(await inFocus('main h1')).toBe(true);
  await tabTo(page, /^End exam/);
  await keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Where the marks went' }).waitFor();
});
