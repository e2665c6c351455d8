/** GIFT: one quirk a test. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readGift } from '../../../src/core/formats/gift';
import { judgeDrafts } from '../../../src/core/formats/judge-drafts';
import { seen } from './seen-set';

const read = (text: string) => seen(readGift(text, 'set.gift'));
const ONE = { stem: 'Which?', options: ['One', 'Two', 'Three'], right: ['Two'] };

test.each([
  ['on one line', 'Which?{~One =Two ~Three}'],
  ['without spaces', 'Which?{~One=Two~Three}'],
  ['on lines of their own', '::Q1:: Which? {\n\t~ One\n\t= Two\n\t~ Three\n}\n'],
  ['lines that end with CR LF', 'Which? {\r\n~One\r\n=Two\r\n~Three\r\n}\r\n'],
  ['blank lines between options', 'Which? {\n~One\n\n=Two\n\n~Three\n}\n'],
  ['comments between options', 'Which? {\n~One\n// not this\n=Two\n~Three\n}\n'],
  ['weights', 'Which? {~%0%One ~%100%Two ~%-50%Three}'],
  ['a format', '::t::[html]<p>Which?</p>{~[plain]One =<p>Two</p> ~Three}'],
])('options %s', (_, text) => {
  expect(read(text)).toEqual({ questions: [ONE], said: [], skipped: 0 });
});

test('a gap in the words is where the answers stand', () => {
  const gap = (text: string) => read(text).questions[0]?.stem.replaceAll('\\', '');
  expect(gap('Grant is {~buried =entombed} in a tomb.')).toBe('Grant is _____ in a tomb.');
  expect(gap('He was from {~here =there}.')).toBe('He was from _____.');
});

test('feedback on options and on the whole, over lines; C# is a language', () => {
  const { drafts } = readGift('Which?{\n~C##no\n=C# 8#yes,\nindeed\n####In short:\nthis}', 'a.gift');
  expect(judgeDrafts(drafts).questions).toMatchObject([
    {
      options: [
        { text: 'C', rationale: '#no' },
        { text: 'C# 8', rationale: 'yes,\nindeed' },
      ],
      explanation: 'In short:\nthis',
    },
  ]);
});

test('escaped signs are words', () => {
  expect(read('Which \\{sign\\}\\: \\#\\~?{~a \\= b =c\\\\d ~\\{\\}}').questions).toEqual([
    { stem: 'Which {sign}: #~?', options: ['a = b', 'c\\d', '{}'], right: ['c\\d'] },
  ]);
});

test('signs that were not escaped cost nothing but a warning', () => {
  const { questions, said } = read('Which?{\n~x = 1\n=for (;;) { y = 2 }\n~cd ~/home\n}');
  expect(questions).toEqual([{ stem: 'Which?', options: ['x = 1', 'for (;;) { y = 2 }', 'cd ~/home'], right: ['for (;;) { y = 2 }'] }]);
  expect(said).toEqual(['set.sign-as-word at 1']);
});

test('true and false, with the feedback of each', () => {
  const { drafts } = readGift('It is.{F#No.#Yes.}\n\nIt was.{TRUE}', 'a.gift');
  expect(judgeDrafts(drafts).questions).toMatchObject([
    {
      options: [
        { text: 'True', rationale: 'No.' },
        { text: 'False', rationale: 'Yes.' },
      ],
      key: ['b'],
    },
    { key: ['a'] },
  ]);
});

test('several answers are shares of a hundred', () => {
  expect(read('Which two?{~%50%One ~%50%Two ~%-100%Three}').questions[0]?.right).toEqual(['One', 'Two']);
  expect(read('Which?{~%33.33333%One ~%33.33333%Two ~%33.33333%Three ~%-100%Four}').questions[0]?.right).toEqual(['One', 'Two', 'Three']);
  expect(read('Which?{~%50%One ~%20%Two ~Three}').said).toEqual(['set.shares at 1']);
  expect(read('Which?{~One ~Two}').said).toEqual(['set.no-key at 1']);
});

test('part of the points is none here, and several full answers are told about', () => {
  expect(read('Which?{~One =Two ~%50%Three}')).toEqual({ questions: [ONE], said: ['set.partial-credit at 1'], skipped: 0 });
  expect(read('Which?{=One =Two ~Three}').said).toEqual(['set.several-keys-unasked at 1']);
});

test('matching, with an option that fits nothing', () => {
  expect(read('Match.{=a -> 1 =b -> 2 = -> 3}').questions).toEqual([{ stem: 'Match.', options: ['1', '2', '3'], right: ['a → 1', 'b → 2'] }]);
});

test('what is no choice is told about with its kind', () => {
  const { said } = read('Essay?{}\n\nNumber?{#4:1}\n\nShort?{=one =One}\n\nJust words.\n');
  expect(said).toEqual(['set.other-type at 1', 'set.other-type at 3', 'set.other-type at 5', 'set.other-type at 7']);
});

test('categories, tags and ids', () => {
  const text = '$CATEGORY: $course$/top/Networks/Sub//nets\n\n// [id:net-one] [tag:vpc]\nWhich?{~One =Two ~Three}\n';
  expect(readGift(text, 'a.gift').drafts).toMatchObject([{ id: 'net-one', categories: ['Networks', 'Sub/nets', 'vpc'] }]);
});

test('no blank line between questions', () => {
  expect(
    read('Which?{~One =Two ~Three}\nWhich else?{~One =Two ~Three}\n::t::Which then?{\n~One\n=Two\n}\n').questions.map(({ stem }) => stem),
  ).toEqual(['Which?', 'Which else?', 'Which then?']);
});

test.each([
  ['before a blank line', 'Broken?{~One =Two\n\nWhich?{~One =Two ~Three}\n', 3],
  ['before a title', 'Broken?{~One =Two\n::t::Which?{~One =Two ~Three}\n', 2],
  ['at the end', 'Which?{~One =Two ~Three}\n\nBroken?{~One', 3],
])('a bracket that does not close costs one question: %s', (_, text) => {
  const { questions, said } = read(text);
  expect(questions).toEqual([ONE]);
  expect(said).toEqual([expect.stringMatching(/^set\.brackets-open at [13]$/)]);
});

test('of good and broken questions the good ones are read, in their order', () => {
  const piece = fc.constantFrom('good', 'open', 'essay', 'none');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
      const texts = { good: '{~One =Two}', open: '{~One =Two', essay: '{}', none: '{~One ~Two}' };
      const text = pieces.map((kind, place) => `::t${place}::Number ${place}?${texts[kind]}`).join('\n\n');
      const { questions, skipped } = read(text);
      expect(questions.map(({ stem }) => stem)).toEqual(pieces.flatMap((kind, place) => (kind === 'good' ? [`Number ${place}?`] : [])));
      expect(questions.length + skipped).toBe(pieces.length);
    }),
  );
});

test('no text makes the reader throw', () => {
  const sign = fc.constantFrom('{', '}', '=', '~', '#', '####', '->', '%50%', '::', '\\', '\n', '\n\n', 'a', ' ', '//', '$CATEGORY:', '[html]', 'T');
  fc.assert(fc.property(fc.string({ unit: sign }), (text) => void judgeDrafts(readGift(text, 'x').drafts)));
});
