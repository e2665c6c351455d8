/** Rules on the length of options (L14, L15): the longest option is what a guesser picks. */

import type { QuestionRule } from './rule';
import { lengthOf } from './words';

/** L14: a key that stands out by its length, by a quarter and 15 characters over the longest distractor. */
export const longKeyRule: QuestionRule = ({ keys, distractors }) => {
  const key = Math.max(0, ...keys.map(({ text }) => lengthOf(text)));
  const distractor = Math.max(0, ...distractors.map(({ text }) => lengthOf(text)));
  return distractor > 0 && key >= 1.25 * distractor && key - distractor >= 15
    ? [{ rule: 'L14', severity: 'warning', params: { key, distractor }, field: 'options' }]
    : [];
};

/** L15: options of uneven length, the longest more than twice the shortest and more than 40 characters longer. */
export const unevenRule: QuestionRule = ({ question }) => {
  const lengths = question.options.map(({ text }) => lengthOf(text));
  const longest = Math.max(...lengths);
  const shortest = Math.min(...lengths);
  return longest > 2 * shortest && longest - shortest > 40
    ? [{ rule: 'L15', severity: 'warning', params: { longest, shortest }, field: 'options' }]
    : [];
};
