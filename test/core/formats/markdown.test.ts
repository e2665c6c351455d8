/** Markdown question sets: each dialect, each of its traps, and what cannot be read. Every text here was made for its test. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readMarkdown } from '../../../src/core/formats/markdown';
import { readSet } from './read-set';

const read = (text: string, file = 'set.md') => readSet(text, file);
const task = (stem: string) => `### ${stem}\n\n- [ ] one\n- [x] two\n`;

describe('task lists', () => {
  it.each<[what: string, text: string, short: string[]]>([
    ['headings with numbers', '#### Q1. Which?\n\n- [ ] one\n- [X] two\n', ['Which? | one / *two*']],
    ['headings without numbers', task('Which?') + task('What?'), ['Which? | one / *two*', 'What? | one / *two*']],
    ['several marks', '### Which? (Choose two.)\n- [x] one\n- [x] two\n- [ ] three', ['Which? (Choose two.) | *one* / *two* / three']],
    ['star bullets', '### Which?\n* [ ] one\n* [x] two', ['Which? | one / *two*']],
    ['a last option with no newline', '### Which?\n- [ ] one\n- [x] two', ['Which? | one / *two*']],
    ['options over several lines', '### Which?\n- [ ] one\n  and more\n- [x] two', ['Which? | one\nand more / *two*']],
    ['letters inside options', '### Which?\n- [ ] A. one\n- [x] B. two', ['Which? | one / *two*']],
    ['boxes in code', '### Which?\n\n```\n- [ ] no option\n```\n\n- [ ] one\n- [x] two', ['Which?\n\n```\n- [ ] no option\n``` | one / *two*']],
    [
      'a number as a heading and words below it',
      '## Question 7\n\nSome facts.\n\nWhich?\n\n- [ ] one\n- [x] two',
      ['Some facts.\n\nWhich? | one / *two*'],
    ],
    [
      'statements in a list before the options',
      '### Which?\n1. first\n2. second\n\n- [ ] one\n- [x] two',
      ['Which?\n1. first\n2. second | one / *two*'],
    ],
    ['no headings at all', 'Which?\n\n- [ ] one\n- [x] two\n\nWhat?\n\n- [x] one\n- [ ] two', ['Which? | one / *two*', 'What? | *one* / two']],
    ['numbered boxes', '### Which?\n\n> Hint: think\n\n1. [x] one\n1. [ ] two\n', ['Which? | *one* / two']],
    [
      'tags that the words speak of',
      '### What does the <section> tag do, with <b> or <br> elements?\n- [ ] <section>\n- [x] `<main>`\n- [ ] <br>',
      ['What does the \\<section> tag do, with \\<b> or \\<br> elements? | \\<section> / *`<main>`* / \\<br>'],
    ],
    ['tags that do their work', '### Which <b>one</b>?<br>Now.\n- [ ] <i>one</i>\n- [x] <p>two</p>', ['Which **one**?\n\nNow. | *one* / *two*']],
    ['"(correct)" left in the text', '### Which?\n- [ ] one\n- [x] two (correct)', ['Which? | one / *two*']],
  ])('with %s', (_, text, short) => {
    expect(read(text).short).toEqual(short);
  });

  test('code of options that stands below them', () => {
    const { questions } = read('### Which?\n\n- [ ] A\n\n```js\none();\n```\n\n- [x] B\n\n```js\ntwo();\n```\n');
    expect(questions[0]?.options[0]?.text).toContain('one();');
    expect(questions[0]?.key).toEqual(['b']);
  });

  test('promotion and a table of contents are no questions, and "Back to Top" is no text', () => {
    const toc = '# Tests\n\nBuy me a coffee!\n\n| No. | Questions |\n|---|---|\n| 1 | [Which?](#which) |\n| 2 | [What?](#what) |\n\n';
    const { short, entries, questions } = read(`${toc}${task('Which?')}\n**[⬆ Back to Top](#tests)**\n\n${task('What?')}`);
    expect(short).toEqual(['Which? | one / *two*', 'What? | one / *two*']);
    expect(entries).toBe(2);
    expect(questions.every(({ explanation }) => explanation === undefined)).toBe(true);
  });

  test('a heading like those of the questions, in a statement and without options, is told about', () => {
    const long = 'You have a web service and plan to add a feature. Drag each step to its place.';
    expect(read(`# Tests\n\n${task('One?')}\n### ${long}\n\nBox 1: this.\n\n${task('Two?')}\n${task('Three?')}`)).toMatchObject({
      entries: 4,
      short: ['One? | one / *two*', 'Two? | one / *two*', 'Three? | one / *two*'],
      said: ['set.no-options 8'],
    });
  });

  test('pictures before and after the heading belong to the question', () => {
    const back = '\n**[⬆ Back to Top](#x)**\n\n';
    const { said } = read(
      `${task('One?')}${back}![Question 2](images/2.png)\n\n${task('Two?')}${back}### Three?\n\n![Question 3](images/3.png)\n\n- [ ] one\n- [x] two\n`,
    );
    expect(said).toEqual([expect.stringMatching(/^set.picture-missing/), expect.stringMatching(/^set.picture-missing/)]);
  });

  test('explanation and references after the options', () => {
    const { questions } = read(`${task('Which?')}\n**Explanation:** Because.\n\n- [ ]: no\n\n[Reference](https://a.example/b)\n\n${task('What?')}`);
    expect(questions[0]).toMatchObject({ explanation: expect.stringMatching(/^Because\./), references: [{ url: 'https://a.example/b' }] });
  });

  test('what cannot be asked is told with its line', () => {
    const { said, short, entries } = read(
      `### 1. Free?\n\nWrite.\n\n${task('2. Which?')}\n### 3. None?\n- [ ] one\n- [ ] two\n\n### 4. Same?\n- [ ] one\n- [x] one\n`,
    );
    expect(short).toEqual(['Which? | one / *two*']);
    expect(said).toEqual(['set.no-options 1', 'set.no-key 10', 'set.options-equal 14']);
    expect(entries).toBe(4);
  });
});

describe('<details>', () => {
  const one = (stem: string, answer: string) =>
    `1. ${stem}\n    - A. one\n    - B. two\n    - C. three\n\n    <details markdown=1><summary markdown='span'>Answer</summary>\n      ${answer}\n    </details>\n\n`;
  it.each<[what: string, text: string, short: string[]]>([
    [
      'every question numbered 1',
      one('Which?', 'Correct answer: B') + one('What?', 'Correct Answer: A'),
      ['Which? | one / *two* / three', 'What? | *one* / two / three'],
    ],
    ['letters with commas', one('Which? (Choose TWO)', 'Correct answer: A, C'), ['Which? (Choose TWO) | *one* / two / *three*']],
    ['letters in one run', one('Which? (Choose TWO)', 'Correct Answer: AC'), ['Which? (Choose TWO) | *one* / two / *three*']],
    [
      'bullets that look like options',
      one('Which?', 'Correct answer: B\n\n      Explanation:\n      - A. is not it\n      - B. is it\n'),
      ['Which? | one / *two* / three'],
    ],
    [
      'a block that is never closed',
      one('Which?', 'Correct answer: B').replace('</details>', '') + one('What?', 'Correct answer: A'),
      ['Which? | one / *two* / three', 'What? | *one* / two / three'],
    ],
    [
      'a first option that is glued to the words',
      one('Which? - A. one', 'Correct answer: B').replace('    - A. one\n', ''),
      ['Which? | one / *two* / three'],
    ],
    ['all on one line', '### Which?\n\n- A: one\n- B: two\n\n<details><summary>Answer: B</summary></details>\n', ['Which? | one / *two*']],
    [
      'the answer as a heading',
      '### Which?\n\n- A: one\n- B: two\n\n<details><summary><b>Answer</b></summary>\n<p>\n\n#### Answer: B\n\nWhy.\n</p>\n</details>\n',
      ['Which? | one / *two*'],
    ],
    ['the answer without a word', '### Which?\n\n- A. one\n- B. two\n\n<details><summary>Show</summary>\nB\n</details>\n', ['Which? | one / *two*']],
  ])('with %s', (_, text, short) => {
    expect(read(`---\nlayout: exam\n---\n\n# Exam\n\n${text}`).short).toEqual(short);
  });

  test('an address in the explanation stays one, and a break in the words is a paragraph', () => {
    const [question] = read(one('First. <br/>Which?', 'Correct answer: B\n\n      Explanation: <https://a.example/b>')).questions;
    expect(question).toMatchObject({ stem: 'First.\n\nWhich?', explanation: '<https://a.example/b>' });
  });
});

describe('other dialects', () => {
  it.each<[what: string, text: string, short: string[]]>([
    ['bold and struck words', '### Which?\n\n- **one**\n- ~~two~~\n\n> **Explanation:**\n> - **one**\n', ['Which? | *one* / two']],
    ['bold among plain words', '1. Which?\n   - one\n   - **two**\n', ['Which? | one / *two*']],
    [
      'letters and an answer line',
      '1. Which?\nA. one\nB. two\nAnswer: B\n\n2. What?\na) one\nb) two\n\n**Correct Answer:** a\n',
      ['Which? | one / *two*', 'What? | *one* / two'],
    ],
    ['bold letters', '**Question 1:** Which?\n\n**A.** one\n**B.** two\n\n**Answer:** B. two', ['Which? | one / *two*']],
    ['an answer in words', '### Which?\n- one\n- two\n\nAnswer: two\n', ['Which? | one / *two*']],
    [
      '"Q:" and bullets, which are no YAML',
      'Q: Which?\n- one\n- two ✅\n\nQ: What?\n- one ✅\n- two\n',
      ['Which? | one / *two*', 'What? | *one* / two'],
    ],
    ['a sign at the right option', 'Q1: Which?\n- A. one\n- B. two ✅\n', ['Which? | one / *two*']],
    [
      'answers gathered at the end',
      '1. Which?\n   A. one\n   B. two\n2. What?\n   A. one\n   B. two\n\n## Answers\n\n1. B\n2. A\n',
      ['Which? | one / *two*', 'What? | *one* / two'],
    ],
  ])('%s', (_, text, short) => {
    expect(read(text).short).toEqual(short);
  });

  test('one question a file, its words in the front matter', () => {
    const text =
      '---\nquestion: "Is it `so`?"\ntitle: "Question 039"\ntags: [runners]\n---\n\n> https://a.example/hint\n- [x] No\n- [ ] Yes\n> It is not.\n';
    const { questions, short } = read(text, 'content/questions/actions/question-039.md');
    expect(short).toEqual(['Is it `so`? | *No* / Yes']);
    expect(questions).toMatchObject([{ topics: ['actions', 'runners'], explanation: 'https://a.example/hint\n\nIt is not.' }]);
  });

  test('a question that names options by letter keeps their order', () => {
    const [question] = read('1. Which?\nA. one\nB. two\nAnswer: B\nExplanation: Option A is too slow.\n').questions;
    expect(question?.shuffle).toBe(false);
  });

  test('the head of an explanation may have a remark', () => {
    const [question] = read(`${task('Which?')}\n**Explanation** (from the manual)\n\n- It is two.\n`).questions;
    expect(question?.explanation).toBe('(from the manual)\n\n- It is two.');
  });

  test('an answer line against a mark costs the question', () => {
    expect(read(`${task('Which?')}\nAnswer: A\n`)).toMatchObject({ short: [], said: ['set.keys-disagree 1'] });
  });

  test('notes without answers are refused with a reason', () => {
    expect(read('# Notes\n\nStorage:\n- buckets\n- objects\n')).toMatchObject({ entries: 0, said: ['set.no-questions'] });
  });
});

describe('hostile Markdown', () => {
  test('is read or refused, whatever it is', () => {
    const parts = fc.constantFrom(
      '# ',
      '### Q1. x',
      '- [ ] ',
      '- [x] a',
      '\n',
      '\n\n',
      '<details>',
      '</details>',
      '<summary>',
      'Answer: B',
      '- A. a',
      'B) b',
      '```',
      '`',
      '> ',
      '---',
      '1. ',
      '**',
      '~~',
      '<!--',
      '-->',
      '    ',
      '![a](b)',
      'words',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 60 }).map((some) => some.join('')),
        (text) => {
          const { drafts } = readMarkdown(text, 'x.md');
          expect(drafts.every(({ place }) => (place.line ?? 0) >= 1)).toBe(true);
        },
      ),
    );
  });

  it.each<[what: string, text: string]>([
    ['brackets', `${task('Which?')}\n${'['.repeat(20_000)}`],
    ['stars', `${task('Which?')}\n${'*a '.repeat(10_000)}`],
    ['backticks of every length', `${task('Which?')}\n${Array.from({ length: 200 }, (_, at) => '`'.repeat(at)).join(' ')}`],
    ['quotes in quotes', `${task('Which?')}\n${'>'.repeat(20_000)}`],
    ['open details', `${task('Which?')}\n${'<details>\n'.repeat(20_000)}`],
    ['spaces', `${task('Which?')}\nAnswer${' '.repeat(30_000)}x`],
    ['open comments', `${task('Which?')}\n${'<!--'.repeat(8000)}`],
  ])('%s by the thousand cost no more than themselves', (_, text) => {
    expect(read(text).questions.map(({ stem }) => stem)).toEqual(['Which?']);
  });

  test('a line of a million signs is refused', () => {
    expect(read(`${task('Which?')}\n${'a'.repeat(1_000_000)}`)).toMatchObject({ entries: 0, said: ['set.line-too-long 6'] });
  });
});
