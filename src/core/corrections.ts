/** What the candidate has put right in a bank: voided questions, corrected keys, suspended questions, and reports of problems. Old attempts are scored by them. */

import { z } from 'zod';
import type { Question } from './bank';
import { responseSchema } from './response';

export const correctionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('void'), note: z.string().max(2000) }),
  z.object({ kind: z.literal('key'), key: responseSchema, note: z.string().max(2000) }),
]);

export const problemReportSchema = z.object({
  id: z.string(),
  question: z.string(),
  version: z.int(),
  bank: z.string(),
  attempt: z.string().nullable(),
  /** What was answered and in which order the options stood, so that whoever reads the report sees what the candidate saw. */
  response: responseSchema.nullable(),
  optionOrder: z.array(z.string()),
  text: z.string().max(4000),
  atMs: z.number(),
});
export type ProblemReport = z.infer<typeof problemReportSchema>;

/** By question id. A suspended question is never drawn; its past answers count on. */
export const correctionsSchema = z.object({
  corrected: z.record(z.string(), correctionSchema),
  suspended: z.record(z.string(), z.object({ atMs: z.number() })),
  reports: z.array(problemReportSchema),
});
export type Corrections = z.infer<typeof correctionsSchema>;

export const NO_CORRECTIONS: Corrections = { corrected: {}, suspended: {}, reports: [] };

export function isVoided(corrections: Corrections, questionId: string): boolean {
  return corrections.corrected[questionId]?.kind === 'void';
}

/** The question with its corrected key, where there is one that fits it: an answer that a candidate can give, and that is no blank. */
export function corrected(corrections: Corrections, question: Question): Question {
  const correction = Object.hasOwn(corrections.corrected, question.id) ? corrections.corrected[question.id] : undefined;
  if (correction?.kind !== 'key') return question;
  const { key } = correction;
  const areOptions = (ids: readonly string[]) => ids.every((id) => question.options.some((option) => option.id === id));
  const isSet = (ids: readonly string[], fewest: number) => areOptions(ids) && ids.length >= fewest && new Set(ids).size === ids.length;
  switch (question.type) {
    case 'single':
      return key.kind === 'choice' && isSet(key.chosen, 1) && key.chosen.length === 1 ? { ...question, key: key.chosen } : question;
    case 'multiple':
      return key.kind === 'choice' && isSet(key.chosen, 2) ? { ...question, key: key.chosen } : question;
    case 'ordering':
      return key.kind === 'order' && isSet(key.order, 2) ? { ...question, key: key.order } : question;
    case 'matching': {
      if (key.kind !== 'match') return question;
      const isWhole = Object.keys(key.pairs).length === question.prompts.length && question.prompts.every(({ id }) => Object.hasOwn(key.pairs, id));
      return isWhole && areOptions(Object.values(key.pairs)) ? { ...question, key: key.pairs } : question;
    }
  }
}
