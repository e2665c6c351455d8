/** The page as it would be printed, straight into a file that the candidate names. */

import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import { Refusal } from '../api/refusal';
import { problem } from '../core/problem';
import { say } from '../language/say';

/** The sizes and margins are those of the page's own style. False when the candidate thinks better of it. */
export async function savePdf(name: string): Promise<boolean> {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return false;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: name.replace(/[\\/]/g, ' '),
    filters: [{ name: say('desktop.pdf'), extensions: ['pdf'] }],
  });
  if (canceled || filePath === '') return false;
  const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  try {
    await writeFile(filePath, pdf);
  } catch {
    throw new Refusal(problem('print.cannot-write', { file: basename(filePath) }));
  }
  return true;
}
