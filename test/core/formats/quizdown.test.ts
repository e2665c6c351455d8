/** Quizdown: lists to put in order, comments below options, and quizzes that stand inside a page. Every text here was made for its test. */

import { describe, expect, it, test } from 'vitest';
import { readSet } from './read-set';

const read = (text: string, file = 'set.md') => readSet(text, file);
const boxes = '### Which?\n\n- [ ] one\n- [x] two\n';
const options = '---\nprimaryColor: steelblue\nshuffleAnswers: true\n---\n\n';

describe('a plain numbered list', () => {
  it.each<[what: string, text: string]>([
    ['in a quiz that says so of itself', `${options}### Please sort!\n\n1. first\n2. second\n3. third\n`],
    ['whose numbers are all the same', `${options}### Please sort!\n\n1. first\n1. second\n1. third\n`],
    ['with blank lines between', `${options}### Please sort!\n\n1. first\n\n2. second\n\n3. third\n`],
    ['between questions with boxes', `${options}${boxes}\n### Please sort!\n\n1. first\n2. second\n3. third\n\n${boxes.replace('Which', 'What')}`],
    ['that the words ask to put in order, among boxes', `${boxes}\n### Put these in the right order!\n\n1. first\n2. second\n3. third\n`],
    ['under a heading of another level', `${options}${boxes}\n# Please sort!\n1) first\n2) second\n3) third\n`],
  ])('%s is a list in the right order', (_, text) => {
    const { questions, problems } = read(text);
    expect(questions.filter(({ type }) => type === 'ordering')).toMatchObject([
      { options: [{ text: 'first' }, { text: 'second' }, { text: 'third' }], key: ['a', 'b', 'c'] },
    ]);
    expect(problems).toEqual([]);
  });

  test('keeps the words before it, the hint and what is said after it', () => {
    const { questions } = read(
      `${options}# Tests\n\n## Please sort!\n\nBy **size**.\n\n> Three is more.\n\n1. one\n   \`code\`\n2. two\n   > Not first.\n\n> That is how we count.\n\n## Which?\n- [x] a\n- [ ] b\n`,
    );
    expect(questions).toMatchObject([
      {
        type: 'ordering',
        stem: 'Please sort!\n\nBy **size**.',
        explanation: 'Three is more.\n\nThat is how we count.',
        topics: ['tests'],
        options: [{ text: 'one\n`code`' }, { text: 'two', rationale: 'Not first.' }],
      },
      { type: 'single', stem: 'Which?', topics: ['tests'] },
    ]);
  });

  test('has no question for a chapter', () => {
    const { questions } = read(`${options}# Part\n\n## Which?\n- [x] a\n- [ ] b\n\n### Sort!\n1. c\n2. d\n`);
    expect(questions.map(({ topics }) => topics)).toEqual([['part'], ['part']]);
  });

  test('stays in the order of the file', () => {
    const { questions } = read(`${options}### Sort one!\n1. a\n2. b\n\n${boxes}\n### Sort two!\n1. c\n2. d\n`);
    expect(questions.map(({ stem }) => stem)).toEqual(['Sort one!', 'Which?', 'Sort two!']);
  });

  it.each<[what: string, text: string, short: string[]]>([
    ['in notes', '# Backups\n\n1. Stop it.\n2. Copy it.\n\n## How?\n\n1. So.\n2. Or so.\n', []],
    ['in front of boxes', `${options}### Which?\n1. first\n2. second\n\n- [ ] one\n- [x] two\n`, ['Which?\n1. first\n2. second | one / *two*']],
    ['that nobody asks to sort', `${boxes}\n### Setup\n\n1. Stop it.\n2. Copy it.\n`, ['Which? | one / *two*']],
    ['with words after it', `${options}${boxes}\n### Setup\n\n1. Stop it.\n2. Copy it.\n\nThat is all.\n`, ['Which? | one / *two*']],
    ['in code', `${options}${boxes}\n\`\`\`\n### Sort!\n1. a\n2. b\n\`\`\`\n`, ['Which? | one / *two*']],
  ])('%s is no question', (_, text, short) => {
    expect(read(text).short).toEqual(short);
  });

  test('of one line is told about', () => {
    expect(read(`${options}${boxes}\n### Sort!\n\n1. alone\n`)).toMatchObject({ entries: 2, said: ['set.one-option 11'] });
  });
});

describe('comments', () => {
  it.each([
    ['boxes', '### Which?\n\n- [ ] one\n    > Too slow.\n- [x] two\n    > Right, because\n    > it is quick.\n\n> In all.\n'],
    ['numbered boxes', '### Which?\n\n1. [ ] one\n   > Too slow.\n1. [x] two\n   > Right, because\n   > it is quick.\n\n> In all.\n'],
  ])('below options with %s give no option away', (_, text) => {
    expect(read(text).questions).toMatchObject([
      {
        options: [
          { text: 'one', rationale: 'Too slow.' },
          { text: 'two', rationale: 'Right, because\nit is quick.' },
        ],
        key: ['b'],
        explanation: 'In all.',
      },
    ]);
  });
});

describe('a quiz inside a page', () => {
  it.each<[what: string, open: string, close: string]>([
    ['Hugo', '{{< quizdown >}}', '{{< /quizdown >}}'],
    ['Hugo, without spaces', '{{<quizdown>}}', '{{</quizdown>}}'],
    ['a fence', '```quizdown', '```'],
    ['a directive', ':::{quizdown}', ':::'],
    ['HTML', '<div class="quizdown">', '</div>'],
  ])('of %s is read, and the page around it is not', (_, open, close) => {
    const page = `---\ntitle: Page\n---\n\n# Course\n\n## What is a macro?\n\n1. It is this.\n2. And that.\n\n${open}\n\n---\nprimaryColor: steelblue\nnQuestions: 2\n---\n\n`;
    const { short, said, questions } = read(
      `${page}### Which?\n\n- [ ] one\n- [x] two\n\n### Sort!\n\n1. a\n2. b\n\n${close}\n\n## More?\n\n1. c\n2. d\n`,
    );
    expect(short).toEqual(['Which? | one / *two*', 'Sort! | *a* / *b*']);
    expect(said).toEqual([]);
    expect(questions[0]?.topics).toEqual([]);
  });

  test('keeps its lines, and its margin is none', () => {
    const { said, short } = read(
      '# Page\n\n<div class="quizdown">\n\n\t### Which?\n\n\t- [ ] one\n\t- [x] two\n\n\t### What?\n\n\t- [ ] one\n\t- [ ] two\n\n</div>\n',
    );
    expect(short).toEqual(['Which? | one / *two*']);
    expect(said).toEqual(['set.no-key 10']);
  });

  test('that is shown as an example is code', () => {
    expect(read(`${boxes}\n### How to write one?\n\n\`\`\`html\n<div class="quizdown">\n### No?\n- [x] a\n- [ ] b\n</div>\n\`\`\`\n`).short).toEqual([
      'Which? | one / *two*',
    ]);
  });
});
