/** The shape of the report of a finished attempt. */

import { z } from 'zod';
import { blueprintSchema, caseStudySchema } from '../core/bank';
import { clockPolicySchema } from '../core/countdown';
import { attemptRowSchema } from '../core/evidence';
import { allocationSchema } from '../core/paper';
import { responseSchema } from '../core/response';
import { answerViewSchema, questionTypeSchema, questionViewSchema, solutionSchema } from './views';

const fraction = z.number().min(0).max(1);

/** One question with the words a page shows beside it, for reports. */
const reportQuestionSchema = z.object({
  number: z.int().positive(),
  view: questionViewSchema,
  answer: answerViewSchema,
  solution: solutionSchema,
  domain: z.string(),
  topics: z.array(z.string()),
  scored: z.boolean(),
  voided: z.boolean(),
  outcome: z.enum(['right', 'wrong', 'skipped', 'not-reached']),
  hits: z.int(),
  dwellMs: z.number(),
  slow: z.boolean(),
  fast: z.boolean(),
  changed: z.boolean(),
  exposuresBefore: z.int(),
  /** What the candidate has put right about it, and what it was before. */
  correction: z
    .object({
      kind: z.enum(['void', 'key']),
      note: z.string(),
      keyBefore: responseSchema,
      outcomeBefore: z.enum(['right', 'wrong', 'skipped', 'not-reached']),
    })
    .nullable(),
});
export type ReportQuestion = z.infer<typeof reportQuestionSchema>;

const domainLineSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Share of the blueprint in percent. */
  weightPercent: z.number(),
  asked: z.int(),
  right: z.int(),
  share: fraction.nullable(),
  interval: z.object({ low: fraction, high: fraction }).nullable(),
  target: fraction,
  /** Points of the weighted total that were lost here; all domains sum to 100 − weighted. */
  pointsLost: z.number().nullable(),
  /** Percentage points against the last submitted mock of this blueprint; null where there is none. */
  change: z.number().nullable(),
  tooFew: z.boolean(),
});

export const reportSchema = z.object({
  row: attemptRowSchema,
  blueprint: blueprintSchema,
  bank: z.object({ id: z.string(), title: z.string(), version: z.string() }),
  seed: z.string(),
  fixed: z.boolean(),
  feedback: z.enum(['end', 'each']),
  clockPolicy: clockPolicySchema,
  extraMs: z.number(),
  /** Share of the blueprint's weight whose domains were asked. */
  coverage: fraction,
  counts: z.object({ right: z.int(), wrong: z.int(), unanswered: z.int(), unscored: z.int(), voided: z.int() }),
  clear: z.boolean(),
  domains: z.array(domainLineSchema),
  /** `choose` is how many options a multiple-response question asked for; questions of case studies are in two lines. */
  types: z.array(
    z.object({
      type: z.enum([...questionTypeSchema.options, 'case-study']),
      choose: z.int().nullable(),
      asked: z.int(),
      right: z.int(),
    }),
  ),
  allocation: z.array(allocationSchema),
  pacing: z.object({
    evenMs: z.number().nullable(),
    meanMs: z.number(),
    leftMs: z.number().nullable(),
    slowWrong: z.int(),
    fastWrong: z.int(),
    notReached: z.int(),
    /** An attempt that was clicked through counts for less as evidence. */
    rushed: z.object({ given: z.int(), rapid: z.int() }).nullable(),
  }),
  /** Of the questions that count. `tooFew` of them say nothing about whether changing helps. */
  changes: z.object({
    wrongToRight: z.int(),
    rightToWrong: z.int(),
    wrongToWrong: z.int(),
    netMarks: z.int(),
    netPoints: z.number().nullable(),
    paidShare: fraction,
    tooFew: z.boolean(),
  }),
  /** The score of a mock on our own scale, and the pass mark that it assumes; shown to those who ask for it in the settings. */
  practiceScale: z.object({ value: z.int(), cutPercent: z.number() }).nullable(),
  interruptedMs: z.number(),
  /** Interrupted for so long that it is no timed mock. */
  interruptedTooLong: z.boolean(),
  /** Points by which questions that were seen before may have raised the score. */
  inflationPoints: z.number().nonnegative(),
  clockMoves: z.array(z.object({ atMs: z.number(), byMs: z.number() })),
  previous: attemptRowSchema.nullable(),
  /** The score as it was before the candidate corrected or voided questions of it; null when he has not. */
  beforeCorrections: attemptRowSchema.pick({ share: true, right: true, scored: true, verdict: true }).nullable(),
  caseStudies: z.array(caseStudySchema),
  topicTitles: z.record(z.string(), z.string()),
  questions: z.array(reportQuestionSchema),
});
export type Report = z.infer<typeof reportSchema>;
