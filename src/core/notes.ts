/** Study notes: one for each learning point that was missed, made from a marked paper and joined to what the candidate has written already. */

import { z } from 'zod';
import type { Question } from './bank';
import { referenceSchema } from './bank';
import type { MarkedAnswer } from './marking';
import { markOf } from './merge/order';
import type { Paper } from './paper';
import type { Outcome } from './scoring';

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

export const noteTitleSchema = z.string().trim().min(1).max(300);
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

/** What one attempt says about one learning point. */
export interface NoteStub extends Pick<Note, 'id' | 'about' | 'title' | 'topics'> {
  readonly place: NotePlace;
  readonly lessons: readonly Lesson[];
  readonly misses: readonly NoteMiss[];
}

/** Deleted notes can be brought back for 30 days. */
export const NOTE_KEPT_MS = 30 * 86_400_000;

/** Why an answer is noted, or null where there is nothing to learn from it. A question that was never shown stays fresh for another paper. */
export function noteReason(outcome: Outcome, certainty: number | null): NoteReason | null {
  switch (outcome) {
    case 'right':
      return certainty === 1 ? 'guessed' : null;
    case 'wrong':
      return certainty === 3 ? 'confident-error' : 'missed';
    case 'skipped':
      return 'missed';
    case 'not-reached':
      return null;
  }
}

/** The note that a question belongs to: that of its learning point, else one of its own. The dot is in no id, so no two pairs make one name. */
export function noteIdFor(bank: string, question: string, point: string | null): string {
  return point === null ? `question.${bank}.${question}` : `point.${bank}.${point}`;
}

/** The stubs of a finished attempt, one a learning point, in the order of the paper. Questions known to be faulty teach nothing. */
export function stubsOf(paper: Paper, marked: readonly MarkedAnswer[], atMs: number): readonly NoteStub[] {
  const stubs = new Map<string, NoteStub>();
  for (const answer of marked) {
    const reason = answer.voided ? null : noteReason(answer.outcome, answer.answer.certainty);
    if (reason === null) continue;
    const stub = stubFor(paper, answer, reason, atMs);
    const same = stubs.get(stub.id);
    stubs.set(stub.id, same ? joinStubs(same, stub) : stub);
  }
  return [...stubs.values()];
}

function joinStubs(first: NoteStub, second: NoteStub): NoteStub {
  return {
    ...first,
    topics: joinTopics(first.topics, second.topics),
    lessons: joinLessons(first.lessons, second.lessons),
    misses: [...first.misses, ...second.misses],
  };
}

/** What one answer says about its learning point. `atMs` is when the attempt ended. */
export function stubFor(paper: Paper, { question, domain, answer }: MarkedAnswer, reason: NoteReason, atMs: number): NoteStub {
  const point = paper.learningPoints.find(({ id }) => id === question.learningPoint);
  const bank = paper.bank.id;
  return {
    id: noteIdFor(bank, question.id, question.learningPoint ?? null),
    about: question.learningPoint ? { kind: 'point', bank, point: question.learningPoint } : { kind: 'question', bank, question: question.id },
    title: point?.sentence ?? titleFor(question),
    topics: question.topics.map((id) => ({ id, title: paper.topics.find((topic) => topic.id === id)?.title ?? id })),
    place: {
      blueprint: paper.blueprint.id,
      exam: paper.blueprint.title,
      domain,
      title: paper.blueprint.domains.find(({ id }) => id === domain)?.title ?? domain,
    },
    lessons: [lessonOf(question, answer.response)],
    misses: [{ attempt: paper.id, question: question.id, reason, atMs }],
  };
}

const MOST_TITLE = 300;

/** Where no learning point names it: the first sentence of the explanation, else of the stem ("Which solution meets…" says least of all). */
function titleFor({ explanation, stem }: Question): string {
  const line = (explanation ?? stem).trim().split('\n', 1)[0] ?? '';
  const sentence = /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
  return shortTitle(sentence);
}

function lessonOf(question: Question, response: MarkedAnswer['answer']['response']): Lesson {
  const optionOf = (id: string) => question.options.find((option) => option.id === id);
  const choices = (ids: readonly string[]) =>
    ids.flatMap((id): LessonChoice[] => {
      const option = optionOf(id);
      return option ? [{ text: option.text, rationale: option.rationale ?? null }] : [];
    });
  const rest = { question: question.id, explanation: question.explanation ?? null, references: question.references };
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const chosen = response?.kind === 'choice' ? response.chosen : [];
      const { key } = question;
      return { ...rest, key: choices(key), instead: choices(chosen.filter((id) => !key.includes(id))) };
    }
    case 'ordering':
      return { ...rest, key: choices(question.key), instead: [] };
    case 'matching': {
      const pairs = response?.kind === 'match' ? response.pairs : {};
      const paired = (prompt: { readonly id: string; readonly text: string }, id: string | undefined): LessonChoice[] => {
        const option = id === undefined ? undefined : optionOf(id);
        return option ? [{ text: `${prompt.text} → ${option.text}`, rationale: option.rationale ?? null }] : [];
      };
      return {
        ...rest,
        key: question.prompts.flatMap((prompt) => paired(prompt, question.key[prompt.id])),
        instead: question.prompts.flatMap((prompt) => (pairs[prompt.id] === question.key[prompt.id] ? [] : paired(prompt, pairs[prompt.id]))),
      };
    }
  }
}

export function noteFrom({ place, lessons, misses, topics, ...stub }: NoteStub, nowMs: number): Note {
  return {
    ...stub,
    body: null,
    tags: [],
    links: [],
    places: [place],
    topics: [...topics],
    lessons: [...lessons],
    misses: [...misses],
    learnedAtMs: null,
    cameBackAtMs: null,
    createdAtMs: nowMs,
    deletedAtMs: null,
  };
}

/**
 * The note with what an attempt adds to it; the very same note where it has nothing new to say, so that taking in an attempt twice is taking it
 * in once. What the candidate wrote stays as it is. A note that was learned, or deleted, before it was missed again comes back.
 */
export function mergeStub(note: Note, stub: NoteStub): Note {
  const fresh = stub.misses.filter((miss) => !note.misses.some(({ attempt, question }) => attempt === miss.attempt && question === miss.question));
  if (fresh.length === 0) return note;
  const lastMs = Math.max(...fresh.map(({ atMs }) => atMs));
  const comesBack = note.learnedAtMs !== null && lastMs > note.learnedAtMs;
  const reappears = note.deletedAtMs !== null && lastMs > note.deletedAtMs;
  const freshQuestions = new Set(fresh.map(({ question }) => question));
  return {
    ...note,
    places: [stub.place, ...note.places.filter(({ blueprint }) => blueprint !== stub.place.blueprint)],
    topics: joinTopics(note.topics, stub.topics),
    lessons: joinLessons(
      note.lessons,
      stub.lessons.filter(({ question }) => freshQuestions.has(question)),
    ),
    misses: [...note.misses, ...fresh].sort((a, b) => a.atMs - b.atMs),
    learnedAtMs: comesBack ? null : note.learnedAtMs,
    cameBackAtMs: comesBack ? lastMs : note.cameBackAtMs,
    deletedAtMs: reappears ? null : note.deletedAtMs,
    ...((comesBack || reappears) && {
      trail: { ...trailOf(note), ...(comesBack && { learnedMs: lastMs }), ...(reappears && { deletedMs: lastMs }) },
    }),
  };
}

function joinTopics(first: Note['topics'], second: Note['topics']): Note['topics'] {
  return [...first, ...second.filter(({ id }) => !first.some((topic) => topic.id === id))];
}

/** A question that is met again teaches by its newest words, and keeps every wrong turn that was taken at it. */
function joinLessons(first: readonly Lesson[], second: readonly Lesson[]): Lesson[] {
  const joined = new Map(first.map((lesson) => [lesson.question, lesson]));
  for (const lesson of second) {
    const before = joined.get(lesson.question)?.instead.filter(({ text }) => !lesson.instead.some((choice) => choice.text === text)) ?? [];
    joined.set(lesson.question, { ...lesson, instead: [...before, ...lesson.instead] });
  }
  return [...joined.values()];
}

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
