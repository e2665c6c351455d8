/** Strings that run scripts or send requests elsewhere, through every format and onto every screen: none runs, none leaves, none makes an error. */

import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { COUNT, HOSTILE_BANK, TITLE } from '../hostile/hostile-bank';
import { hostileBackup, NOTE_TITLE, NOTES_FILES, OWN } from '../hostile/own-data';
import { SCRIPTS } from '../hostile/scripts';
import { CONTAINER_SETS, SETS, TEXT_SETS } from '../hostile/sets';
import { WRONG_SETS } from '../hostile/wrong-sets';
import { setHostileStage } from './hostile-stage';
import { endExam, enterRoom } from './steps';

const { stage, isQuiet, go, pick, fallDue, doors } = setHostileStage();

async function openNotes(): Promise<Locator> {
  const notes = stage.page.getByRole('complementary', { name: 'Study notes' });
  if (!(await notes.isVisible())) await stage.page.getByRole('button', { name: 'Study notes' }).click();
  await notes.getByRole('searchbox').waitFor();
  return notes;
}

const questionsAt = (...places: readonly number[]) => places.map((at) => `hostile-${String(at).padStart(3, '0')}`);

test('in every format, as the preview of an import shows them', async () => {
  const { page } = stage;
  // A preview shows three questions: they hold all strings. That each alone leaves nothing behind is held in test/hostile.
  const third = Math.ceil(SCRIPTS.length / 3);
  const texts = [0, 1, 2].map((part) => SCRIPTS.slice(part * third, (part + 1) * third).join('\n\n'));
  const firsts = [...Object.values(TEXT_SETS).flatMap((sets) => Object.keys(sets).slice(0, 1)), ...Object.keys(CONTAINER_SETS)];
  for (const file of firsts) {
    await pick({ [file]: (await SETS[file]?.(texts)) ?? '' });
    await page.getByText('Nothing has been saved yet.').first().waitFor();
    await isQuiet(`preview of ${file}`);
  }
  // Other forms of these formats, three on a page, with a third of the strings each: but for those that hide what follows them in a file.
  const apart = [0, 1, 2].map((part) => SCRIPTS.filter((text, at) => at % 3 === part && !/<!--|<details/.test(text)).join('\n\n'));
  const others = Object.entries(SETS).filter(([file]) => !firsts.includes(file));
  for (let at = 0; at < others.length; at += 3) {
    const three = others.slice(at, at + 3);
    const made = three.map(async ([file, make], part) => [file, await make([`From ${file}\n\n${apart[part]}`])] as const);
    await pick(Object.fromEntries(await Promise.all(made)));
    await page.getByText('Nothing has been saved yet.').first().waitFor();
    const names = three.map(([file]) => file).join(', ');
    await expect.poll(() => page.locator('main article').count(), { message: names }).toBe(three.length);
    await isQuiet(`preview of ${names}`);
  }
  // What is wrong with a set quotes it; here all that is wrong stands on one page.
  const wrong = await Promise.all(Object.entries(WRONG_SETS).map(async ([file, make]) => [file, await make(SCRIPTS)] as const));
  await pick(Object.fromEntries(wrong));
  await page.getByText('Nothing has been saved yet.').first().waitFor();
  await isQuiet('preview of what is wrong');
});

// Seventy-five questions are looked at one by one, on a machine that may have other work.
test('in every part of a bank, on every screen that shows it', { timeout: 300_000 }, async () => {
  const { page, app } = stage;
  await doors.backup({ '&lt;img src=x onerror=window.__hit=1&gt;.passband-backup': await hostileBackup() });
  await go('/');
  await (await openNotes()).getByRole('button', { name: NOTE_TITLE }).click();
  await isQuiet('notes of a backup');
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

  await go('/start/hostile-exam/custom');
  await page.getByRole('button', { name: /^Begin/ }).click();
  await enterRoom(page);
  const room = page.url().split('#')[1] ?? '';
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('heading', { name: 'Go on where you were' }).waitFor();
  await fallDue();

  const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first();
  const field = page.getByRole('textbox').first();
  const inBank = page.getByText(/^\d+ questions?$/);
  const visits: Readonly<Record<string, Readonly<Record<string, Locator>>>> = {
    '/exam/:id': { [room]: page.locator('article h1') },
    '/': { '/': heading('Go on where you were') },
    '/start/:blueprint/:mode?': { '/start/hostile-exam/short': heading('Your paper'), '/start/hostile-exam/custom': heading('Your paper') },
    '/report/:id': { [`/report/${report}`]: heading('Where the marks went') },
    '/import/:upload?': { '/import': heading('Import a question set') },
    '/history': { '/history': page.getByText(/Test 0 </).first() },
    '/compare/:id/:other?': { [`/compare/${report}`]: page.getByRole('heading', { level: 1 }) },
    '/outside/:id?': { '/outside': field, '/outside/outside-0': field, '/outside/outside-11': field },
    '/reviews': { '/reviews': page.getByRole('button', { name: 'Review now' }) },
    '/study/:bank/of/:exam/:kind/:area': {
      '/study/hostile-bank/of/hostile-exam/domain/1': inBank,
      '/study/hostile-bank/of/hostile-exam/task/2~2.1': inBank,
      '/study/hostile-bank/of/hostile-exam/topic/topic-one': inBank,
    },
    '/study/:bank/:question': Object.fromEntries(questionsAt(0, 44).map((id) => [`/study/hostile-bank/${id}`, heading('Explanation')])),
    '/edit/new-bank': { '/edit/new-bank': page.getByRole('checkbox', { name: /^Exam </ }) },
    '/edit/:bank': { '/edit/hostile-bank': page.getByRole('heading', { level: 1 }) },
    '/edit/:bank/:question': Object.fromEntries(questionsAt(0, 3, 7).map((id) => [`/edit/hostile-bank/${id}`, field])),
    '/weak': { '/weak': page.getByRole('heading', { level: 2 }).first() },
    '/cram-sheet': { '/cram-sheet': heading('Cram sheet') },
    '/help/worked-example': { '/help/worked-example': page.getByRole('heading', { level: 2 }).first() },
    '/settings': { '/settings': page.getByRole('button', { name: /^Restore the backup of/ }).first() },
    '/about': { '/about': page.getByRole('rowheader', { name: 'electron', exact: true }) },
    '/study/:bank?': { '/study': inBank, '/study/hostile-bank': inBank },
  };
  // A new screen is visited here, or this fails.
  const routes = [...(await readFile('src/renderer/app.tsx', 'utf8')).matchAll(/<Route path="([^"]+)"/g)].map(([, path]) => path);
  expect(Object.keys(visits).sort()).toEqual(routes.sort());
  for (const [path, shown] of Object.values(visits).flatMap((paths) => Object.entries(paths))) {
    await go(path);
    await shown.waitFor();
    await isQuiet(path);
  }
  await page.getByRole('searchbox', { name: 'Find questions with these words' }).fill('<script>window.__hit=1</script>');
  await isQuiet('search');
  await go('/no-such-screen/%3Cimg%20src=x%20onerror=window.__hit=1%3E');
  await page.getByText('There is nothing at this address.').waitFor();
  await isQuiet('no screen');
});

test('in what the candidate writes, and in what leaves the app and comes back', async () => {
  const { page } = stage;
  await doors.set(HOSTILE_BANK);
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
  const notes = await openNotes();
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

  await doors.notes(NOTES_FILES);
  const shut = notes.locator('button[id^=note-][aria-expanded=false]');
  await expect.poll(() => shut.count()).toBeGreaterThan(10);
  for (let opened = 0; opened < 10; opened += 1) await shut.nth(opened).click();
  await isQuiet('notes that were brought along');
});
