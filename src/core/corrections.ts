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

/** The question with its corrected key, where there is one that fits its type. */
export function corrected(corrections: Corrections, question: Question): Question {
  const correction = corrections.corrected[question.id];
  if (correction?.kind !== 'key') return question;
  const { key } = correction;
  if (question.type === 'matching') return key.kind === 'match' ? { ...question, key: key.pairs } : question;
  if (question.type === 'ordering') return key.kind === 'order' ? { ...question, key: key.order } : question;
  return key.kind === 'choice' ? { ...question, key: key.chosen } : question;
}
