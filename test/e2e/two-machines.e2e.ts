/** Copies of another computer in a browser: looked for by a press, joined, and told of. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownNote } from '../../src/core/notes';
import { sealEnvelope } from '../../src/storage/envelope';
import { expectNoViolations } from './axe';
import { setStage } from './stage';
import { tabTo } from './steps';

const stage = setStage({ width: 1280, height: 800 });
const AT_MS = Date.UTC(2026, 0, 5);

const clean = (screen: string) => expectNoViolations(stage.page, screen);

async function go(path: string, heading: string): Promise<void> {
  await stage.page.goto(`${stage.page.url().split('#')[0]}#${path}`);
  await stage.page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

test('a copy that a sync program has made is joined when asked for, by keys alone, and the files say so', async () => {
  const { page, app } = stage;
  await go('/settings', 'Settings');
  await tabTo(page, /Look for copies of another computer/);
  await page.keyboard.press('Enter');
  await page.getByText('There is no copy of another computer in your data folder.').waitFor();
  await clean('settings, no copy');

  const note = ownNote('aaaaaaaa', 'Written on the other computer', [], AT_MS);
  const bytes = sealEnvelope({ kind: 'note', version: 1, savedAtMs: AT_MS, data: note });
  await writeFile(join(app.home, 'notes', `${note.id}.sync-conflict-20261123-101010-ABCDEFG.json`), bytes);
  await page.getByRole('button', { name: 'Look for copies of another computer' }).click();
  await page.getByText('One copy of another computer was joined with your data.').waitFor();
  await expect.poll(() => page.getByText(/Another computer had changed notes\/own\.aaaaaaaa\.json too/).count()).toBeGreaterThan(0);
  await clean('settings, one copy');
  await page.setViewportSize({ width: 1024, height: 640 });
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
});
