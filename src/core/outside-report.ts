/** A score report from elsewhere, typed in by the candidate: an official practice exam, a test of a course, or the real exam. */

import { z } from 'zod';
import { idSchema } from './bank';

export const outsideKindSchema = z.enum(['official-practice', 'course-test', 'real-exam']);
export type OutsideKind = z.infer<typeof outsideKindSchema>;

/** More questions than any exam has. */
const count = z.int().min(0).max(1000);
const percent = z.number().min(0).max(100);
const domainId = z.string().min(1).max(64);

/** What the report prints: counts by domain, counts in total, percentages without counts, or only whether it was passed. */
export const outsideResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('domain-counts'), domains: z.array(z.object({ id: domainId, right: count, asked: count })).max(30) }),
  z.object({ kind: z.literal('total-counts'), right: count, asked: count }),
  z.object({
    kind: z.literal('percentages'),
    total: percent.nullable(),
    domains: z.array(z.object({ id: domainId, percent })).max(30),
  }),
  z.object({ kind: z.literal('outcome') }),
]);
export type OutsideResult = z.infer<typeof outsideResultSchema>;

export const outsideIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/);

/** What the candidate types; `outcome` is what the report itself says, and null where it says nothing. */
export const outsideDraftSchema = z.object({
  blueprint: idSchema,
  kind: outsideKindSchema,
  /** Whose test it was: "Practice test 2 of my course". */
  name: z.string().trim().max(120),
  date: z.iso.date(),
  result: outsideResultSchema,
  outcome: z.enum(['passed', 'failed']).nullable(),
});
export type OutsideDraft = z.infer<typeof outsideDraftSchema>;

/** `exam` is the blueprint as it was, so that the report can be read without it. */
export const outsideReportSchema = outsideDraftSchema.extend({
  id: outsideIdSchema,
  exam: z.object({
    title: z.string(),
    code: z.string(),
    domains: z.array(z.object({ id: z.string(), title: z.string(), weight: z.number() })),
  }),
  addedAtMs: z.number(),
  deletedAtMs: z.number().nullable(),
  /** When the candidate last changed, deleted or brought it back: what a merge of two machines goes by. */
  changedAtMs: z.number().optional(),
});
export type OutsideReport = z.infer<typeof outsideReportSchema>;

export const outsideReportsSchema = z.object({ reports: z.array(outsideReportSchema) });
export type OutsideReports = z.infer<typeof outsideReportsSchema>;
