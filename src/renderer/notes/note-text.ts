/** The text of notes: what stands there before the candidate has written, a first line to recognise it by, and groups. */

import type { NoteView } from '../../api/notes-views';
import { areaKeyOf } from '../../core/note-shelf';
import type { Lesson, LessonChoice } from '../../core/notes';
import { bare } from '../../core/plain-words';
import { say } from '../../language/say';
import { formatPoints } from '../format';

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

export interface NoteGroup {
  readonly key: string;
  readonly topic: string;
  /** "3 Data Security"; null for the candidate's own notes. */
  readonly place: string | null;
  readonly gain: number | null;
  readonly notes: readonly NoteView[];
}

/** Notes as they come from the shelf, area by area. */
export function groupNotes(notes: readonly NoteView[]): NoteGroup[] {
  const groups: (NoteGroup & { notes: NoteView[] })[] = [];
  for (const note of notes) {
    const key = areaKeyOf(note);
    const last = groups.at(-1);
    if (last?.key === key) last.notes.push(note);
    else groups.push({ key, ...areaWords(note.places[0] ?? null, note.topics[0]?.title ?? null), gain: note.gain, notes: [note] });
  }
  return groups.map((group) => ({ ...group, gain: group.notes.reduce<number | null>((most, { gain }) => larger(most, gain), null) }));
}

const larger = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b));

/** How an area is called. */
export function areaWords(place: NoteView['places'][number] | null, topic: string | null): Pick<NoteGroup, 'topic' | 'place'> {
  return place
    ? { topic: topic ?? say('notes.no-topic'), place: say('notes.place', { domain: place.domain, title: place.title }) }
    : { topic: say('notes.own'), place: null };
}

/** "4.2", or "0.04": points small enough to vanish in one decimal are still an order. */
export function formatGain(points: number): string {
  return points >= 0.95 ? formatPoints(points) : points.toFixed(2);
}
