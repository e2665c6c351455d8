/** The notes pane and its search with 20,000 questions, 5,000 notes and 1,000 attempts: what the Node side does from a page's call to its reply. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Archive } from '../src/api/archive';
import { connect } from '../src/api/client';
import type { Shelf } from '../src/api/library';
import type { Notebook } from '../src/api/notebook';
import { type NotesRooms, notesServices } from '../src/api/notes-services';
import { searchDesk } from '../src/api/search-desk';
import { type Services, serve } from '../src/api/serve';
import { shelfBank } from '../src/api/shelf-bank';
import { weakAreas } from '../src/api/weak-areas';
import { type Bank, bankSchema } from '../src/core/bank';
import { summarise } from '../src/core/bank-summary';
import { NO_CORRECTIONS } from '../src/core/corrections';
import { type Note, noteSchema } from '../src/core/notes';
import { openBankFile, writeBankFile } from '../src/importing/bank-file';
import { BLUEPRINT, madeEvidence, madeQuestions } from './made';
import { medianMs, ms, onceMs, print, type Row } from './table';

const QUESTIONS = 20_000;
const NOTES = 5000;
const ATTEMPTS = 1000;
const NOW_MS = Date.UTC(2026, 10, 23);

/** Words as they fall in a text: the few common ones often, thousands of others seldom. */
function words(seed: number, count: number): string {
  let state = seed * 2654435761 + 1;
  const next = () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  return Array.from({ length: count }, () => {
    const rank = Math.floor(4000 ** next());
    return `${['se', 'con', 'in', 're', 'data', 'ac'][rank % 6]}${rank.toString(36)}`;
  }).join(' ');
}

/** With the length of real questions: some 280 words each. */
function bankOfText(): Bank {
  const questions = madeQuestions(QUESTIONS).map((question, at) => ({
    ...question,
    scenario: words(at, 80),
    stem: words(at + 1, 15),
    options: question.options.map((option, place) => ({ ...option, text: words(at + place, 12), rationale: words(at * 7 + place, 20) })),
    explanation: words(at + 3, 25),
  }));
  return bankSchema.parse({ id: 'made', title: 'Made', version: '1.0.0', blueprints: [BLUEPRINT], questions, hash: 'made' });
}

function madeNote(at: number, bank: Bank): Note {
  const question = bank.questions[at % bank.questions.length];
  return noteSchema.parse({
    id: `question.made.made-${String(at).padStart(7, '0')}`,
    about: { kind: 'question', bank: 'made', question: question?.id },
    title: words(at, 12),
    body: at % 3 === 0 ? words(at, 60) : null,
    tags: at % 5 === 0 ? ['mine'] : [],
    places: [{ blueprint: 'saa-2013', exam: 'Reference mock', domain: question?.domains['saa-2013'], title: 'Domain' }],
    topics: [{ id: question?.topics[0], title: `Topic ${at % 40}` }],
    lessons: [
      {
        question: question?.id,
        key: [{ text: words(at, 12), rationale: words(at + 1, 20) }],
        instead: [{ text: words(at + 2, 12), rationale: words(at + 3, 20) }],
        explanation: words(at + 4, 25),
        references: [{ url: 'https://example.com/', title: 'Read on' }],
      },
    ],
    misses: [{ attempt: 'some', question: question?.id, reason: 'missed', atMs: at }],
    learnedAtMs: at % 4 === 0 ? 1 : null,
    cameBackAtMs: null,
    createdAtMs: at,
    deletedAtMs: null,
  });
}

test('the notes pane and its search', async () => {
  const bank = bankOfText();
  const notes = Array.from({ length: NOTES }, (_, at) => madeNote(at, bank));
  const evidence = Array.from({ length: ATTEMPTS }, (_, at) => madeEvidence(at, bank.questions, NOW_MS - ATTEMPTS * 6 * 3_600_000));
  const archive = { all: () => evidence } as Partial<Archive> as Archive;
  const folder = await mkdtemp(join(tmpdir(), 'passband-notes-'));
  await writeBankFile(join(folder, 'bank'), bank);
  const file = await openBankFile(join(folder, 'bank'));
  if (!file) throw new Error('it was written');
  const lent = shelfBank(file);
  const shelf = {
    banks: [{ ...summarise(bank), origin: 'imported' as const, own: false }],
    bank: async () => lent,
    blueprints: [BLUEPRINT],
  } as Partial<Shelf> as Shelf;
  const notebook = { all: async () => notes, problems: () => [] } as Partial<Notebook> as Notebook;
  const search = searchDesk({ notebook, shelf, archive, exposures: { of: async () => new Map() }, onBug: (_, error) => expect(error).toBeNull() });
  const line = { low: 62, high: 66, ours: false };
  const weak = weakAreas({
    shelf,
    archive,
    corrections: () => NO_CORRECTIONS,
    lineOf: () => line,
    now: () => NOW_MS,
    dayOf: (atMs) => new Date(atMs).toDateString(),
  });
  const corrections = { data: NO_CORRECTIONS } as NotesRooms['corrections'];
  const clock = { now: () => ({ wallMs: NOW_MS, uptimeMs: 0, run: '1' }) };
  const rooms = { archive, notebook, search, shelf, weak, corrections, clock, chance: { word: () => 'word' } } as Partial<NotesRooms> as NotesRooms;
  const call = connect(serve(notesServices(rooms) as Services, { onChange: () => {}, onBug: (_, error) => expect(error).toBeNull() }));

  const size = `${QUESTIONS} questions, ${NOTES} notes, ${ATTEMPTS} attempts`;
  const rows: Row[] = [];
  const open = { show: 'open', limit: 50 } as const;
  rows.push({ what: 'work out the gains ahead, after the start', size, result: ms(await onceMs(weak.prepare)), reach: '' });
  rows.push({ what: 'open the pane, the first time', size, result: ms(await onceMs(() => call('notes.list', open))), reach: '< 100 ms' });
  rows.push({ what: 'open the pane', size, result: ms(await medianMs(9, () => call('notes.list', open))), reach: '< 100 ms' });
  rows.push({ what: 'areas of the cram sheet', size, result: ms(await medianMs(9, () => call('notes.areas', {}))), reach: '' });
  rows.push({
    what: 'index the notes',
    size,
    result: ms(await onceMs(() => call('search.find', { words: 'x', notes: 1, questions: 1 }))),
    reach: '',
  });
  rows.push({ what: 'index the banks, in slices', size, result: ms(await onceMs(search.settled)), reach: '' });
  for (const typed of ['s', 'se', 'con', 'data1', 'se1 con2', 'data1z in3 re', 'acz9x', 'cno4f']) {
    const found = await call('search.find', { words: typed, notes: 20, questions: 20 });
    const result = await medianMs(9, () => call('search.find', { words: typed, notes: 20, questions: 20 }));
    rows.push({
      what: `search “${typed}”`,
      size: `finds ${found.noteCount} + ${found.questionCount + found.keptCount}`,
      result: ms(result),
      reach: '< 30 ms',
    });
  }
  await rm(folder, { recursive: true });
  print(rows);
});
