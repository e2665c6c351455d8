import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Entry } from '../../../src/core/attempt';
import { type Correction, type Corrections, correct, NO_CORRECTIONS, suspend } from '../../../src/core/corrections';
import { startCountdown } from '../../../src/core/countdown';
import type { Edits } from '../../../src/core/edits';
import { mergeLogs, type SatLog } from '../../../src/core/merge/attempt';
import { mergeNotes as merge } from '../../../src/core/merge/note';
import { type Dated, idOfOther, isSame, laterSaved } from '../../../src/core/merge/order';
import { mergeCorrections, mergeEdits, mergeLooks, mergeOutsideReports } from '../../../src/core/merge/records';
import { mergeStub } from '../../../src/core/note-stub';
import { bringBackNote, changeNote, deleteNote, type Note, ownNote } from '../../../src/core/notes';
import type { OutsideReport } from '../../../src/core/outside-report';

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

const action = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((question): Action => ({ kind: 'visit', question })),
  fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()).map(([question, on]): Action => ({ kind: 'flag', question, on })),
);
const actions = fc.array(fc.tuple(action, instant), { maxLength: 6 });

function logOf(list: readonly (readonly [Action, number])[], handedIn: boolean): SatLog {
  const all: (readonly [Action, number])[] = handedIn ? [...list, [{ kind: 'submit', reason: 'candidate' }, 30]] : [...list];
  const entries = all.map(([act, ms], at): Entry => ({ seq: at + 1, wallMs: 100 * at + ms, spentMs: 10 * at, activeMs: 10 * at, action: act }));
  return { startedAtMs: 0, countdown: startCountdown(1_000, 'strict', { wallMs: 0, uptimeMs: entries.length, run: 'run' }), entries };
}
const logs = fc
  .tuple(actions, actions, actions, fc.boolean(), fc.boolean())
  .map(([common, here, there, hereDone, thereDone]) => [logOf([...common, ...here], hereDone), logOf([...common, ...there], thereDone)] as const);
const isIn = (part: SatLog, whole: SatLog) => isSame(part.entries, whole.entries.slice(0, part.entries.length));

describe('an attempt of two machines', () => {
  it('loses no entry: each log is the one kept, a beginning of it, or the other', () => {
    fc.assert(
      fc.property(logs, ([a, b]) => {
        const merged = mergeLogs(a, b);
        const kept = merged.kind === 'one' ? [merged.log] : [merged.log, merged.other];
        for (const log of [a, b]) expect(kept.some((each) => isIn(log, each))).toBe(true);
        expect(merged.kind === 'one').toBe(isIn(a, b) || isIn(b, a));
      }),
    );
  });

  it('is the same whichever machine merges, and merging again with either side adds nothing', () => {
    fc.assert(
      fc.property(logs, ([a, b]) => {
        const merged = mergeLogs(a, b);
        expect(mergeLogs(b, a)).toEqual(merged);
        for (const side of [a, b]) {
          const again = mergeLogs(merged.log, side);
          expect(again.log.entries).toEqual(merged.log.entries);
          // The other is known by its mark: it is the very attempt that was made of it before.
          if (again.kind === 'two' && merged.kind === 'two') expect([again.mark, again.other]).toEqual([merged.mark, merged.other]);
          expect(again.kind === 'one' || merged.kind === 'two').toBe(true);
        }
      }),
    );
  });

  it('keeps its id for the paper that was handed in', () => {
    fc.assert(
      fc.property(logs, ([a, b]) => {
        const done = (log: SatLog) => log.entries.at(-1)?.action.kind === 'submit';
        if (done(a) || done(b)) expect(done(mergeLogs(a, b).log)).toBe(true);
      }),
    );
  });

  it('has one id for the other, however long it grows after they have parted, and one that the app can name', () => {
    const [a, b] = [logOf([[{ kind: 'visit', question: 0 }, 1]], false), logOf([[{ kind: 'visit', question: 1 }, 2]], false)];
    const longer = logOf(
      [
        [{ kind: 'visit', question: 1 }, 2],
        [{ kind: 'leave' }, 3],
      ],
      false,
    );
    const [merged, later] = [mergeLogs(a, b), mergeLogs(longer, a)];
    if (merged.kind !== 'two' || later.kind !== 'two') throw new Error('they have parted');
    expect(later.mark).toBe(merged.mark);
    const id = idOfOther('2026-01-05-090000-aaaaaa', merged.mark);
    expect(id).toMatch(/^2026-01-05-[a-z0-9-]{1,53}$/);
    expect(idOfOther(id, merged.mark)).toMatch(/^2026-01-05-[a-z0-9-]{1,53}$/);
  });
});

const key: Correction = { kind: 'key', key: { kind: 'choice', chosen: ['a'] }, note: '' };
const questionId = fc.constantFrom('q1', 'q2', '__proto__');
type Say = readonly [(corrections: Corrections, atMs: number) => Corrections, number];
const said: fc.Arbitrary<readonly Say[]> = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.tuple(questionId, fc.constantFrom(key, null)).map(
          ([id, word_]) =>
            (data: Corrections, atMs: number) =>
              correct(data, id, word_, atMs),
        ),
        fc.tuple(questionId, fc.boolean()).map(
          ([id, on]) =>
            (data: Corrections, atMs: number) =>
              suspend(data, id, on, atMs),
        ),
        fc.constantFrom('r1', 'r2', 'r3').map((id) => (data: Corrections, atMs: number): Corrections => {
          if (data.reports.some((report) => report.id === id)) return data;
          const report = { id, question: 'q1', version: 1, bank: 'b', attempt: null, response: null, optionOrder: [], text: id, atMs };
          return { ...data, reports: [...data.reports, report] };
        }),
      ),
      instant,
    ),
    { maxLength: 6 },
  )
  .map((list) => [...list].sort(([, a], [, b]) => a - b));
const book = fc.tuple(said, instant).map(([list, savedAtMs]): Dated<Corrections> => {
  return { data: list.reduce((data, [say, atMs]) => say(data, atMs), NO_CORRECTIONS), savedAtMs };
});

describe('corrections of two machines', () => {
  it('are the same whichever machine merges, in whatever order, and again', () => {
    fc.assert(
      fc.property(book, book, book, (a, b, c) => {
        const dated = (data: Corrections, ...of: Dated<Corrections>[]): Dated<Corrections> => {
          return { data, savedAtMs: Math.max(...of.map(({ savedAtMs }) => savedAtMs)) };
        };
        const merged = mergeCorrections(a, b);
        expect(mergeCorrections(b, a)).toEqual(merged);
        expect(mergeCorrections(dated(merged, a, b), a)).toEqual(merged);
        const left = mergeCorrections(dated(merged, a, b), c);
        const ids = ({ reports }: Corrections) => reports.map(({ id }) => id).sort();
        expect(ids(left)).toEqual(ids(mergeCorrections(a, dated(mergeCorrections(b, c), b, c))));
        for (const id of [a, b, c].flatMap(({ data }) => ids(data))) expect(ids(left)).toContain(id);
      }),
    );
  });

  it('go by the later word on each question, "not any more" among it', () => {
    const on = correct(suspend(NO_CORRECTIONS, 'q2', true, 1), 'q1', key, 2);
    const off = correct(suspend(on, 'q2', false, 6), 'q1', null, 5);
    const merged = mergeCorrections({ data: off, savedAtMs: 6 }, { data: on, savedAtMs: 9 });
    expect(merged).toMatchObject({ corrected: {}, suspended: {} });
    expect(mergeCorrections({ data: merged, savedAtMs: 9 }, { data: correct(on, 'q1', key, 8), savedAtMs: 8 }).corrected).toEqual({ q1: key });
  });

  it('of an earlier version, which noted no instants, are put together', () => {
    const a = { ...NO_CORRECTIONS, corrected: { q1: key } };
    const b = { ...NO_CORRECTIONS, suspended: { q2: { atMs: 3 } } };
    expect(mergeCorrections({ data: a, savedAtMs: 1 }, { data: b, savedAtMs: 2 })).toMatchObject({ corrected: a.corrected, suspended: b.suspended });
  });
});

describe('other records of two machines', () => {
  const report = (id: string, name: string, changedAtMs: number, deletedAtMs: number | null = null): OutsideReport => ({
    id,
    blueprint: 'exam',
    kind: 'course-test',
    name,
    date: '2026-01-05',
    result: { kind: 'outcome' },
    outcome: 'passed',
    exam: { title: 'The exam', code: 'EX-1', domains: [] },
    addedAtMs: 1,
    deletedAtMs,
    changedAtMs,
  });

  it('score reports from elsewhere: each as it was changed last, deleted ones among them', () => {
    const [here, there] = [
      [report('one', 'old', 1), report('two', 'gone', 4, 4)],
      [report('one', 'new', 3), report('two', 'gone', 1), report('three', 'x', 1)],
    ];
    const merged = mergeOutsideReports({ reports: here }, { reports: there });
    expect(merged.reports.map(({ id, name, deletedAtMs }) => [id, name, deletedAtMs])).toEqual([
      ['one', 'new', null],
      ['three', 'x', null],
      ['two', 'gone', 4],
    ]);
    expect(mergeOutsideReports({ reports: there }, { reports: here })).toEqual(merged);
    expect(mergeOutsideReports(merged, { reports: here })).toEqual(merged);
  });

  it('what was read: as often and as late as either has it', () => {
    const looks = fc
      .dictionary(fc.constantFrom('q1', 'q2', 'q3'), fc.record({ times: instant, lastMs: instant }))
      .map((questions) => ({ questions }));
    fc.assert(
      fc.property(looks, looks, looks, (a, b, c) => {
        const merged = mergeLooks(a, b);
        expect(mergeLooks(b, a)).toEqual(merged);
        expect(mergeLooks(merged, a)).toEqual(merged);
        expect(mergeLooks(merged, c)).toEqual(mergeLooks(a, mergeLooks(b, c)));
        for (const [id, { times }] of Object.entries(a.questions)) expect(merged.questions[id]?.times).toBeGreaterThanOrEqual(times);
      }),
    );
  });

  it('settings: the later as a whole', () => {
    const [a, b] = [
      { data: { theme: 'dark' }, savedAtMs: 1 },
      { data: { theme: 'light' }, savedAtMs: 2 },
    ];
    expect(laterSaved(a, b)).toBe(b);
    expect(laterSaved(b, a)).toBe(b);
  });
});

describe('edits of questions', () => {
  const edit = (atMs: number, removed: boolean) => ({ question: null, draft: null, base: null, removed, atMs });
  const edits = fc.dictionary(fc.constantFrom('q-one', 'q-two', 'q-three'), fc.record({ atMs: fc.nat(3), removed: fc.boolean() })).map(
    (questions): Edits => ({
      bank: 'made',
      own: false,
      questions: Object.fromEntries(Object.entries(questions).map(([id, { atMs, removed }]) => [id, edit(atMs, removed)])),
    }),
  );

  it('are all there afterwards, the later of two on one question, either way round and as often as one likes', () => {
    fc.assert(
      fc.property(edits, edits, (a, b) => {
        const merged = mergeEdits(a, b);
        expect(mergeEdits(b, a)).toEqual(merged);
        expect(mergeEdits(merged, b)).toEqual(merged);
        expect(new Set(Object.keys(merged.questions))).toEqual(new Set([...Object.keys(a.questions), ...Object.keys(b.questions)]));
        for (const [id, { atMs }] of Object.entries(merged.questions))
          expect(atMs).toBe(Math.max(a.questions[id]?.atMs ?? 0, b.questions[id]?.atMs ?? 0));
      }),
    );
  });
});
