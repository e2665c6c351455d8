/** What a candidate says of columns and fields counts more than their names. */

import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../src/core/formats/column-roles';
import { readCsv } from '../../../src/core/formats/csv';
import type { DraftsRead } from '../../../src/core/formats/draft';
import type { FieldMapping } from '../../../src/core/formats/field-mapping';
import { readJson } from '../../../src/core/formats/json';
import { judgeDrafts } from '../../../src/core/formats/judge-drafts';
import { readYaml } from '../../../src/core/formats/yaml';

const ROLES: Readonly<Record<string, ColumnRole>> = {
  stem: { kind: 'stem' },
  options: { kind: 'options' },
  right: { kind: 'right' },
  why: { kind: 'explanation' },
  chapter: { kind: 'category' },
  a: { kind: 'option', place: 0 },
  b: { kind: 'option', place: 1 },
  c: { kind: 'option', place: 2 },
  '-': { kind: 'other' },
};
const mapping = (fields: Readonly<Record<string, string>>): FieldMapping => ({
  names: Object.keys(fields),
  roles: Object.values(fields).map((role) => ROLES[role] ?? { kind: 'other' }),
});
const short = ({ drafts }: DraftsRead) =>
  judgeDrafts(drafts).questions.map(({ stem, options, key, explanation, topics }) => ({
    words: `${stem} | ${options.map(({ id, text }) => (Array.isArray(key) && key.includes(id) ? `*${text}*` : text)).join(' / ')}`,
    explanation,
    topics,
  }));

describe('a table', () => {
  const table = 'Enun,Eins,Zwei,Drei,Gut,Warum,Kap\nWhich?,One,Two,Three,Two,Because,Nets\nWhat?,Red,Blue,Green,Red,So,Nets\n';

  it('whose columns say nothing is shown with samples, and read as the candidate says', () => {
    const read = readCsv(table, 'a.csv');
    expect(read.problems.map(({ code }) => code)).toEqual(['set.no-columns']);
    expect(read.fields).toMatchObject({ kind: 'columns', names: ['Enun', 'Eins', 'Zwei', 'Drei', 'Gut', 'Warum', 'Kap'], confidence: 0 });
    expect(read.fields?.samples[0]).toEqual(['Which?', 'What?']);
    const said = mapping({ Enun: 'stem', Eins: 'a', Zwei: 'b', Drei: 'c', Gut: 'right', Warum: 'why', Kap: 'chapter' });
    const again = readCsv(table, 'a.csv', [said]);
    expect(short(again)).toEqual([
      { words: 'Which? | One / *Two* / Three', explanation: 'Because', topics: ['nets'] },
      { words: 'What? | *Red* / Blue / Green', explanation: 'So', topics: ['nets'] },
    ]);
    expect(again.fields).toMatchObject({ roles: said.roles, confidence: 1 });
  });

  it('is read as it was guessed where what is said is of another table', () => {
    const known = 'Question,Option A,Option B,Answer\nWhich?,One,Two,B\n';
    expect(short(readCsv(known, 'a.csv', [mapping({ Enun: 'stem' })]))[0]?.words).toBe('Which? | One / *Two*');
  });

  it('is read from the number that the candidate says keys begin with', () => {
    const numbers = 'Question,Option 1,Option 2,Option 3,Answer\nWhich?,One,Two,Three,1\n';
    const said = mapping({ Question: 'stem', 'Option 1': 'a', 'Option 2': 'b', 'Option 3': 'c', Answer: 'right' });
    expect(short(readCsv(numbers, 'a.csv', [{ ...said, numbers: 'from-0' }]))[0]?.words).toBe('Which? | One / *Two* / Three');
    expect(short(readCsv(numbers, 'a.csv', [{ ...said, numbers: 'from-1' }]))[0]?.words).toBe('Which? | *One* / Two / Three');
  });
});

describe('fields of nobody’s format', () => {
  const entry = { foo: 'Which of these is it, after all?', bar: ['One', 'Two'], baz: 'Two', qux: 'Because', note: 'x' };
  const said = mapping({ foo: 'stem', bar: 'options', baz: 'right', qux: 'why', note: '-' });

  it.each([
    ['JSON', readJson, JSON.stringify({ title: 'T', parts: [{ list: [entry] }, { list: [{ ...entry, foo: 'And this one, which is it?' }] }] })],
    ['JSON, one a line', readJson, `${JSON.stringify(entry)}\n${JSON.stringify({ ...entry, foo: 'And this one, which is it?' })}`],
    [
      'YAML',
      readYaml,
      [entry.foo, 'And this one, which is it?'].map((foo) => `- foo: ${foo}\n  bar: [One, Two]\n  baz: Two\n  qux: Because\n  note: x\n`).join(''),
    ],
  ] as const)('in %s are shown, and read as the candidate says', (_, read, text) => {
    const first = read(text, 'a');
    expect(short(first)).toEqual([]);
    expect(first.fields).toMatchObject({ kind: 'fields', names: ['foo', 'bar', 'baz', 'qux', 'note'] });
    expect(first.fields?.samples[1]).toEqual(['One | Two', 'One | Two']);
    expect(short(read(text, 'a', [said])).map(({ words, explanation }) => [words, explanation])).toEqual([
      ['Which of these is it, after all? | One / *Two*', 'Because'],
      ['And this one, which is it? | One / *Two*', 'Because'],
    ]);
  });

  it('that were understood are shown with what they were taken for, and can be said better', () => {
    const text = JSON.stringify([{ question: 'Which?', choices: ['One', 'Two'], answer: 'One', corrected: 'Two' }]);
    const first = readJson(text, 'a');
    expect(first.fields?.names.map((name, at) => `${name} ${first.fields?.roles[at]?.kind}`)).toEqual([
      'question stem',
      'choices options',
      'answer right',
      'corrected other',
    ]);
    const better = mapping({ question: 'stem', choices: 'options', answer: '-', corrected: 'right' });
    expect(short(readJson(text, 'a', [better]))[0]?.words).toBe('Which? | One / *Two*');
  });
});
