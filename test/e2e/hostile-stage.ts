/** The doors by which hostile texts come into the app, on a stage that is watched for what they would do. */

import type { Input } from '../../src/api/contract';
import { watchForQuiet } from './quiet';
import { setStage } from './stage';

const DAY_MS = 86_400_000;

type Files = Readonly<Record<string, string | Uint8Array>>;

const chosen = (files: Files) =>
  Object.entries(files).map(([name, content]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }));

/** Called once in a file. */
export function setHostileStage() {
  const stage = setStage({ width: 1280, height: 800 });
  const isQuiet = watchForQuiet(stage);

  const go = (path: string) => stage.page.goto(`${stage.page.url().split('#')[0]}#${path}`);

  async function pick(files: Files): Promise<void> {
    const again = stage.page.getByRole('button', { name: 'Choose other files' });
    if (await again.isVisible()) await again.click();
    else {
      await go('/');
      await stage.page.getByRole('heading', { name: 'Library' }).waitFor();
      await go('/import');
    }
    await stage.page.locator('input[type=file]').first().setInputFiles(chosen(files));
  }

  async function takeIn(files: Files): Promise<void> {
    const { page } = stage;
    await pick(files);
    await page.getByText('This set is not recalled exam content').click();
    await page.getByRole('button', { name: /^(?:Import|Update to) \d+/ }).click();
    await page.getByText(/^Imported: \d+/).waitFor();
  }

  /** A backup, from the question about it to the page that says that it is there. */
  async function restore(files: Files): Promise<void> {
    const { page } = stage;
    await go('/settings');
    await page.getByRole('button', { name: 'Bring in such a file' }).waitFor();
    await page.locator('input[type=file]').setInputFiles(chosen(files));
    await page.getByRole('alertdialog').waitFor();
    await isQuiet('before a restore');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
    await page.getByText('Your data are as the backup has them.').waitFor();
    await isQuiet('restored');
  }

  /** The pane of notes must be open. */
  async function bringNotes(files: Files): Promise<void> {
    const { page } = stage;
    await page.getByRole('complementary', { name: 'Study notes' }).getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Bring notes along…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles(chosen(files));
    await dialog.getByText('Nothing has been saved yet.').waitFor();
    await isQuiet('notes to be brought along');
    await dialog.getByRole('button', { name: /^Take \d+ notes in/ }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** What was missed falls due, and a page that is loaded then says so. */
  async function fallDue(): Promise<void> {
    stage.app.clock.pass(2 * DAY_MS);
    await stage.page.reload();
    await stage.page.getByRole('heading', { level: 1 }).first().waitFor();
  }

  /** What can be brought into the app as a file: a new kind of it has to come past here as well. */
  const doors = { set: takeIn, backup: restore, notes: bringNotes } satisfies Record<Input<'upload.chunk'>['kind'], (files: Files) => Promise<void>>;

  return { stage, isQuiet, go, pick, fallDue, doors };
}
