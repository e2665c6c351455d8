/** The text of notes: what stands there before the candidate has written, a first line to recognise it by, groups, and search. */

import type { NoteView } from '../../api/study-views';
import type { Lesson, LessonChoice } from '../../core/notes';
import { say } from '../../language/say';

/** The reasons of its questions as Markdown: the key with its reason, then what was chosen instead and why that was wrong. */
export function lessonText(lessons: readonly Lesson[]): string {
  return lessons.map(oneLesson).join('\n\n');
}

function oneLesson({ key, instead, explanation }: Lesson): string {
  const withReason = ({ text, rationale }: LessonChoice) => `**${closed(oneLine(text))}** ${rationale ?? ''}`.trim();
  const wrongTurn = ({ text, rationale }: LessonChoice) =>
    `${say('notes.you-chose', { choice: oneLine(text).replace(/\.$/, '') })} ${rationale ?? ''}`.trim();
  const hasReason = key.some(({ rationale }) => rationale !== null);
  return [...key.map(withReason), ...(hasReason || explanation === null ? [] : [explanation]), ...instead.map(wrongTurn)].join('\n\n');
}

/** Options seldom end with a full stop, and their reasons follow on the same line. */
function closed(text: string): string {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}

/** Bold text may not run over lines, and an option's own marks would end it. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\*\*/g, '').trim();
}

export function noteText(note: NoteView): string {
  return note.body ?? lessonText(note.lessons);
}

const EXCERPT_LENGTH = 150;

/** The beginning of a note as plain words. */
export function excerpt(note: NoteView): string {
  const plain = bare(noteText(note));
  return plain.length <= EXCERPT_LENGTH ? plain : `${plain.slice(0, EXCERPT_LENGTH).replace(/\s+\S*$/, '')}…`;
}

/** A text without the signs of Markdown; a sign that Markdown would leave alone ("5 > 3", "C#", "2 * 3") stays as it was typed. */
export function bare(text: string): string {
  return text
    .replace(/^\s*(#{1,6}|>|[-+*])\s+/gm, '')
    .replace(/`+([^`]+)`+/g, '$1')
    .replace(/(\*{1,3})(?=\S)([^*]*[^*\s])\1/g, '$2')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether all words of the search are somewhere in the note. */
export function matches(note: NoteView, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const places = note.places.flatMap(({ domain, title, exam }) => [domain, title, exam]);
  const all = [note.title, noteText(note), lessonText(note.lessons), ...note.tags, ...note.topics.map(({ title }) => title), ...places];
  const text = all.join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

export interface NoteGroup {
  readonly key: string;
  readonly topic: string;
  /** "3 Data Security"; null for the candidate's own notes. */
  readonly place: string | null;
  readonly gain: number | null;
  readonly notes: readonly NoteView[];
}

/** Notes by domain and topic, what gains most first; the candidate's own come last. Within a group the one missed last stands first. */
export function groupNotes(notes: readonly NoteView[]): NoteGroup[] {
  const groups = new Map<string, { -readonly [K in keyof NoteGroup]: NoteGroup[K] } & { notes: NoteView[] }>();
  for (const note of notes) {
    const [place] = note.places;
    const [topic] = note.topics;
    const key = place ? `${place.blueprint} ${place.domain} ${topic?.id ?? ''}` : 'own';
    const group = groups.get(key) ?? {
      key,
      topic: place ? (topic?.title ?? say('notes.no-topic')) : say('notes.own'),
      place: place ? say('notes.place', { domain: place.domain, title: place.title }) : null,
      gain: null,
      notes: [],
    };
    group.notes.push(note);
    if (note.gain !== null) group.gain = Math.max(group.gain ?? 0, note.gain);
    groups.set(key, group);
  }
  const lastMs = (note: NoteView) => note.misses.at(-1)?.atMs ?? note.createdAtMs;
  return [...groups.values()]
    .map((group) => ({ ...group, notes: group.notes.sort((a, b) => lastMs(b) - lastMs(a)) }))
    .sort((a, b) => (b.gain ?? -1) - (a.gain ?? -1));
}

/** "4.2", or "0.04": points small enough to vanish in one decimal are still an order. */
export function formatPoints(points: number): string {
  return points >= 0.95 ? points.toFixed(1) : points.toFixed(2);
}
