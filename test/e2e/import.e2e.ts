/** Taking in question sets as a candidate does: by drop, dialog and paste, with every choice of the preview, and the way back. */

import { expect, test } from 'vitest';
import { madePng } from '../fakes/made-picture';
import { madeZip } from '../importing/made-zip';
import { holdScreen } from './hold';
import { setStage } from './stage';
import { enterRoom } from './steps';

const stage = setStage({ width: 1280, height: 800 });

const QUIZ = `Question,Option A,Option B,Option C,Correct,Topic
Which lock keeps the objects of a bucket from being deleted?,Object Lock,Padlock,Deadlock,A,Security
Which zone goes on when another one fails?,The same,Another,None,B,Resilience
Which class of storage is the cheapest for a file that is read once a year?,Hot,Warm,Cold,C,Cost optimization
Which thing is none of these?,One,Two,Three,A,Odds and ends
Which question has no topic at all?,This,That,Other,A,
`;

async function pick(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const chosen = Object.entries(files).map(([name, content]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }));
  await stage.page.locator('input[type=file]').first().setInputFiles(chosen);
}

async function goToImport(): Promise<void> {
  await stage.page.getByRole('button', { name: 'Import questions' }).click();
  await stage.page.getByRole('heading', { name: 'Import a question set' }).waitFor();
}

const button = (name: string | RegExp) => stage.page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
const declare = () => stage.page.getByRole('checkbox', { name: /not recalled exam content/ });

test('a set without an exam is placed on one by its categories, mocks are drawn from it, and the choice is remembered', async () => {
  const { page } = stage;
  await goToImport();
  await pick({ 'quiz.csv': QUIZ });
  await page.getByRole('heading', { name: 'What these questions count for' }).waitFor();
  await holdScreen(page, 'import, placement open');
  await declare().focus();
  await page.keyboard.press('Space');
  expect(await button('Import 5 questions').isDisabled()).toBe(true);

  await page.getByRole('radio', { name: /^An exam that Passband knows/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: /Choose an exam/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^SAA-C03/ }).waitFor();
  await page.keyboard.type('SAA-C03');
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'Domains of the categories' }).waitFor();
  const domain = (category: string) => page.getByRole('combobox', { name: `Domain of ${category}` });
  // Words suggest; nothing is placed before the candidate says so.
  expect(await domain('Security').inputValue()).toBe('');
  await page.getByText('because of “security”').waitFor();
  await holdScreen(page, 'import, suggestions');
  await button(/^Use all 3 suggestions/).focus();
  await page.keyboard.press('Enter');
  expect(await Promise.all(['Security', 'Resilience', 'Cost optimization', 'Odds and ends'].map((name) => domain(name).inputValue()))).toEqual([
    '1',
    '2',
    '4',
    '',
  ]);
  await domain('Odds and ends').selectOption('3');
  await page.getByText(/for no domain: 1/).waitFor();
  await holdScreen(page, 'import, placed');
  await button('Import 5 questions').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Imported: 5 questions in “quiz”.').waitFor();
  await holdScreen(page, 'import, done');

  await button('Import another set').or(button('Choose other files')).first().click();
  await pick({ 'quiz.csv': QUIZ.replace('The same,', 'This one,').replace('Which thing is none of these?', 'Which thing is new here?') });
  await page.getByText('As you chose it last time.').waitFor();
  expect(await domain('Cost optimization').inputValue()).toBe('4');
  const change = page
    .getByRole('region', { name: 'You have this bank already' })
    .or(page.locator('section', { hasText: 'You have this bank already' }))
    .first();
  await change.getByText(/2 questions are new/).waitFor();
  await change.getByText(/2 questions are no longer in it/).waitFor();
  await holdScreen(page, 'import, update');
  await declare().click({ force: true });
  await button('Update to 5 questions').click();
  await page.getByText('What has changed').waitFor();
  await button('Undo').click();
  await page.getByText('“quiz” is as it was before.').waitFor();
  await page.getByRole('button', { name: 'Back to the library' }).last().click();
  await page
    .getByRole('article', { name: /SAA-C03/ })
    .getByRole('button', { name: /^Short mock or practice/ })
    .waitFor();
});

test('a set may count for no exam, and the library says that it has no weights; or for one that the candidate describes', async () => {
  const { page } = stage;
  await goToImport();
  await pick({ 'quiz.csv': QUIZ });
  await page.getByText('No exam', { exact: true }).click();
  await declare().click({ force: true });
  await holdScreen(page, 'import, no exam');
  await button('Import 5 questions').click();
  await page.getByText(/^Imported/).waitFor();
  await page.getByRole('button', { name: 'Back to the library' }).last().click();
  const card = page.getByRole('article', { name: 'quiz quiz' });
  await card.getByText('Practised as one whole, without weights').waitFor();
  await holdScreen(page, 'library, set without weights');
  await card.getByRole('button', { name: /^Start a mock exam/ }).click();
  await page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await page.getByText('5 questions').first().waitFor();
  await holdScreen(page, 'start, set without weights');

  await page.getByRole('link', { name: 'Library' }).first().click();
  await goToImport();
  await pick({ 'own.csv': QUIZ.replace(/Which/g, 'Who or which') });
  await page.getByText('An exam that I describe').click();
  await page.getByLabel('Name of the exam').fill('The club exam');
  await page.getByRole('textbox', { name: 'Domain 1', exact: true }).fill('Keeping things safe');
  await button('Add a domain').click();
  await page.getByRole('textbox', { name: 'Domain 2', exact: true }).fill('Everything else');
  await page.getByRole('textbox', { name: 'Weight' }).last().fill('50');
  await page.getByRole('combobox', { name: 'Domain of Security' }).selectOption('1');
  await page.getByRole('combobox', { name: 'Domain of (without a category)' }).selectOption('2');
  await holdScreen(page, 'import, own exam');
  await declare().click({ force: true });
  await button('Import 5 questions').click();
  await page.getByText(/^Imported/).waitFor();
  await page.getByRole('button', { name: 'Back to the library' }).last().click();
  await page
    .getByRole('article', { name: /The club exam/ })
    .getByText('1 Keeping things safe')
    .waitFor();
});

test('columns that say nothing are asked about, and what is said is seen at once', async () => {
  const { page } = stage;
  await goToImport();
  await pick({ 'fragen.csv': QUIZ.replace(/^.*\n/, 'Eins,Zwei,Drei,Vier,Fuenf,Sechs\n') });
  await page.getByText('No question and answers were recognised. Say what stands where.').waitFor();
  await holdScreen(page, 'import, columns unknown');
  for (const [name, role] of Object.entries({
    Eins: 'stem',
    Zwei: 'option:0',
    Drei: 'option:1',
    Vier: 'option:2',
    Fuenf: 'right',
    Sechs: 'category',
  }))
    await page.getByRole('combobox', { name: `What “${name}” holds` }).selectOption(role);
  await page.getByRole('heading', { name: 'A look inside' }).waitFor();
  await page.getByRole('rowheader', { name: 'Odds and ends' }).or(page.getByText('What these questions count for')).first().waitFor();
  await holdScreen(page, 'import, columns said');
  await page.getByText('No exam', { exact: true }).click();
  await declare().click({ force: true });
  await button('Import 5 questions').click();
  await page.getByText('Imported: 5 questions in “fragen”.').waitFor();
});

test('a long list of problems scrolls in its own room, and is printed whole', async () => {
  const { page } = stage;
  await goToImport();
  const keyless = Array.from({ length: 60 }, (_, index) => `Which of the two is number ${index + 1}?,One,Two,\n`);
  await pick({ 'keyless.csv': `Question,Option A,Option B,Correct\n${keyless.join('')}` });
  const room = page.getByRole('region', { name: 'Problems' });
  await room.getByRole('row').nth(60).waitFor();
  const hidden = () => room.evaluate((section) => section.scrollHeight - section.clientHeight);
  expect(await hidden()).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  expect(await hidden()).toBe(0);
});

test('pictures of a zip are seen in the preview and in the exam room; what is here already is left out', async () => {
  const { page } = stage;
  const task = (stem: string, inside: string) => `### ${stem}\n\n${inside}\n\n- [x] Yes\n- [ ] No\n\n`;
  const zip = madeZip([
    {
      name: 'set/a.md',
      content: `${task('What does the picture show?', '![A grey field](img/grey.png)')}${task('Is this drawn?', '![Lines](img/lines.svg)')}`,
    },
    { name: 'set/b.md', content: task('is this drawn', '') },
    { name: 'set/img/grey.png', content: madePng(320, 120) },
    { name: 'set/img/lines.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' },
  ]);
  await goToImport();
  await pick({ 'pictures.zip': zip });
  await page.getByRole('img', { name: 'A grey field' }).waitFor();
  await page.getByText(/is an SVG drawing, which can hold programs/).waitFor();
  await page.getByRole('table', { name: 'Here already' }).waitFor();
  await page.getByText('Leave out 1 question that is the same').waitFor();
  await holdScreen(page, 'import, pictures and duplicates');
  await page.getByText('No exam', { exact: true }).click();
  await declare().click({ force: true });
  await button('Import 2 questions').click();
  await page.getByText(/^Imported/).waitFor();
  await page.getByRole('button', { name: 'Back to the library' }).last().click();
  await page
    .getByRole('article', { name: 'pictures pictures' })
    .getByRole('button', { name: /^Start a mock exam/ })
    .click();
  await page.getByRole('heading', { name: 'Your paper' }).waitFor();
  await page.getByRole('button', { name: /^Begin/ }).click();
  await enterRoom(page);
  const picture = page.getByRole('img', { name: 'A grey field' });
  // Either question may come first.
  if ((await page.locator('article').first().innerText()).toLowerCase().includes('drawn')) await page.keyboard.press('n');
  await picture.waitFor();
  expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([320, 120]);
});

test('an imported bank is kept, removed and taken back by keyboard', async () => {
  const { page } = stage;
  await goToImport();
  await pick({ 'quiz.csv': QUIZ });
  await page.getByText('No exam', { exact: true }).click();
  await declare().click({ force: true });
  await button('Import 5 questions').click();
  await page.getByRole('button', { name: 'Back to the library' }).last().click();
  const remove = button('Remove the bank quiz');
  await remove.press('Enter');
  await page.getByRole('alertdialog', { name: 'Remove “quiz”?' }).waitFor();
  await holdScreen(page, 'library, removing a bank');
  await page.keyboard.press('Escape');
  await expect.poll(() => remove.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await page.getByText('“quiz” was removed.').waitFor();
  await expect.poll(() => remove.count()).toBe(0);
  await button('Undo').press('Enter');
  await page.getByText('“quiz” is back.').waitFor();
  await remove.waitFor();
});
