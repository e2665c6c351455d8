/** A picked folder with files of several formats: one set, with its pictures, its counts and its topics. */

import { expect, test } from 'vitest';
import { readPickedFiles } from '../../src/importing/picked-files';
import { temporaryFolder } from '../fakes/house';
import { writeFiles } from '../fakes/import-app';
import { madePng } from '../fakes/made-picture';

async function read(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  return readPickedFiles(folder, Object.keys(files), []);
}

const task = (stem: string, more = '') => `### ${stem}\n\n${more}- [ ] one\n- [x] two\n`;

test('what files are called does not matter, and each file that is no set is told', async () => {
  const set = await read({
    'a.txt': task('One?'),
    'b.md': '[{"question":"Two?","options":["x","y"],"answer":"A"}]',
    'c.json': '{"no":"questions"}',
    'readme.txt': 'Only words.',
  });
  expect(set.questions.map(({ stem }) => stem)).toEqual(['One?', 'Two?']);
  expect(set.entries).toBe(2);
  expect(set.problems.map(({ code, severity, place }) => [code, severity, place.file])).toEqual([
    ['bank.not-a-bank-file', 'warning', 'readme.txt'],
    ['bank.no-questions', 'error', 'c.json'],
  ]);
});

test('a question keeps its id from one import to the next, in any file and with its options moved', async () => {
  const [first] = (await read({ 'a.md': task('Which?') })).questions;
  const [second] = (await read({ 'other.json': '[{"question":"Which?","options":["two","one"],"answer":"A"}]' })).questions;
  expect(first?.id).toMatch(/^q-[0-9a-z]{13}$/);
  expect(second?.id).toBe(first?.id);
});

test('pictures of the set are shown beside the question, others are said to be missing', async () => {
  const set = await read({
    'docs/a.md':
      task('One?', '![A map](images/map.png)\n\n') +
      task('Two?', '![No map](images/none.png)\n\n') +
      task('Three?', '![Way out](../../secret.png)\n\n'),
    'docs/images/map.png': madePng(3, 2),
  });
  expect(set.questions.map(({ exhibits }) => exhibits)).toEqual([[{ file: 'docs/images/map.png', alt: 'A map' }], [], []]);
  expect(set.problems.map(({ code }) => code)).toEqual(['set.picture-missing', 'set.picture-missing']);
});

test('chapters become topics of the bank, and of its questions', async () => {
  const set = await read({ 'a.json': '{"parts":[{"name":"Big storage","questions":[{"question":"Two?","options":["x","y"],"answer":"A"}]}]}' });
  expect(set.header.topics).toEqual([{ id: 'big-storage', title: 'Big storage' }]);
  expect(set.questions[0]?.topics).toEqual(['big-storage']);
});

test('questions of our own and of others are one set', async () => {
  const own = '- id: q-own\n  version: 1\n  type: single\n  stem: Own?\n  options: [{ id: a, text: One }, { id: b, text: Two }]\n  key: [a]\n';
  const set = await read({ 'bank.yaml': 'id: mixed\ntitle: Mixed\nversion: 1.0.0\n', 'questions/own.yaml': own, 'more.md': task('One?') });
  expect(set.header.id).toBe('mixed');
  expect(set.questions.map(({ stem }) => stem).sort()).toEqual(['One?', 'Own?']);
  expect(set.problems).toEqual([]);
});
