/** The shapes of the history beside its rows: deleted attempts, and score reports from elsewhere. */

import { z } from 'zod';
import { outsideDraftSchema, outsideIdSchema, outsideReportSchema } from '../core/outside-report';
import { modeSchema, passLineSchema } from '../core/paper';

/** An attempt that can still be brought back, whether it was finished or only begun. */
export const deletedAttemptSchema = z.object({
  id: z.string(),
  title: z.string(),
  mode: modeSchema,
  number: z.int(),
  createdAtMs: z.number(),
  deletedAtMs: z.number(),
});
export type DeletedAttempt = z.infer<typeof deletedAttemptSchema>;

export const outsideViewSchema = outsideReportSchema.omit({ deletedAtMs: true, changedAtMs: true }).extend({
  /** The pass line in force; null for an exam that is no longer here. */
  line: passLineSchema.nullable(),
  /** How it counts now: as evidence, for the offset between bank and exam, or not at all and why. */
  standing: z.enum(['evidence', 'offset', 'course-test', 'no-counts', 'real-exam']),
});
export type OutsideView = z.infer<typeof outsideViewSchema>;

export const outsideShelfSchema = z.object({
  /** Oldest first. */
  reports: z.array(outsideViewSchema),
  deleted: z.array(outsideReportSchema.pick({ id: true, kind: true, name: true, date: true, exam: true }).extend({ deletedAtMs: z.number() })),
});

/** `id` is null for a new report. */
export const outsideSaveSchema = z.object({ id: outsideIdSchema.nullable(), draft: outsideDraftSchema });
