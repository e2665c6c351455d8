/** YAML and TOML of nobody's format. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sniffFormat } from '../../../src/core/formats/sniff';
import { parseToml } from '../../../src/core/formats/toml-text';
import { readSet } from './read-set';

describe('YAML', () => {
  it.each<[what: string, text: string, short: string[]]>([
    ['the words of the option', '- question: Which?\n  answers:\n    - "9"\n    - "12"\n  correct: "9"\n', ['Which? | *9* / 12']],
    ['numbers where words were meant', '- question: Which?\n  options: [1.10, 1.20]\n  answer: 1.10\n', ['Which? | *1.10* / 1.20']],
    ['yes and no where words were meant', '- question: Is it?\n  options: [true, false]\n  answer: false\n', ['Is it? | true / *false*']],
    [
      'a list under a name',
      'title: Mine\nquestions:\n  - question: Which?\n    options: {a: one, b: two}\n    answer: b\n',
      ['Which? | one / *two*'],
    ],
    ['options in groups', '- question: Which?\n  options:\n    - {text: one, correct: true}\n    - {text: two}\n', ['Which? | *one* / two']],
  ])('with %s', (_, text, short) => {
    expect(readSet(text, 'set.yml').short).toEqual(short);
  });

  test('a broken entry costs itself', () => {
    const text =
      '- question: One?\n  options: [x, y]\n  answer: A\n- question: "Two?\n  options: [x, y]\n- question: Three?\n  options: [x, y]\n  answer: B\n';
    expect(readSet(text, 'set.yaml')).toMatchObject({ short: ['One? | *x* / y', 'Three? | x / *y*'], entries: 3 });
  });

  test('questions beside that list are found as well, and what cannot be read there is told', () => {
    const entry = (stem: string) => `  - question: ${stem}\n    options: [x, y]\n    answer: A\n`;
    const text = `questions:\n${entry('One?')}more:\n${entry('Two?')}`;
    expect(readSet(text, 'set.yaml').short).toEqual(['One? | *x* / y', 'Two? | *x* / y']);
    expect(readSet(`${text}  - "\n`, 'set.yaml')).toMatchObject({
      short: ['One? | *x* / y'],
      problems: [expect.objectContaining({ severity: 'error' })],
    });
  });

  test('aliases are refused, not followed', () => {
    const text = '- question: One?\n  options: &a [x, y]\n  answer: A\n- question: Two?\n  options: *a\n  answer: A\n';
    expect(readSet(text, 'set.yaml')).toMatchObject({ short: ['One? | *x* / y'], entries: 2 });
  });

  test('questions of our own stay our own', () => {
    const text = '- id: q-one\n  version: 1\n  type: single\n  stem: Which?\n  options: [{ id: a, text: One }, { id: b, text: Two }]\n  key: [a]\n';
    expect(readSet(text, 'set.yaml')).toMatchObject({ kind: 'questions', questions: [{ id: 'q-one' }] });
  });
});

describe('TOML', () => {
  test('right and wrong answers apart, other types told by their name', () => {
    const text = `[[questions]]
type = "MultipleChoice"
prompt.prompt = """
Which \`x\`?
"""
prompt.distractors = [
  "one", # wrong
  'two',
]
answer.answer = "three"
context = "Why."
id = "18ea4c61-c7c3"

[[questions]]
type = "Tracing"
prompt.program = "fn"
answer.doesCompile = false
`;
    const { questions, said, entries } = readSet(text, 'quiz.toml');
    expect(questions).toMatchObject([
      { id: '18ea4c61-c7c3', stem: 'Which `x`?', key: ['a'], explanation: 'Why.', options: [{ text: 'three' }, { text: 'one' }, { text: 'two' }] },
    ]);
    expect(said).toEqual(['set.other-type 14']);
    expect(entries).toBe(2);
  });

  test('anything is read without a throw', () => {
    const parts = fc.constantFrom(
      '[[a]]\n',
      '[a.b]\n',
      'a = ',
      'b.c = ',
      '"x"',
      "'y'",
      '"""',
      '[',
      ']',
      ',',
      '\n',
      '1',
      'true',
      '__proto__ = 1\n',
      '#',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (some) => {
        expect(parseToml(some.join('')).kind).toBe('group');
      }),
    );
  });
});

test('a page of blank lines is passed over', () => {
  const blank = '\n'.repeat(150_000);
  for (const text of [`key:${blank}    x\n`, `title: x${blank}`, `- stem: x\n  key:${blank}   - a\n`, `${' \t\n'.repeat(50_000)}- a: b`])
    expect(['yaml', 'passband', null]).toContain(sniffFormat(text, 'a.yaml'));
});
