/** Notes that the candidate has already: files read as text, taken apart, and shown before anything is written. */

import { splitNotes } from '../core/note-split';
import type { Note, WrittenNote } from '../core/notes';
import { bare } from '../core/plain-words';
import { type Problem, problem } from '../core/problem';
import { decodeText } from '../importing/decode-text';
import { readBytes } from '../importing/text-file';
import type { NotesPreview } from './notes-views';
import { Refusal } from './refusal';
import type { Scratch } from './scratch';

const MOST_NOTES = 5000;
const SHOWN = 100;
const START_LENGTH = 200;
const IS_TEXT = /\.(?:md|markdown|mdown|txt|text)$/i;

export interface ReadNotes {
  readonly notes: readonly WrittenNote[];
  readonly preview: NotesPreview;
}

/** Reads an upload and writes nothing. Notes that are `there` already, word for word, are shown and left out. */
export async function readNotes(scratch: Pick<Scratch, 'upload'>, upload: string, there: readonly Note[]): Promise<ReadNotes> {
  const { folder, files } = scratch.upload(upload);
  const problems: Problem[] = [];
  const found: { readonly note: WrittenNote; readonly file: string }[] = [];
  for (const file of [...files].sort()) {
    const text = IS_TEXT.test(file) ? await textOf(folder, file, problems) : null;
    if (!IS_TEXT.test(file)) problems.push(problem('notes.import.not-text', { file }, { file }));
    if (text === null) continue;
    const notes = splitNotes(text, file);
    if (notes.length === 0) problems.push(problem('notes.import.empty', { file }, { file }));
    found.push(...notes.map((note) => ({ note, file })));
  }
  if (found.length > MOST_NOTES) throw new Refusal(problem('notes.import.too-many', { count: found.length, maximum: MOST_NOTES }));
  const known = new Set(there.flatMap((note) => (note.deletedAtMs === null ? [sameness(note.title, note.body ?? '')] : [])));
  const fresh: WrittenNote[] = [];
  const lines = found.map(({ note, file }) => {
    const same = sameness(note.title, note.body);
    const isThere = known.has(same);
    if (!isThere) fresh.push(note);
    known.add(same);
    return { title: note.title, start: bare(note.body.slice(0, 2 * START_LENGTH)).slice(0, START_LENGTH), tags: [...note.tags], file, isThere };
  });
  return {
    notes: fresh,
    preview: { notes: lines.slice(0, SHOWN), count: fresh.length, thereCount: lines.length - fresh.length, problems },
  };
}

async function textOf(folder: string, file: string, problems: Problem[]): Promise<string | null> {
  const bytes = await readBytes(folder, file);
  const text = bytes.ok ? decodeText(bytes.value, file, 'any') : bytes;
  if (text.ok) return text.value;
  problems.push(...text.problems);
  return null;
}

const sameness = (title: string, body: string) => JSON.stringify([title.trim(), body.trim()]);
