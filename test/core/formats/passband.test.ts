/** Our own YAML and JSON: what is read, what is refused, and that a refusal costs only what it has to. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankHeaderSchema, blueprintSchema } from '../../../src/core/bank';
import { caps } from '../../../src/core/formats/caps';
import { joinQuestions, type Known, readBlueprint, readHeader, readQuestions } from '../../../src/core/formats/passband';
import { bankProblems } from '../../../src/language/en/problems-bank';

const good = (id: string, more = '') => `- id: ${id}
  version: 1
  type: single
  stem: Which service stores objects?
  options:
    - { id: a, text: Amazon S3 }
    - { id: b, text: Amazon EBS }
    - { id: c, text: Amazon EFS }
  key: [a]
${more}`;

const saa = blueprintSchema.parse({
  id: 'saa-c03',
  title: 'SAA',
  code: 'SAA-C03',
  vendor: 'AWS',
  questions: 65,
  minutes: 130,
  pass: { kind: 'scaled', mark: 720 },
  domains: [{ id: '1', title: 'Secure', weight: 30 }],
});

/** The second question of three as `entry`: what is said of it, and which questions are left. */
function readMiddle(entry: string, known?: Known) {
  const { questions, problems } = readQuestions(`${good('q-first')}${entry}\n${good('q-last')}`, 'x.yaml', known);
  for (const { code } of problems) expect(Object.keys(bankProblems)).toContain(code);
  return { ids: questions.map(({ id }) => id), said: problems.map(({ code, severity, place }) => ({ code, severity, ...place })) };
}

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

describe('a broken question costs itself alone and says where', () => {
  const cases: readonly [string, string, { code: string; line?: number; field?: string; question?: string }][] = [
    ['no stem', good('q-bad').replace(/ {2}stem.*\n/, ''), { code: 'bank.missing-field', field: 'stem', line: 10, question: 'q-bad' }],
    ['no type', good('q-bad').replace(/ {2}type.*\n/, ''), { code: 'bank.missing-field', field: 'type' }],
    ['a stem that is a list', good('q-bad').replace(/stem: .*/, 'stem: [a]'), { code: 'bank.wrong-type', field: 'stem', line: 13 }],
    ['an unknown type', good('q-bad').replace('single', 'essay'), { code: 'bank.not-one-of', field: 'type', line: 12 }],
    ['a stem too long', good('q-bad').replace(/stem: .*/, `stem: ${'x'.repeat(8001)}`), { code: 'bank.too-long', field: 'stem' }],
    ['an empty option', good('q-bad').replace('Amazon EBS', '""'), { code: 'bank.empty-field', field: 'options.2.text', line: 16 }],
    ['one option', good('q-bad').replace(/ {4}- \{ id: [bc].*\n/g, ''), { code: 'bank.too-few', field: 'options' }],
    ['two keys for single', good('q-bad').replace('[a]', '[a, b]'), { code: 'bank.single-needs-one-key', field: 'key', line: 18 }],
    ['no key', good('q-bad').replace('[a]', '[]'), { code: 'bank.single-needs-one-key', field: 'key' }],
    ['one key for multiple', good('q-bad').replace('single', 'multiple'), { code: 'bank.key-too-short', field: 'key' }],
    ['a key that names nothing', good('q-bad').replace('[a]', '[x]'), { code: 'bank.key-names-no-option', field: 'key', line: 18 }],
    [
      'every option a key',
      good('q-bad').replace('single', 'multiple').replace('[a]', '[a, b, c]'),
      { code: 'bank.every-option-is-key', field: 'key' },
    ],
    ['a key twice', good('q-bad').replace('single', 'multiple').replace('[a]', '[a, a]'), { code: 'bank.key-twice', field: 'key' }],
    [
      'an order with a gap',
      good('q-bad').replace('single', 'ordering').replace('[a]', '[a, b]'),
      { code: 'bank.ordering-key-incomplete', field: 'key' },
    ],
    ['an option id twice', good('q-bad').replace('id: b', 'id: a'), { code: 'bank.option-id-twice', field: 'options', line: 16 }],
    ['options that say the same', good('q-bad').replace('Amazon EBS', 'the amazon S3.'), { code: 'bank.options-equal', field: 'options' }],
    ['an id with capitals', good('Q_Bad'), { code: 'bank.bad-id', field: 'id' }],
    ['an id used before', good('q-first'), { code: 'bank.id-twice', field: 'id', line: 10 }],
    ['an unknown domain', good('q-bad', '  domains: { saa-c03: "9" }\n'), { code: 'bank.unknown-domain', field: 'domains.saa-c03', line: 19 }],
    ['a number as a domain', good('q-bad', '  domains: { saa-c03: 1 }\n'), { code: 'bank.wrong-type', field: 'domains.saa-c03' }],
    [
      'a reference with no address',
      good('q-bad', '  references: [{ url: here, title: x }]\n'),
      { code: 'bank.bad-address', field: 'references.1.url' },
    ],
    [
      'a reference checked on no day',
      good('q-bad', '  references: [{ url: "https://a.b", title: x, checked: live }]\n'),
      { code: 'bank.reference-date', field: 'references.1' },
    ],
    [
      'a reference checked some day',
      good('q-bad', '  references: [{ url: "https://a.b", title: x, checked: live, date: today }]\n'),
      { code: 'bank.bad-date', field: 'references.1.date' },
    ],
    ['an exhibit elsewhere', good('q-bad', '  exhibits: [{ file: ../x.png, alt: x }]\n'), { code: 'bank.bad-exhibit', field: 'exhibits.1.file' }],
    ['a version below one', good('q-bad').replace('version: 1', 'version: 0'), { code: 'bank.number-too-small', field: 'version' }],
    [
      'an alias',
      good('q-bad')
        .replace(/stem: .*/, 'stem: &x Which?')
        .replace('Amazon S3', '*x'),
      { code: 'bank.alias', line: 15, question: 'q-bad' },
    ],
    ['a forbidden key', good('q-bad', '  __proto__: { a: 1 }\n'), { code: 'bank.forbidden-key', line: 19 }],
    ['a field twice', good('q-bad', '  stem: Again?\n'), { code: 'bank.key-twice-in-group', line: 19 }],
    ['a quote that does not close', good('q-bad').replace(/stem: .*/, 'stem: "Which?'), { code: 'bank.syntax', question: 'q-bad' }],
    ['a bracket that does not close', good('q-bad').replace('[a]', '[a'), { code: 'bank.syntax', question: 'q-bad' }],
    ['a plain text', '- just words', { code: 'bank.entry-not-a-group', line: 10 }],
    ['nothing', '-', { code: 'bank.entry-not-a-group', line: 10 }],
    ['too deep a list', good('q-bad').replace('[a]', '['.repeat(200)), { code: 'bank.too-deep', line: 18 }],
  ];
  test.each(cases)('%s', (_, entry, expected) => {
    const { ids, said } = readMiddle(entry, { blueprints: [saa] });
    expect(ids).toEqual(['q-first', 'q-last']);
    expect(said[0]).toMatchObject({ ...expected, severity: 'error', file: 'x.yaml' });
  });

  test('matching keys have to name every prompt and only options', () => {
    const matching = (key: string) => `- id: q-bad
  version: 1
  type: matching
  stem: Match.
  prompts: [{ id: p1, text: Objects }, { id: p2, text: Blocks }]
  options: [{ id: a, text: Amazon S3 }, { id: b, text: Amazon EBS }]
  key: ${key}`;
    expect(readMiddle(matching('{ p1: a }')).said[0]).toMatchObject({ code: 'bank.prompt-without-key', field: 'key' });
    expect(readMiddle(matching('{ p1: a, p2: b, p3: b }')).said[0]).toMatchObject({ code: 'bank.key-names-no-prompt', line: 16 });
    expect(readMiddle(matching('{ p1: a, p2: z }')).said[0]).toMatchObject({ code: 'bank.key-names-no-option' });
    expect(readMiddle(matching('[a, b]')).said[0]).toMatchObject({ code: 'bank.wrong-type', field: 'key' });
    expect(readMiddle(matching('{ p1: a, p2: a }')).ids).toEqual(['q-first', 'q-bad', 'q-last']);
  });

  test('a JSON entry without a comma after it, or with a broken field, costs at most itself', () => {
    const [one, two] = readQuestions(good('q-one') + good('q-two'), 'x.yaml').questions.map((question) => JSON.stringify(question));
    expect(readQuestions(`[${one} ${two}]`, 'x.json').questions).toHaveLength(2);
    const { questions, problems } = readQuestions(`[\n${one},\n{"id": "q-bad", "stem": },\n${two}\n]`, 'x.json');
    expect(questions.map(({ id }) => id)).toEqual(['q-one', 'q-two']);
    expect(problems.map(({ place }) => [place.line, place.question])).toContainEqual([3, 'q-bad']);
  });

  test('a JSON entry is read as YAML would read it, with the same problems at the same lines, whatever is wrong with it', () => {
    const [sound] = readQuestions(good('q-one'), 'x.yaml').questions;
    const fields = Object.keys(sound ?? {}).concat('id', 'colour', 'constructor', '__proto__');
    const value = fc.oneof(fc.constant(null), fc.string(), fc.constantFrom('Cafe\u0301', '\u202ea', 'a'), fc.jsonValue(), fc.constant([['a']]));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...fields), value), { maxLength: 3 }), fc.boolean(), (changes, isTwice) => {
        const changed = changes.map(([field, value]) => [field, value] as const);
        const kept = Object.entries(sound ?? {}).filter(([field]) => isTwice || !changed.some(([other]) => other === field));
        const json = `{${[...kept, ...changed].map(([field, value]) => `${JSON.stringify(field)}: ${JSON.stringify(value)}`).join(', ')}}`;
        const [asJson, asYaml] = [readQuestions(`[\n  ${json}\n]`, 'x'), readQuestions(`# list\n- ${json}\n`, 'x')];
        expect(asJson).toEqual(asYaml);
      }),
    );
  });

  test('of any mixture of good and broken entries exactly the good ones are read', () => {
    const broken = ['- {', '- text', '- { id: x }', good('q-x').replace('[a]', '[z]'), good('q-x').replace('stem', 'stem: "'), '- *x'];
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...broken)), { minLength: 1, maxLength: 12 }), (entries) => {
        const text = entries.map((entry, index) => entry ?? good(`q-${index}`)).join('\n');
        const { questions, problems } = readQuestions(text, 'x.yaml');
        expect(questions.map(({ id }) => id)).toEqual(entries.flatMap((entry, index) => (entry === null ? [`q-${index}`] : [])));
        expect(problems.length).toBeGreaterThanOrEqual(entries.filter((entry) => entry !== null).length);
      }),
    );
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

describe('reading a header', () => {
  const header = `id: my-bank
title: My bank
version: 1.0.0
blueprints: [saa-c03]
topics:
  - { id: storage, title: Storage }
learningPoints:
  - { id: point-one, topic: storage, sentence: One. }
  - { id: Point Two, topic: storage, sentence: Two. }
  - { id: point-three, topic: storage, sentence: Three. }
`;

  test('a broken entry of its lists costs itself alone', () => {
    const { header: read, problems } = readHeader(header, 'bank.yaml');
    expect(read?.learningPoints.map(({ id }) => id)).toEqual(['point-one', 'point-three']);
    expect(problems).toMatchObject([{ code: 'bank.bad-id', place: { file: 'bank.yaml', line: 9, field: 'learningPoints.2.id' } }]);
  });

  test('a bank that is one text has a header around its questions, wherever they stand in it', () => {
    const text = `questions:\n${good('q-one')}- id: broken: [\n${header}`;
    expect(readHeader(text, 'x.yaml').header?.id).toBe('my-bank');
    expect(readQuestions(text, 'x.yaml').questions).toHaveLength(1);
    expect(readHeader(text, 'x.yaml').problems[0]?.place.line).toBe(20);
    const json = `{"id": "my-bank", "questions": [{"id": 1}, {]}, "title": "My bank", "version": "1.0.0"}`;
    expect(readHeader(json, 'x.json').header).toBeNull();
    expect(readHeader(json.replace('{]}', '{}]'), 'x.json').header?.title).toBe('My bank');
  });

  test('a bare list has no header and no problem', () => {
    expect(readHeader(good('q-one'), 'x.yaml')).toEqual({ header: null, problems: [] });
    expect(readHeader('{"questions": []}', 'x.json')).toEqual({ header: null, problems: [] });
  });

  test('a header without a version, or with a bad one, cannot be used', () => {
    expect(readHeader(header.replace('version: 1.0.0\n', ''), 'b')).toMatchObject({ header: null, problems: [{ code: 'bank.missing-field' }, {}] });
    expect(readHeader(header.replace('1.0.0', '"1.0"'), 'b').problems[0]?.code).toBe('bank.bad-version');
    expect(readHeader('words', 'b').problems[0]?.code).toBe('bank.no-header');
  });

  test('a blueprint that is written out in the header is checked like any other', () => {
    const text = header.replace(
      '[saa-c03]',
      '[{ id: own, title: Own, code: O, vendor: V, questions: 10, minutes: 0, pass: { kind: unpublished }, domains: [] }]',
    );
    const { problems } = readHeader(text, 'b');
    expect(problems.map(({ code, place }) => [code, place.field])).toEqual(
      expect.arrayContaining([
        ['bank.number-too-small', 'blueprints.1.minutes'],
        ['bank.too-few', 'blueprints.1.domains'],
      ]),
    );
  });
});
