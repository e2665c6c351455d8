/** What a finished attempt says about its learning points: a stub of a note for each that was missed, and how notes take stubs in. */

import type { Question } from './bank';
import type { MarkedAnswer } from './marking';
import { type Lesson, type LessonChoice, type Note, type NoteMiss, type NotePlace, type NoteReason, shortTitle, trailOf } from './notes';
import type { Paper } from './paper';
import type { Outcome } from './scoring';

/** What one attempt says about one learning point. */
export interface NoteStub extends Pick<Note, 'id' | 'about' | 'title' | 'topics'> {
  readonly place: NotePlace;
  readonly lessons: readonly Lesson[];
  readonly misses: readonly NoteMiss[];
}

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
