/** What the preview of an import says: the set itself, what is there already, where it could count, what an update changes. */

import { z } from 'zod';
import { problemSchema } from '../core/problem';
import { fieldMappingSchema, importChoicesSchema } from './import-choices';
import { bankCardSchema, questionViewSchema, solutionSchema } from './views';

const named = z.object({ count: z.int(), ids: z.array(z.string()) });

/** Between the bank that is here and the set that comes, by the ids of the questions. Lists are cut; the counts are whole. */
export const bankChangeSchema = z.object({ title: z.string(), version: z.string(), added: named, changed: named, removed: named });
export type BankChange = z.infer<typeof bankChangeSchema>;

/** How many questions would go if duplicates of this kind were left out, and which of the preview's counts they are in. */
const twinCountSchema = z.object({ count: z.int(), withWarning: z.int() });

export const duplicatesViewSchema = z.object({
  exact: twinCountSchema,
  near: twinCountSchema,
  /** The first of them. */
  rows: z.array(
    z.object({
      question: z.string(),
      words: z.string(),
      kind: z.enum(['exact', 'near']),
      /** Title of the bank of the other one; null where it stands in the set itself. */
      bank: z.string().nullable(),
      twin: z.string(),
      twinWords: z.string(),
      similarity: z.number().min(0).max(1),
    }),
  ),
});
export type DuplicatesView = z.infer<typeof duplicatesViewSchema>;

/** What the questions of a set that names no exam can be placed by. */
export const placingSchema = z.object({
  categories: z.array(z.object({ id: z.string(), title: z.string(), questions: z.int() })),
  groups: z.array(z.object({ topics: z.array(z.string()), questions: z.int() })),
  /** The exam that the words of the set name, as a suggestion. */
  exam: z.string().nullable(),
});
export type PlacingView = z.infer<typeof placingSchema>;

/** Columns or fields with what they were taken for; of `file`, and of `files` in all. */
export const fieldsViewSchema = fieldMappingSchema.extend({
  kind: z.enum(['columns', 'fields']),
  samples: z.array(z.array(z.string())),
  confidence: z.number().min(0).max(1),
  file: z.string(),
  files: z.int(),
});
export type FieldsView = z.infer<typeof fieldsViewSchema>;

/** What an import would bring, before anything is written. Lists are cut; the counts beside them are whole. */
export const importPreviewSchema = z.object({
  id: z.string(),
  bank: bankCardSchema.pick({ id: true, title: true, version: true, language: true, licence: true, authors: true, source: true, provenance: true }),
  /** The title was made from a file's name, and may be changed. */
  isUntitled: z.boolean(),
  ready: z.int(),
  withWarning: z.int(),
  skipped: z.int(),
  problems: z.array(problemSchema),
  problemCount: z.int(),
  /** Findings by rule, the graver first; null where the report could not be made in time. */
  quality: z
    .array(z.object({ rule: z.string(), severity: problemSchema.shape.severity, count: z.int(), examples: z.array(problemSchema) }))
    .nullable(),
  exams: z.array(z.object({ id: z.string(), title: z.string(), code: z.string(), questions: z.int() })),
  samples: z.array(z.object({ view: questionViewSchema, solution: solutionSchema })),
  /** Of the first few kinds of files. */
  fields: z.array(fieldsViewSchema),
  /** Null where they could not be looked for in time. */
  duplicates: duplicatesViewSchema.nullable(),
  /** Null where the set itself says what its questions count for. */
  placing: placingSchema.nullable(),
  /** What was chosen when this bank was taken in before. */
  remembered: importChoicesSchema.nullable(),
  /** Against the bank of the same id that is here already, with the choices of last time or the usual ones. */
  change: bankChangeSchema.nullable(),
  /** Why this set cannot be taken in. */
  refusal: problemSchema.nullable(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
