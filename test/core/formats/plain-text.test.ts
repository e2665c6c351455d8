/** Aiken, plain text and text2qti: one quirk a test. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeDrafts } from '../../../src/core/formats/judge-drafts';
import { readPlainText } from '../../../src/core/formats/plain-text';
import { readText2qti } from '../../../src/core/formats/text2qti';
import { seen } from './seen-set';

const ONE = { stem: 'Which?', options: ['One', 'Two', 'Three'], right: ['Two'] };

describe('plain text', () => {
  const read = (text: string) => seen(readPlainText(text, 'set.txt'));

  test.each([
    ['Aiken', 'Which?\nA. One\nB. Two\nC. Three\nANSWER: B\n'],
    ['Aiken with brackets', 'Which?\r\nA) One\r\nB) Two\r\nC) Three\r\nANSWER: B\r\n'],
    ['a number', '1. Which?\na. One\nb. Two\nc. Three\nAnswer: b\n'],
    ['a number on a line of its own', 'Question 1\nWhich?\n(A) One\n(B) Two\n(C) Three\nCorrect answer: B\n'],
    ['the words of the answer', 'Q1: Which?\n\nA. One\n\nB. Two\n\nC. Three\n\nThe correct answer is: B. Two\n'],
    ['a reason beside the letter', '1) Which?\nA. One\nB. Two\nC. Three\nAns: B - because it is so\n'],
    ['a star', '1. Which?\nA. One\n*B. Two\nC. Three\n'],
    ['answers at the end', '1. Which?\nA. One\nB. Two\nC. Three\n\nAnswer key\n1. B\n'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ questions: [ONE], said: [], skipped: 0 });
  });

  test('signs are words', () => {
    expect(read('Which <b> & *?\nA. <i>\nB. _x_\nANSWER: A').questions[0]?.options).toEqual(['\\<i>', '\\_x\\_']);
  });

  test('options over several lines, several answers, an explanation with a list', () => {
    const text =
      '7. Which two?\nA. One\n   and more\nB. Two\nC. Three\nAnswer: A, C\nExplanation: So.\n1. first\n2. second\n\n8. Which?\nA. One\nB. Two\nC. Three\nAnswer: B\n';
    const { questions } = judgeDrafts(readPlainText(text, 'a.txt').drafts);
    expect(questions).toMatchObject([
      { stem: 'Which two?', options: [{ text: 'One\n   and more' }, {}, {}], key: ['a', 'c'], explanation: 'So.\n1\\. first\n2\\. second' },
      { stem: 'Which?' },
    ]);
  });

  test('a title is a category, paragraphs belong to the question', () => {
    const { drafts } = readPlainText('Storage\n\nA firm has files.\n\nWhich?\nA. One\nB. Two\nANSWER: B\n', 'a.txt');
    expect(drafts).toMatchObject([{ stem: 'A firm has files.\n\nWhich?', categories: ['Storage'] }]);
  });

  test('one without an answer, without options or with an answer of another question costs itself', () => {
    const text = '1. None?\nA. One\nB. Two\n\n2. Empty?\n\n3. Which?\nA. One\nB. Two\nC. Three\nAnswer: B\n\n4. Wrong?\nA. One\nB. Two\nAnswer: E\n';
    expect(read(text)).toEqual({
      questions: [ONE],
      said: ['set.no-key at 1', 'set.no-options at 5', 'set.key-names-no-option at 13'],
      skipped: 3,
    });
  });

  test('notes hold no question', () => {
    expect(read('Some notes.\n\nMore of them: a lot.\n')).toEqual({ questions: [], said: ['set.no-questions'], skipped: 0 });
  });

  test('no text makes the reader throw', () => {
    const sign = fc.constantFrom('A. x\n', 'B) y\n', 'C. z\n', '\n', '1. q\n', 'Answer: A\n', 'Answers\n', 'Explanation: e\n', 'words\n', '*');
    fc.assert(
      fc.property(fc.string({ unit: sign }), (text) => {
        const { drafts } = readPlainText(text, 'x');
        expect(judgeDrafts(drafts).entries).toBe(drafts.length);
      }),
    );
  });
});

describe('text2qti', () => {
  const read = (text: string) => seen(readText2qti(text, 'set.txt'));

  test('one answer, several, and what stands around them', () => {
    const text =
      'Quiz title: Sample\nQuiz description: Words.\n\n% a comment\nTitle: First\nPoints: 2\n1.  Which?\n... In general.\n+ Right.\n- Wrong.\na) One\n... Not this.\n*b) Two\nc) Three\n\n' +
      'COMMENT\n9. Not a question\nEND_COMMENT\n2. Which are\n\n   of stone?\n[*] One\n[ ] Two\n[*] Three\n';
    const { questions, problems } = judgeDrafts(readText2qti(text, 'a.txt').drafts);
    expect(questions).toMatchObject([
      { stem: 'Which?', key: ['b'], explanation: 'In general.\n\nRight.', options: [{ text: 'One', rationale: 'Not this.' }, { text: 'Two' }, {}] },
      { stem: 'Which are\n\nof stone?', type: 'multiple', key: ['a', 'c'] },
    ]);
    expect(problems).toEqual([]);
  });

  test('other kinds are told about, and so is one choice with two stars', () => {
    const { said } = read('1. Number?\n= 1.4 +- 0.1\n2. Name?\n* Ada\n3. Essay?\n____\n4. File?\n^^^^\n5. Which?\n*a) One\n*b) Two\nc) Three\n');
    expect(said).toEqual([1, 3, 5, 7].map((line) => `set.other-type at ${line}`).concat('set.one-asked-several-keys at 9'));
  });
});
