/** Rules on the bones of a question: id, number of options, key (L01 to L05). */

import { sameTextForm } from '../formats/same-text';
import type { Hit, QuestionRule } from './rule';
import { askingSentence } from './words';

/** L01: the id, as strict as the standard wants it. That ids are unique is seen across the bank. */
export const idRule: QuestionRule = ({ question }) =>
  /^[a-z0-9][a-z0-9-]{2,63}$/.test(question.id) ? [] : [{ rule: 'L01', severity: 'error', params: { id: question.id }, field: 'id' }];

/** L02: three to five options for single, four to eight for multiple, and two wrong ones at least. */
export const optionCountRule: QuestionRule = ({ question, keys, distractors }) => {
  if (keys.length + distractors.length === 0) {
    return [];
  }
  const count = question.options.length;
  if (count < 2) {
    return [{ rule: 'L02', variant: 'one', severity: 'error', params: { options: count }, field: 'options' }];
  }
  const [least, most] = question.type === 'single' ? [3, 5] : [4, 8];
  if (count < least || count > most) {
    return [{ rule: 'L02', severity: 'error', params: { options: count, least, most }, field: 'options' }];
  }
  return distractors.length >= 2
    ? []
    : [{ rule: 'L02', variant: 'distractors', severity: 'error', params: { distractors: distractors.length }, field: 'options' }];
};

/** L03: every id of the key is an option; single has one, multiple two or more. */
export const keyRule: QuestionRule = ({ question }) => {
  const named = question.type === 'matching' ? Object.values(question.key) : question.key;
  const missing = named.filter((id) => !question.options.some((option) => option.id === id));
  if (missing.length > 0) {
    return [{ rule: 'L03', severity: 'error', params: { option: missing.join(', ') }, field: 'key' }];
  }
  const isWrongCount = (question.type === 'single' && named.length !== 1) || (question.type === 'multiple' && named.length < 2);
  return isWrongCount ? [{ rule: 'L03', variant: 'count', severity: 'error', params: { keys: named.length }, field: 'key' }] : [];
};

const numbers: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, '2': 2, '3': 3, '4': 4 };

/** L04: a number that is written in the stem equals the number of keys. Silent where none is written: the app says it. */
export const statedNumberRule: QuestionRule = ({ question, keys }) => {
  const pattern = /\b(?:choose|select|pick)\s+(?:any\s+|the\s+)?(two|three|four|2|3|4)\b(?!-)|\bwhich\s+(two|three|four)\b(?!-)/i;
  // "Which two" is looked for where the question is asked; "Select TWO" may stand anywhere in the stem.
  const match = pattern.exec(`${askingSentence(question.stem)} ${question.stem.replace(/\bwhich\b/gi, '')}`);
  const stated = numbers[(match?.[1] ?? match?.[2] ?? '').toLowerCase()];
  return keys.length === 0 || stated === undefined || stated === keys.length
    ? []
    : [{ rule: 'L04', severity: 'error', params: { stated, keys: keys.length }, field: 'stem' }];
};

/** L05: two options that say the same. */
export const equalOptionsRule: QuestionRule = ({ question }) => {
  const seen = new Map<string, string>();
  const hits: Hit[] = [];
  for (const option of question.options) {
    const form = sameTextForm(option.text);
    const first = seen.get(form);
    if (first !== undefined) {
      hits.push({ rule: 'L05', severity: 'error', params: { first, second: option.id }, field: 'options' });
    }
    seen.set(form, option.id);
  }
  return hits;
};
