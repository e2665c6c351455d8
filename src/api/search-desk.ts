/** Search over notes and banks: both indexes are made in the background, in slices that no exam clock feels, and follow every change. */

import type { Question } from '../core/bank';
import type { Catalogue } from '../core/catalogue';
import type { Note } from '../core/notes';
import { bare } from '../core/plain-words';
import { excerptAround, type FoundWord, type IndexedText, runsOf, wordIndex } from '../core/word-index';
import type { Archive } from './archive';
import type { Exposures } from './exposures';
import type { Shelf } from './library';
import type { Notebook } from './notebook';
import type { NoteView, SearchFindings } from './notes-views';
import { Refusal } from './refusal';

const SLICE_MS = 8;
/** How long the words of the banks stay after a search. */
const KEPT_MS = 600_000;
const EXCERPT_LENGTH = 160;
const LEAD_LENGTH = 220;

interface SearchDeskOptions {
  readonly notebook: Pick<Notebook, 'all'>;
  readonly shelf: Pick<Shelf, 'banks' | 'bank'>;
  readonly archive: Pick<Archive, 'all'>;
  readonly exposures: Pick<Exposures, 'of'>;
  readonly onBug: (operation: string, error: unknown) => void;
}

export interface SearchWish {
  readonly words: string;
  /** How many of each to show. */
  readonly notes: number;
  readonly questions: number;
}

export interface SearchDesk {
  /** Finds what has all the words. Of the questions only those that the candidate has met in a finished attempt or read; the others are counted. */
  readonly find: (wish: SearchWish, viewOf: (note: Note) => NoteView) => Promise<SearchFindings>;
  /** Answers when every bank on the shelf can be searched. */
  readonly settled: () => Promise<void>;
  /** Lets go of what was made, and answers when nothing is being read any more; what is asked afterwards begins nothing. */
  readonly close: () => Promise<void>;
}

interface IndexedBank {
  readonly hash: string;
  readonly keys: string[];
  readonly isReadable: boolean;
}

interface Found {
  readonly bank: Catalogue;
  readonly question: Question;
}

export function searchDesk({ notebook, shelf, archive, exposures, onBug }: SearchDeskOptions): SearchDesk {
  const noteWords = wordIndex<string>();
  let questionWords = wordIndex<string>();
  const notes = new Map<string, Note>();
  /** By bank: the version that is indexed, and the keys of its questions. One that cannot be read is not tried at every key that is typed. */
  const banks = new Map<string, IndexedBank>();
  let noteTurn: Promise<unknown> = Promise.resolve();
  let bankTurn: Promise<unknown> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;
  let met: { readonly evidence: unknown; readonly keys: ReadonlySet<string> } | null = null;
  let known: readonly Note[] = [];

  async function followNotes(): Promise<void> {
    const all = await notebook.all();
    if (all === known) return;
    const pause = slices();
    const here = new Set<string>();
    for (const note of all) {
      if (note.deletedAtMs !== null) continue;
      here.add(note.id);
      if (notes.get(note.id) === note) continue;
      notes.set(note.id, note);
      noteWords.put(note.id, textOfNote(note));
      await pause();
    }
    for (const id of notes.keys()) {
      if (here.has(id)) continue;
      notes.delete(id);
      noteWords.remove(id);
    }
    known = all;
  }

  function forget(bank: string): void {
    for (const key of banks.get(bank)?.keys ?? []) questionWords.remove(key);
    banks.delete(bank);
  }

  async function followBanks(): Promise<void> {
    const pause = slices();
    const words = questionWords;
    const shelved = shelf.banks;
    for (const bank of banks.keys()) if (!shelved.some(({ id }) => id === bank)) forget(bank);
    for (const { id, hash } of shelved) {
      if (words !== questionWords) return;
      if (banks.get(id)?.hash === hash) continue;
      forget(id);
      const indexed: IndexedBank = { hash, keys: [], isReadable: true };
      banks.set(id, indexed);
      try {
        const { each, topics } = await shelf.bank(id);
        const titles = new Map(topics.map((topic) => [topic.id, topic.title]));
        for await (const question of each()) {
          // It was forgotten or let go meanwhile, and begins anew at the next search.
          if (banks.get(id) !== indexed) break;
          const key = keyOf(id, question.id);
          indexed.keys.push(key);
          questionWords.put(key, textOfQuestion(question, titles));
          await pause();
        }
      } catch (error) {
        if (!(error instanceof Refusal)) onBug('search', error);
        // Those behind it can be searched all the same.
        if (banks.get(id) !== indexed) continue;
        forget(id);
        banks.set(id, { hash, keys: [], isReadable: false });
      }
    }
  }

  /** The words of the banks are many; those of the notes stay. Whoever is reading a bank stops. */
  function letGo(): void {
    questionWords = wordIndex();
    banks.clear();
  }

  /** Begins to index what is new on the shelf, once; nobody waits for it. */
  async function follow(): Promise<void> {
    if (isClosed) return;
    bankTurn ??= followBanks()
      .catch((error) => onBug('search', error))
      .finally(() => {
        bankTurn = null;
      });
    await bankTurn;
  }

  /** The questions of these keys, as far as they are still on the shelf. */
  async function wordsOf(keys: readonly string[]): Promise<Found[]> {
    const wanted = keys.map(ofKey);
    const found = new Map<string, Found>();
    for (const id of new Set(wanted.map(({ bank }) => bank))) {
      try {
        const bank = await shelf.bank(id);
        const questions = await bank.read(wanted.flatMap((each) => (each.bank === id ? [each.question] : [])));
        for (const question of questions) found.set(keyOf(id, question.id), { bank, question });
      } catch (error) {
        // It was taken away since, or cannot be read any more: the next search looks whether there is anything to find in it.
        forget(id);
        if (!(error instanceof Refusal)) onBug('search', error);
      }
    }
    return keys.flatMap((key) => found.get(key) ?? []);
  }

  function metKeys(): ReadonlySet<string> {
    const evidence = archive.all();
    if (met?.evidence !== evidence) {
      const keys = evidence.flatMap(({ row, answers }) =>
        answers.flatMap(({ question, outcome }) => (outcome === 'not-reached' ? [] : [keyOf(row.bank, question)])),
      );
      met = { evidence, keys: new Set(keys) };
    }
    return met.keys;
  }

  return {
    async find({ words, notes: noteLimit, questions: questionLimit }, viewOf) {
      clearTimeout(idle);
      // An app that is to end does not wait for it.
      if (!isClosed) idle = setTimeout(letGo, KEPT_MS).unref();
      void follow();
      noteTurn = noteTurn.then(followNotes);
      await noteTurn;
      const met = metKeys();
      const read = new Map(await Promise.all(shelf.banks.map(async ({ id }) => [id, await exposures.of(id)] as const)));
      const isOpen = (key: string) => {
        const { bank, question } = ofKey(key);
        return met.has(key) || read.get(bank)?.has(question) === true;
      };
      const ofNotes = noteWords.search(words, noteLimit);
      const ofQuestions = questionWords.search(words, questionLimit, isOpen);
      return {
        notes: ofNotes.keys.flatMap((id) => {
          const note = notes.get(id);
          return note ? [{ note: viewOf(note), ...foundInNote(note, ofNotes.isFound) }] : [];
        }),
        noteCount: ofNotes.count,
        questions: (await wordsOf(ofQuestions.keys)).map((found) => foundInQuestion(found, ofQuestions.isFound)),
        questionCount: ofQuestions.count,
        keptCount: ofQuestions.kept,
        indexed: questionWords.size,
        toIndex: shelf.banks.reduce((sum, { id, questions }) => sum + (banks.get(id)?.isReadable === false ? 0 : questions), 0),
      };
    },
    settled: follow,
    async close() {
      isClosed = true;
      clearTimeout(idle);
      letGo();
      await bankTurn;
    },
  };
}

/** A pause now and then: other calls are answered while an index is made. */
function slices(): () => Promise<void> {
  let startMs = performance.now();
  return async () => {
    if (performance.now() - startMs < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    startMs = performance.now();
  };
}

/** Ids have no spaces. */
const keyOf = (bank: string, question: string) => `${bank} ${question}`;

function ofKey(key: string): { readonly bank: string; readonly question: string } {
  const space = key.indexOf(' ');
  return { bank: key.slice(0, space), question: key.slice(space + 1) };
}

function lessonWords({ lessons }: Note): string {
  return lessons
    .flatMap(({ key, instead, explanation }) => [
      ...[...key, ...instead].flatMap(({ text, rationale }) => [text, rationale ?? '']),
      explanation ?? '',
    ])
    .join(' ');
}

function textOfNote(note: Note): IndexedText {
  const names = [...note.tags, ...note.topics.map(({ title }) => title)].join(' ');
  const places = note.places.map(({ title, exam }) => `${title} ${exam}`).join(' ');
  return [
    [note.title, 4],
    [names, 3],
    [note.body ?? '', 2],
    [lessonWords(note), note.body === null ? 2 : 1],
    [`${note.links.map(({ lead }) => lead).join(' ')} ${places}`, 1],
  ];
}

function textOfQuestion(question: Question, topics: ReadonlyMap<string, string>): IndexedText {
  const names = [question.id, ...question.services, ...question.topics.map((id) => topics.get(id) ?? id)].join(' ');
  return [
    [question.stem, 4],
    [names, 3],
    [question.scenario, 2],
    [optionWords(question), 2],
    [reasonWords(question), 1],
  ];
}

function optionWords(question: Question): string {
  const prompts = question.type === 'matching' ? question.prompts.map(({ text }) => text) : [];
  return [...prompts, ...question.options.map(({ text }) => text)].join(' · ');
}

function reasonWords({ options, explanation }: Question): string {
  return [...options.map(({ rationale }) => rationale ?? ''), explanation ?? ''].filter(Boolean).join(' ');
}

function foundInNote(note: Note, isFound: FoundWord) {
  const text = bare(note.body ?? lessonWords(note));
  const beside = bare(lessonWords(note));
  const excerpt = excerptAround(text, isFound, EXCERPT_LENGTH) ?? excerptAround(beside, isFound, EXCERPT_LENGTH);
  return { title: [...runsOf(bare(note.title), isFound)], excerpt: [...(excerpt ?? runsOf(text.slice(0, EXCERPT_LENGTH), isFound))] };
}

function foundInQuestion({ bank, question }: Found, isFound: FoundWord) {
  const parts = [question.scenario, optionWords(question), reasonWords(question)].map(bare);
  const excerpt = parts.map((part) => excerptAround(part, isFound, EXCERPT_LENGTH)).find((found) => found !== null);
  return {
    bank: bank.id,
    bankTitle: bank.title,
    question: question.id,
    lead: [...runsOf(leadOf(question), isFound)],
    excerpt: [...(excerpt ?? [])],
  };
}

/** What a question asks, in short. */
export function leadOf({ stem }: Pick<Question, 'stem'>): string {
  const plain = bare(stem);
  return plain.length <= LEAD_LENGTH ? plain : `${plain.slice(0, LEAD_LENGTH - 1)}…`;
}
