/** A note of two machines: no word, miss or tag of either is lost, and it is the same whichever machine merges. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeNotes as merge } from '../../../src/core/merge/note';
import { mergeStub } from '../../../src/core/note-stub';
import { bringBackNote, changeNote, deleteNote, type Note, ownNote } from '../../../src/core/notes';

const mergeNotes = (a: Note, b: Note) => merge(a, b, (atMs) => `instant ${atMs}`);
const instant = fc.integer({ min: 1, max: 20 });
const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta');

/** What a candidate may do with a note on one machine, one thing after another. */
type Deed = (note: Note, atMs: number) => Note;
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.array(word, { maxLength: 3 }).map(
    (words): Deed =>
      (note, atMs) =>
        changeNote(note, { body: words.join(' ') }, atMs),
  ),
  word.map(
    (title): Deed =>
      (note, atMs) =>
        changeNote(note, { title }, atMs),
  ),
  fc.array(word, { maxLength: 2 }).map(
    (tags): Deed =>
      (note, atMs) =>
        changeNote(note, { tags }, atMs),
  ),
  fc.boolean().map(
    (learned): Deed =>
      (note, atMs) =>
        changeNote(note, { learned }, atMs),
  ),
  fc.constant<Deed>(deleteNote),
  fc.constant<Deed>(bringBackNote),
  // Attempts end at an instant of their own, whenever a machine takes them in.
  fc.tuple(fc.constantFrom(3, 9, 15), fc.constantFrom('q1', 'q2'), word).map(
    ([endedMs, question, text]): Deed =>
      (note) =>
        mergeStub(note, {
          ...note,
          place: { blueprint: `exam-${endedMs}`, exam: 'Exam', domain: '1', title: 'One' },
          lessons: [{ question, key: [], instead: [{ text: `${text} ${endedMs}`, rationale: null }], explanation: null, references: [] }],
          misses: [{ attempt: `attempt-${endedMs}`, question, reason: 'missed', atMs: endedMs }],
        }),
  ),
);
const deeds = fc.array(fc.tuple(deed, instant), { maxLength: 6 }).map((list) => [...list].sort(([, a], [, b]) => a - b));
const after = (note: Note, list: readonly (readonly [Deed, number])[]) => list.reduce((so, [act, atMs]) => act(so, atMs), note);
const first = ownNote('2026-01-05-aaaa', 'The first', ['old'], 0);
/** Two copies of one note, that were one until both were worked on: after what was done together, and never in the same millisecond. */
const pair = fc.tuple(deeds, deeds, deeds).map(([before, here, there]) => {
  const common = after(first, before);
  const apart = (list: typeof here, oddMs: number) => list.map(([act, atMs]) => [act, 100 + 2 * atMs + oddMs] as const);
  return { common, a: after(common, apart(here, 0)), b: after(common, apart(there, 1)) };
});
const wordsOf = ({ title, body }: Note) => new Set(`${title} ${body ?? ''}`.split(/\s+/).filter((one) => one !== ''));

describe('a note of two machines', () => {
  it('is the same whichever machine merges, and merging again with either side changes nothing', () => {
    fc.assert(
      fc.property(pair, ({ a, b }) => {
        const merged = mergeNotes(a, b);
        expect(mergeNotes(b, a)).toEqual(merged);
        expect(mergeNotes(merged, merged)).toEqual(merged);
        expect(mergeNotes(merged, a)).toEqual(merged);
        expect(mergeNotes(b, merged)).toEqual(merged);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every miss, tag, place and lesson of both, in whatever order three are merged', () => {
    fc.assert(
      fc.property(pair, deeds, ({ common, a, b }, more) => {
        const c = after(common, more);
        const left = mergeNotes(mergeNotes(a, b), c);
        const right = mergeNotes(a, mergeNotes(b, c));
        for (const merged of [left, right]) {
          for (const { attempt, question } of [a, b, c].flatMap(({ misses }) => misses)) {
            expect(merged.misses.some((miss) => miss.attempt === attempt && miss.question === question)).toBe(true);
          }
          for (const lesson of [a, b, c].flatMap(({ lessons }) => lessons)) {
            const kept = merged.lessons.find(({ question }) => question === lesson.question);
            for (const { text } of lesson.instead) expect(kept?.instead.map((choice) => choice.text)).toContain(text);
          }
        }
        const unordered = ({ misses, tags, lessons, places, createdAtMs }: Note) => ({
          misses: misses.map(({ attempt, question }) => `${attempt} ${question}`).sort(),
          tags,
          lessons: lessons.map(({ question, instead }) => [question, instead]),
          places: places.map(({ blueprint }) => blueprint).sort(),
          createdAtMs,
        });
        expect(unordered(left)).toEqual(unordered(right));
        expect(new Set(left.tags)).toEqual(new Set([a, b, c].flatMap(({ tags }) => tags)));
      }),
      { numRuns: 1000 },
    );
  });

  it('loses no word that both had written since they were one', () => {
    fc.assert(
      fc.property(fc.tuple(word, word), fc.tuple(word, word), instant, instant, ([ours, oursToo], [theirs, theirsToo], atMs, otherMs) => {
        const common = changeNote(first, { body: 'common' }, 0);
        const a = changeNote(changeNote(common, { body: ours }, atMs), { body: `${ours} ${oursToo} here` }, atMs);
        const b = changeNote(common, { body: `${theirs} ${theirsToo} there`, title: 'Theirs' }, otherMs);
        const words = wordsOf(mergeNotes(a, b));
        for (const one of [...wordsOf(a), ...wordsOf(b)]) if (one !== 'The' && one !== 'first') expect(words).toContain(one);
      }),
    );
  });

  it('takes the newer text where only one machine has written, and what was taken out stays out', () => {
    const written = changeNote(first, { body: 'One. Two.' }, 5);
    const shorter = changeNote(written, { body: 'Two.' }, 7);
    expect(mergeNotes(written, shorter).body).toBe('Two.');
    expect(mergeNotes(shorter, first).body).toBe('Two.');
  });

  it('holds both texts, one under the other with the instant of the older, where both have written', () => {
    const common = changeNote(first, { body: 'common' }, 1);
    const merged = mergeNotes(changeNote(common, { body: 'One.' }, 20), changeNote(common, { body: 'Two.' }, 30));
    expect(merged.body).toBe('Two.\n\n---\n\n*instant 20*\n\nOne.');
  });

  it('goes by the later word on learned and deleted, and comes back when something was missed or written since', () => {
    const learned = changeNote(first, { learned: true }, 5);
    const unlearned = changeNote(learned, { learned: false }, 9);
    expect(mergeNotes(learned, unlearned).learnedAtMs).toBeNull();
    expect(mergeNotes(unlearned, changeNote(learned, { learned: true }, 11)).learnedAtMs).toBe(5);
    const missed: Note = { ...first, misses: [{ attempt: 'a', question: 'q', reason: 'missed', atMs: 8 }] };
    expect(mergeNotes(learned, missed)).toMatchObject({ learnedAtMs: null, cameBackAtMs: 8 });
    const deleted = deleteNote(first, 6);
    expect(mergeNotes(deleted, first).deletedAtMs).toBe(6);
    expect(mergeNotes(deleted, missed).deletedAtMs).toBeNull();
    expect(mergeNotes(deleted, changeNote(first, { body: 'still needed' }, 7)).deletedAtMs).toBeNull();
    expect(mergeNotes(deleted, bringBackNote(deleted, 7)).deletedAtMs).toBeNull();
  });

  it('of an earlier version, which kept no trail, has both texts', () => {
    const old = (body: string): Note => ({ ...first, body });
    const merged = mergeNotes(old('one'), old('other'));
    expect(wordsOf(merged)).toContain('one');
    expect(wordsOf(merged)).toContain('other');
  });
});
