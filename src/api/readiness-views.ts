/** The shape of readiness, as the library and the weak-areas screen show it. */

import { z } from 'zod';
import { passLineSchema } from '../core/paper';
import { bankAgainstExamSchema } from './views';

const percent = z.int().min(2).max(98);

/** What may be said (MEASURES 3.5). `answers` is the weight of the candidate's own scored answers. */
export const readinessSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('too-early'), timedMocks: z.int(), answers: z.number() }),
  z.object({ kind: z.literal('official-only'), percent }),
  z.object({ kind: z.literal('chance'), percent, label: z.enum(['ready', 'either-way', 'not-yet']) }),
]);

export const examReadinessSchema = z.object({
  blueprint: z.string(),
  title: z.string(),
  code: z.string(),
  /** Questions of one form of the exam. */
  questions: z.int(),
  line: passLineSchema,
  readiness: readinessSchema,
  /** The weighted score that the exam would likely (90 %) give, 0..1; null until something may be said. */
  score: z.object({ mean: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** What is assumed between bank and exam; `points` of 100 that the exam comes out lower, at this candidate's level. */
  offset: z.object({ answer: bankAgainstExamSchema, points: z.number(), official: z.enum(['offset', 'evidence']).nullable() }),
  evidence: z.object({
    timedMocks: z.int(),
    attempts: z.int(),
    answers: z.int(),
    weight: z.number(),
    /** Share of the weight that questions seen before have, 0..1. */
    repeatShare: z.number().min(0).max(1),
    latestMs: z.number().nullable(),
    meanAgeDays: z.number().nullable(),
  }),
  /** Points of chance (of 100) that one more right answer in each domain would have added; empty until a chance is shown. */
  oneMore: z.array(z.object({ domain: z.string(), points: z.number() })),
  /** The last real exam that was recorded, and what the forecast was that morning. */
  real: z
    .object({
      id: z.string(),
      date: z.iso.date(),
      outcome: z.enum(['passed', 'failed']).nullable(),
      share: z.number().nullable(),
      forecast: readinessSchema,
    })
    .nullable(),
});
export type ExamReadinessView = z.infer<typeof examReadinessSchema>;
