/** The report of a finished attempt: the pace as picture and table, files to take away, two printed pages, and the practice scale for who asks. */

import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { AttemptRecord } from '../../src/core/export/attempt-record';
import { expectNoViolations } from './axe';
import { setStage } from './stage';
import { answerByKeys, endExam, enterRoom } from './steps';

const stage = setStage({ width: 1024, height: 640 });

/** No axe violation in either theme, and nothing wider than the smallest window. */
async function hold(screen: string): Promise<void> {
  await expectNoViolations(stage.page, screen);
  expect(await stage.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), screen).toBe(0);
}

/** Begins an attempt, answers its first questions but not all, and ends it. */
async function sit(mode: 'mock' | 'short' | 'custom', answered: number): Promise<void> {
  const { page } = stage;
  await page.goto(`${page.url().split('#')[0]}#/start/saa-2013/${mode}`);
  await page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await page.getByRole('button', { name: /^Begin/ }).click();
  await enterRoom(page);
  for (let number = 1; number <= answered; number += 1) {
    await answerByKeys(page, number % 3);
    if (number % 5 === 0) await page.keyboard.press('m');
    stage.app.clock.pass(number % 4 === 0 ? 9_000 : 2_000);
    await page.keyboard.press('n');
  }
  await page.keyboard.press('r');
  await endExam(page);
}

test('the pace is a picture that says what it shows, and a table for those who ask', async () => {
  await sit('short', 19);
  const { page } = stage;
  await page.getByRole('img', { name: /^Time added up over 20 questions\. At question 10: .* ahead of the even pace\. At question 20:/ }).waitFor();
  await page.getByText(/^1\d of 19 answers came faster than their question can be read/).waitFor();
  await hold('report');
  await page.getByRole('button', { name: 'The same as a table' }).press('Enter');
  const table = page.getByRole('table', { name: 'Your time against the even pace' });
  await expect.poll(() => table.getByRole('row').count()).toBe(21);
  await hold('report, with the table of the pace');
});

test('the attempt is taken away by keyboard, as values, as data and as text that say the same', async () => {
  await sit('short', 19);
  const { page } = stage;
  const files: string[] = [];
  for (const [downs, name] of [
    [0, 'passband-saa-2013-short-1.csv'],
    [1, 'passband-saa-2013-short-1.json'],
    [2, 'passband-saa-2013-short-1.md'],
  ] as const) {
    await page.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    if (downs === 0) await hold('report, with the menu');
    for (let down = 0; down < downs; down += 1) await page.keyboard.press('ArrowDown');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toBe(name);
    files.push(await readFile(await download.path(), 'utf8'));
  }
  const [csv = '', json = '', markdown = ''] = files;
  const record = JSON.parse(json) as AttemptRecord;
  expect(record.attempt).toMatchObject({ blueprint: 'saa-2013', mode: 'short', questions: 20, endedBy: 'candidate' });
  expect(record.questions.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(record.questions.filter(({ outcome }) => outcome === 'right')).toHaveLength(record.attempt.right);
  const lines: string[][] = parse(csv, { bom: true });
  expect(lines.filter(([part]) => part === 'question').map((line) => line[2])).toEqual(record.questions.map(({ id }) => id));
  for (const { id, number } of record.questions) expect(markdown).toContain(`| ${number} | ${id} |`);
});

test('a mock is printed on two pages at most, without anything to press, even when every question was missed', async () => {
  const { page } = stage;
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.reload();
  await sit('mock', 0);
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await page.locator('html[data-printed]').waitFor();
  await page.getByRole('button', { name: 'Study notes' }).click();
  await page.getByRole('complementary', { name: 'Study notes' }).waitFor();

  for (const format of ['A4', 'Letter'] as const) expect(pagesIn(await page.pdf({ format })), format).toBeLessThanOrEqual(2);

  await page.emulateMedia({ media: 'print' });
  // The width of A4 between its margins.
  await page.setViewportSize({ width: 703, height: 1000 });
  const missed = page.getByRole('table', { name: 'Missed questions' });
  await expect.poll(() => missed.getByRole('row').count()).toBe(56);
  for (const role of ['navigation', 'button', 'complementary', 'radio'] as const) expect(await page.getByRole(role).count(), role).toBe(0);
  expect(await page.evaluate(cutOff)).toEqual([]);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('navigation').waitFor();
  await expect.poll(() => missed.count()).toBe(0);
});

test('practice without a clock has no even pace, and says so', async () => {
  await sit('custom', 0);
  await stage.page.getByText('Practice without a clock has no even pace.', { exact: false }).waitFor();
  await hold('report of untimed practice');
});

test('the practice scale is shown to who asks for it, beside the pass mark that it assumes', async () => {
  const { page } = stage;
  await sit('short', 3);
  const report = page.url();
  await expect.poll(() => page.getByText(/^Practice scale/).count()).toBe(0);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: /practice scale/ }).press('Space');
  await hold('settings');
  await page.goto(report);
  await page.getByText(/^Practice scale \d+ \(ours, from 100 to 1000, assuming a pass mark of 64 %\)$/).waitFor();
  await hold('report with the practice scale');
});

/** The pages of a file that Chromium has printed; it leaves their objects in plain text. */
function pagesIn(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Texts that are wider than their place, or stand beyond the edge of the paper. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, p, th, td, dt, dd, li)')]
    .filter((element) => element.checkVisibility() && element.closest('.visually-hidden') === null)
    .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > window.innerWidth + 1)
    .map((element) => element.innerText);
}
