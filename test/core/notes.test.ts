/** Study notes: one stub a learning point, safe to take in twice, and never at the cost of what the candidate wrote. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/core/attempt';
import type { Question } from '../../src/core/bank';
import { NO_CORRECTIONS } from '../../src/core/corrections';
import { markAttempt } from '../../src/core/marking';
import { mergeStub, type NoteStub, noteFrom, stubsOf } from '../../src/core/note-stub';
import { changeNote, isPastKeeping, NOTE_KEPT_MS, type Note, noteSchema, ownNote } from '../../src/core/notes';
import type { Response } from '../../src/core/response';
import { made } from './made-bank';
import { choice, matching, paperOf, sit } from './made-paper';

const NOW_MS = Date.UTC(2026, 0, 5, 12);
const HOUR_MS = 3_600_000;

interface Given {
  readonly response: Response | null;
  readonly certainty?: 1 | 2 | 3;
}

const federation = { id: 'federate', topic: 'iam', sentence: 'Directory users take temporary credentials.' };

/** A question of the learning point above, with a reason for each option. */
function pointed(id: string, fields: Record<string, unknown> = {}): Question {
  return made(id, '3', {
    learningPoint: 'federate',
    topics: ['iam'],
    options: ['a', 'b', 'c', 'd'].map((option) => ({ id: option, text: `${option} of ${id}`, rationale: `why ${option}` })),
    references: [{ url: `https://docs.example/${id}`, title: `About ${id}` }],
    ...fields,
  });
}

function stubs(questions: readonly Question[], given: readonly Given[], attempt = '2026-01-05-090000-aaaaaa', atMs = NOW_MS): readonly NoteStub[] {
  const paper = paperOf(questions, { id: attempt, learningPoints: [federation], topics: [{ id: 'iam', title: 'Identity' }] });
  const actions = given.flatMap(({ response, certainty }, question): Action[] => [
    { kind: 'visit', question },
    { kind: 'answer', question, response },
    ...(certainty ? [{ kind: 'certainty' as const, question, level: certainty }] : []),
  ]);
  const steps = [...actions, { kind: 'submit' as const, reason: 'candidate' as const }].map((action, at) => [at * 1_000, action] as const);
  // Certainty is asked in practice only.
  const practice = { ...paper, mode: 'custom' as const };
  return stubsOf(practice, markAttempt(practice, sit(practice, steps).attempt, NO_CORRECTIONS), atMs);
}

/** The one stub that is expected. */
function only(found: readonly NoteStub[]): NoteStub {
  const [stub] = found;
  if (!stub || found.length > 1) throw new Error(`${found.length} stubs`);
  return stub;
}

describe('the stubs of an attempt', () => {
  it('are one for each learning point, with the questions that missed it', () => {
    const stub = only(stubs([pointed('one'), pointed('two')], [{ response: choice('b') }, { response: choice('c') }]));
    expect(stub).toMatchObject({
      id: 'point.made.federate',
      title: 'Directory users take temporary credentials.',
      topics: [{ id: 'iam', title: 'Identity' }],
      place: { domain: '3', title: 'Domain 3' },
    });
    expect(stub.misses.map(({ question }) => question)).toEqual(['one', 'two']);
  });

  it('hold the key and the chosen option, each with its reason, and where to read on', () => {
    const { lessons } = only(stubs([pointed('one')], [{ response: choice('b') }]));
    expect(lessons).toEqual([
      {
        question: 'one',
        key: [{ text: 'a of one', rationale: 'why a' }],
        instead: [{ text: 'b of one', rationale: 'why b' }],
        explanation: null,
        references: [{ url: 'https://docs.example/one', title: 'About one', checked: 'no' }],
      },
    ]);
  });

  it('say why: missed, left blank, guessed though right, wrong though sure', () => {
    const questions = ['one', 'two', 'three', 'four'].map((id) => made(id, '1'));
    const found = stubs(questions, [
      { response: choice('b'), certainty: 2 },
      { response: null },
      { response: choice('a'), certainty: 1 },
      { response: choice('b'), certainty: 3 },
    ]);
    expect(found.map(({ misses }) => misses[0]?.reason)).toEqual(['missed', 'missed', 'guessed', 'confident-error']);
  });

  it('leave out what was right without a guess, and what was never shown', () => {
    expect(stubs([made('one', '1'), made('two', '1')], [{ response: choice('a'), certainty: 2 }])).toEqual([]);
  });

  it('fall back to the question, named by the first sentence of its explanation', () => {
    const stub = only(stubs([made('one', '1', { explanation: 'Queues decouple. They also buffer.' })], [{ response: choice('b') }]));
    expect(stub).toMatchObject({ id: 'question.made.one', title: 'Queues decouple.' });
  });

  it('pair what was matched wrongly with what belongs there', () => {
    const [lesson] = only(stubs([matching], [{ response: { kind: 'match', pairs: { p: 'c', q: 'b' } } }])).lessons;
    expect(lesson?.key.map(({ text }) => text)).toEqual(['Prompt p → a of q-matching', 'Prompt q → b of q-matching']);
    expect(lesson?.instead.map(({ text }) => text)).toEqual(['Prompt p → c of q-matching']);
  });
});

describe('a note that is missed again', () => {
  const first = only(stubs([pointed('one')], [{ response: choice('b') }], '2026-01-05-090000-aaaaaa', NOW_MS));
  const second = only(stubs([pointed('two')], [{ response: choice('c') }], '2026-01-06-090000-bbbbbb', NOW_MS + 24 * HOUR_MS));
  const note = noteFrom(first, NOW_MS);

  it('gets the question linked and keeps what was written', () => {
    const written = changeNote(note, { title: 'Mine', body: 'my words', tags: ['iam'] }, NOW_MS);
    const merged = mergeStub(written, second);
    expect(merged).toMatchObject({ title: 'Mine', body: 'my words', tags: ['iam'] });
    expect(merged.lessons.map(({ question }) => question)).toEqual(['one', 'two']);
  });

  it('comes back as not learned, and says so, until it is learned again', () => {
    const learned = changeNote(note, { learned: true }, NOW_MS + HOUR_MS);
    const back = mergeStub(learned, second);
    expect(back).toMatchObject({ learnedAtMs: null, cameBackAtMs: NOW_MS + 24 * HOUR_MS });
    expect(changeNote(back, { learned: true }, NOW_MS + 30 * HOUR_MS).cameBackAtMs).toBeNull();
  });

  it('stays learned when the attempt is older than the learning', () => {
    const learned = changeNote(note, { learned: true }, NOW_MS + 48 * HOUR_MS);
    expect(mergeStub(learned, second)).toMatchObject({ learnedAtMs: NOW_MS + 48 * HOUR_MS, cameBackAtMs: null });
  });

  it('comes back from among the deleted ones, but not by an attempt that was over before', () => {
    expect(mergeStub({ ...note, deletedAtMs: NOW_MS + HOUR_MS }, second).deletedAtMs).toBeNull();
    expect(mergeStub({ ...note, deletedAtMs: NOW_MS + 48 * HOUR_MS }, second).deletedAtMs).toBe(NOW_MS + 48 * HOUR_MS);
  });

  it('remembers every wrong turn taken at a question that comes twice', () => {
    const again = only(stubs([pointed('one')], [{ response: choice('d') }], '2026-01-06-090000-bbbbbb', NOW_MS + 24 * HOUR_MS));
    const [lesson] = mergeStub(note, again).lessons;
    expect(lesson?.instead.map(({ text }) => text)).toEqual(['b of one', 'd of one']);
  });
});

describe('whatever attempts are taken in, in whatever order and however often', () => {
  const ids = ['one', 'two', 'three'];
  const attempts = fc.array(
    fc.record({ number: fc.integer({ min: 1, max: 9 }), question: fc.constantFrom(...ids), option: fc.constantFrom('b', 'c', 'd') }),
    { maxLength: 12 },
  );
  const written = fc.record({
    title: fc.string({ minLength: 1, maxLength: 40 }).filter((title) => title.trim() === title && title !== ''),
    body: fc.string({ maxLength: 200 }),
    tags: fc.uniqueArray(fc.constantFrom('iam', 'sts', 'exam'), { maxLength: 3 }),
  });
  const stubFor = ({ number, question, option }: { number: number; question: string; option: string }) =>
    only(stubs([pointed(question)], [{ response: choice(option) }], `2026-01-0${number}-090000-aaaaaa`, NOW_MS + number * HOUR_MS));
  const begin = noteFrom(stubFor({ number: 1, question: 'one', option: 'b' }), NOW_MS);

  it('nothing that the candidate wrote is lost, and the note can be stored', () => {
    fc.assert(
      fc.property(attempts, written, (list, words) => {
        const note = list.map(stubFor).reduce(mergeStub, changeNote(begin, words, NOW_MS));
        expect(note).toMatchObject(words);
        expect(noteSchema.safeParse(note).success).toBe(true);
      }),
    );
  });

  it('taking them in once more changes nothing at all', () => {
    fc.assert(
      fc.property(attempts, (list) => {
        const found = list.map(stubFor);
        const note = found.reduce(mergeStub, begin);
        expect(found.reduce<Note>(mergeStub, note)).toBe(note);
      }),
    );
  });

  it('every question that was missed is linked once for each attempt', () => {
    fc.assert(
      fc.property(attempts, (list) => {
        const { misses } = list.map(stubFor).reduce(mergeStub, begin);
        const expected = new Set([...list, { number: 1, question: 'one' }].map(({ number, question }) => `${number} ${question}`));
        expect(misses).toHaveLength(expected.size);
      }),
    );
  });
});

describe('a note of the candidate’s own', () => {
  it('is named by its first line', () => {
    expect(ownNote('2026-01-05-abcdefghij', '# Read the FAQ\n\nof S3 and SQS', ['faq'], NOW_MS)).toMatchObject({
      id: 'own.2026-01-05-abcdefghij',
      title: 'Read the FAQ',
      body: 'of S3 and SQS',
      tags: ['faq'],
    });
  });

  it('loses no word, however it is written', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 2000, unit: fc.constantFrom('a', ' ', '\n', '#', 'é') }).filter((text) => text.trim() !== ''),
        (text) => {
          const note = ownNote('2026-01-05-abcdefghij', text, [], NOW_MS);
          const letters = (words: string) => words.replace(/[\s#]/g, '');
          expect(noteSchema.safeParse(note).success).toBe(true);
          expect([letters(note.body ?? ''), letters(note.title + (note.body ?? ''))]).toContain(letters(text));
        },
      ),
    );
  });
});

describe('a deleted note', () => {
  it('is kept for thirty days', () => {
    const note = { ...ownNote('2026-01-05-abcdefghij', 'x', [], NOW_MS), deletedAtMs: NOW_MS };
    expect(isPastKeeping(note, NOW_MS + NOTE_KEPT_MS)).toBe(false);
    expect(isPastKeeping(note, NOW_MS + NOTE_KEPT_MS + 1)).toBe(true);
    expect(isPastKeeping({ ...note, deletedAtMs: null }, NOW_MS + 2 * NOTE_KEPT_MS)).toBe(false);
  });
});
