/** Sets that are tables, with a column for every part that a column may hold. */

import { cell, type Sets } from './set-maker';

/** `rows` are the cells for one text each. */
function table(sign: string, header: readonly string[], rows: (text: string, at: number) => readonly string[]) {
  return (texts: readonly string[]) => `${[header, ...texts.map(rows)].map((row) => row.map(cell).join(sign)).join('\n')}\n`;
}

const OPTIONS = ['Option A', 'Option B'];

export const TABLE_SETS: Sets = {
  // The sheet of Udemy, whose own form is known.
  'udemy.csv': (texts) =>
    table(
      ',',
      [
        'Question',
        'Question Type',
        'Answer Option 1',
        'Explanation 1',
        'Answer Option 2',
        'Explanation 2',
        'Correct Answers',
        'Overall Explanation',
        'Domain',
      ],
      (text) => [`Which? ${text}`, 'multiple-choice', `One ${text}`, text, `Two ${text}`, text, '1', text, text.slice(0, 200)],
    )(texts).replace(/^[^\n]*/, (header) => header.replaceAll('"', '')),
  'every-column.csv': table(
    ',',
    [
      'Question',
      'Scenario',
      ...OPTIONS,
      'Explanation A',
      'Explanation B',
      'Correct Answer',
      'Explanation',
      'Topic',
      'ID',
      'Difficulty',
      'Reference',
      'Type',
      'Image',
      'Anything',
    ],
    (text) => [
      `Which? ${text}`,
      text,
      `One ${text}`,
      `Two ${text}`,
      text,
      text,
      'A',
      text,
      text.slice(0, 200),
      text,
      text,
      `https://canary.example/r ${text}`,
      'single choice',
      text,
      text,
    ],
  ),
  'marks.tsv': table('\t', ['Question', 'Option A', 'Correct A', 'Option B', 'Correct B', 'Explanation'], (text) => [
    `Which? ${text}`,
    `One ${text}`,
    'TRUE',
    `Two ${text}`,
    'FALSE',
    text,
  ]),
  'wrong-answers.tsv': table('\t', ['Question', 'Correct Answer', 'Distractor 1', 'Distractor 2', 'Explanation'], (text) => [
    `Which? ${text}`,
    `One ${text}`,
    `Two ${text}`,
    `Three ${text}`,
    text,
  ]),
  'one-cell.csv': table(';', ['Question', 'Options', 'Answer', 'Explanation'], (text) => [
    `Which? ${text}`,
    `A) One ${text}\nB) Two ${text}`,
    'A',
    text,
  ]),
};
