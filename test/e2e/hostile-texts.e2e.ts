/** Strings that run scripts or send requests elsewhere, through every format and onto every screen: none runs, none leaves, none makes an error. */

import { readFile } from 'node:fs/promises';
import { beforeEach, expect, test } from 'vitest';
import { COUNT, HOSTILE_BANK, TITLE } from '../hostile/hostile-bank';
import { SCRIPTS } from '../hostile/scripts';
import { SETS } from '../hostile/sets';
import { setStage } from './stage';
import { endExam, enterRoom } from './steps';

const stage = setStage({ width: 1280, height: 800 });

/** What the page did that it should not, beside what every spec watches: windows, dialogs, downloads that nobody asked for. */
let uncalled: string[];
beforeEach(() => {
  uncalled = [];
  stage.page.on('popup', (popup) => uncalled.push(`window ${popup.url()}`));
  stage.page.on('dialog', (dialog) => {
    uncalled.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
});

/** What one types oneself may turn the direction of text. */
const OWN = SCRIPTS.filter((text) => !/[\u202a-\u202e\u2066-\u2069]/.test(text));

const go = (path: string) => stage.page.goto(`${stage.page.url().split('#')[0]}#${path}`);

/** What a browser would run, fetch, embed or send, if any of the texts had become markup. */
const ACTIVE =
  'main script, iframe, frame, object, embed, form[action], meta[http-equiv], base, link[rel=prefetch], video, audio, math, svg script, svg use, svg image, foreignObject';

/** Nothing of the texts has become more than words on the screen that stands there. */
async function isQuiet(screen: string): Promise<void> {
  const { page } = stage;
  expect(page.frames().length, screen).toBe(1);
  const found = await page.evaluate((active) => {
    const all = [...document.querySelectorAll('*')];
    return {
      hit: '__hit' in window,
      active: [...document.querySelectorAll(active)].map(({ outerHTML }) => outerHTML.slice(0, 200)),
      handlers: all.flatMap((element) =>
        element
          .getAttributeNames()
          .filter((name) => /^on/i.test(name))
          .map((name) => `${element.tagName} ${name}`),
      ),
      addresses: all.flatMap((element) =>
        ['src', 'srcset', 'href', 'xlink:href', 'action', 'formaction', 'poster', 'ping', 'data']
          .map((name) => element.getAttribute(name) ?? '')
          .filter((value) => /^\s*(?:javascript|data|vbscript|file):/i.test(value)),
      ),
      // Only links that open on a press may lead out.
      loads: all.flatMap((element) =>
        ['src', 'srcset', 'poster'].some((name) => /canary/.test(element.getAttribute(name) ?? '')) ? [element.outerHTML.slice(0, 200)] : [],
      ),
      turned: /[\u202a-\u202e\u2066-\u2069]/.test(document.body.innerText),
    };
  }, ACTIVE);
  expect(found, screen).toEqual({ hit: false, active: [], handlers: [], addresses: [], loads: [], turned: false });
  expect(uncalled, screen).toEqual([]);
}

async function pick(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  await go('/');
  await stage.page.getByRole('heading', { name: 'Library' }).waitFor();
  await go('/import');
  await stage.page
    .locator('input[type=file]')
    .first()
    .setInputFiles(Object.entries(files).map(([name, content]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })));
}

async function takeIn(files: Readonly<Record<string, string | Uint8Array>>, wait = /^Imported: \d+/): Promise<void> {
  const { page } = stage;
  await pick(files);
  await page.getByText('This set is not recalled exam content').click();
  await page.getByRole('button', { name: /^(?:Import|Update to) \d+/ }).click();
  await page.getByText(wait).waitFor();
}

test('in every format, as the preview of an import shows them', async () => {
  const { page } = stage;
  // A preview shows three questions: they hold all strings. That each alone leaves nothing behind is held in test/hostile.
  const third = Math.ceil(SCRIPTS.length / 3);
  const texts = [0, 1, 2].map((part) => SCRIPTS.slice(part * third, (part + 1) * third).join('\n\n'));
  for (const [file, make] of Object.entries(SETS)) {
    await pick({ [file]: await make(texts) });
    await page.getByText('Nothing has been saved yet.').first().waitFor();
    await isQuiet(`preview of ${file}`);
  }
});

// Seventy-five questions are looked at one by one, on a machine that may have other work.
test('in every part of a bank, on every screen that shows it', { timeout: 300_000 }, async () => {
  const { page, app } = stage;
  await pick(HOSTILE_BANK);
  await page.getByText('Nothing has been saved yet.').first().waitFor();
  await isQuiet('preview');
  await page.getByText('This set is not recalled exam content').click();
  await page.getByRole('button', { name: new RegExp(`^Import ${COUNT}`) }).click();
  await page.getByText(/^Imported: \d+/).waitFor();
  await isQuiet('imported');
  await go('/');
  await page.getByRole('button', { name: `Study ${TITLE}` }).waitFor();
  await isQuiet('library');

  await go('/start/hostile-exam');
  await page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await isQuiet('start');
  await page.getByRole('button', { name: /^Begin/ }).click();
  await enterRoom(page);
  for (let number = 1; number <= COUNT; number += 1) {
    await page.getByRole('heading', { level: 1, name: `Question ${number} of ${COUNT}` }).waitFor();
    await isQuiet(`question ${number}`);
    // A wrong answer where one letter can be wrong: its explanation becomes a note.
    if ((await page.locator('[data-option]').count()) > 0) await page.keyboard.press('b');
    app.clock.pass(5_000);
    if (number < COUNT) await page.keyboard.press('n');
  }
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'End exam' }).waitFor();
  await isQuiet('review');
  await endExam(page);
  await isQuiet('report');
  const report = page.url().split('/').at(-1);

  const closed = page.locator('section[aria-labelledby=report-questions] li button[aria-expanded=false]');
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
  await isQuiet('report, all open');
  const notes = page.getByRole('complementary', { name: 'Study notes' });
  const shut = notes.locator('button[id^=note-][aria-expanded=false]');
  await expect.poll(() => shut.count()).toBeGreaterThan(COUNT / 2);
  for (let left = await shut.count(); left > 0; left -= 1) await shut.first().click();
  await isQuiet('notes');

  for (const [path, shown] of [
    ['/history', page.getByText('mock 1').first()],
    [`/compare/${report}`, page.getByRole('heading', { level: 1 })],
    ['/weak', page.getByRole('heading', { level: 2 }).first()],
    ['/reviews', page.getByRole('heading', { level: 2 }).first()],
    ['/outside', page.getByRole('heading', { level: 1 })],
    ['/cram-sheet', page.getByRole('heading', { name: 'Cram sheet' })],
    ['/edit/hostile-bank', page.getByRole('heading', { level: 1 })],
    ...[0, 3, 7, 11].map((at) => [`/edit/hostile-bank/hostile-${String(at).padStart(3, '0')}`, page.getByRole('textbox').first()] as const),
    ['/study/hostile-bank', page.getByText(/^\d+ questions$/)],
  ] as const) {
    await go(path);
    await shown.waitFor();
    await isQuiet(path);
  }
  await page.getByRole('searchbox', { name: 'Find questions with these words' }).fill('<script>window.__hit=1</script>');
  await isQuiet('search');
  for (const at of [0, 11, 44, 57]) {
    await go(`/study/hostile-bank/hostile-${String(at).padStart(3, '0')}`);
    await page.getByRole('heading', { name: 'Explanation' }).waitFor();
    await isQuiet(`study, question ${at}`);
  }
});

test('in what the candidate writes, and in what leaves the app and comes back', async () => {
  const { page } = stage;
  await takeIn(HOSTILE_BANK);
  await go('/start/hostile-exam/short');
  await page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await page.getByRole('button', { name: /^Begin/ }).click();
  await enterRoom(page);
  await page.keyboard.press('r');
  await endExam(page);

  const files: Record<string, Uint8Array> = {};
  for (const name of ['CSV', 'JSON', 'Markdown']) {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: new RegExp(name) }).click()]);
    files[file.suggestedFilename()] = await readFile(await file.path());
  }
  expect(Object.keys(files)).toHaveLength(3);
  for (const [name, content] of Object.entries(files)) {
    await pick({ [name]: content });
    await page.getByRole('heading', { level: 1, name: 'Import a question set' }).waitFor();
    await page.getByText('Nothing has been saved yet.').or(page.getByText('This set cannot be taken in.')).first().waitFor();
    await isQuiet(`${name}, brought back`);
  }

  await go('/');
  const notes = page.getByRole('complementary', { name: 'Study notes' });
  if (!(await notes.isVisible())) await page.getByRole('button', { name: 'Study notes' }).click();
  await notes.getByRole('button', { name: 'Write your own note' }).click();
  await notes.getByRole('textbox', { name: 'Your own note' }).fill(`Mine\n\n${OWN.join('\n\n')}`);
  await notes.getByRole('button', { name: 'Keep note' }).click();
  await notes.getByRole('button', { name: 'Mine' }).waitFor();
  if ((await notes.getByRole('button', { name: 'Mine', expanded: false }).count()) > 0) await notes.getByRole('button', { name: 'Mine' }).click();
  await isQuiet('a note of one’s own');
  // Links in it are for https alone.
  expect(
    await notes
      .locator('a')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).protocol).filter((protocol) => protocol !== 'https:')),
  ).toEqual([]);
});
