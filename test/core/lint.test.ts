/** The rules of ITEM-WRITING 7.2 on the structure of a question and what stands behind it; profiles, waivers and places. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/core/bank';
import { lintBank } from '../../src/core/lint';
import { lintSentences } from '../../src/language/en/lint';
import { bankOf, clean, fires, lint, of, options, question } from './made-lint';

test('a good question has no finding', () => {
  expect(lint([question()])).toEqual([]);
});

describe('structure and key', () => {
  test('L01 wants ids of three characters or more, each once', () => {
    expect(of('L01', { id: 'ab' })).toEqual(fires('L01', 'error'));
    expect(of('L01', { id: 'abc' })).toEqual([]);
    expect(lint([question(), question()]).map(({ code }) => code)).toContain('lint.L01.twice');
  });

  test('L02 counts options by type', () => {
    expect(of('L02', { options: options('One', 'Two') })).toEqual(fires('L02', 'error'));
    expect(of('L02', { options: options('One', 'Two', 'Three') })).toEqual([]);
    expect(of('L02', { options: options('1', '2', '3', '4', '5', '6') })).toEqual(fires('L02', 'error'));
    const multiple = { type: 'multiple', key: ['a', 'b'] };
    expect(of('L02', { ...multiple, options: options('1', '2', '3') })).toEqual(fires('L02', 'error'));
    expect(of('L02', { ...multiple, key: ['a', 'b', 'c'], options: options('1', '2', '3', '4') })).toEqual(fires('L02', 'error', '.distractors'));
    expect(of('L02', { ...multiple, options: options('1', '2', '3', '4') })).toEqual([]);
  });

  test('L03 finds a key that names no option', () => {
    expect(of('L03', { key: ['z'] })).toEqual(fires('L03', 'error'));
  });

  test('L04 compares a number that is written with the key', () => {
    const two = { type: 'multiple', key: ['a', 'b'], options: options('1', '2', '3', '4', '5') };
    expect(of('L04', { ...two, stem: 'Which actions should be taken? (Select TWO.)' })).toEqual([]);
    expect(of('L04', { ...two, key: ['a', 'b', 'c'], stem: 'Which actions should be taken? (Select TWO.)' })).toEqual(fires('L04', 'error'));
    expect(of('L04', { ...two, stem: 'Which actions meet the requirements?' })).toEqual([]);
    expect(of('L04', { ...two, stem: 'Which three actions meet the requirements?' })).toEqual(fires('L04', 'error'));
    expect(of('L04', { stem: 'Which two-tier design meets the requirements?' })).toEqual([]);
  });

  test('L05 compares options without case, punctuation and articles', () => {
    expect(of('L05', { options: options('Use Amazon S3.', 'use Amazon S3', 'Use Amazon EBS') })).toEqual(fires('L05', 'error'));
    expect(of('L05', { options: options('10.0.0.0/16', '10.0.0.0/1.6', '*.txt', 'tar -c', 'tar -C') })).toEqual([]);
  });
});

describe('what stands behind a question', () => {
  test('L06 wants a rationale of thirty characters for every option', () => {
    const bare = options('One', 'Two', 'Three').map((option) => ({ ...option, rationale: 'x'.repeat(29) }));
    expect(of('L06', { options: bare })).toEqual(fires('L06', 'error'));
    expect(of('L06', { options: bare.map((option) => ({ ...option, rationale: 'x'.repeat(30) })) })).toEqual([]);
  });

  test('L07 wants a checked reference to a vendor, younger than 18 months', () => {
    const reference = (fields: object) => ({
      references: [{ url: 'https://docs.aws.amazon.com/x', title: 'P', checked: 'live', date: '2026-11-01', ...fields }],
    });
    expect(of('L07', { references: [] })).toEqual(fires('L07', 'error'));
    expect(of('L07', reference({}))).toEqual([]);
    expect(of('L07', reference({ url: 'https://blog.example.com/aws.amazon.com' }))).toEqual(fires('L07', 'warning', '.host'));
    expect(of('L07', reference({ checked: 'no', date: undefined }))).toEqual(fires('L07', 'warning', '.unchecked'));
    expect(of('L07', reference({ date: '2025-05-23' }))).toEqual(fires('L07', 'warning', '.old'));
    expect(of('L07', reference({ date: '2025-05-24' }))).toEqual([]);
  });

  test('L08 looks domains, tasks, topics, author and licence up', () => {
    expect(of('L08', { domains: {} })).toEqual(fires('L08', 'error', '.no-domain'));
    expect(of('L08', { domains: { exam: '9' } })).toEqual(fires('L08', 'error', '.domain'));
    expect(of('L08', { domains: { other: '1' } })).toEqual(fires('L08', 'error', '.blueprint'));
    expect(of('L08', { author: undefined })).toEqual(fires('L08', 'error', '.author'));
    expect(of('L08', { licence: undefined })).toEqual(fires('L08', 'error', '.licence'));
    expect(of('L08', { licence: 'free' })).toEqual(fires('L08', 'error', '.spdx'));
    const listed = lint([question()], {}, 'bundled', { topics: [{ id: 'network', title: 'Network' }], authors: ['A'] });
    expect(listed.map(({ code }) => code)).toEqual(['lint.L08.topic']);
  });

  test('L30 finds rationales that say nothing', () => {
    const [first, ...rest] = options('Use an archive tier with two copies of all scans.', 'Use a volume.', 'Use a cache.');
    expect(of('L30', { options: [{ ...first, rationale: 'Correct because it is correct, as the page says.' }, ...rest] })).toEqual(
      fires('L30', 'warning'),
    );
    expect(of('L30', { options: [{ ...first, rationale: 'Use the archive tier with two copies of all scans.' }, ...rest] })).toHaveLength(1);
    expect(
      of('L30', { options: [{ ...first, rationale: 'Correct because the archive tier is the cheapest place with two copies.' }, ...rest] }),
    ).toEqual([]);
  });
});

describe('profiles, waivers, places', () => {
  test('in a community set only structure and key are errors', () => {
    const poor = question({ references: [], author: undefined, licence: undefined, domains: {}, options: options('All of the above', 'Two') });
    expect(lint([poor], {}, 'community').filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(lint([poor]).filter(({ severity }) => severity === 'error').length).toBeGreaterThan(4);
    expect(of('L03', { key: ['z'] }, {}, 'community')).toEqual(fires('L03', 'error'));
    expect(of('L05', { options: options('One', 'one', 'Two') }, {}, 'community')).toEqual(fires('L05', 'error'));
    const [only] = clean.options;
    const one = { ...question(), options: [{ id: 'a', text: 'One', ...only }] } as Question;
    expect(lintBank({ ...bankOf([]), questions: [one] }, 'community').map(({ code, severity }) => `${code} ${severity}`)).toContain(
      'lint.L02.one error',
    );
  });

  test('a waiver silences its rule and no other', () => {
    const both = { references: [], stem: 'The company should use:' };
    const waived = lint([question({ ...both, waive: [{ rule: 'L07', reason: 'Common knowledge' }] })]);
    expect(waived.map(({ rule }) => rule).sort()).toEqual(['L12', 'L27']);
  });

  test('a finding has the place of its question and the field', () => {
    const places = new Map([['saa-net-001', { file: 'questions/net.yaml', line: 7, question: 'saa-net-001' }]]);
    const [found] = lint([question({ references: [] })], { places });
    expect(found?.place).toEqual({ file: 'questions/net.yaml', line: 7, question: 'saa-net-001', field: 'references' });
  });

  test('whatever the texts are, every finding has a sentence and nothing throws', () => {
    const text = fc
      .oneof(fc.string({ minLength: 1 }), fc.lorem(), fc.constantFrom('_'.repeat(50), '((((', '`', '```', '**', '$&', '?'.repeat(99)))
      .filter((made) => made.trim() !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text, text), { minLength: 1, maxLength: 5 }), (texts) => {
        const questions = texts.map(([scenario, stem, first, second], at) => ({
          ...question(),
          id: `q-${at}`,
          scenario,
          stem,
          options: options(first, second, 'Third'),
        }));
        const findings = lint(questions as Question[], { fixedOrder: true, isPart: false });
        for (const { code, rule } of findings) expect(code.startsWith(`lint.${rule}`)).toBe(true);
      }),
    );
  });

  test('every gap of every sentence is filled by the finding that it belongs to', () => {
    const findings = [
      ...lint([question({ references: [], options: options('All of the above', 'a long one '.repeat(9)), stem: 'Which is not so?' })]),
      ...lint([question({ id: 'ab', domains: { exam: '7' }, licence: 'x', scenario: 'QZX', stem: 'Use:', key: ['z'] })]),
    ];
    for (const { code, params } of findings) {
      const gaps = [...(lintSentences[code as keyof typeof lintSentences] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]);
      expect(Object.keys(params)).toEqual(expect.arrayContaining(gaps));
    }
    expect(findings.length).toBeGreaterThan(10);
  });
});
