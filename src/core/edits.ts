/** What the candidate has changed in a bank, kept beside it: questions mended, written or taken out, and how they lie over the bank's own. */

import { z } from 'zod';
import { byCodeUnit, type Question, type QuestionEntry, questionSchema } from './bank';
import { canonicalJson } from './canonical-json';
import { type Catalogue, entryOf } from './catalogue';
import { questionDraftSchema } from './question-draft-schema';

export const questionEditSchema = z.object({
  /** As it is asked: the last state in which it was whole. Null where it never was. */
  question: questionSchema.nullable(),
  /** Words that make no whole question yet. */
  draft: questionDraftSchema.nullable(),
  /** The bank's own question that the edit was made on; null where the bank had none. */
  base: questionSchema.nullable(),
  removed: z.boolean(),
  atMs: z.number(),
});
export type QuestionEdit = z.infer<typeof questionEditSchema>;

/** By question id. */
export const editsSchema = z.object({
  bank: z.string(),
  /** Whether the candidate made the bank itself. */
  own: z.boolean(),
  questions: z.record(z.string(), questionEditSchema),
});
export type Edits = z.infer<typeof editsSchema>;

/** How a question of the shelf came to be what it is. */
export type EditState = 'as-is' | 'edited' | 'added' | 'unfinished' | 'removed';

/** What has become of the bank's own question since it was edited. */
export type BaseMove = 'none' | 'changed' | 'gone';

export function editOf(edits: Edits | null, id: string): QuestionEdit | null {
  return edits !== null && Object.hasOwn(edits.questions, id) ? (edits.questions[id] ?? null) : null;
}

export function editState(edit: QuestionEdit | null, own: Question | null): EditState {
  if (edit === null) return 'as-is';
  if (edit.removed) return 'removed';
  if (edit.draft !== null) return 'unfinished';
  return own === null && edit.base === null ? 'added' : 'edited';
}

export function baseMove({ base }: QuestionEdit, own: Question | null): BaseMove {
  if (base === null ? own === null : own !== null && saysTheSame(base, own)) return 'none';
  return own === null ? 'gone' : 'changed';
}

/** The entries of a bank as the candidate wants its questions asked; those of a bank without edits are its own. */
export function withEdits(entries: readonly QuestionEntry[], edits: Edits): readonly QuestionEntry[] {
  const kept = entries.flatMap((own) => {
    const edit = editOf(edits, own.id);
    if (edit === null) return [own];
    return edit.removed ? [] : [edit.question ? entryOf(edit.question) : own];
  });
  const known = new Set(entries.map(({ id }) => id));
  const added = Object.entries(edits.questions).flatMap(([id, { question, removed }]) =>
    known.has(id) || removed || question === null ? [] : [entryOf(question)],
  );
  return [...kept, ...added].sort((a, b) => byCodeUnit(a.id, b.id));
}

/** Whether two questions differ in nothing that a candidate or an exam would notice. */
export function saysTheSame(a: Question, b: Question): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf({ version: _, status: __, ...content }: Question): string {
  return canonicalJson(content);
}

/**
 * The version that an edited question counts under: one more than what it is an edit of, and one more again when the state before has been answered
 * in a finished attempt, so that answers to other words are never counted together.
 */
export function nextVersion(edit: QuestionEdit | null, own: Question | null, isAnswered: (version: number) => boolean): number {
  const before = edit?.question ?? null;
  if (before === null) return own === null ? 1 : own.version + 1;
  const least = own === null ? before.version : Math.max(before.version, own.version + 1);
  return isAnswered(least) ? least + 1 : least;
}

/** Learning points and topics of a bank, with those that only its edited questions name. */
export function topicsOf({ topics, questions }: Pick<Catalogue, 'topics' | 'questions'>): Catalogue['topics'] {
  const known = new Set(topics.map(({ id }) => id));
  const named = new Set(questions.flatMap((question) => question.topics));
  return [...topics, ...[...named].filter((id) => !known.has(id)).map((id) => ({ id, title: id.replaceAll('-', ' ') }))];
}
