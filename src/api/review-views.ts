/** The shapes of reviews: what is due today and fits into it, what comes, and how much stays. */

import { z } from 'zod';

export const dueTodaySchema = z.object({
  due: z.int(),
  /** The bank with most of it, which is reviewed first. */
  bank: z.string().nullable(),
  /** What the candidate gives a day; null for no limit. */
  dailyMinutes: z.int().nullable(),
  /** Of `due`: what fits into today, and what waits until tomorrow. */
  reviews: z.int(),
  waiting: z.int(),
  /** Whether there is time for a drill besides. */
  drill: z.boolean(),
  /** What reviews and drill of today take. */
  minutes: z.int(),
});

/** Intervals in whole days; `toDays` null for "and more". */
const retentionLineSchema = z.object({
  fromDays: z.int(),
  toDays: z.int().nullable(),
  reviews: z.int(),
  recalled: z.int(),
  tooFew: z.boolean(),
});

export const reviewOutlookSchema = z.object({
  /** Learning points that come back at all. */
  points: z.int(),
  /** From today on; what is overdue is today's. */
  days: z.array(z.object({ startMs: z.number(), due: z.int() })),
  aimed: z.number().min(0).max(1),
  whole: retentionLineSchema,
  bands: z.array(retentionLineSchema),
  examDate: z.iso.date().nullable(),
});
