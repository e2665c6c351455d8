/** The notes pane in a real browser: search, writing, undo, notes that are brought along, and the cram sheet as a real PDF. */

import { getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { holdAndGiveBack } from './hold';
import { HOSTILE_NOTE, madeNotesFile } from './made-notes';
import { setStage } from './stage';
import { answerByKeys, beginMock, endExam, tabTo } from './steps';

const stage = setStage({ width: 1280, height: 800 });
const pane = () => stage.page.getByRole('complementary', { name: 'Study notes' });
const clean = (screen: string) => holdAndGiveBack(stage.page, screen);

async function openPane(): Promise<void> {
  await stage.page.getByRole('button', { name: 'Study notes' }).click();
  await pane().getByRole('searchbox').waitFor();
}

/** Brings files along through the dialog; answers when they are notes. */
async function bring(files: readonly { readonly name: string; readonly text: string }[], count: number): Promise<void> {
  await pane().getByRole('button', { name: 'More', exact: true }).click();
  await stage.page.getByRole('menuitem', { name: 'Bring notes along…' }).click();
  const dialog = stage.page.getByRole('dialog');
  await dialog
    .locator('input[type=file]')
    .setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) })));
  await dialog.getByText('Nothing has been saved yet.').waitFor();
  await dialog.getByRole('button', { name: `Take ${count} note${count === 1 ? '' : 's'} in` }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function sitFive(): Promise<void> {
  const { page } = stage;
  await beginMock(page);
  for (let number = 1; number <= 5; number += 1) {
    await answerByKeys(page, number % 4);
    stage.app.clock.pass(1_000);
    await page.keyboard.press('n');
  }
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await endExam(page);
}

test('notes are brought along as text that stays text, looked at first, taken in, and taken back', async () => {
  const { page } = stage;
  await openPane();
  await clean('an empty pane');
  await pane().getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Bring notes along…' }).click();
  const dialog = page.getByRole('dialog');
  await clean('bringing notes along');
  await dialog.getByRole('textbox', { name: 'Or paste text' }).fill(HOSTILE_NOTE);
  await dialog.getByRole('button', { name: 'Look at it' }).click();
  await dialog.getByText('1 note would be made.').waitFor();
  await dialog.getByText('<img src=x onerror=alert(1)>').waitFor();
  await clean('a preview of notes');
  await dialog.getByRole('button', { name: 'Other files' }).click();
  await dialog.locator('input[type=file]').setInputFiles([
    { name: 'mine.md', mimeType: 'text/markdown', buffer: Buffer.from(madeNotesFile(3)) },
    { name: 'more.txt', mimeType: 'text/plain', buffer: Buffer.from('\ufeffOne plain text.\r\nWith two lines.') },
    { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([137, 80, 78, 71]) },
  ]);
  await dialog.getByText('4 notes would be made.').waitFor();
  await dialog.getByText('picture.png is left out: only Markdown and text files are read.').waitFor();
  await expect.poll(() => pane().getByRole('heading', { level: 4 }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Take 4 notes in' }).click();
  await pane().getByText('4 notes taken in').waitFor();
  await pane().getByRole('button', { name: 'Point 1' }).click();
  await pane().getByText('marker1', { exact: false }).first().waitFor();
  await clean('notes that were brought along');
  await pane().getByRole('button', { name: 'Undo', exact: true }).click();
  await pane().getByText('4 deleted notes').waitFor();
  await expect.poll(() => pane().getByRole('button', { name: 'Point 1' }).count()).toBe(0);
});

test('a note is written by keyboard with marks and a preview, tagged, learned, and everything is undone', async () => {
  const { page } = stage;
  await openPane();
  await bring([{ name: 'mine.md', text: '## Queues\n\nThey wait.\n\n## Topics\n\nThey tell.' }], 2);
  await pane().getByRole('button', { name: 'Queues' }).focus();
  await page.keyboard.press('Enter');
  await tabTo(page, /^Edit$/);
  await page.keyboard.press('Enter');
  const area = pane().getByRole('textbox', { name: 'Note', exact: true });
  await pane().getByRole('toolbar', { name: 'Marks' }).waitFor();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Visibility');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+b');
  expect(await area.inputValue()).toBe('They wait. **Visibility**');
  const preview = pane().getByRole('region', { name: 'As it will look' });
  await preview.locator('strong', { hasText: 'Visibility' }).waitFor();
  await page.keyboard.press('Control+i');
  expect(await area.inputValue()).toContain('_Visibility_');
  await clean('the editor');
  await pane().getByRole('textbox', { name: 'Tags' }).fill('sqs, exam');
  await pane().getByText('Saved', { exact: true }).waitFor();
  await pane().getByRole('button', { name: 'Done', exact: true }).press('Enter');
  await pane().getByText('Changed: “Queues”').waitFor();
  // The switch takes the note out of the list, and the way back is where the focus is.
  await pane().getByRole('switch', { name: 'Learned' }).press('Space');
  await pane().getByText('Learned: “Queues”').waitFor();
  await pane().getByRole('button', { name: 'Queues' }).waitFor({ state: 'detached' });
  await pane().getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await pane().getByRole('button', { name: 'Queues' }).waitFor();
  await pane()
    .locator('span', { hasText: /^exam$/ })
    .first()
    .waitFor();
  await pane()
    .getByRole('button', { name: /^(All tags )?Tag/ })
    .click();
  await page.getByRole('option', { name: /^sqs/ }).click();
  await pane().getByRole('button', { name: 'Topics' }).waitFor({ state: 'detached' });
  await clean('notes of one tag');
  await pane()
    .getByRole('button', { name: /(^| )Tag( |$)/ })
    .click();
  await page.getByRole('option', { name: 'All tags' }).click();
  await pane().getByRole('button', { name: 'Topics' }).waitFor();
  await page.keyboard.press('Control+z');
  await pane().locator('span', { hasText: /^sqs$/ }).first().waitFor({ state: 'detached' });
  await pane().getByRole('button', { name: 'Queues' }).focus();
  await page.keyboard.press('Enter');
  await pane().getByText('They wait.', { exact: true }).waitFor();
});

test('search finds notes and questions that were met, and a question is linked to a note', async () => {
  const { page } = stage;
  await sitFive();
  await pane()
    .getByText(/new from this attempt/)
    .waitFor();
  await bring([{ name: 'mine.md', text: '## Encryption of volumes\n\nIt cannot be switched on later.' }], 1);
  await pane().getByRole('searchbox').fill('encryptoin');
  await pane().getByRole('button', { name: 'Encryption of volumes' }).waitFor();
  expect((await pane().locator('mark').first().innerText()).toLowerCase()).toBe('encryption');
  await pane()
    .getByText(/kept for your mocks/)
    .waitFor();
  await clean('search');
  await pane().getByRole('searchbox').fill('');
  await pane()
    .getByRole('radio', { name: /^To learn/ })
    .click();
  await pane().getByRole('button', { name: 'Encryption of volumes' }).click();
  await pane().getByRole('button', { name: 'Edit', exact: true }).click();
  await pane().getByRole('textbox', { name: 'Link a question' }).fill('which');
  const choice = pane().locator('[aria-label="Linked questions"] li button').first();
  await choice.waitFor();
  await clean('choosing a question to link');
  await choice.focus();
  await page.keyboard.press('Enter');
  await pane()
    .getByRole('button', { name: /^Take the link to / })
    .waitFor();
  await pane().getByText('Saved', { exact: true }).waitFor();
  await pane().getByRole('button', { name: 'Done', exact: true }).click();
  expect(await pane().getByRole('heading', { name: 'Linked questions' }).locator('..').getByRole('link').getAttribute('href')).toMatch(
    /#\/study\/[a-z0-9-]+\/[a-z0-9-]+$/,
  );
  await clean('a note with a link');
});

test('all notes leave as Markdown that comes back as the same notes', async () => {
  const { page } = stage;
  await openPane();
  await bring([{ name: 'mine.md', text: madeNotesFile(12) }], 12);
  await pane().getByRole('button', { name: 'More', exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Save all as Markdown' }).click()]);
  expect(file.suggestedFilename()).toBe('passband-notes.md');
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  await pane().getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Bring notes along…' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'again.md', mimeType: 'text/markdown', buffer: Buffer.concat(chunks) });
  await page.getByText('12 are among your notes already and are left out.').waitFor();
});

interface Glyphs {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly points: number;
}

/** The text of each page of a PDF with its places, in points from the lower left. */
async function pagesOf(pdf: Uint8Array) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, at) => {
      const page = await document.getPage(at + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const runs = items.flatMap((item): Glyphs[] => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , c, d, x, y] = item.transform;
        return [{ text: item.str, x, y, width: item.width, points: Math.hypot(c, d) }];
      });
      return { width, height, runs };
    }),
  );
}

/** Chromium prints a CSS pixel as this share of .75 points. */
const CHROMIUM_SCALE = 0.9994;
const MM = 72 / 25.4;

test('the cram sheet is printed in 8 points, in the columns and on the paper that were chosen, with no line cut off', async () => {
  const { page } = stage;
  await openPane();
  await bring([{ name: 'mine.md', text: madeNotesFile(150) }], 150);
  await pane().getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Cram sheet…' }).click();
  await page.getByRole('heading', { name: 'Cram sheet' }).waitFor();
  for (const { paper, columns, pages, widthMm, heightMm } of [
    { paper: 'A4', columns: 3, pages: 6, widthMm: 210, heightMm: 297 },
    { paper: 'Letter', columns: 4, pages: 2, widthMm: 215.9, heightMm: 279.4 },
    { paper: 'A4', columns: 2, pages: 1, widthMm: 210, heightMm: 297 },
  ]) {
    const what = `${paper}, ${columns} columns`;
    await page.getByRole('radio', { name: paper, exact: true }).click();
    await page.getByRole('radio', { name: String(columns), exact: true }).click();
    await page.getByRole('textbox', { name: 'Pages at most' }).fill(String(pages));
    await page.keyboard.press('Enter');
    const fits = page.getByText(/^\d+ notes? on \d pages?\./);
    await fits.waitFor();
    await page.locator(`[data-paper=${paper.toLowerCase()}]`).waitFor();
    const [, notes = '', used = ''] = /^(\d+) notes? on (\d) page/.exec(await fits.innerText()) ?? [];
    const printed = await pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(printed.length, what).toBe(Number(used));
    expect(printed.length, what).toBeLessThanOrEqual(pages);
    // Each note that the screen counts is there as text, and no other.
    const text = printed.flatMap(({ runs }) => runs.map((run) => run.text)).join(' ');
    const markers = Array.from({ length: Number(notes) }, (_, at) => `marker${at}`);
    expect([...new Set(text.match(/marker\d+/g))], what).toEqual(markers);
    for (const { width, height, runs } of printed) {
      expect(Math.abs(width - widthMm * MM), what).toBeLessThan(1);
      expect(Math.abs(height - heightMm * MM), what).toBeLessThan(1);
      for (const run of runs) {
        expect(Math.abs(run.points / CHROMIUM_SCALE - 8), `${what}: ${run.text}`).toBeLessThan(0.1);
        expect(run.x, run.text).toBeGreaterThan(7 * MM);
        expect(run.x + run.width, run.text).toBeLessThan(width - 7 * MM);
        expect(run.y, run.text).toBeGreaterThan(7 * MM);
        expect(run.y + 8, run.text).toBeLessThan(height - 7 * MM);
      }
      // Every run begins and ends within one column; the number of the page stands below them all.
      const foot = Math.min(...runs.map(({ y }) => y));
      const step = ((widthMm - 16 + 4) / columns) * MM;
      const columnOf = (x: number) => Math.floor((x - 8 * MM + 1) / step);
      const body = runs.filter(({ y }) => y > foot + 1);
      for (const { text: words, x, width: wide } of body) expect(columnOf(x + wide - 2), `${what}: ${words}`).toBe(columnOf(x));
      const starts = new Set(body.map(({ x }) => columnOf(x)));
      expect(
        [...starts].every((column) => column >= 0 && column < columns),
        what,
      ).toBe(true);
      if (printed.length > 1 && printed[0]?.runs === runs) expect(starts.size, what).toBe(columns);
    }
  }
  await page.getByText(/\d+ notes more than fit in 1 page\./).waitFor();
  await clean('the cram sheet');
  await page.setViewportSize({ width: 1024, height: 640 });
  await page.getByRole('radio', { name: 'Actual size' }).click();
  await clean('the cram sheet in actual size');
  await page.getByRole('button', { name: 'None' }).click();
  await page.getByText(/^0 notes on 0 pages\./).waitFor();
  await clean('a cram sheet of nothing');
});

test('a cram sheet without notes says where notes come from', async () => {
  await stage.page.goto(`${stage.page.url().split('#')[0]}#/cram-sheet`);
  await stage.page.getByText(/there are none yet/).waitFor();
  await clean('no cram sheet');
});
