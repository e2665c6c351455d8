/** Corrections, edits and the smaller records of two machines: the later word holds, and it is the same whichever machine merges. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Correction, type Corrections, correct, NO_CORRECTIONS, suspend } from '../../../src/core/corrections';
import type { Edits } from '../../../src/core/edits';
import { type Dated, laterSaved } from '../../../src/core/merge/order';
import { mergeCorrections, mergeEdits, mergeLooks, mergeOutsideReports } from '../../../src/core/merge/records';
import type { OutsideReport } from '../../../src/core/outside-report';

const instant = fc.integer({ min: 1, max: 20 });

const keyOf = (version: number): Correction => ({ kind: 'key', key: { kind: 'choice', chosen: ['a'] }, note: '', version });
const key = keyOf(1);
const off: Correction = { kind: 'void', note: '' };
const word = fc.constantFrom(key, keyOf(2), off, null);
const questionId = fc.constantFrom('q1', 'q2', '__proto__');
type Say = readonly [(corrections: Corrections, atMs: number) => Corrections, number];
const said: fc.Arbitrary<readonly Say[]> = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.tuple(questionId, word).map(
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
    expect(mergeCorrections({ data: merged, savedAtMs: 9 }, { data: correct(on, 'q1', key, 8), savedAtMs: 8 }).corrected).toEqual({ 'q1@1': key });
  });

  it('are what they were if all had been said on one machine', () => {
    const words = fc.array(fc.record({ said: word, isHere: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(words, (all) => {
        const book = (of: typeof all) =>
          of.reduce((data, each) => (all.includes(each) ? correct(data, 'q1', each.said, all.indexOf(each) + 1) : data), NO_CORRECTIONS);
        const [here, there] = [book(all.filter(({ isHere }) => isHere)), book(all.filter(({ isHere }) => !isHere))];
        expect(mergeCorrections({ data: here, savedAtMs: 1 }, { data: there, savedAtMs: 2 }).corrected).toEqual(book(all).corrected);
      }),
    );
  });

  it.each<[what: string, here: [Correction | null, number], there: [Correction | null, number], left: Corrections['corrected']]>([
    ['a key after the question was taken out brings it back', [off, 10], [key, 20], { 'q1@1': key }],
    ['taking the question out ends its key', [off, 20], [key, 10], { q1: off }],
    ['taking everything back ends its keys', [null, 20], [keyOf(2), 10], {}],
  ])('%s', (_, here, there, left) => {
    const [a, b] = [here, there].map(([said, atMs]) => ({ data: correct(NO_CORRECTIONS, 'q1', said, atMs), savedAtMs: atMs })) as [
      Dated<Corrections>,
      Dated<Corrections>,
    ];
    expect(mergeCorrections(a, b).corrected).toEqual(left);
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
