/** Banks read from real folders, good and hostile. */

import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { caps } from '../../src/core/formats/caps';
import { readBankFolder } from '../../src/importing/bank-folder';
import { bankProblems } from '../../src/language/en/problems-bank';
import { blueprintOf } from '../core/made-bank';

const header = 'id: my-bank\ntitle: My bank\nversion: 1.0.0\nblueprints: [exam]\n';
const question = (id: string, more = '') => `- id: ${id}
  version: 1
  type: single
  domains: { exam: "1" }
  stem: Which one?
  options: [{ id: a, text: One }, { id: b, text: Two }]
  key: [a]
${more}`;
const shipped = [blueprintOf([1, 1])];

async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passband-bank-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

async function read(path: string) {
  const bank = await readBankFolder(path, shipped);
  for (const { code } of bank.problems) expect(Object.keys(bankProblems)).toContain(code);
  return { ...bank, ids: bank.questions.map(({ id }) => id), said: bank.problems.map(({ code, place }) => `${code} ${place.file ?? ''}`) };
}

test('a folder gives its header, its blueprints and the questions of its files in the order of their names', async () => {
  const folder = await folderWith({
    'bank.yaml': header,
    'questions/b.yaml': question('q-b'),
    'questions/a.yml': question('q-a') + question('q-a2'),
    'questions/c.json': JSON.stringify([
      {
        id: 'q-c',
        version: 1,
        type: 'single',
        stem: 'S?',
        options: [
          { id: 'a', text: '1' },
          { id: 'b', text: '2' },
        ],
        key: ['b'],
      },
    ]),
    'questions/notes.md': '# no questions',
    'questions/.hidden.yaml': 'broken: [',
  });
  const bank = await read(folder);
  expect(bank.said).toEqual([]);
  expect(bank.header?.title).toBe('My bank');
  expect(bank.blueprints).toEqual(shipped);
  expect(bank.ids).toEqual(['q-a', 'q-a2', 'q-b', 'q-c']);
  expect(bank.places.get('q-a2')).toEqual({ file: 'questions/a.yml', line: 8, question: 'q-a2' });
});

test('one file holds a whole bank, or questions alone', async () => {
  const folder = await folderWith({ 'whole.yaml': `${header}questions:\n${question('q-a')}`, 'bare.yaml': question('q-b') });
  expect(await read(join(folder, 'whole.yaml'))).toMatchObject({ header: { id: 'my-bank' }, blueprints: shipped, ids: ['q-a'], said: [] });
  expect(await read(join(folder, 'bare.yaml'))).toMatchObject({ header: null, ids: ['q-b'], said: [] });
});

test('an id that stands in two files, a broken file and an unknown blueprint cost only themselves', async () => {
  const folder = await folderWith({
    'bank.yaml': header.replace('exam', 'exam, other'),
    'questions/a.yaml': question('q-a'),
    'questions/b.yaml': question('q-a') + question('q-b'),
    'questions/c.yaml': new Uint8Array([0x2d, 0x20, 0xc3, 0x28]),
    'questions/d.yaml': question('q-d').replace('"1"', '"7"'),
  });
  const bank = await read(folder);
  expect(bank.ids).toEqual(['q-a', 'q-b']);
  expect(bank.said.sort()).toEqual([
    'bank.file-not-text questions/c.yaml',
    'bank.id-twice questions/b.yaml',
    'bank.unknown-blueprint bank.yaml',
    'bank.unknown-domain questions/d.yaml',
  ]);
});

test('UTF-16 with its mark is read', async () => {
  const folder = await folderWith({ 'x.yaml': Buffer.from(`\ufeff${question('q-a').replace('One', 'Größe')}`, 'utf16le') });
  const bank = await read(join(folder, 'x.yaml'));
  expect(bank.questions[0]?.options[0]?.text).toBe('Größe');
});

test('links that leave the folder are refused, links inside it are followed', async () => {
  const outside = await folderWith({ 'secret.yaml': question('q-secret'), 'more/m.yaml': question('q-more') });
  const folder = await folderWith({ 'bank.yaml': header, 'questions/a.yaml': question('q-a'), 'drafts/d.yaml': question('q-d') });
  await symlink(join(outside, 'secret.yaml'), join(folder, 'questions', 'b.yaml'));
  await symlink(join(folder, 'drafts', 'd.yaml'), join(folder, 'questions', 'd.yaml'));
  const bank = await read(folder);
  expect(bank.ids).toEqual(['q-a', 'q-d']);
  expect(bank.said).toEqual(['bank.file-outside questions/b.yaml']);

  const linked = await folderWith({ 'bank.yaml': header });
  await symlink(join(outside, 'more'), join(linked, 'questions'));
  expect(await read(linked)).toMatchObject({ ids: [], said: ['bank.file-outside questions/m.yaml'] });
});

test('files that are too large, that are pipes, or that are too many are not read', async () => {
  const folder = await folderWith({ 'bank.yaml': header, 'questions/a.yaml': question('q-a'), 'questions/big.yaml': '' });
  await truncate(join(folder, 'questions', 'big.yaml'), caps.fileBytes + 1);
  execFileSync('mkfifo', [join(folder, 'questions', 'pipe.yaml')]);
  const bank = await read(folder);
  expect(bank.ids).toEqual(['q-a']);
  expect(bank.said).toEqual(['bank.file-too-large questions/big.yaml', 'bank.file-unreadable questions/pipe.yaml']);

  const many = await folderWith(
    Object.fromEntries(Array.from({ length: caps.folderFiles + 1 }, (_, at) => [`questions/${1000 + at}.yaml`, question(`q-${at}`)])),
  );
  const crowd = await read(many);
  expect(crowd.ids).toHaveLength(caps.folderFiles);
  expect(crowd.said).toContain('bank.too-many-files questions');
});

test('a question whose picture is missing or lies outside is left out', async () => {
  const outside = await folderWith({ 'x.png': 'picture' });
  const exhibit = (file: string) => `  exhibits: [{ file: ${file}, alt: A plan }]\n`;
  const folder = await folderWith({
    'bank.yaml': header,
    'exhibits/plan.png': 'picture',
    'questions/a.yaml':
      question('q-there', exhibit('exhibits/plan.png')) +
      question('q-missing', exhibit('exhibits/none.png')) +
      question('q-out', exhibit('out/x.png')),
  });
  await symlink(outside, join(folder, 'out'));
  const bank = await read(folder);
  expect(bank.ids).toEqual(['q-there']);
  expect(bank.problems).toMatchObject([
    { code: 'bank.exhibit-missing', place: { question: 'q-missing', field: 'exhibits', line: 9 } },
    { code: 'bank.exhibit-missing', place: { question: 'q-out' } },
  ]);
});

test('what is no bank gives a problem and no throw', async () => {
  const folder = await folderWith({ 'set.vce': 'x', 'empty/readme.md': 'x' });
  expect(await read(join(folder, 'set.vce'))).toMatchObject({ ids: [], said: ['bank.not-a-bank-file set.vce'] });
  expect(await read(join(folder, 'none.yaml'))).toMatchObject({ ids: [], said: ['bank.file-missing none.yaml'] });
  expect(await read(join(folder, 'empty'))).toMatchObject({ ids: [], said: ['bank.file-missing bank.yaml', 'bank.file-missing questions'] });
  expect((await read(join(folder, 'a\0b.yaml'))).ids).toEqual([]);
});
