/** Search through the door that pages use: notes and met questions are found, what is kept for mocks is counted, and every change is followed. */

import { describe, expect, it } from 'vitest';
import { made } from '../core/made-bank';
import { bankOf, compiledBanks } from '../fakes/compiled-banks';
import { openTestApp, type TestApp } from '../fakes/open-test-app';

const VIEWER = 'a-page-of-the-test';
const QUESTIONS = ['queue', 'topic', 'stream'].map((word, at) =>
  made(`our-${at}`, '1', {
    stem: `Which ${word} is right?`,
    scenario: 'A company sends **messages**.',
    explanation: `Because of the ${word} backlog.`,
  }),
);

const app = async () => openTestApp(await compiledBanks([bankOf(QUESTIONS)]));

/** Asks until the banks are read. */
async function find({ call }: Pick<TestApp, 'call'>, words: string) {
  for (;;) {
    const found = await call('search.find', { words, notes: 10, questions: 10 });
    if (found.indexed === found.toIndex) return found;
    // The banks are read from files, which needs a turn of the loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Sits a mock of `questions` and sees each of them but answers none; gives their ids. */
async function see({ call }: Pick<TestApp, 'call'>, questions: number): Promise<string[]> {
  const { id } = await call('attempt.start', { bank: 'made', blueprint: 'exam', mode: 'custom', questions, minutes: null });
  const { paper } = await call('attempt.open', { id, viewer: VIEWER });
  for (const [question] of paper.questions.entries())
    await call('attempt.record', { id, viewer: VIEWER, seq: question + 1, action: { kind: 'visit', question } });
  await call('attempt.record', { id, viewer: VIEWER, seq: questions + 1, action: { kind: 'submit', reason: 'candidate' } });
  return paper.questions.map((question) => question.id);
}

describe('search', () => {
  it('shows no question before it was met in a finished attempt, and says how many are kept', async () => {
    const opened = await app();
    expect(await find(opened, 'messages')).toMatchObject({ questions: [], questionCount: 0, keptCount: 3, indexed: 3 });
    const [met = ''] = await see(opened, 1);
    const after = await find(opened, 'messages');
    expect(after).toMatchObject({ questionCount: 1, keptCount: 2 });
    expect(after.questions).toMatchObject([{ bank: 'made', question: met }]);
    expect(after.questions[0]?.excerpt).toContainEqual({ text: 'messages', isFound: true });
  });

  it('shows a question that was read in the bank', async () => {
    const opened = await app();
    await opened.call('study.look', { bank: 'made', question: 'our-1', opensKept: true });
    expect(await find(opened, 'messages')).toMatchObject({ questionCount: 1, keptCount: 2, questions: [{ question: 'our-1' }] });
  });

  it('finds questions by stem, options, reasons and id', async () => {
    const opened = await app();
    await see(opened, 3);
    for (const words of ['queue right', 'queue backlog', 'our-0 queue']) {
      expect(
        (await find(opened, words)).questions.map(({ question }) => question),
        words,
      ).toEqual(['our-0']);
    }
  });

  it('follows notes as they are made, written, deleted and brought back', async () => {
    const opened = await app();
    const { id } = await opened.call('notes.add', { text: 'Visibility\n\nhidden for a while' });
    const ids = async (words: string) => (await find(opened, words)).notes.map(({ note }) => note.id);
    expect(await ids('visib')).toEqual([id]);
    await opened.call('notes.save', { id, body: 'invisible', tags: ['sqs'] });
    expect(await ids('hidden')).toEqual([]);
    expect(await ids('sqs invisible')).toEqual([id]);
    const { undo } = await opened.call('notes.delete', { id });
    expect(await ids('visib')).toEqual([]);
    await opened.call('notes.undo', { undo });
    expect(await ids('visib')).toEqual([id]);
  });
});

describe('the notes of a shelf', () => {
  it('come as many as there is room for, with the count of all', async () => {
    const { call } = await app();
    for (const text of ['one', 'two', 'three']) await call('notes.add', { text, tags: ['mine'] });
    const shelf = await call('notes.list', { limit: 2 });
    expect(shelf.notes).toHaveLength(2);
    expect(shelf).toMatchObject({ total: 3, counts: { open: 3, learned: 0 }, tags: [{ tag: 'mine', notes: 3 }] });
    expect((await call('notes.areas', {})).areas).toMatchObject([{ key: 'own', open: 3, learned: 0, place: null }]);
  });

  it('name every question that one of them is about', async () => {
    const opened = await app();
    const [met = ''] = await see(opened, 1);
    await opened.call('notes.list', {});
    expect((await opened.call('notes.noted', {})).questions).toEqual([met]);
  });
});

describe('a change of a note', () => {
  it('is taken back as it was when the writing began, and only what was written', async () => {
    const { call } = await app();
    const { id } = await call('notes.add', { text: 'Title\n\nbody', tags: ['a'] });
    const note = async () => (await call('notes.list', {})).notes.find((each) => each.id === id);
    const { undo } = await call('notes.save', { id, body: 'first' });
    expect(await call('notes.save', { id, body: 'second', tags: ['b'], undo })).toEqual({ undo });
    const learned = await call('notes.save', { id, learned: true });
    await call('notes.undo', { undo });
    expect(await note()).toMatchObject({ body: 'body', tags: ['a'], learnedAtMs: expect.any(Number) });
    await call('notes.undo', learned);
    expect(await note()).toMatchObject({ learnedAtMs: null });
    await expect(call('notes.undo', { undo })).rejects.toMatchObject({ problem: { code: 'notes.undo-gone' } });
  });

  it('takes the undo of another note for none of its own', async () => {
    const { call } = await app();
    const { id: one } = await call('notes.add', { text: 'One' });
    const { id: two } = await call('notes.add', { text: 'Two' });
    const { undo } = await call('notes.save', { id: one, body: 'changed' });
    expect((await call('notes.save', { id: two, body: 'changed', undo })).undo).not.toBe(undo);
  });

  it('may link questions of banks, whose words stay when they are gone', async () => {
    const opened = await app();
    const { id } = await opened.call('notes.add', { text: 'One' });
    await opened.call('notes.save', { id, links: [{ bank: 'made', question: 'our-1' }] });
    const again = await opened.restart();
    expect((await again.call('notes.list', {})).notes[0]?.links).toEqual([{ bank: 'made', question: 'our-1', lead: 'Which topic is right?' }]);
    await expect(again.call('notes.save', { id, links: [{ bank: 'made', question: 'no-such' }] })).rejects.toMatchObject({
      problem: { code: 'question.unknown' },
    });
  });
});

describe('notes that are brought along', () => {
  const upload = (call: TestApp['call'], name: string, text: string | Uint8Array) =>
    call('upload.chunk', { upload: 'upload-one', kind: 'notes', name, offset: 0, base64: Buffer.from(text).toString('base64') });

  it('are written only when they are accepted, in the order of their file, and can be taken back', async () => {
    const { call } = await app();
    await upload(call, 'mine.md', '---\ntags: [old]\n---\n## One\n1\n## Two\n2');
    await upload(call, 'empty.txt', ' ');
    await upload(call, 'bytes.md', new Uint8Array(200));
    const preview = await call('notes.import-preview', { upload: 'upload-one' });
    expect(preview).toMatchObject({
      count: 2,
      thereCount: 0,
      notes: [{ title: 'One', start: '1', tags: ['old'], file: 'mine.md' }, { title: 'Two' }],
    });
    expect(preview.problems.map(({ code, place }) => [code, place.file])).toEqual([
      ['bank.file-not-text', 'bytes.md'],
      ['notes.import.empty', 'empty.txt'],
    ]);
    expect((await call('notes.list', {})).notes).toEqual([]);
    const { notes, undo } = await call('notes.import-accept', { upload: 'upload-one', tag: 'brought' });
    expect(notes).toBe(2);
    expect((await call('notes.list', {})).notes).toMatchObject([
      { title: 'One', body: '1', tags: ['old', 'brought'] },
      { title: 'Two', body: '2' },
    ]);
    await call('notes.undo', { undo });
    expect((await call('notes.list', {})).notes).toEqual([]);
    await expect(call('notes.import-accept', { upload: 'upload-one' })).rejects.toMatchObject({ problem: { code: 'upload.unknown' } });
  });

  it('are left out where they are there already, word for word', async () => {
    const { call } = await app();
    await call('notes.add', { text: 'One\n\n1' });
    await upload(call, 'mine.md', '## One\n1\n## One\n2\n## One\n2');
    expect(await call('notes.import-preview', { upload: 'upload-one' })).toMatchObject({ count: 1, thereCount: 2 });
    expect((await call('notes.import-accept', { upload: 'upload-one' })).notes).toBe(1);
  });
});

it('a browser is told that it makes the PDF itself', async () => {
  const { call } = await app();
  await expect(call('print.save-pdf', { name: 'x.pdf' })).rejects.toMatchObject({ problem: { code: 'print.no-pdf' } });
});
