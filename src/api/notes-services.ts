/** The operations of study notes: the shelf, changes and their undo, search, and notes that the candidate brings along. */

import type { Corrections } from '../core/corrections';
import { inShelfOrder, noteAreas, passes, type ShelvedNote, tagCounts } from '../core/note-shelf';
import { stubFor } from '../core/note-stub';
import { bringBackNote, changeNote, deleteNote, type Note, type NoteLink, ownNote, writtenNote } from '../core/notes';
import { problem } from '../core/problem';
import type { Document } from '../storage/document';
import type { Archive } from './archive';
import type { ParsedInput } from './contract';
import type { Shelf } from './library';
import { readNotes } from './note-imports';
import { noteUndo } from './note-undo';
import type { Notebook } from './notebook';
import type { Chance, Clock } from './ports';
import { Refusal } from './refusal';
import type { Scratch } from './scratch';
import { leadOf, type SearchDesk } from './search-desk';
import type { Services } from './serve';
import { askedIn } from './study-services';
import type { WeakAreas } from './weak-areas';

export interface NotesRooms {
  readonly archive: Archive;
  readonly notebook: Notebook;
  readonly search: SearchDesk;
  readonly shelf: Shelf;
  readonly scratch: Scratch;
  readonly weak: WeakAreas;
  readonly corrections: Document<Corrections>;
  readonly clock: Clock;
  readonly chance: Chance;
}

type NotesOperation = Extract<keyof Services, `notes.${string}` | `search.${string}`>;

/** The gains of areas by exam: what notes are sorted by. */
type Gains = ReadonlyMap<string, ReadonlyMap<string, number>>;

const DELETED_SHOWN = 100;
const HOUR_MS = 3_600_000;

export function notesServices(rooms: NotesRooms): Pick<Services, NotesOperation> {
  const { archive, notebook, search, shelf, scratch, weak, clock, chance } = rooms;
  const now = () => clock.now().wallMs;
  const unique = () => `${new Date(now()).toISOString().slice(0, 10)}-${chance.word(10)}`;
  const undo = noteUndo(() => chance.word(12));

  const kept = async () => (await notebook.all()).filter(({ deletedAtMs }) => deletedAtMs === null);

  let known: { readonly evidence: unknown; readonly corrections: unknown; readonly key: string; readonly gains: Promise<Gains> } | null = null;

  /** Worked out anew when answers, corrections, pass lines (which score all answers again) or banks change, and every hour: at each key it would be felt. */
  async function gainsFor(notes: readonly Note[]): Promise<Gains> {
    const blueprints = [...new Set(notes.flatMap(({ places }) => places[0]?.blueprint ?? []))];
    const key = JSON.stringify([blueprints, shelf.banks.map(({ hash }) => hash), Math.floor(now() / HOUR_MS)]);
    const evidence = archive.all();
    const corrections = rooms.corrections.data;
    if (known?.evidence === evidence && known.corrections === corrections && known.key === key) return known.gains;
    const gains = Promise.all(blueprints.map(async (id) => [id, await weak.gains(id)] as const)).then((pairs) => new Map(pairs));
    known = { evidence, corrections, key, gains };
    gains.catch(() => {
      known = null;
    });
    return gains;
  }

  async function shelved(): Promise<readonly ShelvedNote[]> {
    const notes = await kept();
    const gains = await gainsFor(notes);
    return notes.map((note) => ({ ...note, gain: gainOf(note, gains) }));
  }

  /** Links with what their questions ask; one that was there keeps its words when its bank is gone. */
  async function linksOf(wanted: NonNullable<ParsedInput<'notes.save'>['links']>, before: readonly NoteLink[]): Promise<NoteLink[]> {
    return Promise.all(
      wanted.map(async ({ bank, question }) => {
        const old = before.find((link) => link.bank === bank && link.question === question);
        if (old) return old;
        const [found] = await (await shelf.bank(bank)).read([question]);
        if (!found) throw new Refusal(problem('question.unknown'));
        return { bank, question, lead: leadOf(found) };
      }),
    );
  }

  return {
    async 'notes.list'({ limit, ...filter }) {
      const notes = await shelved();
      const fitting = inShelfOrder(notes.filter((note) => passes(note, filter)));
      const count = (isCounted: (note: Note) => boolean) => notes.filter(isCounted).length;
      const { attempt } = filter;
      return {
        notes: fitting.slice(0, limit),
        total: fitting.length,
        counts: {
          open: count(({ learnedAtMs }) => learnedAtMs === null),
          learned: count(({ learnedAtMs }) => learnedAtMs !== null),
          attempt: count(({ misses }) => misses.some((miss) => miss.attempt === attempt)),
          fresh: count(({ misses }) => attempt !== null && misses[0]?.attempt === attempt),
        },
        tags: tagCounts(notes),
        deleted: (await notebook.all())
          .flatMap(({ id, title, deletedAtMs }) => (deletedAtMs === null ? [] : [{ id, title, deletedAtMs }]))
          .sort((a, b) => b.deletedAtMs - a.deletedAtMs)
          .slice(0, DELETED_SHOWN),
        problems: [...notebook.problems()],
      };
    },
    async 'notes.areas'() {
      return { areas: noteAreas(await shelved()).map(({ topic, ...area }) => ({ ...area, topic: topic?.title ?? null })) };
    },
    async 'notes.noted'() {
      return { questions: [...new Set((await kept()).flatMap(({ lessons }) => lessons.map(({ question }) => question)))] };
    },
    async 'search.find'(wish) {
      const gains = await gainsFor(await kept());
      return search.find(wish, (note) => ({ ...note, gain: gainOf(note, gains) }));
    },
    async 'notes.save'({ id, undo: earlier, links, ...change }) {
      const note = (await notebook.all()).find((each) => each.id === id);
      const linked = links && (await linksOf(links, note?.links ?? []));
      const before = await notebook.change(id, (each) => changeNote(each, { ...change, links: linked }, now()));
      const { learned, ...words } = change;
      const written = (['title', 'body', 'tags'] as const).filter((field) => words[field] !== undefined);
      const fields = [
        ...written,
        ...(links ? (['links'] as const) : []),
        ...(learned === undefined ? [] : (['learnedAtMs', 'cameBackAtMs'] as const)),
      ];
      return { undo: undo.changed(before, fields, earlier) };
    },
    async 'notes.delete'({ id }) {
      const before = await notebook.change(id, (note) => deleteNote(note, now()));
      return { undo: undo.changed(before, ['deletedAtMs'], undefined) };
    },
    async 'notes.restore'({ id }) {
      await notebook.change(id, (note) => bringBackNote(note, now()));
      return {};
    },
    async 'notes.undo'({ undo: name }) {
      const steps = undo.take(name, now());
      if (steps === null) throw new Refusal(problem('notes.undo-gone'));
      for (const { id, change } of steps) await notebook.change(id, change);
      return { ids: steps.map(({ id }) => id) };
    },
    async 'notes.add'({ text, tags }) {
      const note = ownNote(unique(), text, tags, now());
      await notebook.addOwn(note);
      return { id: note.id };
    },
    async 'notes.import-preview'({ upload }) {
      return (await readNotes(scratch, upload, await notebook.all())).preview;
    },
    async 'notes.import-accept'({ upload, tag }) {
      const { notes } = await readNotes(scratch, upload, await notebook.all());
      // The shelf has the newest first, and the file its own order.
      const made = notes.map(({ tags, ...words }, at) =>
        writtenNote(unique(), { ...words, tags: tag === '' ? tags : [...tags.slice(0, 29), tag] }, now() - at),
      );
      const undoName = undo.made(made.map(({ id }) => id));
      for (const note of made) await notebook.addOwn(note);
      await scratch.drop(upload);
      return { notes: made.length, undo: undoName };
    },
    async 'notes.add-question'({ attempt, question }) {
      const { paper, answer, submittedAtMs } = await askedIn(archive, attempt, question);
      const id = await notebook.add(stubFor(paper, answer, 'added', submittedAtMs));
      await notebook.change(id, (note) => bringBackNote(note, now()));
      return { id };
    },
  };
}

/** The gain of a note: that of its best topic, else of its domain, in the exam that it was last missed in. */
function gainOf({ places, topics }: Note, gains: Gains): number | null {
  const [place] = places;
  const areas = place && gains.get(place.blueprint);
  if (!areas) return null;
  const ofTopics = topics.flatMap(({ id }) => areas.get(`topic ${id}`) ?? []);
  return ofTopics.length > 0 ? Math.max(...ofTopics) : (areas.get(`domain ${place.domain}`) ?? null);
}
