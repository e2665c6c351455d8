/** Questions of each type, answers and marked papers, made for scores. */

import { type Question, questionSchema } from '../../src/core/bank';
import type { Response } from '../../src/core/response';
import type { MarkedQuestion, MarkingRule } from '../../src/core/scoring';

export const rules: readonly MarkingRule[] = ['all-or-nothing', 'plus-minus', 'ratio', 'true-false', 'ps50'];
export const letters = [...'abcdef'];
const base = { id: 'q-one', version: 1, stem: 'Which?' };
const optionsOf = (count: number) => letters.slice(0, count).map((id) => ({ id, text: `option ${id}` }));

export const multiple = (options: number, key: readonly string[]): Question =>
  questionSchema.parse({ ...base, type: 'multiple', options: optionsOf(options), key });
export const single: Question = questionSchema.parse({ ...base, type: 'single', options: optionsOf(4), key: ['b'] });
export const ordering: Question = questionSchema.parse({ ...base, type: 'ordering', options: optionsOf(4), key: ['c', 'a', 'b'] });
const prompts = ['p', 'q', 'r'].map((id) => ({ id, text: `prompt ${id}` }));
export const matching: Question = questionSchema.parse({
  ...base,
  type: 'matching',
  options: optionsOf(4),
  prompts,
  key: { p: 'a', q: 'b', r: 'a' },
});

export const choice = (ids: string): Response => ({ kind: 'choice', chosen: [...ids] });

export const weights = [60, 10, 20, 10];
export const domains = weights.map((weight, index) => ({ id: `d${index + 1}`, weight }));

export function answered(domain: string, correct: boolean): MarkedQuestion {
  return { domain, scored: true, voided: false, seen: true, mark: { credit: correct ? 1 : 0, correct, blank: false } };
}

export function paper(asked: readonly number[], right: readonly number[]): MarkedQuestion[] {
  return asked.flatMap((count, index) => Array.from({ length: count }, (_, place) => answered(`d${index + 1}`, place < (right[index] ?? 0))));
}
