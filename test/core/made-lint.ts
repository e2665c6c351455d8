/** A question with nothing wrong with it, and what the linter says of it once it is changed. */

import { expect } from 'vitest';
import { type Bank, bankSchema, type Question, questionSchema } from '../../src/core/bank';
import { type Finding, type LintOptions, lintBank, type Profile } from '../../src/core/lint';
import { lintSentences } from '../../src/language/en/lint';
import { blueprintOf } from './made-bank';

export const pad = (length: number, start: string) => `${start}${'x'.repeat(Math.max(0, length - start.length))}`;

/** A question with nothing wrong with it. */
export const clean = {
  id: 'saa-net-001',
  version: 1,
  type: 'single',
  domains: { exam: '1' },
  topics: ['storage'],
  scenario:
    'A museum keeps scans of its paintings on one server in its cellar. After a flood the curators want copies in two places, and they can wait a day for a scan.',
  stem: 'Which storage meets these requirements at the LOWEST cost?',
  options: [
    { id: 'a', text: 'Use an archive tier with two copies.', rationale: 'The archive tier is the cheapest that keeps copies in two places.' },
    { id: 'b', text: 'Use a block volume with snapshots.', rationale: 'A volume is billed for its full size and lies in one zone alone.' },
    { id: 'c', text: 'Use a shared file system in two zones.', rationale: 'A file system answers at once, which costs more than is asked for.' },
    { id: 'd', text: 'Use a cache cluster with replicas.', rationale: 'A cache keeps data in memory, the dearest place for old scans.' },
  ],
  key: ['a'],
  references: [{ url: 'https://docs.aws.amazon.com/x', title: 'Page', checked: 'live', date: '2026-10-01' }],
  author: 'Somebody',
  licence: 'CC-BY-4.0',
};

export function question(fields: Record<string, unknown> = {}): Question {
  return questionSchema.parse({ ...clean, ...fields });
}

export const options = (...texts: readonly string[]) =>
  texts.map((text, at) => ({ id: 'abcdefgh'[at], text, rationale: `Reason number ${at} that is long enough to count as one.` }));

export function bankOf(questions: readonly Question[], fields: Record<string, unknown> = {}): Bank {
  return bankSchema.parse({
    id: 'bank',
    title: 'Bank',
    version: '1.0.0',
    blueprints: [blueprintOf([1, 1])],
    hash: '',
    ...fields,
    questions,
  });
}

export function lint(
  questions: readonly Question[],
  lintOptions: LintOptions = {},
  profile: Profile = 'bundled',
  fields: Record<string, unknown> = {},
): readonly Finding[] {
  const findings = lintBank(bankOf(questions, fields), profile, { isPart: true, today: '2026-11-23', ...lintOptions });
  for (const { code } of findings) expect(Object.keys(lintSentences)).toContain(code);
  return findings;
}

/** The findings of one rule on the good question with these fields, as `code severity`. */
export function of(rule: string, fields: Record<string, unknown>, lintOptions: LintOptions = {}, profile: Profile = 'bundled'): readonly string[] {
  return lint([question(fields)], lintOptions, profile).flatMap((found) => (found.rule === rule ? [`${found.code} ${found.severity}`] : []));
}

export const fires = (rule: string, severity: string, variant = '') => [`lint.${rule}${variant} ${severity}`];
