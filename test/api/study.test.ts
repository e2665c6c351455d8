/** Study through the door that pages use: an attempt is handed in, and its notes, weak areas and the candidate's word on questions follow. */

import { describe, expect, it } from 'vitest';
import type { Correction } from '../../src/core/corrections';
import { made } from '../core/made-bank';
import { bankOf, compiledBanks } from '../fakes/compiled-banks';
import { openTestApp, type TestApp } from '../fakes/open-test-app';

const VIEWER = 'a-page-of-the-test';

/** A bank of two questions. */
const app = async () => openTestApp(await compiledBanks([bankOf([made('our-1', '1'), made('our-2', '2')])]));

/** Sits both questions, all wrong; answers with the attempt. */
async function missBoth({ call }: Pick<TestApp, 'call'>): Promise<{ id: string }> {
  const { id } = await call('attempt.start', { bank: 'made', blueprint: 'exam', mode: 'mock', questions: 2, minutes: 5 });
  const { paper } = await call('attempt.open', { id, viewer: VIEWER });
  let seq = 0;
  for (const [question] of paper.questions.entries()) {
    for (const action of [
      { kind: 'visit' as const, question },
      { kind: 'answer' as const, question, response: { kind: 'choice' as const, chosen: ['b'] } },
    ]) {
      seq += 1;
      await call('attempt.record', { id, viewer: VIEWER, seq, action });
    }
  }
  await call('attempt.record', { id, viewer: VIEWER, seq: seq + 1, action: { kind: 'submit', reason: 'candidate' } });
  return { id };
}

describe('the notes of a page', () => {
  it('come from an attempt that was handed in, with what they could gain, and survive a restart', async () => {
    const opened = await app();
    const { id } = await missBoth(opened);
    const { notes, problems } = await opened.call('notes.list', {});
    expect(problems).toEqual([]);
    expect(notes.map((note) => note.id).sort()).toEqual(['question.made.our-1', 'question.made.our-2']);
    expect(notes.every(({ gain, misses }) => gain !== null && gain > 0 && misses[0]?.attempt === id)).toBe(true);
    const again = await opened.restart();
    expect((await again.call('notes.list', {})).notes.map(({ gain: _, ...note }) => note)).toEqual(notes.map(({ gain: _, ...note }) => note));
  });

  it('are told of to every open view', async () => {
    const opened = await app();
    const { cursor } = await opened.call('changes.wait', { cursor: 0, waitMs: 0 });
    await missBoth(opened);
    await opened.call('notes.list', {});
    expect((await opened.call('changes.wait', { cursor, waitMs: 0 })).topics).toContain('notes');
  });

  it('are written, tagged, learned, deleted and brought back', async () => {
    const { call, clock } = await app();
    await missBoth({ call });
    const id = 'question.made.our-1';
    const note = async () => (await call('notes.list', {})).notes.find((each) => each.id === id);
    await call('notes.save', { id, body: '**mine**' });
    await call('notes.save', { id, tags: ['iam'], learned: true });
    expect(await note()).toMatchObject({ body: '**mine**', tags: ['iam'], learnedAtMs: clock.now().wallMs });
    await call('notes.delete', { id });
    expect(await note()).toBeUndefined();
    expect((await call('notes.list', {})).deleted.map((each) => each.id)).toEqual([id]);
    await call('notes.restore', { id });
    expect(await note()).toMatchObject({ body: '**mine**', tags: ['iam'] });
  });

  it('may be the candidate’s own', async () => {
    const { call } = await app();
    const { id } = await call('notes.add', { text: 'Queues\n\nread the FAQ' });
    expect((await call('notes.list', {})).notes).toMatchObject([{ id, title: 'Queues', body: 'read the FAQ', gain: null }]);
  });

  it('take in a question that is asked for, once', async () => {
    const opened = await app();
    const { id } = await missBoth(opened);
    const before = await opened.call('notes.list', {});
    await opened.call('notes.delete', { id: 'question.made.our-1' });
    await opened.call('notes.add-question', { attempt: id, question: 'our-1' });
    expect((await opened.call('notes.list', {})).notes).toHaveLength(before.notes.length);
    await expect(opened.call('notes.add-question', { attempt: id, question: 'no-such' })).rejects.toMatchObject({
      problem: { code: 'question.unknown' },
    });
  });

  it('have no names that lead out of their folder', async () => {
    const { call } = await app();
    for (const id of ['../settings', 'own.../x', 'point.a', 'question.made.our-1/..']) {
      await expect(call('notes.delete', { id })).rejects.toMatchObject({ problem: { code: 'call.bad-input' } });
    }
  });
});

describe('weak areas of a page', () => {
  it('are empty at first, and by exam afterwards', async () => {
    const opened = await app();
    expect(await opened.call('weak.read', {})).toEqual({ exams: [], shown: null });
    await missBoth(opened);
    const { exams, shown } = await opened.call('weak.read', { blueprint: 'exam' });
    expect(exams).toEqual([{ blueprint: 'exam', title: 'Exam' }]);
    expect(shown).toMatchObject({ attempts: 1, answers: 2, weak: [], rest: [] });
    const domains = shown?.notEnough.filter(({ kind }) => kind === 'domain').map(({ id, state }) => `${id} ${state}`);
    expect(domains).toEqual(['1 unknown', '3 not-practised', '2 unknown', '4 not-practised']);
  });

  it('can be drilled down to a task statement, which asks that and nothing else', async () => {
    const questions = ['1.1', '1.2'].flatMap((task) =>
      ['a', 'b'].map((name) => made(`q-${task.replace('.', '-')}-${name}`, '1', { tasks: { exam: task } })),
    );
    const { call } = await openTestApp(await compiledBanks([bankOf(questions)]));
    const drill = { bank: 'made', blueprint: 'exam', mode: 'drill' as const, questions: 10, minutes: null, domains: ['1'], tasks: ['1.2'] };
    const { id } = await call('attempt.start', drill);
    const { paper } = await call('attempt.open', { id, viewer: VIEWER });
    expect(paper.questions.map((question) => question.id).sort()).toEqual(['q-1-2-a', 'q-1-2-b']);
  });
});

describe('a question of a report', () => {
  it('can be reported with the answer and the order that the candidate saw', async () => {
    const opened = await app();
    const { id } = await missBoth(opened);
    const report = await opened.call('attempt.report', { id });
    await opened.call('question.report', { attempt: id, question: 'our-1', text: 'B is right too.' });
    const order = report.questions.find(({ view }) => view.id === 'our-1')?.view.options.map((option) => option.id);
    const expected = {
      question: 'our-1',
      bank: 'made',
      version: 1,
      attempt: id,
      optionOrder: order,
      response: { kind: 'choice', chosen: ['b'] },
      text: 'B is right too.',
    };
    expect((await opened.call('question.marks', {})).reports).toMatchObject([expected]);
    const { json } = await opened.call('question.reports-json', {});
    expect(JSON.parse(json)).toMatchObject({ app: 'passband', reports: [expected] });
  });

  it('is not drawn while it is suspended, and is again when it was taken back', async () => {
    const { call } = await app();
    const pool = async () =>
      (await call('attempt.preview', { bank: 'made', blueprint: 'exam', mode: 'custom', questions: 2, minutes: null })).questions;
    expect(await pool()).toBe(2);
    await call('question.suspend', { question: 'our-1' });
    await call('question.suspend', { question: 'our-1' });
    expect((await call('question.marks', {})).suspended).toHaveLength(1);
    expect(await pool()).toBe(1);
    await call('question.unsuspend', { question: 'our-1' });
    expect(await pool()).toBe(2);
  });

  it('is scored by the key that the candidate corrects, in old attempts and new ones, until he takes it back', async () => {
    const opened = await app();
    const { call } = opened;
    const { id } = await missBoth(opened);
    const correction: Correction = { kind: 'key', key: { kind: 'choice', chosen: ['b'] }, note: 'The documentation says B.' };
    await call('question.correct', { attempt: id, question: 'our-1', correction });
    const report = await call('attempt.report', { id });
    const question = report.questions.find(({ view }) => view.id === 'our-1');
    expect(question).toMatchObject({ outcome: 'right', solution: { key: { chosen: ['b'] } } });
    expect(question?.correction).toEqual({
      kind: 'key',
      note: 'The documentation says B.',
      keyBefore: { kind: 'choice', chosen: ['a'] },
      outcomeBefore: 'wrong',
    });
    expect(report.counts).toMatchObject({ right: 1, wrong: 1 });
    expect(report.beforeCorrections).toMatchObject({ right: 0, scored: 2, share: 0 });
    expect((await call('history.list', {})).rows[0]).toMatchObject({ right: 1, scored: 2 });
    expect((await call('question.marks', {})).corrected).toEqual([{ question: 'our-1', correction: { ...correction, version: 1 } }]);

    const practice = { bank: 'made', blueprint: 'exam', mode: 'custom', questions: 2, minutes: null, feedback: 'each' } as const;
    const { id: later } = await call('attempt.start', practice);
    const { paper } = await call('attempt.open', { id: later, viewer: VIEWER });
    const at = paper.questions.findIndex((each) => each.id === 'our-1');
    await call('attempt.record', { id: later, viewer: VIEWER, seq: 1, action: { kind: 'visit', question: at } });
    const revealed = await call('attempt.record', { id: later, viewer: VIEWER, seq: 2, action: { kind: 'reveal', question: at } });
    expect(revealed.solution?.key).toEqual({ kind: 'choice', chosen: ['b'] });

    const again = await opened.restart();
    expect((await again.call('attempt.report', { id })).counts).toMatchObject({ right: 1 });
    await again.call('question.uncorrect', { question: 'our-1' });
    expect(await again.call('attempt.report', { id })).toMatchObject({ counts: { right: 0 }, beforeCorrections: null });
  });

  it('counts nowhere and is not drawn when the candidate takes it out', async () => {
    const opened = await app();
    const { call } = opened;
    const { id } = await missBoth(opened);
    await call('question.correct', { attempt: id, question: 'our-1', correction: { kind: 'void', note: '' } });
    const report = await call('attempt.report', { id });
    expect(report.counts).toMatchObject({ wrong: 1, voided: 1 });
    expect(report.beforeCorrections).toMatchObject({ right: 0, scored: 2 });
    const { questions } = await call('attempt.preview', { bank: 'made', blueprint: 'exam', mode: 'custom', questions: 2, minutes: null });
    expect(questions).toBe(1);
  });

  it('takes no key that it could not have', async () => {
    const opened = await app();
    const { id } = await missBoth(opened);
    const correct = (...chosen: string[]) =>
      opened.call('question.correct', { attempt: id, question: 'our-1', correction: { kind: 'key', key: { kind: 'choice', chosen }, note: '' } });
    await expect(correct('z')).rejects.toMatchObject({ problem: { code: 'question.key-does-not-fit' } });
    await expect(correct('a', 'b')).rejects.toMatchObject({ problem: { code: 'question.key-does-not-fit' } });
    expect((await opened.call('question.marks', {})).corrected).toEqual([]);
  });

  it('may bear a name that objects have too', async () => {
    const { call } = await app();
    await call('question.suspend', { question: 'constructor' });
    expect((await call('question.marks', {})).suspended.map(({ question }) => question)).toEqual(['constructor']);
  });
});
