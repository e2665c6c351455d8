/** The study notes of a data folder, one document each: read once in the background, written one after another, and fed by finished attempts. */

import { byCodeUnit } from '../core/bank';
import type { Corrections } from '../core/corrections';
import { isVoided } from '../core/corrections';
import type { Evidence } from '../core/evidence';
import { mergeStub, type NoteStub, noteFrom, noteIdFor, noteReason, stubsOf } from '../core/note-stub';
import { isPastKeeping, NOTE_KEPT_MS, type Note, noteIdSchema, noteSchema } from '../core/notes';
import { type Problem, problem } from '../core/problem';
import { type Document, documentNames, openDocument } from '../storage/document';
import type { DocumentKind } from '../storage/document-kind';
import { previousOf, removeDurably } from '../storage/durable-write';
import { openFrozen } from '../storage/frozen';
import { inside } from '../storage/safe-path';
import type { Storehouse } from '../storage/storehouse';
import { openTurns } from '../storage/turns';
import type { Archive } from './archive';
import { must, Refusal } from './refusal';

export const NOTE: DocumentKind<Note> = { kind: 'note', version: 1, schema: noteSchema, migrations: {} };
const FOLDER = 'notes';
/** Few enough for any limit on open files. */
const READ_AT_ONCE = 64;
const fileOf = (id: string) => `${FOLDER}/${id}.json`;

export interface Notebook {
  /** Every note, deleted ones too; waits for what is being read or written. */
  readonly all: () => Promise<readonly Note[]>;
  /** Notes that could not be read or made so far. */
  readonly problems: () => readonly Problem[];
  /** Makes the notes of an attempt that has just been handed in, in the background: its report need not wait for them. */
  readonly take: (attempt: string) => void;
  /** Adds what one question says, or begins the note with it; answers with its id. */
  readonly add: (stub: NoteStub) => Promise<string>;
  readonly addOwn: (note: Note) => Promise<void>;
  /** Answers with the note as it was; refuses an unknown one with `notes.unknown`. */
  readonly change: (id: string, change: (note: Note) => Note) => Promise<Note>;
  /** Answers when nothing is being read or written any more. */
  readonly settled: () => Promise<void>;
}

interface NotebookOptions {
  readonly house: Storehouse;
  readonly archive: Pick<Archive, 'all' | 'marked'>;
  readonly corrections: () => Corrections;
  /** Called when notes were made in the background. */
  readonly onChange: () => void;
  readonly onBug: (operation: string, error: unknown) => void;
}

/** Opens the notebook and begins to read it; nobody waits for that but who asks for a note. */
export function openNotebook({ house, archive, corrections, onChange, onBug }: NotebookOptions): Notebook {
  const notes = new Map<string, Note>();
  const documents = new Map<string, Document<Note>>();
  const problems: Problem[] = [];
  let sorted: readonly Note[] | null = null;
  const inTurn = openTurns();

  /** Nobody waits for this work: what the disk refuses is told with the notes, and tried again at the next start. */
  function inBackground(work: () => Promise<void>): void {
    void inTurn(work).catch((error) => {
      if (error instanceof Refusal) problems.push(error.problem);
      else onBug('notes', error);
    });
  }

  async function write(note: Note): Promise<void> {
    let document = documents.get(note.id);
    if (!document) {
      document = must(await openDocument(house, NOTE, fileOf(note.id), note));
      documents.set(note.id, document);
    }
    must(await document.update(() => ({ ...note })));
    notes.set(note.id, note);
    sorted = null;
  }

  async function put(stub: NoteStub): Promise<void> {
    const before = notes.get(stub.id);
    const after = before ? mergeStub(before, stub) : noteFrom(stub, house.now());
    if (after !== before) await write(after);
  }

  async function load(): Promise<void> {
    const ids = (await documentNames(house, FOLDER)).filter((id) => noteIdSchema.safeParse(id).success);
    for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
      const batch = ids.slice(from, from + READ_AT_ONCE);
      for (const [at, found] of (await Promise.all(batch.map((id) => openFrozen(house, NOTE, fileOf(id))))).entries()) {
        const id = batch[at] ?? '';
        if (!found.ok) problems.push(...found.problems);
        else if (isPastKeeping(found.value, house.now())) await remove(id);
        else notes.set(id, found.value);
      }
    }
  }

  async function remove(id: string): Promise<void> {
    const path = inside(house.root, FOLDER, `${id}.json`);
    // The previous copy goes first: left alone, it would look like a note whose file was lost.
    await removeDurably(house.fs, previousOf(path));
    await removeDurably(house.fs, path);
  }

  async function takeIn(attempt: string): Promise<void> {
    const { paper, marked, submittedAtMs } = await archive.marked(attempt);
    for (const stub of stubsOf(paper, marked, submittedAtMs)) await put(stub);
  }

  function isMissing({ row, answers }: Evidence): boolean {
    return answers.some(({ question, point, outcome, certainty }) => {
      if (noteReason(outcome, certainty) === null || isVoided(corrections(), question)) return false;
      const note = notes.get(noteIdFor(row.bank, question, point));
      return !note?.misses.some((miss) => miss.attempt === row.id && miss.question === question);
    });
  }

  /**
   * Makes up for attempts whose notes a stopped process never wrote. Only those of the last 30 days: a note that was deleted is kept for as long
   * and knows its attempts, so what the candidate threw away does not come back by itself.
   */
  async function catchUp(): Promise<void> {
    const missing = archive.all().filter((evidence) => house.now() - evidence.row.submittedAtMs < NOTE_KEPT_MS && isMissing(evidence));
    for (const { row } of missing) await takeIn(row.id);
    if (missing.length > 0) onChange();
  }

  inBackground(async () => {
    await load();
    await catchUp();
  });

  return {
    all: () =>
      inTurn(async () => {
        // By id: the order must not depend on whether a note was made in this run or read from its file. The same list while nothing changes.
        sorted ??= [...notes.values()].sort((a, b) => byCodeUnit(a.id, b.id));
        return sorted;
      }),
    problems: () => problems,
    take(attempt) {
      inBackground(async () => {
        await takeIn(attempt);
        onChange();
      });
    },
    add: (stub) =>
      inTurn(async () => {
        await put(stub);
        return stub.id;
      }),
    addOwn: (note) => inTurn(() => write(note)),
    change: (id, change) =>
      inTurn(async () => {
        const note = notes.get(id);
        if (!note) throw new Refusal(problem('notes.unknown'));
        await write(change(note));
        return note;
      }),
    settled: () => inTurn(async () => {}),
  };
}
