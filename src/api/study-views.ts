/** The shapes of what comes after an attempt: study notes, weak areas, and what the candidate has said about questions. */

import { z } from 'zod';
import { correctionSchema, problemReportSchema } from '../core/corrections';
import { noteBodySchema, noteIdSchema, noteSchema, noteTagsSchema, noteTitleSchema } from '../core/notes';
import { problemSchema } from '../core/problem';

/** `gain`: exam points that its topic (else its domain) still falls short of the target; null where that cannot be said. */
export const noteViewSchema = noteSchema.omit({ trail: true }).extend({ gain: z.number().nullable() });
export type NoteView = z.infer<typeof noteViewSchema>;

export const noteShelfSchema = z.object({
  notes: z.array(noteViewSchema),
  /** Can be brought back for 30 days. */
  deleted: z.array(z.object({ id: z.string(), title: z.string(), deletedAtMs: z.number() })),
  /** Notes that could not be read or made, with why. */
  problems: z.array(problemSchema),
});

export const noteChangeSchema = z.object({
  id: noteIdSchema,
  title: noteTitleSchema.optional(),
  body: noteBodySchema.optional(),
  tags: noteTagsSchema.optional(),
  learned: z.boolean().optional(),
});

export const ownNoteSchema = z.object({ text: z.string().trim().min(1).max(20_000), tags: noteTagsSchema.default([]) });

/** An area as the weak-areas screen shows it. `not-practised` is nobody's weakness. */
export const areaLineSchema = z.object({
  kind: z.enum(['domain', 'task', 'topic']),
  id: z.string(),
  title: z.string(),
  /** The domains that it lies in. */
  domains: z.array(z.string()),
  state: z.enum(['not-practised', 'unknown', 'weak', 'on-track', 'mixed', 'fixed']),
  /** Of an area that was weak once: open still or again, or fixed with the checks that are passed and the next one due. Topics have none. */
  recovery: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('open'), sinceMs: z.number(), isAgain: z.boolean() }),
      z.object({
        kind: z.literal('fixed'),
        atMs: z.number(),
        isOnRepeats: z.boolean(),
        checksPassed: z.int(),
        checkDueMs: z.number().nullable(),
        isDue: z.boolean(),
      }),
    ])
    .nullable(),
  seen: z.int(),
  right: z.int(),
  repeats: z.int(),
  lastSeenMs: z.number().nullable(),
  /** Points of the exam, of 100. */
  gain: z.number(),
  /** Questions that can be drilled, in `bank`: the bank that has most of them. */
  questions: z.int(),
  bank: z.string().nullable(),
});
export type AreaLine = z.infer<typeof areaLineSchema>;

export const examStudySchema = z.object({
  blueprint: z.string(),
  title: z.string(),
  domains: z.array(z.object({ id: z.string(), title: z.string() })),
  target: z.number().min(0).max(1),
  attempts: z.int(),
  answers: z.int(),
  /** Each by gain; the two lists are never merged. `rest` is on track, or mixed on enough questions. */
  weak: z.array(areaLineSchema),
  notEnough: z.array(areaLineSchema),
  rest: z.array(areaLineSchema),
  /** Weak once and mended since: to be verified, the check due first at the top. */
  fixed: z.array(areaLineSchema),
});
export type ExamStudy = z.infer<typeof examStudySchema>;

/** The exams with evidence, the one practised last first, and one of them in full. */
export const weakAreasSchema = z.object({
  exams: z.array(z.object({ blueprint: z.string(), title: z.string() })),
  shown: examStudySchema.nullable(),
});

export const questionMarksSchema = z.object({
  suspended: z.array(z.object({ question: z.string(), atMs: z.number() })),
  corrected: z.array(z.object({ question: z.string(), correction: correctionSchema })),
  reports: z.array(problemReportSchema),
});
