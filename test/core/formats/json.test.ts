/** Ad-hoc JSON: which shapes are understood, that a slip costs one question, and that nothing is guessed. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readJson } from '../../../src/core/formats/json';
import { parseJson } from '../../../src/core/formats/json-text';
import { readSet } from './read-set';

const read = (value: unknown) => readSet(typeof value === 'string' ? value : JSON.stringify(value), 'set.json');
const q = (fields: object) => ({ question: 'Which?', ...fields });

describe('a question is understood', () => {
  it.each<[shape: string, question: object, short: string]>([
    ['a letter', q({ options: ['x', 'y'], answer: 'B' }), 'Which? | x / *y*'],
    ['letters in one run', q({ options: ['x', 'y', 'z'], answer: 'AC', type: 'checkbox' }), 'Which? | *x* / y / *z*'],
    ['letters with commas', q({ options: ['x', 'y', 'z'], answer: 'A, C', type: 'checkbox' }), 'Which? | *x* / y / *z*'],
    ['a list of letters', q({ options: { A: 'x', B: 'y', C: 'z' }, answer: ['A', 'C'], type: 'checkbox' }), 'Which? | *x* / y / *z*'],
    ['the words of the option', q({ choices: ['x', 'y'], correct_answer: 'y' }), 'Which? | x / *y*'],
    ['letter and words', q({ options: ['A. x', 'B. y'], answer: 'B. y' }), 'Which? | x / *y*'],
    ['numbers that are options', q({ options: ['9', '12', '8'], correct: '12' }), 'Which? | 9 / *12* / 8'],
    ['an index that is 0', q({ options: ['x', 'y'], correctIndex: 0 }), 'Which? | *x* / y'],
    ['a number that is the count', q({ options: ['x', 'y'], answer: 2 }), 'Which? | x / *y*'],
    [
      'ids of options',
      q({
        options: [
          { id: 'o1', text: 'x' },
          { id: 'o2', text: 'y' },
        ],
        correctOptionId: 'o2',
      }),
      'Which? | x / *y*',
    ],
    [
      'marks on options',
      q({
        answers: [
          { text: 'x', correct: false },
          { text: 'y', correct: true },
        ],
      }),
      'Which? | x / *y*',
    ],
    [
      'marks that are words',
      q({
        answer_choices: [
          { answer: 'x', is_correct: 'False' },
          { answer: 'y', is_correct: 'True' },
        ],
      }),
      'Which? | x / *y*',
    ],
    ['a list of marks', q({ options: ['x', 'y'], answer: [false, true] }), 'Which? | x / *y*'],
    ['options as fields of the question, some null', q({ answerA: 'x', answerB: 'y', answerC: null, correct: 'b' }), 'Which? | x / *y*'],
    [
      'marks under the names of options',
      q({
        answers: { answer_a: 'x', answer_b: 'y', answer_c: null },
        correct_answers: { answer_a_correct: 'false', answer_b_correct: 'true', answer_c_correct: 'false' },
      }),
      'Which? | x / *y*',
    ],
    ['right and wrong answers apart', q({ correct_answer: 'y', incorrect_answers: ['x', 'z'] }), 'Which? | *y* / x / z'],
    ['groups inside the question', { prompt: { prompt: 'Which?', distractors: ['x'] }, answer: { answer: 'y' } }, 'Which? | *y* / x'],
    ['JSON in a string', { domain: 'D', question: JSON.stringify(q({ options: ['x', 'y'], answer: 'A' })) }, 'Which? | *x* / y'],
    ['paragraphs as nodes', { question: [{ text: 'Which?' }, { text: 'One.' }], options: ['x', 'y'], answer: 'A' }, 'Which?\n\nOne. | *x* / y'],
    ['true or false without options', q({ type: 'true_false', answer: false }), 'Which? | True / *False*'],
    ['options in one text', q({ options: 'A) x\nB) y', answer: 'B' }), 'Which? | x / *y*'],
  ])('with %s', (_, question, short) => {
    expect(read([question])).toMatchObject({ short: [short], entries: 1 });
  });

  it.each<[where: string, value: unknown]>([
    ['under any name', { title: 'My set', things: [q({ options: ['x', 'y'], answer: 'A' })] }],
    ['under ids', { 'q-one': q({ options: ['x', 'y'], answer: 'A' }) }],
    ['in chapters', { parts: [{ name: 'Storage', questions: [q({ options: ['x', 'y'], answer: 'A' })] }] }],
    ['one document a line', `${JSON.stringify(q({ options: ['x', 'y'], answer: 'A' }))}\n{"other": 1}`],
    ['in a JavaScript file', `module.exports = [${JSON.stringify(q({ options: ['x', 'y'], answer: 'A' }))},]; // end`],
  ])('%s', (_, value) => {
    expect(read(value).short).toEqual(['Which? | *x* / y']);
  });

  test('with pictures among the parts of its explanation, which are told about and give nothing away', () => {
    const explanation = [{ text: 'It is y.' }, { text: 'https://a.example/why.png?size=4:*' }];
    const { questions, said } = read([q({ options: ['x', 'y'], answer: 'B', explanation })]);
    expect(questions).toMatchObject([{ explanation: 'It is y.', exhibits: [] }]);
    expect(said).toEqual(['set.picture-explains 1']);
  });

  test('with references as Python shows them', () => {
    const [question] = read([q({ options: ['x', 'y'], answer: 'B', references: ["('REL 7\\xa0 How?', 'https://a.example/b')"] })]).questions;
    expect(question?.references).toMatchObject([{ url: 'https://a.example/b', title: 'REL 7 How?' }]);
  });

  test('with explanation, chapter, difficulty, references and rationales', () => {
    const set = {
      parts: [
        {
          name: 'Storage',
          questions: [
            q({
              id: 'ST-1',
              options: ['x', 'y'],
              answer: 'A',
              explanation: { A: 'yes', B: 'no' },
              difficulty: 'Hard',
              references: ['https://a.example/b'],
            }),
          ],
        },
      ],
    };
    expect(read(set).questions).toMatchObject([
      {
        id: 'st-1',
        topics: ['storage'],
        difficulty: 'hard',
        references: [{ url: 'https://a.example/b' }],
        options: [{ rationale: 'yes' }, { rationale: 'no' }],
      },
    ]);
  });

  test('an order to be found, where the key names every option', () => {
    expect(read([q({ type: 'ordering', options: ['x', 'y', 'z'], answer: ['C', 'A', 'B'] })]).questions).toMatchObject([
      { type: 'ordering', options: [{ text: 'z' }, { text: 'x' }, { text: 'y' }], key: ['a', 'b', 'c'] },
    ]);
  });
});

describe('what contradicts itself is said and not guessed', () => {
  it.each<[what: string, question: object, code: string]>([
    ['no key', q({ options: ['x', 'y'] }), 'set.no-key'],
    ['a key that names no option', q({ options: ['x', 'y'], answer: 'D' }), 'set.key-names-no-option'],
    ['two equal options', q({ options: ['x', 'x '], answer: 'A' }), 'set.options-equal'],
    ['one option', q({ options: ['x'], answer: 'A' }), 'set.one-option'],
    ['"Choose two" with one key', { question: 'Which? (Choose two.)', options: ['x', 'y', 'z'], answer: 'A' }, 'set.asks-for-other-count'],
    ['one answer announced, two marked', q({ options: ['x', 'y', 'z'], answer: ['A', 'B'], isMultiAnswer: false }), 'set.one-asked-several-keys'],
    ['every option right', q({ options: ['x', 'y'], answer: ['A', 'B'] }), 'set.every-option-right'],
    [
      'marks against a key',
      q({
        options: [
          { text: 'x', correct: true },
          { text: 'y', correct: false },
        ],
        answer: 'B',
      }),
      'set.keys-disagree',
    ],
    ['an essay', q({ type: 'essay', answer: 'words' }), 'set.other-type'],
    ['an option without words that is the key', q({ options: ['x', 'y', ''], answer: 'C' }), 'set.key-names-no-option'],
    ['eleven options', q({ options: [...'abcdefghijk'].map((sign) => `${sign}-${sign}`), answer: 'A' }), 'set.too-many-options'],
    ['a stem that is too long', { question: 'long '.repeat(1700), options: ['x', 'y'], answer: 'A' }, 'set.too-long'],
  ])('%s', (_, question, code) => {
    const { questions, problems, entries } = read([question, q({ options: ['good', 'other'], answer: 'A' })]);
    expect(problems.map((found) => found.code)).toContain(code);
    expect(questions.map(({ options }) => options[0]?.text)).toEqual(['good']);
    expect(entries).toBe(2);
  });

  test('the same question with two keys costs both, with one key the second', () => {
    const one = q({ options: ['x', 'y'], answer: 'A' });
    expect(read([one, one])).toMatchObject({ short: ['Which? | *x* / y'], entries: 2, said: ['set.question-twice 1'] });
    expect(read([one, { ...one, answer: 'B' }]).short).toEqual([]);
  });

  test('numbers that may count from 0 or from 1 are said to be a guess', () => {
    expect(read([q({ options: ['x', 'y', 'z'], answer: 1 })])).toMatchObject({ short: ['Which? | x / *y* / z'], said: ['set.numbers-from-0'] });
  });
});

describe('a slip costs the question that it stands in', () => {
  const good = (name: string) => `{"question":"${name}?","options":["x","y"],"answer":"A"}`;
  it.each<[slip: string, entry: string]>([
    ['a forgotten bracket of a question', '{"question":"Bad?","options":["x","y"],"answer":"A"'],
    ['a forgotten bracket of a list', '{"question":"Bad?","options":["x","y","answer":"A"}'],
    ['a forgotten quote', '{"question":"Bad?,"options":["x","y"],"answer":"A"}'],
    ['a value that is none', '{"question":"Bad?","options":["x",y z],"answer":"A"}'],
    ['a key that stands twice', '{"question":"Bad?","options":["x","y"],"answer":"A","answer":"B"}'],
    ['an entry that is no question', '"words"'],
  ])('%s', (_, entry) => {
    const { short, entries, said } = read(`[\n${good('One')},\n${entry},\n${good('Two')}\n]`);
    expect(short).toEqual(['One? | *x* / y', 'Two? | *x* / y']);
    expect(entries).toBe(3);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/ 3$/);
  });

  test('a text that breaks off keeps what came before', () => {
    expect(read(`[${good('One')}, {"question":"Tw`)).toMatchObject({ short: ['One? | *x* / y'], entries: 2 });
  });

  test('spare commas and comments are none', () => {
    expect(read(`// mine\n[${good('One')},, ${good('Two')} /* and */,]`)).toMatchObject({ entries: 2, said: [] });
  });
});

describe('hostile JSON', () => {
  test('is read or refused, whatever it is, and the counts add up', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc
            .array(fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '"question"', '"options"', '"x"', '1', '\\', '\n'))
            .map((parts) => parts.join('')),
        ),
        (text) => {
          const { drafts } = readJson(text, 'x.json');
          expect(drafts.every(({ place }) => (place.line ?? 0) >= 1)).toBe(true);
        },
      ),
    );
  });

  test('agrees with the platform about every valid text', () => {
    const plain = (tree: ReturnType<typeof parseJson>[number]): unknown => {
      if (tree.kind === 'leaf') return tree.value;
      if (tree.kind === 'list') return tree.items.map(plain);
      return tree.kind === 'group' ? [...tree.fields].map(([name, value]) => [name, plain(value)]) : 'broken';
    };
    const expected = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(expected);
      return typeof value === 'object' && value !== null ? Object.entries(value).map(([name, inner]) => [name, expected(inner)]) : value;
    };
    // The form and backspace signs go, as all control signs do.
    const words = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', 'é', '{', ',', '😀') });
    const values = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        words,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(
          words.filter((name) => !/^\d+$|__proto__/.test(name)),
          tie('value'),
        ),
      ),
    })).value;
    fc.assert(
      fc.property(values, (value) => {
        expect(parseJson(JSON.stringify(value)).map(plain)).toEqual([expected(value)]);
      }),
    );
  });

  test('nested a hundred thousand deep is refused and not fatal', () => {
    expect(read(`[${q ? JSON.stringify(q({ options: ['x', 'y'], answer: 'A' })) : ''}, ${'['.repeat(100_000)}${']'.repeat(100_000)}]`).short).toEqual(
      ['Which? | *x* / y'],
    );
    expect(read(`{"question":"Deep?","options":${'['.repeat(100_000)}`).short).toEqual([]);
  });

  test('cannot reach the prototype of anything', () => {
    const { short } = read(
      '[{"__proto__":{"answer":"B","polluted":1},"constructor":{"prototype":{}},"question":"Which?","options":["x","y"],"answer":"A"}]',
    );
    expect(short).toEqual(['Which? | *x* / y']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('leaves no script, no remote picture, no odd link and no sign that turns text round', () => {
    const { questions, said } = read([
      {
        question:
          'Which <script>alert(1)</script><b onclick="x()">one</b>\u202e? ![map](https://evil.example/x.png) [go](javascript:alert(1)) &#8238;',
        options: ['Vec<String> <iframe src="https://evil.example"></iframe>', '<img src=x onerror=alert(1)> y'],
        answer: 'A',
        references: ['javascript:alert(1)', 'https://a.example/b'],
      },
    ]);
    const [question] = questions;
    expect(question?.stem).toBe('Which **one**? map go');
    expect(question?.options.map(({ text }) => text)).toEqual(['Vec\\<String>', 'y']);
    expect(question?.references.map(({ url }) => url)).toEqual(['https://a.example/b']);
    expect(said.map((one) => one.split(' ')[0]).sort()).toEqual([
      'set.characters-removed',
      'set.picture-missing',
      'set.picture-outside',
      'set.reference-left-out',
    ]);
  });
});
