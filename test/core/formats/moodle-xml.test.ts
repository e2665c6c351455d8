/** Moodle XML: one quirk a test. */

import { expect, test } from 'vitest';
import { judgeDrafts } from '../../../src/core/formats/judge-drafts';
import { readMoodleXml } from '../../../src/core/formats/moodle-xml';
import { seen } from './seen-set';

const quiz = (...questions: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`;
const answer = (text: string, fraction: number | string, more = '') =>
  `<answer fraction="${fraction}" format="html"><text>${text}</text>${more}</answer>`;
const choice = (stem: string, answers: string, more = '<single>true</single>', type = 'multichoice') =>
  `<question type="${type}"><name><text>n</text></name><questiontext format="html"><text>${stem}</text></questiontext>${more}${answers}</question>`;
const THREE = answer('One', 0) + answer('Two', 100) + answer('Three', 0);
const ONE = { stem: 'Which?', options: ['One', 'Two', 'Three'], right: ['Two'] };
const read = (text: string) => seen(readMoodleXml(text, 'set.xml'));

test.each([
  ['words', 'Which?'],
  ['CDATA', '<![CDATA[<p>Which?</p>]]>'],
  ['escaped HTML', '&lt;p&gt;Which?&lt;/p&gt;'],
  ['elements', '<p>Which?</p>'],
  ['a script', '<![CDATA[Which?<script>alert(1)</script>]]>'],
])('the words of a question are %s', (_, stem) => {
  expect(read(quiz(choice(stem, THREE)))).toEqual({ questions: [ONE], said: [], skipped: 0 });
});

test('several answers are shares that make up a hundred, none of them the whole', () => {
  const answers = answer('One', 33.33333) + answer('Two', '33.33333') + answer('Three', 33.33333) + answer('Four', -100);
  expect(read(quiz(choice('Which?', answers, '<single>false</single>'))).questions[0]?.right).toEqual(['One', 'Two', 'Three']);
});

test('one answer is asked for and two are right', () => {
  expect(read(quiz(choice('Which?', answer('One', 100) + answer('Two', 100) + answer('Three', 0)))).said).toContain(
    'set.one-asked-several-keys at 3',
  );
});

test('matching by dragging is matching', () => {
  const pair = (prompt: string, option: string) => `<subquestion><text>${prompt}</text><answer><text>${option}</text></answer></subquestion>`;
  const question = `<question type="ddmatch"><questiontext format="html"><text>Match.</text></questiontext>${pair('a', '1')}${pair('b', '2')}</question>`;
  expect(read(quiz(question)).questions).toEqual([{ stem: 'Match.', options: ['1', '2'], right: ['a → 1', 'b → 2'] }]);
});

test('true and false, matching, ordering', () => {
  const matching =
    '<question type="matching"><questiontext format="html"><text>Match.</text></questiontext>' +
    '<subquestion format="html"><text>a</text><answer><text>1</text></answer></subquestion>' +
    '<subquestion format="html"><text>b</text><answer><text>2</text></answer></subquestion>' +
    '<subquestion format="html"><text></text><answer><text>3</text></answer></subquestion></question>';
  const { questions } = read(
    quiz(
      choice('It is.', answer('true', 0) + answer('false', 100), '', 'truefalse'),
      matching,
      choice('Order.', answer('second', 2) + answer('first', 1), '', 'ordering'),
    ),
  );
  expect(questions).toEqual([
    { stem: 'It is.', options: ['True', 'False'], right: ['False'] },
    { stem: 'Match.', options: ['1', '2', '3'], right: ['a → 1', 'b → 2'] },
    { stem: 'Order.', options: ['first', 'second'], right: ['first', 'second'] },
  ]);
});

test('other kinds are told about', () => {
  const kinds = ['cloze', 'essay', 'shortanswer', 'numerical', 'coderunner', 'description', 'ddwtos'];
  const { said } = read(quiz(...kinds.map((kind) => choice('Which?', '', '', kind))));
  expect(said).toEqual(kinds.map((_, at) => `set.other-type at ${at + 3}`));
});

test('categories, tags, feedback, plain words among HTML, line breaks of the automatic format', () => {
  const category = '<question type="category"><category><text>$course$/top/Networks</text></category></question>';
  const question =
    '<question type="multichoice"><questiontext format="moodle_auto_format"><text>Which &lt;b&gt;one&lt;/b&gt;\nof them?</text></questiontext>' +
    '<generalfeedback format="html"><text>Because.</text></generalfeedback><idnumber>net-1</idnumber>' +
    '<answer fraction="100" format="plain_text"><text>&lt;vpc&gt; &amp;amp;</text><feedback format="html"><text>Yes.</text></feedback></answer>' +
    '<answer fraction="0" format="html"><text>None&amp;nbsp;of them</text></answer><tags><tag><text>vpc</text></tag></tags></question>';
  const { questions } = judgeDrafts(readMoodleXml(quiz(category, question), 'a.xml').drafts);
  expect(questions).toMatchObject([
    {
      id: 'net-1',
      stem: 'Which **one**\n\nof them?',
      options: [{ text: '\\<vpc> \\&amp;', rationale: 'Yes.' }, { text: 'None of them' }],
      explanation: 'Because.',
      topics: ['networks', 'vpc'],
    },
  ]);
});

test.each([
  ['does not close', '<question type="multichoice"><questiontext><text>Broken</text>'],
  ['has tags that do not match', '<question type="multichoice"><questiontext><text>Broken</questiontext></text></question>'],
  ['is deeper than anything is', `<question type="multichoice">${'<b>'.repeat(100)}${'</b>'.repeat(100)}</question>`],
])('a question that %s costs itself', (_, broken) => {
  expect(read(quiz(broken, choice('Which?', THREE)))).toEqual({ questions: [ONE], said: ['set.xml-broken at 3'], skipped: 1 });
});

test('entities of a document stay unknown: nothing grows, and no file is read', () => {
  const prolog = '<!DOCTYPE quiz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>\n';
  const { questions } = read(prolog + quiz(choice('Which &b; &c;?', THREE)));
  expect(questions[0]?.stem).not.toMatch(/lol|root:/);
  expect(questions[0]?.options).toEqual(ONE.options);
});

test('attributes that are named like properties of objects do nothing', () => {
  const text = quiz(choice('Which?', THREE).replace('type="multichoice"', 'type="multichoice" __proto__="x" constructor="y"'));
  expect(read(text).questions).toEqual([ONE]);
});
