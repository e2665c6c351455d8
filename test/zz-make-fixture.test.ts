import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'vitest';
import { importApp, questionText, upload } from './fakes/import-app';

test('make', async () => {
  const app = await importApp();
  const { call, clock } = app;
  await call('settings.write', { theme: 'dark', textSize: 130, examDate: '2026-03-01', lines: { exam: { low: 60, high: 70 } } });
  const header = 'id: set-one\ntitle: Set one\nversion: 1.2.0\nlicence: CC-BY-4.0\nblueprints: [exam]\n';
  const set = {
    'set/bank.yaml': header,
    'set/a.yaml': questionText('set-q-one') + questionText('set-q-two', '  exhibits: [{ file: pics/a.png, alt: A diagram }]\n'),
    'set/pics/a.png': Buffer.from('89504e470d0a1a0a', 'hex'),
  };
  const made = await call('import.preview', { upload: await upload(app, set) });
  await call('import.accept', { id: made.id, declared: true });
  const viewer = 'viewer-of-fixture';
  const start = { bank: 'our-bank', blueprint: 'exam', mode: 'mock', questions: 2, minutes: 5, seed: 'fixture' } as const;
  const first = await call('attempt.start', start);
  const view = await call('attempt.open', { id: first.id, viewer });
  clock.pass(20_000);
  let seq = 0;
  const act = async (id: string, action: Parameters<typeof call<'attempt.record'>>[1]['action']) => {
    seq += 1;
    await call('attempt.record', { id, viewer, seq, action });
  };
  const right = view.paper.questions.findIndex(({ id }) => id === 'our-one');
  await act(first.id, { kind: 'answer', question: right, response: { kind: 'choice', chosen: ['a'] } });
  await act(first.id, { kind: 'answer', question: 1 - right, response: { kind: 'choice', chosen: ['b'] } });
  await act(first.id, { kind: 'flag', question: right, on: true });
  clock.pass(30_000);
  await act(first.id, { kind: 'submit', reason: 'candidate' });
  clock.pass(60_000);
  const second = await call('attempt.start', { ...start, mode: 'short' });
  await call('attempt.open', { id: second.id, viewer });
  seq = 0;
  clock.pass(15_000);
  await act(second.id, { kind: 'answer', question: 0, response: { kind: 'choice', chosen: ['a'] } });
  await call('question.suspend', { question: 'set-q-one' });
  await call('question.report', { attempt: first.id, question: 'our-one', text: 'The key seems old.' });
  await call('notes.add', { text: 'Remember this.', tags: ['mine'] });
  await call('data.backup', {});
  console.log(JSON.stringify(await call('history.list', {})).slice(0, 900), JSON.stringify(await call('notes.list', {})).slice(0, 600));
  await app.restart();
  await rm(join(import.meta.dirname, 'fixtures', 'data-v1'), { recursive: true, force: true });
  await cp(app.home, join(import.meta.dirname, 'fixtures', 'data-v1'), { recursive: true });
});
