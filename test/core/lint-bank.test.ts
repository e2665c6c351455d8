/** The rules of ITEM-WRITING 7.2 on questions beside each other and on the bank as a whole. */

import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/core/bank';
import type { LintOptions } from '../../src/core/lint';
import { blueprintOf } from './made-bank';
import { lint, options, question } from './made-lint';

describe('questions against each other', () => {
  const s1 =
    'A company runs a web application on Amazon EC2 instances behind an Application Load Balancer. The application must survive the loss of one Availability Zone. Which solution meets this requirement at the lowest cost?';
  const s2 = s1.replace('at the lowest cost?', 'with the least operational effort?');
  const s3 = 'A media company stores video files in Amazon S3 and must delete them after 90 days. Which action should a solutions architect take?';
  const asked = (id: string, stem: string, fields: Record<string, unknown> = {}) => question({ id, stem, scenario: '', ...fields });
  const about = (rule: string, questions: readonly Question[]) =>
    lint(questions).flatMap((found) => (found.rule === rule ? [`${found.code} ${found.severity} ${found.place.question}`] : []));

  test('L11 finds the same stem, in whatever case', () => {
    expect(about('L11', [asked('q-a', s1), asked('q-b', s1.toUpperCase()), asked('q-c', s3)])).toEqual(['lint.L11 error q-b']);
    expect(about('L11', [asked('q-a', s1, { caseStudy: 'one' }), asked('q-b', s1, { caseStudy: 'two' })])).toEqual([]);
  });

  test('L31 makes enemies of siblings at .79 and is silent on what is not alike', () => {
    expect(about('L31', [asked('q-a', s1), asked('q-b', s2), asked('q-c', s3)])).toEqual(['lint.L31.enemies info q-b']);
    expect(about('L31', [asked('q-a', s1, { enemies: ['q-b'] }), asked('q-b', s2)])).toEqual([]);
  });

  test('L31 warns from .8 on, unless one of the two waives it', () => {
    const near = s1.replace('at the lowest cost?', 'at low cost?');
    expect(about('L31', [asked('q-a', s1), asked('q-b', near)])).toEqual(['lint.L31 warning q-b']);
    expect(about('L31', [asked('q-a', s1, { waive: [{ rule: 'L31', reason: 'Siblings' }] }), asked('q-b', near)])).toEqual([]);
  });

  test('L32 counts the same key in one domain', () => {
    const same = (count: number, domain: string) =>
      Array.from({ length: count }, (_, at) =>
        question({ id: `q-${domain}-${at}`, scenario: `Story ${at} of ${domain}`, domains: { exam: domain } }),
      );
    expect(about('L32', [...same(4, '1'), ...same(4, '2')])).toEqual([]);
    expect(about('L32', same(5, '1'))).toEqual(['lint.L32 warning q-1-0']);
  });
});

describe('the bank as a whole', () => {
  const many = (count: number, make: (at: number) => Record<string, unknown>) =>
    Array.from({ length: count }, (_, at) => question({ id: `q-${at}`, scenario: `Story number ${at}. And more of ${at}.`, ...make(at) }));
  const severities = (rule: string, questions: readonly Question[], lintOptions: LintOptions = {}) =>
    lint(questions, lintOptions).flatMap((found) => (found.rule === rule ? [found.severity] : []));
  const longest = (isLongest: boolean) => ({ options: options(isLongest ? 'A longer one' : 'One', 'Another', 'A third', 'Fourth') });

  test.each([
    [100, 32, []],
    [100, 33, ['warning']],
    [100, 35, ['warning']],
    [100, 36, ['error']],
    [20, 8, []],
    [20, 9, ['warning']],
    [20, 11, ['error']],
    [55, 20, ['warning']],
    [55, 23, ['error']],
    [200, 60, []],
    [200, 61, ['warning']],
    [500, 142, ['warning']],
    [500, 149, ['error']],
  ])('B01 on %i questions, %i of them with the longest key', (count, keys, expected) => {
    expect(
      severities(
        'B01',
        many(count, (at) => longest(at < keys)),
      ),
    ).toEqual(expected);
  });

  test('B02 is a note where options are shuffled, and a warning or an error where they are not', () => {
    const uneven = (first: number) => many(40, (at) => ({ key: [at < first ? 'a' : ('bcd'[at % 3] ?? 'b')] }));
    expect(severities('B02', uneven(10), { fixedOrder: true })).toEqual([]);
    expect(severities('B02', uneven(19))).toEqual(['info']);
    expect(severities('B02', uneven(19), { fixedOrder: true })).toEqual(['warning']);
    expect(severities('B02', uneven(25), { fixedOrder: true })).toEqual(['error']);
  });

  test('B03 wants three mocks, three questions a topic, and some questions with several keys', () => {
    const blueprint = blueprintOf([1, 1], { questions: 4 });
    const codes = (questions: readonly Question[], fields: Record<string, unknown> = {}) =>
      lint(questions, { isPart: false }, 'bundled', { blueprints: [blueprint], ...fields }).flatMap(({ rule, code }) =>
        rule === 'B03' ? [code] : [],
      );
    const enough = many(20, (at) => ({
      domains: { exam: String((at % 2) + 1) },
      ...(at % 5 === 0 && { type: 'multiple', key: ['a', 'b'] }),
    }));
    expect(codes(enough)).toEqual([]);
    expect(codes(enough.slice(0, 10))).toEqual(['lint.B03.domain', 'lint.B03.domain']);
    expect(codes(enough.map((one, at) => ({ ...one, topics: at < 2 ? ['rare'] : one.topics })))).toEqual(['lint.B03.topic']);
    expect(codes(enough.filter(({ type }) => type === 'single').concat(many(8, (at) => ({ id: `more-${at}` }))))).toContain('lint.B03.multiple');
    const other = { ...blueprint, id: 'other' };
    expect(codes(enough, { blueprints: [blueprint, other] })).toEqual(['lint.B03.part']);
    const waive = (exam: string) => ({ waive: [{ rule: 'B03', exam, reason: 'The bank is written for the other one.' }] });
    expect(codes(enough, { blueprints: [blueprint, other], ...waive('other') })).toEqual([]);
    expect(codes(enough.slice(0, 10), waive('other'))).toEqual(['lint.B03.domain', 'lint.B03.domain']);
    expect(codes(enough.slice(0, 10), waive(blueprint.id))).toEqual([]);
  });

  test('B04 compares absolute words in distractors and keys', () => {
    const absolute = (count: number) => many(30, (at) => ({ options: options('Keep it', at < count ? 'Always drop it' : 'Drop it', 'Move it') }));
    expect(severities('B04', absolute(1))).toEqual([]);
    expect(severities('B04', absolute(20))).toEqual(['warning']);
  });

  test('B05 judges what solvers scored on options alone', () => {
    expect(severities('B05', [question()], { optionsOnly: { asked: 300, right: 120, chance: 0.25 } })).toEqual(['warning']);
    expect(severities('B05', [question()], { optionsOnly: { asked: 300, right: 90, chance: 0.25 } })).toEqual([]);
  });

  test('B06 finds runs and rounds of keys in a fixed order', () => {
    const keyed = (letters: string) => many(letters.length, (at) => ({ key: [letters[at]] }));
    expect(severities('B06', keyed('bacccccd'), { fixedOrder: true })).toEqual([]);
    expect(severities('B06', keyed('baccccccd'), { fixedOrder: true })).toEqual(['error']);
    expect(severities('B06', keyed('baccccccd'))).toEqual([]);
    expect(severities('B06', keyed('aabcdabcc'), { fixedOrder: true })).toEqual(['error']);
    expect(severities('B06', keyed('aabcdabbd'), { fixedOrder: true })).toEqual([]);
  });
});
