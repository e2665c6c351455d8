/** A study note: what it holds, what the candidate may change in it, and the notes that are his own from the start. */

import { z } from 'zod';
import { referenceSchema } from './bank';
import { markOf } from './merge/order';

/** Why a question is noted (MEASURES 4.6): wrong or left blank; right by a guess; wrong though sure; or asked for by the candidate. */
export const noteReasonSchema = z.enum(['missed', 'guessed', 'confident-error', 'added']);
export type NoteReason = z.infer<typeof noteReasonSchema>;

const choiceSchema = z.object({ text: z.string(), rationale: z.string().nullable() });
export type LessonChoice = z.infer<typeof choiceSchema>;

/** What one question teaches: the key with its reasons, and what was chosen in its place. A snapshot, so that it outlives its bank. */
export const lessonSchema = z.object({
  question: z.string(),
  key: z.array(choiceSchema),
  instead: z.array(choiceSchema),
  explanation: z.string().nullable(),
  references: z.array(referenceSchema),
});
export type Lesson = z.infer<typeof lessonSchema>;

export const noteMissSchema = z.object({ attempt: z.string(), question: z.string(), reason: noteReasonSchema, atMs: z.number() });
export type NoteMiss = z.infer<typeof noteMissSchema>;

/** Where the note stands in one exam. */
export const notePlaceSchema = z.object({ blueprint: z.string(), exam: z.string(), domain: z.string(), title: z.string() });
export type NotePlace = z.infer<typeof notePlaceSchema>;

export const noteAboutSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('point'), bank: z.string(), point: z.string() }),
  z.object({ kind: z.literal('question'), bank: z.string(), question: z.string() }),
  z.object({ kind: z.literal('own') }),
]);

const MOST_TITLE = 300;
export const noteTitleSchema = z.string().trim().min(1).max(MOST_TITLE);
export const noteBodySchema = z.string().max(20_000);
export const noteTagsSchema = z.array(z.string().trim().min(1).max(60)).max(30);
/** A question that the candidate linked. Its lead-in is kept with it, so that the link says something when the bank is gone. */
export const noteLinkSchema = z.object({ bank: z.string().max(64), question: z.string().max(64), lead: z.string().max(300) });
export type NoteLink = z.infer<typeof noteLinkSchema>;
export const noteIdSchema = z.string().regex(/^(?:(?:point|question)\.[a-z0-9-]{2,64}\.[a-z0-9-]{2,64}|own\.[a-z0-9-]{8,40})$/);

/**
 * What a merge of two machines goes by: when the candidate last said something about title or body, learned, and deleted (either way), and marks of
 * the titles and bodies that were there before. Notes of earlier versions have none.
 */
const trailSchema = z.object({
  textMs: z.number().nullable(),
  learnedMs: z.number().nullable(),
  deletedMs: z.number().nullable(),
  past: z.array(z.string()),
});
export type NoteTrail = z.infer<typeof trailSchema>;
const NO_TRAIL: NoteTrail = { textMs: null, learnedMs: null, deletedMs: null, past: [] };
/** Some hours of writing that saves itself: a copy that lags further behind has its text put under the newer one, which loses nothing. */
const MOST_PAST = 200;

export function trailOf({ trail }: Pick<Note, 'trail'>): NoteTrail {
  return trail ?? NO_TRAIL;
}

export const titleMark = (title: string) => markOf(`title ${title}`);
export const bodyMark = (body: string) => markOf(`body ${body}`);

/** Marks of what the candidate has written in a note, for its trail. */
export function textMarks({ title, body }: Pick<Note, 'title' | 'body'>): string[] {
  return [titleMark(title), bodyMark(body ?? '')];
}

/** Title, body and tags belong to the candidate from the first moment; everything else is kept by the app. */
export const noteSchema = z.object({
  id: noteIdSchema,
  about: noteAboutSchema,
  title: noteTitleSchema,
  /** Markdown. Null until the candidate writes: till then the lessons are the text. */
  body: z.string().nullable(),
  /** Of two machines together, text and tags may be more than one can type in. */
  tags: z.array(z.string()),
  links: z.array(noteLinkSchema).default([]),
  /** The exam that it was last missed in comes first. */
  places: z.array(notePlaceSchema),
  topics: z.array(z.object({ id: z.string(), title: z.string() })),
  lessons: z.array(lessonSchema),
  /** Oldest first. */
  misses: z.array(noteMissSchema),
  learnedAtMs: z.number().nullable(),
  /** Set when a learned note was missed once more, until it is learned again. */
  cameBackAtMs: z.number().nullable(),
  createdAtMs: z.number(),
  deletedAtMs: z.number().nullable(),
  trail: trailSchema.optional(),
});
export type Note = z.infer<typeof noteSchema>;

/** Deleted notes can be brought back for 30 days. */
export const NOTE_KEPT_MS = 30 * 86_400_000;

/** What the candidate may change in a note; what is not given stays. */
export interface NoteChange {
  readonly title?: string | undefined;
  /** Null: the lessons are the text once more. */
  readonly body?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly links?: readonly NoteLink[] | undefined;
  readonly learned?: boolean | undefined;
}

export function changeNote(note: Note, { title, body, tags, links, learned }: NoteChange, nowMs: number): Note {
  const before = textMarks(note);
  const after = textMarks({ title: title ?? note.title, body: body ?? note.body });
  const isRewritten = after.some((mark, at) => mark !== before[at]);
  const past = [...new Set([...trailOf(note).past, ...before])].filter((mark) => !after.includes(mark)).slice(-MOST_PAST);
  return {
    ...note,
    trail: { ...trailOf(note), ...(isRewritten && { textMs: nowMs, past }), ...(learned !== undefined && { learnedMs: nowMs }) },
    ...(title !== undefined && { title }),
    ...(body !== undefined && { body }),
    ...(tags !== undefined && { tags: [...new Set(tags)] }),
    ...(links !== undefined && { links: [...links] }),
    ...(learned !== undefined && {
      learnedAtMs: learned ? (note.learnedAtMs ?? nowMs) : null,
      cameBackAtMs: learned ? null : note.cameBackAtMs,
    }),
  };
}

export function deleteNote(note: Note, nowMs: number): Note {
  return { ...note, deletedAtMs: note.deletedAtMs ?? nowMs, trail: { ...trailOf(note), deletedMs: nowMs } };
}

export function bringBackNote(note: Note, nowMs: number): Note {
  return { ...note, deletedAtMs: null, trail: { ...trailOf(note), deletedMs: nowMs } };
}

/** A note of the candidate's own: its first line is the title, the rest the body. `name` makes it unique. */
export function ownNote(name: string, text: string, tags: readonly string[], nowMs: number): Note {
  const [first = '', ...rest] = text.trim().split('\n');
  const title = first.replace(/^#+\s*/, '').trim() || first.trim();
  const isLong = title.length > MOST_TITLE;
  // A first line that is too long for a title is kept whole in the body: nothing that was written is cut away.
  return writtenNote(name, { title: shortTitle(title), body: isLong ? text.trim() : rest.join('\n').trim(), tags }, nowMs);
}

export function shortTitle(title: string): string {
  return title.length <= MOST_TITLE ? title : `${title.slice(0, MOST_TITLE - 1)}…`;
}

/** What makes a note of the candidate's own, however it came here. */
export interface WrittenNote {
  readonly title: string;
  readonly body: string;
  readonly tags: readonly string[];
}

export function writtenNote(name: string, { title, body, tags }: WrittenNote, nowMs: number): Note {
  return {
    id: `own.${name}`,
    about: { kind: 'own' },
    title,
    body,
    tags: [...new Set(tags)],
    links: [],
    places: [],
    topics: [],
    lessons: [],
    misses: [],
    learnedAtMs: null,
    cameBackAtMs: null,
    createdAtMs: nowMs,
    deletedAtMs: null,
  };
}

/** Whether a deleted note has been kept long enough. */
export function isPastKeeping(note: Note, nowMs: number): boolean {
  return note.deletedAtMs !== null && nowMs - note.deletedAtMs > NOTE_KEPT_MS;
}
