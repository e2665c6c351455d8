/** Our own YAML and JSON: what is read, what is warned of, and what is no list of questions. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankHeaderSchema } from '../../../src/core/bank';
import { caps } from '../../../src/core/formats/caps';
import { joinQuestions, readBlueprint, readHeader, readQuestions } from '../../../src/core/formats/passband';
import { good, readMiddle } from './made-passband';

describe('reading questions', () => {
  test('a question with every field comes out as it was written, its line kept', () => {
    const text = `# a comment first
- id: saa-sec-014
  version: 2
  type: multiple
  domains: { saa-2013: "3", saa-c03: "1" }
  tasks: { saa-c03: "1.1" }
  topics: [iam-federation]
  learningPoint: federate-directory-users
  services: [AWS STS, AWS IAM]
  difficulty: hard
  scenario: |
    A bank has a directory.
    No more users are wanted.
  stem: Which actions meet these requirements?
  options:
    - { id: a, text: One, rationale: Because of one. }
    - { id: b, text: Two }
    - { id: c, text: Three }
  key: [a, c]
  explanation:
  references:
    - { url: "https://docs.aws.amazon.com/x", title: A page, checked: no }
    - { url: "https://docs.aws.amazon.com/y", title: Another, checked: stored-copy, date: 2026-11-23 }
  enemies: [saa-sec-015]
  caseStudy: null
  shuffle: false
  status: linted
  waive: [{ rule: L14, reason: The number is long }]
`;
    const { questions, places, problems } = readQuestions(text, 'sec.yaml');
    expect(problems).toEqual([]);
    expect(questions[0]).toMatchObject({
      id: 'saa-sec-014',
      scenario: 'A bank has a directory.\nNo more users are wanted.',
      key: ['a', 'c'],
      references: [{ checked: 'no' }, { checked: 'stored-copy', date: '2026-11-23' }],
      shuffle: false,
      caseStudy: null,
    });
    expect(questions[0]).not.toHaveProperty('explanation');
    expect(places.get('saa-sec-014')).toEqual({ file: 'sec.yaml', line: 2, question: 'saa-sec-014' });
  });

  test('the four types are read', () => {
    const text = `${good('q-single')}- id: q-order
  version: 1
  type: ordering
  stem: Put the steps in order.
  options: [{ id: a, text: First }, { id: b, text: Then }, { id: c, text: Last }]
  key: [b, a, c]
- id: q-match
  version: 1
  type: matching
  stem: Match each need with a service.
  prompts: [{ id: p1, text: Objects }, { id: p2, text: Blocks }]
  options: [{ id: a, text: Amazon S3 }, { id: b, text: Amazon EBS }]
  key: { p1: a, p2: b }
`;
    const { questions, problems } = readQuestions(text, 'x.yaml');
    expect(problems).toEqual([]);
    expect(questions.map(({ type }) => type)).toEqual(['single', 'ordering', 'matching']);
  });

  test('JSON, a bare list as well as a whole bank, gives the same questions and lines as YAML', () => {
    const entries = readQuestions(good('q-one') + good('q-two'), 'x.yaml').questions;
    const list = JSON.stringify(entries, null, '\t');
    expect(readQuestions(list, 'x.json').questions).toEqual(entries);
    const whole = `{\n"title": "a list of \\"questions\\": [",\n"questions": ${list}\n}`;
    const read = readQuestions(whole, 'x.json');
    expect(read.questions).toEqual(entries);
    expect(read.places.get('q-one')?.line).toBe(4);
  });

  test('a byte-order mark, Windows line ends and a document mark change nothing', () => {
    const text = `\ufeff---\n${good('q-one')}${good('q-two')}`.replaceAll('\n', '\r\n');
    const { questions, problems } = readQuestions(text, 'x.yaml');
    expect(problems).toEqual([]);
    expect(questions.map(({ id }) => id)).toEqual(['q-one', 'q-two']);
  });

  test('questions may be indented under their key, between other fields', () => {
    const text = `id: my-bank\nquestions:\n  # first\n${good('q-one').replace(/^/gm, '  ')}\ntopics: []\n`;
    expect(readQuestions(text, 'x.yaml').questions.map(({ id }) => id)).toEqual(['q-one']);
    expect(readQuestions('questions: [{}]', 'x.yaml').problems[0]?.code).toBe('bank.missing-field');
  });
});

describe('warnings leave the question in', () => {
  test('characters that reorder or hide text are taken out, and text is composed', () => {
    const { questions, problems } = readQuestions(good('q-one').replace('Amazon EBS', '"Cafe\\u0301 \\u202eSBE\\u0007"'), 'x.yaml');
    expect(questions[0]?.options[1]?.text).toBe('Café SBE');
    expect(problems).toMatchObject([{ code: 'bank.characters-removed', severity: 'warning', place: { field: 'options.2.text', line: 7 } }]);
  });

  test('an unknown field is named, so that a slip of the pen is not lost', () => {
    const { ids, said } = readMiddle(good('q-bad', '  enemys: [x]\n'));
    expect(ids).toHaveLength(3);
    expect(said).toMatchObject([{ code: 'bank.unknown-field', field: 'enemys', severity: 'warning', line: 19 }]);
  });

  test('a learning point that the header does not list', () => {
    const header = bankHeaderSchema.parse({
      id: 'bank',
      title: 'B',
      version: '1.0.0',
      learningPoints: [{ id: 'known-one', topic: 'topic', sentence: 'S.' }],
    });
    expect(readMiddle(good('q-bad', '  learningPoint: known-one\n'), { header }).said).toEqual([]);
    const { ids, said } = readMiddle(good('q-bad', '  learningPoint: other\n'), { header });
    expect(ids).toHaveLength(3);
    expect(said).toMatchObject([{ code: 'bank.unknown-learning-point', severity: 'warning', line: 19 }]);
  });
});

describe('texts that are no list of questions', () => {
  test.each([
    ['', 'bank.empty'],
    ['# only a comment', 'bank.empty'],
    ['just words', 'bank.no-questions'],
    ['title: A bank', 'bank.no-questions'],
    ['questions: none', 'bank.no-questions'],
    ['a: 1\n---\nb: 2', 'bank.several-documents'],
    ['{"a": [', 'bank.syntax'],
  ])('%j', (text, code) => {
    expect(readQuestions(text, 'x.yaml')).toMatchObject({ questions: [], problems: [{ code, severity: 'error' }] });
  });

  test('nesting that would overflow a stack is refused in time', () => {
    for (const text of ['['.repeat(300_000), '- '.repeat(100_000), '{"a":'.repeat(100_000), `questions: ${'['.repeat(100_000)}`]) {
      const { questions, problems } = readQuestions(text, 'x.yaml');
      expect(questions).toEqual([]);
      expect(problems[0]?.code).toBe('bank.too-deep');
    }
  });

  test('no text and no value makes the readers throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.constantFrom('- ', '\n', ': ', 'id', '"', '[', '}', '  ', '|', '&a', '*a', '#')).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(readQuestions(text, 'x').questions).toEqual([]);
          readHeader(text, 'x');
          readBlueprint(text, 'x');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a set beyond the cap is cut, and problems beyond theirs are counted', () => {
    const many = joinQuestions(Array.from({ length: 3 }, (_, part) => readQuestions('- x\n'.repeat(600), `${part}.yaml`)));
    expect(many.problems).toHaveLength(caps.problems + 1);
    expect(many.problems.at(-1)?.code).toBe('bank.more-problems');
  });
});
