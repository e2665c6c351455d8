/** Where the questions of a foreign set count: what is suggested by words, and what a placement makes of a bank. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Blueprint, blueprintSchema, type Question, questionSchema } from '../../src/core/bank';
import {
  categoriesOf,
  categoryGroups,
  domainOf,
  isUnweighted,
  ownBlueprint,
  placed,
  placedCounts,
  suggestDomains,
  suggestExam,
} from '../../src/core/placement';

const exam: Blueprint = blueprintSchema.parse({
  id: 'saa-c03',
  title: 'Solutions Architect',
  code: 'SAA-C03',
  vendor: 'AWS',
  questions: 65,
  minutes: 130,
  pass: { kind: 'scaled', mark: 720 },
  domains: [
    { id: '1', title: 'Design Secure Architectures', weight: 30, tasks: [{ id: '1.1', title: 'Design secure access to AWS resources' }] },
    { id: '2', title: 'Design Resilient Architectures', weight: 26, tasks: [{ id: '2.2', title: 'Design highly available architectures' }] },
    {
      id: '3',
      title: 'Design High-Performing Architectures',
      weight: 24,
      tasks: [
        { id: '3.1', title: 'Determine storage solutions' },
        { id: '3.4', title: 'Determine network architectures' },
      ],
    },
    { id: '4', title: 'Design Cost-Optimized Architectures', weight: 20, tasks: [{ id: '4.1', title: 'Design cost-optimized storage solutions' }] },
  ],
});

function question(id: string, topics: readonly string[]): Question {
  const options = [
    { id: 'a', text: 'One' },
    { id: 'b', text: 'Two' },
  ];
  return questionSchema.parse({ id, version: 1, type: 'single', topics, stem: `What is ${id}?`, options, key: ['a'] });
}
const bank = {
  id: 'set-one',
  title: 'Set one',
  topics: [
    { id: 'security', title: 'Security' },
    { id: 'iam', title: 'IAM' },
  ],
  questions: [question('q-1', ['security', 'iam']), question('q-2', ['security']), question('q-3', [])],
};

describe('the categories of a set', () => {
  it('are counted, in the order of the set, with the questions that stand in none at the end', () => {
    expect(categoriesOf(bank)).toEqual([
      { id: 'security', title: 'Security', questions: 2 },
      { id: 'iam', title: 'IAM', questions: 1 },
      { id: '', title: '', questions: 1 },
    ]);
  });

  it('give a question the domain of the innermost category that has one', () => {
    expect(domainOf({ topics: ['security', 'iam'] }, { security: '1', iam: '2' })).toBe('2');
    expect(domainOf({ topics: ['security', 'iam'] }, { security: '1', iam: null })).toBe('1');
    expect(domainOf({ topics: [] }, { security: '1' })).toBeNull();
    expect(domainOf({ topics: [] }, { '': '4' })).toBe('4');
    expect(domainOf({ topics: ['constructor'] }, {})).toBeNull();
  });

  it('count every question once, whatever is placed where', () => {
    const topics = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
    const domain = fc.option(fc.constantFrom('1', '2'));
    fc.assert(
      fc.property(fc.array(fc.record({ topics })), fc.record({ a: domain, b: domain, c: domain, '': domain }), (questions, domains) => {
        const counts = placedCounts(categoryGroups(questions), domains);
        expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(questions.length);
      }),
    );
  });
});

describe('a domain', () => {
  const suggested = (...titles: readonly string[]) => {
    const found = suggestDomains(
      titles.map((title) => ({ id: title, title })),
      exam,
    );
    return titles.map((title) => found.get(title)?.domain ?? null);
  };

  it('is suggested by the words of its title and its tasks, in other forms of them too', () => {
    expect(suggested('Security', 'Resilience', 'High Performance', 'Cost optimisation & billing', 'Networking', 'Availability')).toEqual([
      '1',
      '2',
      '3',
      '4',
      '3',
      '2',
    ]);
    expect(suggestDomains([{ id: 'x', title: 'Cloud Security' }], exam).get('x')).toEqual({ domain: '1', because: ['security'] });
  });

  it('is suggested by its number', () => {
    expect(suggested('Domain 2', 'Domain 4: anything', 'Domain 9')).toEqual(['2', '4', null]);
  });

  it('is not suggested where no word speaks for it, only words of everything, or as much for another', () => {
    expect(suggested('History of Rome', 'AWS Cloud services', '', 'Secure and resilient')).toEqual([null, null, null, null]);
  });
});

describe('an exam', () => {
  it('is suggested where the words of the set name exactly one', () => {
    const exams = [exam, { id: 'saa-2013', code: 'SAA (2013)' }, { id: 'az-104', code: 'AZ-104' }];
    expect(suggestExam('aws_saa_c03-dump-free questions', exams)).toBe('saa-c03');
    expect(suggestExam('AZ-104 and SAA-C03', exams)).toBeNull();
    expect(suggestExam('My az1045 list', exams)).toBeNull();
  });

  it('that the candidate describes is a blueprint like any other', () => {
    const domains = [
      { id: '1', title: 'One', weight: 60 },
      { id: '2', title: 'Two', weight: 40 },
    ];
    const made = ownBlueprint({ id: 'x'.repeat(64), title: 'Mine', vendor: 'Made by you', questions: 10, minutes: 15, domains });
    expect(blueprintSchema.parse(made)).toEqual(made);
    expect(made.short).toEqual({ questions: 10, minutes: 15 });
    expect(isUnweighted(made)).toBe(false);
  });
});

describe('a placed bank', () => {
  it('carries the domains of its exam, and keeps what it has', () => {
    const made = placed(bank, { kind: 'exam', blueprint: 'saa-c03', domains: { security: '1', iam: null, '': 'nine' } }, [exam]);
    expect(made?.blueprint).toBe(exam);
    expect(made?.questions.map(({ domains }) => domains)).toEqual([{ 'saa-c03': '1' }, { 'saa-c03': '1' }, {}]);
    expect(made?.questions[0]?.topics).toEqual(['security', 'iam']);
  });

  it('is one whole without weights where it is placed nowhere', () => {
    const made = placed(bank, { kind: 'none' }, [exam]);
    expect(made?.blueprint).toMatchObject({ title: 'Set one', questions: 3, minutes: 5, domains: [{ id: '1', title: 'Set one' }] });
    expect(made && isUnweighted(made.blueprint)).toBe(true);
    expect(new Set(made?.questions.map(({ domains }) => domains[made.blueprint.id]))).toEqual(new Set(['1']));
  });

  it('never takes the name of an exam that the app knows', () => {
    const blueprint = { ...exam, title: 'Mine' };
    expect(placed(bank, { kind: 'own', blueprint, domains: { '': '2' } }, [exam])?.blueprint).toMatchObject({ id: 'own-set-one', title: 'Mine' });
  });

  it('is not made for an exam that nobody knows', () => {
    expect(placed(bank, { kind: 'exam', blueprint: 'gone', domains: {} }, [exam])).toBeNull();
  });
});
