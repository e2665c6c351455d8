/** Banks compiled to what the app opens, and the blueprints that ship with it. */

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { apportion } from '../../src/core/allocation';
import { bankSchema, blueprintSchema } from '../../src/core/bank';
import { bankSummarySchema } from '../../src/core/bank-summary';
import { openBankFile } from '../../src/importing/bank-file';
import { readBlueprintFolder } from '../../src/importing/blueprint-folder';
import { compileAll, compileBank } from '../../src/importing/compile';

const exam = `id: exam
title: Exam
code: EX
vendor: Nobody
questions: 10
minutes: 20
pass: { kind: unpublished }
domains: [{ id: "1", title: One, weight: 1 }, { id: "2", title: Two, weight: 1 }]
`;
const header = 'id: my-bank\ntitle: My bank\nversion: 1.0.0\nlicence: CC-BY-4.0\nblueprints: [exam]\ntopics: [{ id: storage, title: Storage }]\n';
const question = (id: string, fields = '') => `- id: ${id}
  version: 1
  type: single
  domains: { exam: "1" }
  topics: [storage]
  stem: Which one?
  options: [{ id: a, text: One }, { id: b, text: Two }]
  key: [a]
${fields}`;

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passband-compile-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

describe('one bank', () => {
  const shipped = async () => (await readBlueprintFolder(await folderWith({ 'exam.yaml': exam }))).blueprints;

  test('questions are sorted by id in code-unit order, and blueprints are resolved', async () => {
    const folder = await folderWith({ 'bank.yaml': header, 'questions/a.yaml': question('q-b') + question('q-10') + question('q-2') });
    const { bank, problems } = await compileBank(folder, await shipped());
    expect(problems).toEqual([]);
    expect(bank?.questions.map(({ id }) => id)).toEqual(['q-10', 'q-2', 'q-b']);
    expect(bank?.blueprints.map(({ code }) => code)).toEqual(['EX']);
    expect(bankSchema.parse(JSON.parse(JSON.stringify(bank)))).toEqual(bank);
  });

  test('the hash depends on the content, not on files, order or spelling', async () => {
    const blueprints = await shipped();
    const hash = async (files: Record<string, string>) =>
      (await compileBank(await folderWith({ 'bank.yaml': header, ...files }), blueprints)).bank?.hash;
    const one = await hash({ 'questions/a.yaml': question('q-a') + question('q-b') });
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    const reordered = question('q-a')
      .replace(/ {2}version: 1\n/, '')
      .replace('  key: [a]', "  key: ['a']\n  version: 1");
    expect(await hash({ 'questions/x.yaml': question('q-b'), 'questions/y.yaml': reordered })).toBe(one);
    expect(await hash({ 'questions/a.yaml': question('q-a') + question('q-b').replace('Two', 'Three') })).not.toBe(one);
  });

  test('without a header there is no bank, and a problem says so', async () => {
    const folder = await folderWith({ 'bare.yaml': question('q-a') });
    const { bank, problems } = await compileBank(join(folder, 'bare.yaml'), []);
    expect(bank).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['bank.no-header']);
  });
});

describe('all banks', () => {
  test('an index, the blueprints, every bank and its pictures are written', async () => {
    const more = '  exhibits: [{ file: pictures/plan.png, alt: Plan }]\n  difficulty: hard\n';
    const from = await folderWith({
      'README.md': '# Writing banks',
      'blueprints/exam.yaml': exam,
      'mine/bank.yaml': header,
      'mine/pictures/plan.png': 'picture',
      'mine/questions/a.yaml': question('q-a') + question('q-b', more).replace('"1"', '"2"'),
    });
    const to = join(await folderWith({}), 'out', 'banks');
    expect(await compileAll(from, to)).toEqual([]);
    const json = async (name: string) => JSON.parse(await readFile(join(to, name), 'utf8')) as unknown;
    const index = z.object({ banks: z.array(bankSummarySchema) }).parse(await json('index.json'));
    const bank = await openBankFile(join(to, 'my-bank'));
    expect(index.banks).toMatchObject([
      {
        id: 'my-bank',
        hash: bank?.catalogue.hash,
        questions: 2,
        stock: { exam: { '1': 1, '2': 1 } },
        difficulties: { hard: 1, medium: 1 },
        topics: [{ id: 'storage', questions: 2 }],
      },
    ]);
    expect(
      z
        .array(blueprintSchema)
        .parse(await json('blueprints.json'))
        .map(({ id }) => id),
    ).toEqual(['exam']);
    expect(await readFile(join(to, 'my-bank', 'pictures', 'plan.png'), 'utf8')).toBe('picture');
  });

  test('a blueprint that a bank brings along is listed with the shipped ones', async () => {
    const own = exam.replace('id: exam', 'id: own-exam').trimEnd().replaceAll('\n', '\n    ');
    const from = await folderWith({
      'blueprints/exam.yaml': exam,
      'mine/bank.yaml': header.replace('blueprints: [exam]', `blueprints:\n  - exam\n  - ${own}`),
      'mine/questions/a.yaml': question('q-a'),
    });
    const to = await folderWith({});
    expect(await compileAll(from, to)).toEqual([]);
    const listed: unknown = JSON.parse(await readFile(join(to, 'blueprints.json'), 'utf8'));
    expect(
      z
        .array(blueprintSchema)
        .parse(listed)
        .map(({ id }) => id),
    ).toEqual(['exam', 'own-exam']);
  });

  test('with an error nothing is written, and each problem names the file below the folder', async () => {
    const from = await folderWith({
      'blueprints/exam.yaml': exam,
      'blueprints/wrong-name.yaml': exam,
      'mine/bank.yaml': header,
      'mine/questions/a.yaml': question('q-a').replace('[a]', '[z]'),
      'other/bank.yaml': header,
      'other/questions/a.yaml': question('q-a'),
      'third/questions/a.yaml': question('q-a'),
    });
    const to = join(await folderWith({}), 'banks');
    const problems = await compileAll(from, to);
    expect(problems.map(({ code, place }) => `${code} ${place.file}`)).toEqual([
      'bank.blueprint-file-name blueprints/wrong-name.yaml',
      'bank.key-names-no-option mine/questions/a.yaml',
      'bank.bank-id-twice other/bank.yaml',
      'bank.file-missing third/bank.yaml',
    ]);
    await expect(readdir(to)).rejects.toThrow('ENOENT');
  });
});

describe('the blueprints that ship with the app', () => {
  const read = () => readBlueprintFolder(join(import.meta.dirname, '..', '..', 'question-banks', 'blueprints'));

  test('are the seven exams, read without a problem, each with a source', async () => {
    const { blueprints, problems } = await read();
    expect(problems).toEqual([]);
    expect(blueprints.map(({ id }) => id)).toEqual(['az-104', 'clf-c02', 'dva-c02', 'gcp-ace', 'saa-2013', 'saa-c03', 'soa-c03']);
    expect(blueprints.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });

  test.each([
    ['saa-2013', 55, 80, [33, 6, 11, 5], { kind: 'band', low: 62, high: 66 }],
    ['saa-c03', 65, 130, [19, 17, 16, 13], { kind: 'scaled', mark: 720 }],
    ['clf-c02', 65, 90, [16, 19, 22, 8], { kind: 'scaled', mark: 700 }],
    ['dva-c02', 65, 130, [21, 17, 15, 12], { kind: 'scaled', mark: 720 }],
    ['soa-c03', 65, 130, [14, 14, 14, 11, 12], { kind: 'scaled', mark: 720 }],
    ['gcp-ace', 50, 120, [10, 15, 15, 10], { kind: 'unpublished' }],
    ['az-104', 50, 100, [12, 10, 12, 9, 7], { kind: 'scaled', mark: 700 }],
  ] as const)('%s: %i questions in %i minutes, by domain %j', async (id, questions, minutes, byDomain, pass) => {
    const blueprint = (await read()).blueprints.find((candidate) => candidate.id === id);
    expect(blueprint).toMatchObject({ questions, minutes, pass });
    const weights = blueprint?.domains.map(({ weight }) => weight) ?? [];
    expect(apportion(questions, weights)).toEqual(byDomain);
    if (id !== 'az-104') expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });
});
