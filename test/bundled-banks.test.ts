/** The banks that ship with the app hold to their own standard: the linter, mocks without a repeat, and the record of the blind solve. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { lintPaths } from '../src/cli/lint';
import type { Question } from '../src/core/bank';
import { readBankFolder } from '../src/importing/bank-folder';
import { readBlueprintFolder } from '../src/importing/blueprint-folder';
import { compileAll } from '../src/importing/compile';
import { temporaryFolder } from './fakes/house';
import { openTestApp } from './fakes/open-test-app';

const folder = fileURLToPath(new URL('../question-banks', import.meta.url));
const entries = await readdir(folder, { withFileTypes: true });
const names = entries.filter((entry) => entry.isDirectory() && entry.name !== 'blueprints').map(({ name }) => name);
const { blueprints } = await readBlueprintFolder(join(folder, 'blueprints'));
const read = async (bank: string) => (await readBankFolder(join(folder, bank), blueprints)).questions;

/** Rules whose warnings a bundled bank mends, or waives with a reason. */
const MENDED = ['L14', 'L15', 'L16', 'L31', 'L32', 'B01', 'B02', 'B03', 'B04', 'B05'];

const count = (questions: readonly Question[], of: (question: Question) => string | undefined) => {
  const counts: Record<string, number> = {};
  for (const question of questions) counts[of(question) ?? 'none'] = (counts[of(question) ?? 'none'] ?? 0) + 1;
  return counts;
};

describe.each(names)('the bank %s', (name) => {
  it('has no error, and none of the warnings that it has to mend', async () => {
    const { text } = await lintPaths([join(folder, name)], { json: true, profile: 'bundled', today: '2026-11-23' });
    const found: { rule?: string; severity: string; sentence: string }[] = JSON.parse(text).findings;
    const wrong = found.filter(({ rule, severity }) => severity === 'error' || (severity === 'warning' && MENDED.includes(rule ?? '')));
    expect(wrong.map(({ rule, sentence }) => `${rule} ${sentence}`)).toEqual([]);
  });

  it('calls a question blind-solved when three solvers found its key, or two of them, and else linted', async () => {
    const answers = await solversOf(name);
    for (const question of await read(name)) {
      expect(['linted', 'blind-solved'], question.id).toContain(question.status);
      if (question.status === 'linted') continue;
      const { version, given } = answers.get(question.id) ?? { version: '', given: [] };
      expect(`${question.id} version ${version}`).toBe(`${question.id} version ${question.version}`);
      expect(given, question.id).toHaveLength(3);
      const key = keyOf(question);
      expect(given.filter((answer) => answer === key).length, question.id).toBeGreaterThanOrEqual(2);
    }
  });
});

/** What review.csv says of each question: the version that was solved, and the answers of its solvers. A bank that nobody has solved has no such file. */
async function solversOf(name: string) {
  const text = await readFile(join(folder, name, 'review.csv'), 'utf8').catch(() => '');
  const rows: string[][] = parse(text, { fromLine: 2 });
  return new Map(
    rows.map(([id = '', version = '', ...rest]) => [id, { version, given: rest.slice(0, 3).filter((answer) => answer !== '') }] as const),
  );
}

/** As review.csv writes a key: option ids joined by "+", an ordering by ">", pairs as prompt=option. */
function keyOf(question: Question): string {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return [...question.key].sort().join('+');
    case 'ordering':
      return question.key.join('>');
    case 'matching':
      return Object.entries(question.key)
        .map(([prompt, option]) => `${prompt}=${option}`)
        .sort()
        .join('+');
  }
}

describe('AWS Solutions Architect – Associate', () => {
  it('has 400 questions in the proportions of both exams, with a fifth to three tenths multiple response', async () => {
    const questions = await read('aws-solutions-architect-associate');
    expect(count(questions, ({ domains }) => domains['saa-2013'])).toEqual({ 1: 240, 2: 40, 3: 80, 4: 40 });
    expect(questions.every(({ tasks }) => tasks['saa-c03'] !== undefined)).toBe(true);
    const multiple = questions.filter(({ type }) => type === 'multiple').length / questions.length;
    expect(multiple).toBeGreaterThanOrEqual(0.2);
    expect(multiple).toBeLessThanOrEqual(0.3);
  });

  it('has siblings for at least a quarter of its learning points', async () => {
    const points = Object.values(count(await read('aws-solutions-architect-associate'), ({ learningPoint }) => learningPoint));
    expect(points.filter((questions) => questions >= 2).length).toBeGreaterThanOrEqual(points.length / 4);
  });
});

describe('mocks one after the other', () => {
  it.each([
    ['aws-solutions-architect-associate', 'saa-2013', 6, 55],
    ['aws-solutions-architect-associate', 'saa-c03', 3, 65],
    ['google-associate-cloud-engineer', 'gcp-ace', 3, 50],
  ])('%s gives %s %i without a repeated question', async (bank, blueprint, mocks, length) => {
    const compiled = await temporaryFolder();
    expect(await compileAll(folder, compiled)).toEqual([]);
    const { call } = await openTestApp(compiled);
    const seen = new Set<string>();
    for (let mock = 1; mock <= mocks; mock += 1) {
      const { id } = await call('attempt.start', { bank, blueprint, mode: 'mock', questions: length, minutes: 80 });
      const { paper } = await call('attempt.open', { id, viewer: 'a-page-of-the-test' });
      const record = (seq: number, action: { kind: 'visit'; question: number } | { kind: 'submit'; reason: 'candidate' }) =>
        call('attempt.record', { id, viewer: 'a-page-of-the-test', seq, action });
      for (const [question, { id: asked }] of paper.questions.entries()) {
        await record(question + 1, { kind: 'visit', question });
        seen.add(asked);
      }
      await record(paper.questions.length + 1, { kind: 'submit', reason: 'candidate' });
      expect(seen.size).toBe(mock * length);
    }
  });
});
