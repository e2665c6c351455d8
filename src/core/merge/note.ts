/** One note that was kept on two machines: nothing that was written is lost, and what was missed on either counts. */

import { byCodeUnit } from '../bank';
import { bodyMark, type Lesson, type Note, textMarks, titleMark, trailOf } from '../notes';
import { inOrder, isSame, union } from './order';

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * The same whichever machine merges; merging what was merged before changes nothing. `dateOf` writes an instant (epoch) so that every candidate can
 * read it: it stands over a text that was put under another.
 */
export function mergeNotes(a: Note, b: Note, dateOf: (atMs: number) => string): Note {
  if (isSame(a, b)) return a;
  const [older, newer] = inOrder(a, b, (note) => trailOf(note).textMs ?? note.createdAtMs);
  const { title, body } = mergeText(older, newer, dateOf);
  const misses = union(older.misses, newer.misses, ({ attempt, question }) => `${attempt} ${question}`, smaller).sort((x, y) => x.atMs - y.atMs);
  const lastMissMs = misses.at(-1)?.atMs ?? NEVER;
  const textMs = latest(trailOf(older).textMs, trailOf(newer).textMs);
  const learned = mergeLearned(older, newer, lastMissMs);
  const deleted = mergeDeleted(older, newer, Math.max(lastMissMs, textMs ?? NEVER));
  const now = textMarks({ title, body });
  return {
    ...newer,
    title,
    body,
    tags: [...new Set([...older.tags, ...newer.tags])].sort(byCodeUnit),
    links: union(older.links, newer.links, ({ bank, question }) => `${bank} ${question}`, smaller),
    places: mergePlaces(older, newer),
    topics: union(older.topics, newer.topics, ({ id }) => id, smaller),
    lessons: mergeLessons(older, newer),
    misses,
    learnedAtMs: learned.atMs,
    cameBackAtMs: learned.cameBackAtMs,
    createdAtMs: Math.min(older.createdAtMs, newer.createdAtMs),
    deletedAtMs: deleted.atMs,
    trail: {
      textMs,
      learnedMs: learned.setMs,
      deletedMs: deleted.setMs,
      past: joinMarks(trailOf(older).past, trailOf(newer).past, [...textMarks(older), ...textMarks(newer)], now),
    },
  };
}

function smaller<T>(a: T, b: T): T {
  return inOrder(a, b, () => 0)[0];
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** All marks but those of the text that stands now. A list that holds all of them keeps its order, so that a copy which only lags behind changes nothing. */
function joinMarks(a: readonly string[], b: readonly string[], more: readonly string[], now: readonly string[]): string[] {
  const all = new Set([...a, ...b, ...more].filter((mark) => !now.includes(mark)));
  const whole = [a, b].map((marks) => marks.filter((mark) => all.has(mark))).filter(({ length }) => length === all.size);
  const [one, other = one] = whole;
  return one === undefined || other === undefined ? [...all].sort(byCodeUnit) : [...smaller(one, other)];
}

interface Text {
  readonly text: string;
  readonly past: readonly string[];
}

/** Which of two texts was made from the other, by the marks that each note keeps; both where each was written without knowing the other. */
function standing(old: Text, fresh: Text, markOf: (text: string) => string): 'old' | 'fresh' | 'both' {
  if (old.text === fresh.text || fresh.past.includes(markOf(old.text))) return 'fresh';
  if (old.past.includes(markOf(fresh.text)) || isWithin(fresh.text, old.text)) return 'old';
  return isWithin(old.text, fresh.text) ? 'fresh' : 'both';
}

/** Whether one text holds all of another, words whole: to keep the one loses none of them. */
function isWithin(part: string, whole: string): boolean {
  const spaced = (text: string) => ` ${text.trim().replace(/\s+/g, ' ')} `;
  return part.trim() === '' || spaced(whole).includes(spaced(part));
}

function mergeText(older: Note, newer: Note, dateOf: (atMs: number) => string): Pick<Note, 'title' | 'body'> {
  const textIn = (note: Note, text: string): Text => ({ text, past: trailOf(note).past });
  const titles = standing(textIn(older, older.title), textIn(newer, newer.title), titleMark);
  const isOne = older.body === null || newer.body === null;
  const bodies = isOne ? 'fresh' : standing(textIn(older, older.body ?? ''), textIn(newer, newer.body ?? ''), bodyMark);
  const title = titles === 'old' ? older.title : newer.title;
  const body = bodies === 'old' ? older.body : (newer.body ?? older.body);
  const left = [titles === 'both' ? older.title : '', bodies === 'both' ? (older.body ?? '') : ''].filter((text) => text.trim() !== '');
  if (left.length === 0) return { title, body };
  const said = `*${dateOf(trailOf(older).textMs ?? older.createdAtMs)}*`;
  return { title, body: [...(body === null || body.trim() === '' ? [] : [body, '---']), said, ...left].join('\n\n') };
}

/** The exam that it was last missed in comes first. */
function mergePlaces(a: Note, b: Note): Note['places'] {
  const said = ({ places, misses }: Note) => ({ lastMs: misses.at(-1)?.atMs ?? NEVER, count: places.length, places });
  const [first, second] = [said(a), said(b)];
  const [earlier, later] =
    first.lastMs === second.lastMs ? inOrder(first, second, ({ count }) => count) : inOrder(first, second, ({ lastMs }) => lastMs);
  return [...later.places, ...earlier.places.filter(({ blueprint }) => !later.places.some((place) => place.blueprint === blueprint))];
}

/** A question teaches by the words with which it was missed last, and keeps every wrong turn that was taken at it. */
function mergeLessons(a: Note, b: Note): Lesson[] {
  const dated = ({ lessons, misses }: Note) =>
    lessons.map((lesson) => ({
      lesson,
      missedMs: Math.max(NEVER, ...misses.filter(({ question }) => question === lesson.question).map(({ atMs }) => atMs)),
    }));
  const joined = union(
    dated(a),
    dated(b),
    ({ lesson }) => lesson.question,
    (one, other) => {
      const words = (from: typeof one) => ({ missedMs: from.missedMs, lesson: { ...from.lesson, instead: [] } });
      const [, later] = inOrder(words(one), words(other), ({ missedMs }) => missedMs);
      return { ...later, lesson: { ...later.lesson, instead: [...one.lesson.instead, ...other.lesson.instead] } };
    },
  );
  return joined.map(({ lesson }) => ({ ...lesson, instead: union(lesson.instead, [], ({ text }) => text, smaller) }));
}

interface Word {
  readonly atMs: number | null;
  readonly setMs: number | null;
}

function laterWord<W extends Word>(a: W, b: W): W {
  return inOrder(a, b, ({ setMs }) => setMs ?? NEVER)[1];
}

/** The later word on "learned" holds, unless the point was missed after it. */
function mergeLearned(a: Note, b: Note, lastMissMs: number): Word & { readonly cameBackAtMs: number | null } {
  const word = (note: Note) => ({
    atMs: note.learnedAtMs,
    cameBackAtMs: note.cameBackAtMs,
    setMs: latest(trailOf(note).learnedMs, latest(note.learnedAtMs, note.cameBackAtMs)),
  });
  const later = laterWord(word(a), word(b));
  if (later.atMs === null || lastMissMs <= later.atMs) return later;
  return { atMs: null, cameBackAtMs: lastMissMs, setMs: latest(later.setMs, lastMissMs) };
}

/** The later word on "deleted" holds, unless something was missed or written after it. */
function mergeDeleted(a: Note, b: Note, lastMs: number): Word {
  const word = (note: Note) => ({ atMs: note.deletedAtMs, setMs: latest(trailOf(note).deletedMs, note.deletedAtMs) });
  const later = laterWord(word(a), word(b));
  return later.atMs === null || lastMs <= later.atMs ? later : { atMs: null, setMs: latest(later.setMs, lastMs) };
}
