/** What `passband lint` prints, and how it ends. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lintPaths } from '../../src/cli/lint';

const request = { json: false, profile: 'bundled', today: '2026-11-23' } as const;

const good = `- id: saa-net-001
  version: 1
  type: single
  domains: { saa-c03: "4" }
  scenario: A museum keeps scans on one server. After a flood it wants copies in two places, and a scan may take a day to arrive.
  stem: Which storage meets these requirements at the LOWEST cost?
  options:
    - { id: a, text: Use an archive tier., rationale: It is the cheapest that keeps copies in two places. }
    - { id: b, text: Use a block volume., rationale: A volume is billed in full and lies in one zone alone. }
    - { id: c, text: Use a file system., rationale: It answers at once and costs more than is asked for. }
  key: [a]
  references: [{ url: "https://docs.aws.amazon.com/x", title: Page, checked: live, date: 2026-10-01 }]
  author: Somebody
  licence: CC-BY-4.0
`;

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passband-lint-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'set.yaml');
  await writeFile(file, text);
  return file;
}

test('a good file gives the summary alone and ends with 0', async () => {
  const file = await fileWith(good);
  expect(await lintPaths([file], request)).toEqual({ exitCode: 0, text: '1 question. Errors: 0, warnings: 0, notes: 0.\n' });
});

test('a finding is one line: place, rule, severity, question, sentence', async () => {
  const file = await fileWith(good.replace('LOWEST cost?', 'LOWEST cost.'));
  const { exitCode, text } = await lintPaths([file], request);
  expect(exitCode).toBe(0);
  expect(text.split('\n')[0]).toBe(
    `${file}:1  L12  warning  saa-net-001  The stem does not ask anything: end it with one question and a question mark.`,
  );
});

test('an error, of a rule or of the reader, ends with 1', async () => {
  const unreadable = await lintPaths([await fileWith(good.replace('key: [a]', 'key: [z]'))], request);
  expect(unreadable.exitCode).toBe(1);
  expect(unreadable.text).toContain('set.yaml:11  bank.key-names-no-option  error  saa-net-001  The key names “z”, but no option has that id.');
  const unreferenced = await fileWith(good.replace(/ {2}references.*\n/, ''));
  expect((await lintPaths([unreferenced], request)).exitCode).toBe(1);
  expect((await lintPaths([unreferenced], { ...request, profile: 'community' })).exitCode).toBe(0);
  expect((await lintPaths([join(unreferenced, '..', 'none.yaml')], request)).exitCode).toBe(1);
});

test('as JSON it gives findings with their sentences, and the counts', async () => {
  const file = await fileWith(good.replace(/ {2}references.*\n/, ''));
  const { text } = await lintPaths([file], { ...request, json: true });
  expect(JSON.parse(text)).toEqual({
    findings: [
      {
        rule: 'L07',
        code: 'lint.L07',
        severity: 'error',
        params: {},
        place: { file, line: 1, question: 'saa-net-001', field: 'references' },
        sentence: 'There is no reference: name the page of the vendor’s documentation that proves the key.',
      },
    ],
    questions: 1,
    errors: 1,
    warnings: 0,
    infos: 0,
  });
});

test('a bank folder is judged by its header, its coverage too, and several paths are added up', async () => {
  const file = await fileWith(good);
  const folder = join(file, '..', 'bank');
  await mkdir(join(folder, 'questions'), { recursive: true });
  await writeFile(join(folder, 'bank.yaml'), 'id: my-bank\ntitle: My bank\nversion: 1.0.0\nblueprints: [saa-c03]\n');
  await writeFile(join(folder, 'questions', 'a.yaml'), good.replace('"4"', '"9"'));
  const { exitCode, text } = await lintPaths([file, folder], request);
  expect(exitCode).toBe(1);
  expect(text).toContain(`${join(folder, 'questions', 'a.yaml')}:4  bank.unknown-domain  error  saa-net-001  The exam SAA-C03 has no domain “9”.`);
  expect(text).toContain('-  B03  warning  -  SAA-C03, Design Secure Architectures: 0 questions where three mocks need 57: write more.');
  expect(text).toMatch(/^1 question\. Errors: 1,/m);
});

test('a bank whose keys are found from the options alone is told so, by the record beside it', async () => {
  const file = await fileWith(good);
  const record = (chosen: string) =>
    ['question,answer 1,answer 2,answer 3', ...Array.from({ length: 20 }, () => `saa-net-001,${chosen}`)].join('\r\n');
  await writeFile(join(dirname(file), 'options-only.csv'), record('a,b,c'));
  expect((await lintPaths([file], request)).text).not.toContain('B05');
  await writeFile(join(dirname(file), 'options-only.csv'), record('a,a,c'));
  expect((await lintPaths([file], request)).text).toContain('B05  warning');
});
