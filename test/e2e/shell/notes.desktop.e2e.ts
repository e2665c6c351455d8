/** The specs of the notes pane once more, over the desktop shell, and the PDF that only the desktop saves by itself. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testIn } from '../served';
import { startShell } from './harness';
import { inBrowser } from './set-shell';

testIn(startShell);
await import('../notes.e2e');

test('the desktop saves the cram sheet as a PDF where the candidate says, or nowhere', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'passband-pdf-'));
  const shell = await startShell();
  try {
    await inBrowser(shell, async ({ page }) => {
      await page.getByRole('button', { name: 'Study notes' }).click();
      const pane = page.getByRole('complementary', { name: 'Study notes' });
      await pane.getByRole('button', { name: 'Write your own note…' }).click();
      await pane.getByRole('textbox', { name: 'Your own note' }).fill('Queues wait.');
      await pane.getByRole('button', { name: 'Keep note' }).click();
      await pane.getByRole('button', { name: 'Queues wait.' }).waitFor();
      await page.goto(`${shell.url}#/cram-sheet`);
      await page.getByText('1 note on 1 page.').waitFor();
      const save = page.getByRole('button', { name: 'Save as PDF…' });
      await save.click();
      await expect.poll(() => shell.evaluate(({ told }) => told('dialog.showSaveDialog').length, null)).toBe(1);
      expect(await shell.evaluate(({ told }) => told('contents.printToPDF').length, null)).toBe(0);
      const file = join(folder, 'sheet.pdf');
      await shell.evaluate(({ saves }, path) => saves.push(path), file);
      await save.click();
      await page.getByText('The PDF is saved.').waitFor();
      expect(await readFile(file, 'utf8')).toBe('%PDF of the page');
      expect(await shell.evaluate(({ told }) => told('contents.printToPDF'), null)).toEqual([[{ preferCSSPageSize: true, printBackground: true }]]);
      await shell.evaluate(({ saves }, path) => saves.push(path), join(folder, 'nowhere', 'sheet.pdf'));
      await save.click();
      await page.getByText('The PDF could not be written to sheet.pdf.', { exact: false }).waitFor();
    });
  } finally {
    await shell.close();
    await rm(folder, { recursive: true, force: true });
  }
});
