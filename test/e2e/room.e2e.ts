/** The exam room at the smallest window: every tool of it, by pointer and by keyboard, and what comes back of it in the report. */

import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeViolations } from './axe';
import { holdScreen } from './hold';
import { setStage } from './stage';
import { answerByKeys, beginMock, questionNumber, saved, tabTo } from './steps';

const MINUTE = 60_000;

const stage = setStage({ width: 1024, height: 640 });

async function clean(state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await stage.page.emulateMedia({ colorScheme });
    expect(await axeViolations(stage.page), `${state}, ${colorScheme}`).toEqual([]);
  }
}

async function goTo(path: string, heading: string): Promise<void> {
  await stage.page.goto(`${stage.page.url().split('#')[0]}#${path}`);
  await stage.page.getByRole('heading', { name: heading }).first().waitFor();
}

async function beginPractice(choose: () => Promise<void> = async () => {}): Promise<void> {
  await goTo('/start/saa-2013/custom', 'Your paper');
  await choose();
  await stage.page.getByRole('button', { name: /^Begin/ }).click();
  await stage.page.locator('[data-option]').first().waitFor();
}

async function endExam(): Promise<void> {
  await stage.page.keyboard.press('r');
  await stage.page.getByRole('button', { name: 'End exam' }).click();
  await stage.page.getByRole('button', { name: 'End and see the report' }).click();
  await stage.page.getByRole('heading', { name: 'Where the marks went' }).waitFor();
}

/** Loads the page anew: it goes on at once, without having to ask for the exam. */
async function reload(): Promise<void> {
  await saved(stage.page);
  await stage.page.reload();
  await stage.page.locator('article h1').waitFor({ state: 'attached' });
  await expect.poll(() => stage.page.getByRole('button', { name: 'Go on here instead' }).count()).toBe(0);
}

/** The last sentence that the room said to screen readers. */
const spoken = () => stage.page.locator('[role=status].visually-hidden').innerText();
const says = (sentence: RegExp) => expect.poll(spoken).toMatch(sentence);
const marks = () => stage.page.locator('article mark').allInnerTexts();

/** Goes through the paper from its first question until one has what is looked for. */
async function toQuestionWith(selector: string): Promise<void> {
  const { page } = stage;
  await page.keyboard.press('/');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  while ((await page.locator(selector).count()) === 0) {
    const number = await questionNumber(page);
    await page.keyboard.press('n');
    await page.locator('h1', { hasText: `Question ${number + 1} of` }).waitFor();
  }
}

/** Presses the mouse in the middle of one thing and moves it over another: there it lets go, after Escape if so wished. */
async function drag(from: Locator, to: Locator, isGivenUp = false): Promise<void> {
  const { mouse } = stage.page;
  await from.scrollIntoViewIfNeeded();
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('both are on the screen');
  await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await mouse.down();
  await mouse.move(end.x + end.width / 2, end.y + end.height / 2 + 4, { steps: 4 });
  if (isGivenUp) await stage.page.keyboard.press('Escape');
  await mouse.up();
}

/** Drags the mouse over a text from its first letter on. */
async function selectWords(text: Locator, widthPx: number): Promise<void> {
  const box = await text.boundingBox();
  if (!box) throw new Error('the text is on the screen');
  await stage.page.mouse.move(box.x + 1, box.y + 12);
  await stage.page.mouse.down();
  await stage.page.mouse.move(box.x + widthPx, box.y + 12, { steps: 4 });
  await stage.page.mouse.up();
}

test('before the first mock the room is shown; its clock begins with “Begin”, and the second mock goes straight in', async () => {
  const { page } = stage;
  await goTo('/start/saa-2013', 'Your paper');
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

  await goTo('/start/saa-2013', 'Your paper');
  await page.getByRole('button', { name: /^Begin/ }).press('Enter');
  await page.locator('[data-option]').first().waitFor();
});

test('what is highlighted with the mouse or by keys survives a reload and comes back in the report', async () => {
  const { page } = stage;
  await beginMock(page);
  const stem = page.locator('[data-part=stem] p');
  await selectWords(stem, 160);
  await page.getByRole('button', { name: /^Highlight/ }).click();
  const [byMouse] = await marks();
  expect((await stem.innerText()).startsWith(byMouse ?? 'nothing')).toBe(true);
  await says(/^Highlighted$/);

  // Words of an option are selected without answering it.
  const option = page.locator('[data-option] [data-part] p').first();
  await selectWords(option, 90);
  await expect.poll(() => page.locator('[data-option][aria-checked=true]').count()).toBe(0);
  await page.keyboard.press('l');
  await expect.poll(() => page.locator('[data-option] mark').count()).toBe(1);

  // By keys: the second to the fourth word of the scenario, then on to the next paragraph.
  await page.keyboard.press('l');
  await says(/arrows/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  const words = (await page.locator('[data-part=scenario] p').first().innerText()).split(/\s+/).slice(1, 4).join(' ');
  await expect.poll(spoken).toBe(words);
  await clean('highlighting');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const held = await marks();
  expect(held).toContain(words);
  expect(held).toHaveLength(3);
  await expect.poll(() => page.locator('[data-option][aria-checked=true]').count()).toBe(0);
  await clean('highlighted');

  await reload();
  await page.locator('article mark').first().waitFor();
  await expect.poll(() => marks()).toEqual(held);

  // Forced colours show it as well.
  await page.emulateMedia({ forcedColors: 'active' });
  const [paper, pen] = await page
    .locator('article mark')
    .first()
    .evaluate((mark) => [mark.parentElement as Element, mark].map((element) => getComputedStyle(element).backgroundColor));
  expect(pen).not.toBe(paper);
  await page.emulateMedia({ forcedColors: 'none' });

  await endExam();
  await page
    .locator('main button[aria-expanded=false]')
    .filter({ hasText: /Right|Wrong|Unanswered/ })
    .first()
    .click();
  await page.locator('main mark').first().waitFor();
  expect((await page.locator('main mark').allInnerTexts()).sort()).toEqual([...held].sort());
  await page.getByRole('heading', { name: 'Highlighted in the options' }).waitFor();
  await clean('report with highlights');
});

test('a highlight is taken back by selecting it again, and all of them at once', async () => {
  const { page } = stage;
  await beginMock(page);
  await page.keyboard.press('l');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('l');
  const whole = (await page.locator('[data-part]').first().locator('p').first().innerText()).trim();
  expect((await marks()).join('')).toBe(whole);
  await page.keyboard.press('Enter');
  await expect.poll(() => marks()).toEqual([]);
  await says(/^Highlight taken back$/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => marks()).toEqual([]);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Done', exact: true }).count()).toBe(0);
  // The words of the next question are not those of this one.
  await page.keyboard.press('l');
  await page.keyboard.press('n');
  await expect.poll(() => questionNumber(page)).toBe(2);
  await expect.poll(() => page.getByRole('button', { name: 'Done', exact: true }).count()).toBe(0);
});

test('highlights lie where they were put in code, lists and tables too', async () => {
  const { page } = stage;
  await beginMock(page, 'tour');
  await toQuestionWith('article :not(pre) > code');
  await page.keyboard.press('l');
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  // Everything is marked, and nothing was lost, doubled or moved by it.
  const parts = await page.locator('[data-part]').evaluateAll((all) =>
    all.map((part) => ({
      text: part.textContent?.replaceAll(/\s/g, ''),
      marked: [...part.querySelectorAll('mark')]
        .map((mark) => mark.textContent)
        .join('')
        .replaceAll(/\s/g, ''),
    })),
  );
  expect(parts.length).toBeGreaterThan(2);
  for (const { text, marked } of parts) expect(marked).toBe(text);
});

test('steps are dragged to their place and matches dropped, each said aloud', async () => {
  const { page } = stage;
  await beginMock(page, 'tour');
  const steps = page.locator('article ol > li');
  await toQuestionWith('[data-step]');
  const texts = () => steps.locator('[data-part]').allInnerTexts();
  const [first, second, third, ...others] = await texts();
  await drag(steps.nth(0).locator('[aria-hidden=true]').first(), steps.nth(2).locator('[aria-hidden=true]').first());
  expect(await texts()).toEqual([second, third, first, ...others]);
  await says(/now 3 of 5$/);
  await saved(page);
  await drag(steps.nth(0).locator('[aria-hidden=true]').first(), steps.nth(2).locator('[aria-hidden=true]').first(), true);
  expect(await texts()).toEqual([second, third, first, ...others]);

  // By button the focus stays with the step, up to the very end.
  const up = page.getByRole('button', { name: /^Move up/ });
  await up.nth(1).focus();
  const name = await up.nth(1).getAttribute('aria-label');
  await page.keyboard.press('Enter');
  await says(/now 1 of 5$/);
  const held = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(held).toBe(name?.replace('Move up', 'Move down'));
  await page.keyboard.press('Alt+ArrowDown');
  await says(/now 2 of 5$/);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(held);
  await clean('ordering');

  await toQuestionWith('article select');
  const option = page.getByRole('list', { name: 'Options' }).getByRole('listitem').nth(1);
  const pick = page.locator('article select').nth(0);
  await drag(option.locator('[aria-hidden=true]').first(), page.locator('[data-target]').nth(0));
  expect(await pick.locator('option:checked').innerText()).toBe((await option.innerText()).trim());
  await says(/ goes with /);
  // Dropped beside everything it goes back, and so it does on Escape.
  await drag(option.locator('[aria-hidden=true]').first(), page.locator('[data-part=stem]'));
  await drag(option.locator('[aria-hidden=true]').first(), page.locator('[data-target]').nth(1), true);
  expect(await page.locator('article select >> nth=1').inputValue()).toBe('');
  // What is to be matched is highlighted like any other text, and picks nothing.
  await selectWords(page.locator('[data-target] [data-part] p').nth(1), 90);
  await page.keyboard.press('l');
  await expect.poll(() => page.locator('[data-target] mark').count()).toBe(1);
  expect(await page.locator('article select >> nth=1').inputValue()).toBe('');
  await clean('matching');

  // A case is marked once for all of its questions.
  await toQuestionWith('[data-part=case]');
  await selectWords(page.locator('[data-part=case] p').first(), 90);
  await page.keyboard.press('l');
  const inCase = await page.locator('[data-part=case] mark').allInnerTexts();
  expect(inCase).toHaveLength(1);
  const number = await questionNumber(page);
  await page.keyboard.press('n');
  await page.locator('h1', { hasText: `Question ${number + 1} of` }).waitFor();
  expect(await page.locator('[data-part=case] mark').allInnerTexts()).toEqual(inCase);
  await page.keyboard.press('/');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await reload();
  await toQuestionWith('[data-part=case]');
  expect(await page.locator('[data-part=case] mark').allInnerTexts()).toEqual(inCase);
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
  await reload();
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
  await reload();
  await guess.waitFor();
  expect(await guess.getAttribute('aria-checked')).toBe('true');
  await endExam();
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
  await endExam();
  await beginMock(page);
  await expect.poll(() => toggle.count()).toBe(0);
});

test('options are struck out by right click, key and button, and stay as they are for the answer', async () => {
  const { page } = stage;
  await beginMock(page);
  const options = page.locator('[data-option]');
  await options.nth(1).click({ button: 'right' });
  await page.getByRole('button', { name: 'Undo: strike-out of option B' }).waitFor();
  await page.keyboard.press('Shift+C');
  await page.getByRole('button', { name: 'Undo: strike-out of option C' }).waitFor();
  await page.getByRole('button', { name: 'Strike out option D' }).click();
  await page.getByRole('button', { name: 'Undo: strike-out of option D' }).waitFor();
  await expect.poll(() => page.locator('[data-option][aria-checked=true]').count()).toBe(0);
  for (const at of [1, 2, 3]) expect(await options.nth(at).innerText()).toContain('struck out');
  // The letters that are shown are the keys that choose.
  for (const [at, letter] of (await page.locator('[data-option] > span:nth-child(2)').allInnerTexts()).entries()) {
    await page.keyboard.press(letter.toLowerCase());
    const type = await options.nth(at).getAttribute('role');
    expect(await options.nth(at).getAttribute('aria-checked')).toBe('true');
    if (type === 'checkbox') await page.keyboard.press(letter.toLowerCase());
  }
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
