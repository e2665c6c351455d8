/** A broken question costs itself alone, and says where it is broken. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuestions } from '../../../src/core/formats/passband';
import { good, readMiddle, saa } from './made-passband';

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
