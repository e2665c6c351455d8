/** Banks for exports: questions of every type with texts that break tables, lists, tags and formulas. */

import fc from 'fast-check';
import { type Bank, bankSchema, type Question, questionSchema } from '../../../src/core/bank';
import { foreignText } from '../../../src/core/formats/foreign-text';
import { sameTextForm } from '../../../src/core/formats/same-text';
import { blueprintOf } from '../made-bank';

const BITS = [
  ...['=', '+', '-', '@', '＝', '"', '""', "'", '\n', '\n\n', '|', '`', '``', '`a*b`', '\n```\ncode --x\n```\n', '~~~'],
  ...['- [x] ', '- [ ] ', '\n- [x] a', '\n- one\n- two', '\n### Question', '\n**Explanation:**', '\n> Rationale: no', '<!-- x -->', '<!-- stem -->'],
  ...['<b>', '</b>', '<script>', '<br>', '<img src=x>', '&amp;', '&lt;', '&', '\t', 'é', '日本語', '😀', 'ﬁ', '\\', '*', '**', '_', '~~', '**bold**'],
  ...[
    '[a](https://x.y)',
    '![p](q.png)',
    '[j](javascript:alert(1))',
    ']',
    '](',
    '[',
    '> ',
    '1. ',
    'A. ',
    'b) ',
    '(C) ',
    'N/A',
    'null',
    '-',
    '#',
    '::',
    '{=a ~b}',
  ],
  ...[
    'Answer: B',
    'Explanation: x',
    'Choose two.',
    'word',
    'the S3 bucket',
    ' ',
    ' ',
    ',',
    ';',
    '$',
    '%',
    'ANSWER: A',
    'TRUE',
    '1',
    '2',
    '1,2',
    '\r\n',
    '🔑',
  ],
];

const WELL_FORMED = [
  '`s3:*`',
  '``a ` b``',
  '**bold**',
  '*so*',
  '~~not~~',
  '[a page](https://x.y/z)',
  'words',
  '1 < 2 & 3 > 2',
  '"said"',
  '日本語',
  'C:\\\\dir',
];
const BLOCKS = ['```\naws s3 ls --x\n  {"a": "*"}\n```', '- one\n- two', '1. one\n2. two', '=SUM(A1)', 'A. not a letter'];

/** Words with every sign there is, none of which means anything; or Markdown as people write it. */
export const soundText: fc.Arbitrary<string> = fc
  .oneof(
    fc.array(fc.constantFrom(...BITS), { minLength: 1, maxLength: 8 }).map((bits) => foreignText(bits.join(''), 'plain').text.trim()),
    fc
      .array(
        fc.oneof(
          fc.array(fc.constantFrom(...WELL_FORMED), { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
          fc.constantFrom(...BLOCKS),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((parts) => parts.join('\n\n')),
  )
  .filter((text) => text !== '' && /\p{L}|\p{N}/u.test(text));

/** A text as the app keeps it, whatever it came from: also Markdown that is broken in every way. */
export const storedText: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.constantFrom(...BITS), { minLength: 1, maxLength: 8 }), fc.constantFrom('plain', 'markdown', 'html'))
  .map(([bits, markup]) => foreignText(bits.join(''), markup as 'plain').text.trim())
  .filter((text) => text !== '' && /\p{L}|\p{N}/u.test(text));

const optional = (text: fc.Arbitrary<string>) => fc.option(text, { nil: undefined });

/** A question that no reader has a reason to refuse: its options differ, and it does not ask for another number than its key has. */
export function choiceQuestion(id: string, optionsMost: number, text: fc.Arbitrary<string>): fc.Arbitrary<Question> {
  return fc
    .record({
      scenario: fc.option(text, { nil: '' }),
      stem: text,
      options: fc.uniqueArray(fc.record({ text, rationale: optional(text) }), {
        minLength: 3,
        maxLength: optionsMost,
        selector: (option) => sameTextForm(option.text).replace(/[^\p{L}\p{N}]+/gu, ''),
      }),
      keys: fc.integer({ min: 1, max: 2 }),
      from: fc.nat({ max: 20 }),
      explanation: optional(text),
      difficulty: fc.constantFrom('easy', 'medium', 'hard'),
    })
    .map(({ options, keys, from, scenario, stem, ...rest }) => {
      const key = Array.from({ length: keys }, (_, at) => 'abcdefghij'[(from + at) % options.length] ?? 'a').sort();
      return questionSchema.parse({
        ...rest,
        id,
        version: 1,
        type: keys === 1 ? 'single' : 'multiple',
        domains: { exam: '1' },
        topics: ['identity', 'edge-cases'],
        scenario: withoutOrder(scenario),
        stem: withoutOrder(stem),
        options: options.map((option, place) => ({ id: 'abcdefghij'[place], ...option })),
        key,
        references: [{ url: 'https://docs.example.org/a', title: 'A | [page] "of" <docs>' }],
      });
    });
}

function withoutOrder(text: string): string {
  return text.replaceAll('Choose two', 'Choose wisely');
}

export const choiceQuestions = (most = 6, text = storedText): fc.Arbitrary<readonly Question[]> =>
  fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => choiceQuestion(`q-${at + 1}`, most, text))))
    .map((questions) => questions.map((question, at) => ({ ...question, stem: `${question.stem} ${'abcd'[at]}${at}x` })));

export function bankOf(questions: readonly Question[], fields: Record<string, unknown> = {}): Bank {
  return bankSchema.parse({
    id: 'made-bank',
    title: 'Made | bank',
    version: '1.2.3',
    licence: 'CC-BY-4.0',
    authors: ['Someone'],
    blueprints: [blueprintOf([60, 40])],
    topics: [{ id: 'identity', title: 'Identity' }],
    questions,
    hash: 'none',
    ...fields,
  });
}

export const ordering = questionSchema.parse({
  id: 'q-order',
  version: 1,
  type: 'ordering',
  stem: 'In which order?',
  options: [
    { id: 'a', text: 'First' },
    { id: 'b', text: 'Second' },
  ],
  key: ['b', 'a'],
});

export const matching = questionSchema.parse({
  id: 'q-match',
  version: 1,
  type: 'matching',
  stem: 'Which belongs to which?',
  prompts: [
    { id: 'x', text: 'One' },
    { id: 'y', text: 'Two' },
  ],
  options: [
    { id: 'a', text: 'Red' },
    { id: 'b', text: 'Blue' },
  ],
  key: { x: 'b', y: 'a' },
});
