/** The shapes of study notes: the shelf, what may be changed, what a search finds, and what an import would bring. */

import { z } from 'zod';
import { noteBodySchema, noteIdSchema, notePlaceSchema, noteSchema, noteTagsSchema, noteTitleSchema } from '../core/notes';
import { problemSchema } from '../core/problem';

/** `gain`: exam points that its topic (else its domain) still falls short of the target; null where that cannot be said. */
export const noteViewSchema = noteSchema.omit({ trail: true }).extend({ gain: z.number().nullable() });
export type NoteView = z.infer<typeof noteViewSchema>;

/** Notes in the order of the shelf, `limit` of them; a screen asks for more when it has room for more. */
export const noteWishSchema = z.object({
  show: z.enum(['all', 'open', 'learned', 'attempt']).default('all'),
  attempt: z.string().max(64).nullable().default(null),
  tag: z.string().max(60).nullable().default(null),
  areas: z.array(z.string().max(300)).max(5000).nullable().default(null),
  limit: z.int().min(0).max(50_000).default(50_000),
});

export const noteShelfSchema = z.object({
  notes: z.array(noteViewSchema),
  /** How many the wish fits, shown or not. */
  total: z.int(),
  /** Of all notes: still to learn, learned, those of the attempt, and those that began with it. */
  counts: z.object({ open: z.int(), learned: z.int(), attempt: z.int(), fresh: z.int() }),
  tags: z.array(z.object({ tag: z.string(), notes: z.int() })),
  /** Can be brought back for 30 days; the last hundred. */
  deleted: z.array(z.object({ id: z.string(), title: z.string(), deletedAtMs: z.number() })),
  /** Notes that could not be read or made, with why. */
  problems: z.array(problemSchema),
});

/** Domains and topics that have notes, what gains most first. */
export const noteAreasSchema = z.object({
  areas: z.array(
    z.object({
      key: z.string(),
      place: notePlaceSchema.nullable(),
      topic: z.string().nullable(),
      gain: z.number().nullable(),
      open: z.int(),
      learned: z.int(),
    }),
  ),
});
export type NoteAreaView = z.infer<typeof noteAreasSchema>['areas'][number];

export const noteChangeSchema = z.object({
  id: noteIdSchema,
  title: noteTitleSchema.optional(),
  body: noteBodySchema.nullable().optional(),
  tags: noteTagsSchema.optional(),
  /** Questions of banks; the app adds what they ask. */
  links: z
    .array(z.object({ bank: z.string().max(64), question: z.string().max(64) }))
    .max(50)
    .optional(),
  learned: z.boolean().optional(),
  /** The undo of an earlier change of this note, which then takes this one back too. */
  undo: z.string().max(64).optional(),
});

export const ownNoteSchema = z.object({ text: z.string().trim().min(1).max(20_000), tags: noteTagsSchema.default([]) });

/** Takes a change back; the last hundred can be, until the app is closed. */
export const undoSchema = z.object({ undo: z.string() });

const runs = z.array(z.object({ text: z.string(), isFound: z.boolean() }));
export type Runs = z.infer<typeof runs>;

export const searchWishSchema = z.object({ words: z.string().max(200), notes: z.int().min(0).max(200), questions: z.int().min(0).max(200) });

export const searchFindingsSchema = z.object({
  notes: z.array(z.object({ note: noteViewSchema, title: runs, excerpt: runs })),
  noteCount: z.int(),
  questions: z.array(z.object({ bank: z.string(), bankTitle: z.string(), question: z.string(), lead: runs, excerpt: runs })),
  questionCount: z.int(),
  /** Questions that have the words too, and that the candidate has not met: they are kept for his mocks. */
  keptCount: z.int(),
  /** Questions that can be searched by now, of all on the shelf. */
  indexed: z.int(),
  toIndex: z.int(),
});
export type SearchFindings = z.infer<typeof searchFindingsSchema>;

export const notesPreviewSchema = z.object({
  /** What would be made; of the first hundred the beginning. */
  notes: z.array(z.object({ title: z.string(), start: z.string(), tags: z.array(z.string()), file: z.string(), isThere: z.boolean() })),
  count: z.int(),
  /** Those that are among the notes already, word for word: they are left out. */
  thereCount: z.int(),
  problems: z.array(problemSchema),
});
export type NotesPreview = z.infer<typeof notesPreviewSchema>;
