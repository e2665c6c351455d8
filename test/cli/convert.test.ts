/** What `passband convert` prints of question sets, and how it ends. */

import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { convertPaths } from '../../src/cli/convert';
import { temporaryFolder } from '../fakes/house';
import { writeFiles } from '../fakes/import-app';

const question = (id: string, key = 'a') => `- id: ${id}
  version: 1
  type: single
  domains: { saa-c03: "1" }
  stem: Which one?
  options: [{ id: a, text: One }, { id: b, text: Two }]
  key: [${key}]
`;

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  return folder;
}

test('questions, problems with their sentences and places, and how many were skipped', async () => {
  const folder = await folderWith({ 'set.yaml': question('q-one') + question('q-bad', 'z') });
  const file = join(folder, 'set.yaml');
  const { exitCode, text } = await convertPaths([file]);
  expect(exitCode).toBe(0);
  const { questions, problems, skipped } = JSON.parse(text);
  expect(questions).toMatchObject([{ id: 'q-one', version: 1, type: 'single', key: ['a'], options: [{ id: 'a', text: 'One' }, { id: 'b' }] }]);
  expect(skipped).toBe(1);
  expect(problems).toEqual([
    {
      code: 'bank.key-names-no-option',
      severity: 'error',
      file: relative(process.cwd(), file),
      line: 14,
      question: 'q-bad',
      field: 'key',
      message: 'The key names “z”, but no option has that id.',
    },
  ]);
});

test('a bank folder and files beside it are one set', async () => {
  const folder = await folderWith({
    'bank/bank.yaml': 'id: my-bank\ntitle: My bank\nversion: 1.0.0\nblueprints: [saa-c03]\n',
    'bank/questions/a.yaml': question('q-one'),
    'more.yaml': question('q-two') + question('q-one'),
  });
  const { text } = await convertPaths([join(folder, 'bank'), join(folder, 'more.yaml')]);
  const { questions, problems, skipped } = JSON.parse(text);
  expect(questions.map(({ id }: { id: string }) => id)).toEqual(['q-one', 'q-two']);
  expect(problems).toMatchObject([{ code: 'bank.id-twice', question: 'q-one' }]);
  expect(skipped).toBe(1);
});

test('where nothing came of it, it ends with 1 and says why', async () => {
  const folder = await folderWith({ 'x.json': '{"no": "questions"}' });
  const missing = join(folder, 'none.yaml');
  const { exitCode, text } = await convertPaths([missing, join(folder, 'x.json')]);
  expect(exitCode).toBe(1);
  expect(JSON.parse(text)).toMatchObject({
    questions: [],
    problems: [{ code: 'bank.file-missing', file: missing }, { code: 'bank.no-questions' }],
    skipped: 0,
  });
});

test('in another form the text goes to stdout, and what is lost is said beside it', async () => {
  const folder = await folderWith({ 'set.yaml': question('q-one') + question('q-bad', 'z') });
  const sheet = await convertPaths([join(folder, 'set.yaml')], { to: 'csv', json: false });
  expect(sheet.exitCode).toBe(0);
  expect(sheet.text.split('\r\n')[0]).toMatch(/^Question,Question Type,Answer Option 1,Explanation 1,/);
  expect(sheet.text).toContain('"Which one?","multiple-choice","One",,"Two",,');
  expect(sheet.remarks).toContain('The key names “z”');
  expect(sheet.remarks).toContain('The id of 1 question');
  const list = await convertPaths([join(folder, 'set.yaml')], { to: 'markdown', json: false });
  expect(list.text).toContain('- [x] One\n- [ ] Two\n');
});

test('with --json it is one object, whatever the form', async () => {
  const folder = await folderWith({ 'set.yaml': question('q-one') });
  const { text, remarks } = await convertPaths([join(folder, 'set.yaml')], { to: 'anki', json: true });
  expect(remarks).toBe('');
  expect(JSON.parse(text)).toMatchObject({
    questions: [{ id: 'q-one' }],
    problems: [],
    skipped: 0,
    text: expect.stringMatching(/^#separator:tab\n/),
  });
});

test("Passband's own YAML is read back by the same command", async () => {
  const folder = await folderWith({ 'set.yaml': question('q-one') + question('q-two') });
  const { text } = await convertPaths([join(folder, 'set.yaml')], { to: 'passband', json: false });
  const again = await folderWith({ 'bank.yaml': text });
  const first = JSON.parse((await convertPaths([join(folder, 'set.yaml')])).text);
  expect(JSON.parse((await convertPaths([join(again, 'bank.yaml')])).text)).toEqual(first);
});
