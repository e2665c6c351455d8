/** A paper: the questions as drawn for one attempt, in their order, with everything needed to sit, score and explain it later. */

import { z } from 'zod';
import { blueprintSchema, caseStudySchema, learningPointSchema, questionSchema, topicSchema } from './bank';
import { clockPolicySchema } from './countdown';

export const modeSchema = z.enum(['mock', 'short', 'custom', 'drill', 'review']);
export type Mode = z.infer<typeof modeSchema>;

/** The pass line of a paper in percent; `ours` when no vendor has published it. */
export const passLineSchema = z.object({ low: z.number(), high: z.number(), ours: z.boolean() });
export type PassLine = z.infer<typeof passLineSchema>;

/** One row of the draw: how many questions of a domain the blueprint wants, how many came, and how many there were. */
export const allocationSchema = z.object({ domain: z.string(), wanted: z.int(), asked: z.int(), stock: z.int() });
export type Allocation = z.infer<typeof allocationSchema>;

export const paperQuestionSchema = z.object({
  question: questionSchema,
  domain: z.string(),
  /** Option ids as shown; for a matching question the order of the right-hand side. */
  optionOrder: z.array(z.string()),
  scored: z.boolean(),
  exposuresBefore: z.int().nonnegative(),
  daysSinceSeen: z.number().nonnegative().nullable(),
});
export type PaperQuestion = z.infer<typeof paperQuestionSchema>;

export const paperSchema = z.object({
  id: z.string(),
  bank: z.object({ id: z.string(), title: z.string(), version: z.string(), hash: z.string() }),
  blueprint: blueprintSchema,
  mode: modeSchema,
  /** "Mock 3": counts the papers of this mode and blueprint, from 1. */
  number: z.int().positive(),
  createdAtMs: z.number(),
  seed: z.string(),
  algorithm: z.int(),
  fixed: z.boolean(),
  /** The whole time allowed, extra time included; null when untimed. */
  limitMs: z.number().positive().nullable(),
  extraMs: z.number().nonnegative(),
  clockPolicy: clockPolicySchema,
  feedback: z.enum(['end', 'each']),
  line: passLineSchema,
  allocation: z.array(allocationSchema),
  /** Deficits of earlier mocks that broke ties of this draw, by domain, and what is carried on (numerators over the sum of weights). */
  deficitsUsed: z.record(z.string(), z.number()),
  deficitsAfter: z.record(z.string(), z.number()),
  /** Total-variation distance between the paper and its blueprint, 0..1. */
  variation: z.number(),
  caseStudies: z.array(caseStudySchema),
  topics: z.array(topicSchema),
  learningPoints: z.array(learningPointSchema),
  questions: z.array(paperQuestionSchema).min(1),
});
export type Paper = z.infer<typeof paperSchema>;
