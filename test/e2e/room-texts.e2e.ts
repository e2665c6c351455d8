/** What a hand does to the texts of a question: words are highlighted, steps and matches dragged, options struck out, each by pointer and by keys. */

import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoViolations } from './axe';
import { setStage } from './stage';
import { beginMock, endExam, questionNumber, reload, saved, spoken } from './steps';

const stage = setStage({ width: 1024, height: 640 });
const clean = (state: string) => expectNoViolations(stage.page, state);
const says = (sentence: RegExp) => expect.poll(() => spoken(stage.page)).toMatch(sentence);
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
  await expect.poll(() => spoken(page)).toBe(words);
  await clean('highlighting');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const held = await marks();
  expect(held).toContain(words);
  expect(held).toHaveLength(3);
  await expect.poll(() => page.locator('[data-option][aria-checked=true]').count()).toBe(0);
  await clean('highlighted');

  await reload(page);
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

  await page.keyboard.press('r');
  await endExam(page);
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
  await reload(page);
  await toQuestionWith('[data-part=case]');
  expect(await page.locator('[data-part=case] mark').allInnerTexts()).toEqual(inCase);
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
