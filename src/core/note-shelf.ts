/** How notes stand on their shelf: by domain and topic, what gains most first, the candidate's own last. */

import type { Note } from './notes';

/** A note with the exam points that its topic (else its domain) still falls short of the target; null where that cannot be said. */
export interface ShelvedNote extends Note {
  readonly gain: number | null;
}

/** A domain and topic of an exam, or the place of the candidate's own notes. */
export interface NoteArea {
  readonly key: string;
  readonly place: Note['places'][number] | null;
  readonly topic: Note['topics'][number] | null;
  /** The largest among its notes. */
  readonly gain: number | null;
  readonly open: number;
  readonly learned: number;
}

const OWN = 'own';

/** The area of a note: the exam that it was last missed in, with its first topic. */
export function areaKeyOf({ places: [place], topics: [topic] }: Pick<Note, 'places' | 'topics'>): string {
  return place ? `${place.blueprint} ${place.domain} ${topic?.id ?? ''}` : OWN;
}

/** The areas that notes stand in, what gains most first; the own ones last. */
export function noteAreas(notes: readonly ShelvedNote[]): readonly NoteArea[] {
  const areas = new Map<string, { -readonly [K in keyof NoteArea]: NoteArea[K] }>();
  for (const note of notes) {
    const key = areaKeyOf(note);
    const [place = null] = note.places;
    const area = areas.get(key) ?? { key, place, topic: place ? (note.topics[0] ?? null) : null, gain: null, open: 0, learned: 0 };
    if (note.gain !== null) area.gain = Math.max(area.gain ?? 0, note.gain);
    if (note.learnedAtMs === null) area.open += 1;
    else area.learned += 1;
    areas.set(key, area);
  }
  return [...areas.values()].sort((a, b) => rankOf(b) - rankOf(a));
}

const rankOf = ({ key, gain }: NoteArea) => (key === OWN ? -2 : (gain ?? -1));

/** Area by area, and within an area the one missed (or written) last first. */
export function inShelfOrder<Shelved extends ShelvedNote>(notes: readonly Shelved[]): Shelved[] {
  const ranks = new Map(noteAreas(notes).map(({ key }, rank) => [key, rank]));
  const placed = notes.map((note) => ({
    note,
    rank: ranks.get(areaKeyOf(note)) ?? 0,
    atMs: note.misses.at(-1)?.atMs ?? note.createdAtMs,
  }));
  return placed.sort((a, b) => a.rank - b.rank || b.atMs - a.atMs).map(({ note }) => note);
}

export type NoteShow = 'all' | 'open' | 'learned' | 'attempt';

export interface NoteFilter {
  readonly show: NoteShow;
  readonly attempt: string | null;
  readonly tag: string | null;
  /** Keys of areas; null for all. */
  readonly areas: readonly string[] | null;
}

export function passes(note: Note, { show, attempt, tag, areas }: NoteFilter): boolean {
  return isShown(note, show, attempt) && (tag === null || note.tags.includes(tag)) && (areas === null || areas.includes(areaKeyOf(note)));
}

function isShown(note: Note, show: NoteShow, attempt: string | null): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return note.learnedAtMs === null;
    case 'learned':
      return note.learnedAtMs !== null;
    case 'attempt':
      return note.misses.some((miss) => miss.attempt === attempt);
  }
}

/** Every tag with the number of its notes, by name. */
export function tagCounts(notes: readonly Note[]): { readonly tag: string; readonly notes: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of notes) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, count]) => ({ tag, notes: count })).sort((a, b) => (a.tag < b.tag ? -1 : 1));
}
