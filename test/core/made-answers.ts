/** Past answers made for areas: so many right of so many, fresh and of a mock unless a test says otherwise. */

import type { PastAnswer } from '../../src/core/answer-weight';
import { type Blueprint, blueprintSchema } from '../../src/core/bank';

export const dayMs = 86_400_000;
export const nowMs = 2000 * dayMs;

export function answers(count: number, right: number, more: Partial<PastAnswer> = {}): PastAnswer[] {
  return Array.from({ length: count }, (_, index) => ({
    questionId: `q-${index}`,
    domain: '1',
    topics: [],
    correct: index < right,
    seenBefore: false,
    mode: 'mock',
    answeredAtMs: nowMs,
    attemptId: 'first',
    ...more,
  }));
}

export const weights = [60, 10, 20, 10];
export const blueprint: Blueprint = blueprintSchema.parse({
  id: 'saa-2013',
  title: 'Solutions Architect',
  code: 'SAA',
  vendor: 'AWS',
  questions: 55,
  minutes: 80,
  pass: { kind: 'band', low: 62, high: 66 },
  domains: weights.map((weight, index) => ({ id: `${index + 1}`, title: `Domain ${index + 1}`, weight })),
});

/** A paper with `right` of `asked` in each domain, in one attempt. */
export function paper(asked: readonly number[], right: readonly number[], more: Partial<PastAnswer> = {}): PastAnswer[] {
  return asked.flatMap((count, index) => answers(count, right[index] ?? 0, { domain: `${index + 1}`, ...more }));
}
