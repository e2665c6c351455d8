/** The notebook over a real folder: notes made from attempts once, kept through restarts and mishaps, deleted with a way back. */

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../src/api/archive';
import { type Notebook, openNotebook } from '../../src/api/notebook';
import type { Question } from '../../src/core/bank';
import { NO_CORRECTIONS } from '../../src/core/corrections';
import { startCountdown } from '../../src/core/countdown';
import { evidenceOf } from '../../src/core/evidence';
import { markAttempt } from '../../src/core/marking';
import { changeNote, NOTE_KEPT_MS, ownNote } from '../../src/core/notes';
import { realFileSystem } from '../../src/storage/file-system';
import { made } from '../core/made-bank';
import { choice, paperOf, sit } from '../core/made-paper';
import { houseOn, NOW_MS, temporaryFolder } from '../fakes/house';

const HOUR_MS = 3_600_000;
const line = { low: 62, high: 66, ours: false };

/** An attempt in which every question was answered wrong, as the archive has it. */
function missed(id: string, questions: readonly Question[], submittedAtMs: number) {
  const paper = paperOf(questions, { id, createdAtMs: submittedAtMs });
  const actions = questions.flatMap((_, question) => [
    { kind: 'visit' as const, question },
    { kind: 'answer' as const, question, response: choice('b') },
  ]);
  const { attempt } = sit(
    paper,
    [...actions, { kind: 'submit' as const, reason: 'candidate' as const }].map((action) => [0, action] as const),
  );
  if (attempt.kind !== 'submitted') throw new Error('not submitted');
  const over = { ...attempt, submittedAtMs };
  const marked = markAttempt(paper, over, NO_CORRECTIONS);
  const countdown = startCountdown(paper.limitMs, 'forgiving', { wallMs: submittedAtMs, uptimeMs: 0, run: '1' });
  return { paper, marked, submittedAtMs, evidence: evidenceOf(paper, over, countdown, marked, line) };
}

const first = missed('2026-11-23-090000-aaaaaa', [made('one', '1', { learningPoint: 'point' }), made('two', '2')], NOW_MS - HOUR_MS);
const second = missed('2026-11-23-093000-bbbbbb', [made('three', '1', { learningPoint: 'point' })], NOW_MS - HOUR_MS / 2);

/** A folder that notebooks are opened over, one after another, at a time and with the attempts of the test's choice. */
async function room() {
  const folder = await temporaryFolder();
  await realFileSystem.makeFolder(join(folder, 'notes'));
  const bugs: unknown[] = [];
  return {
    folder,
    bugs,
    async open(attempts: readonly (typeof first)[], nowMs = NOW_MS): Promise<Notebook> {
      const archive: Pick<Archive, 'all' | 'marked'> = {
        all: () => attempts.map(({ evidence }) => evidence),
        marked: async (id) => {
          const found = attempts.find(({ paper }) => paper.id === id);
          if (!found) throw new Error(id);
          return found;
        },
      };
      const notebook = openNotebook({
        house: houseOn(realFileSystem, folder, { now: () => nowMs }),
        archive,
        corrections: () => NO_CORRECTIONS,
        onChange: () => {},
        onBug: (_, error) => bugs.push(error),
      });
      await notebook.settled();
      expect(bugs).toEqual([]);
      return notebook;
    },
  };
}

const idsOf = async (notebook: Notebook) => (await notebook.all()).map(({ id }) => id).sort();

describe('the notes of an attempt', () => {
  it('are on disk, one a learning point, and are there again after a restart', async () => {
    const place = await room();
    const notebook = await place.open([]);
    expect(await idsOf(notebook)).toEqual([]);
    const again = await place.open([first]);
    expect(await idsOf(again)).toEqual(['point.made.point', 'question.made.two']);
    expect((await readdir(join(place.folder, 'notes'))).sort()).toEqual(['point.made.point.json', 'question.made.two.json']);
    expect(await idsOf(await place.open([]))).toEqual(['point.made.point', 'question.made.two']);
  });

  it('are made up for when a stopped process never wrote them, and only then', async () => {
    const place = await room();
    await place.open([first]);
    const before = await (await place.open([])).all();
    const after = await (await place.open([first])).all();
    expect(after).toEqual(before);
  });

  it('join a note that is there, under what the candidate wrote', async () => {
    const place = await room();
    const notebook = await place.open([first, second].slice(0, 1));
    await notebook.change('point.made.point', (note) => changeNote(note, { body: 'my words', learned: true }, NOW_MS - 45 * 60_000));
    const note = (await (await place.open([first, second])).all()).find(({ id }) => id === 'point.made.point');
    expect(note).toMatchObject({ body: 'my words', learnedAtMs: null, cameBackAtMs: second.submittedAtMs });
    expect(note?.misses.map(({ question }) => question)).toEqual(['one', 'three']);
  });
});

describe('a deleted note', () => {
  const remove = (notebook: Notebook, atMs: number) => notebook.change('question.made.two', (note) => ({ ...note, deletedAtMs: atMs }));

  it('can be brought back with all its words, also after a restart', async () => {
    const place = await room();
    const notebook = await place.open([first]);
    await notebook.change('question.made.two', (note) => changeNote(note, { body: 'words' }, NOW_MS));
    await remove(notebook, NOW_MS);
    const again = await place.open([first]);
    await again.change('question.made.two', (note) => ({ ...note, deletedAtMs: null }));
    expect((await again.all()).find(({ id }) => id === 'question.made.two')).toMatchObject({ body: 'words', deletedAtMs: null });
  });

  it('is gone for good at the first start after thirty days, and does not come back by itself', async () => {
    const place = await room();
    await remove(await place.open([first]), NOW_MS);
    const later = NOW_MS + NOTE_KEPT_MS + HOUR_MS;
    expect(await idsOf(await place.open([first], later))).toEqual(['point.made.point']);
    expect((await readdir(join(place.folder, 'notes'))).filter((name) => name.startsWith('question'))).toEqual([]);
    expect(await idsOf(await place.open([first], later + HOUR_MS))).toEqual(['point.made.point']);
  });

  it('stays deleted on the days before', async () => {
    const place = await room();
    await remove(await place.open([first]), NOW_MS);
    const [, note] = await (await place.open([first], NOW_MS + NOTE_KEPT_MS - HOUR_MS)).all();
    expect(note).toMatchObject({ id: 'question.made.two', deletedAtMs: NOW_MS });
  });
});

describe('the notebook', () => {
  it('keeps several changes that are made at once, in their order', async () => {
    const place = await room();
    const notebook = await place.open([]);
    await notebook.addOwn(ownNote('2026-11-23-abcdefghij', 'title\n0', [], NOW_MS));
    const changes = ['1', '2', '3'].map((body) =>
      notebook.change('own.2026-11-23-abcdefghij', (note) => changeNote(note, { body: `${note.body}${body}` }, NOW_MS)),
    );
    await Promise.all(changes);
    expect((await (await place.open([])).all())[0]?.body).toBe('0123');
  });

  it('tells of a note that cannot be read, and shows the others', async () => {
    const place = await room();
    await place.open([first]);
    await writeFile(join(place.folder, 'notes', 'point.made.point.json'), 'not a note');
    await writeFile(join(place.folder, 'notes', 'point.made.point.json.prev'), 'nor this');
    const notebook = await place.open([]);
    expect(await idsOf(notebook)).toEqual(['question.made.two']);
    expect(notebook.problems().map(({ code }) => code)).toEqual(['storage.damaged']);
  });

  it('passes over files that are no notes', async () => {
    const place = await room();
    await writeFile(join(place.folder, 'notes', 'Conflicted copy of x.json'), '{}');
    const notebook = await place.open([]);
    expect(await notebook.all()).toEqual([]);
    expect(notebook.problems()).toEqual([]);
  });

  it('refuses to change a note that is not there', async () => {
    const notebook = await (await room()).open([]);
    await expect(notebook.change('question.made.nothing', (note) => note)).rejects.toMatchObject({ problem: { code: 'notes.unknown' } });
  });
});
