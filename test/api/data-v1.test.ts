/** A data folder of version 1, recorded once and never changed: whatever comes after must open it, and find everything. */

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../fakes/house';
import { importApp } from '../fakes/import-app';

const RECORDED = join(import.meta.dirname, '..', 'fixtures', 'data-v1');
const FINISHED = '2026-01-05-090000-5vsf4y';
const BEGUN = '2026-01-05-090150-rfwzt2';

test('everything in a folder of version 1 is there: settings, attempts, corrections, notes, imported banks, backups', async () => {
  const home = join(await temporaryFolder(), 'home');
  await cp(RECORDED, home, { recursive: true });
  const { call } = await importApp({ home });

  expect((await call('app.info', {})).health).toEqual([]);
  expect((await call('app.info', {})).problems).toEqual([]);
  expect(await call('settings.read', {})).toMatchObject({
    theme: 'dark',
    textSize: 130,
    examDate: '2026-03-01',
    lines: { exam: { low: 60, high: 70 } },
  });

  const { banks, resumable } = await call('library.read', {});
  expect(banks.map(({ id, origin, questions }) => [id, origin, questions])).toEqual([
    ['our-bank', 'bundled', 2],
    ['set-one', 'imported', 2],
  ]);
  expect((await call('media.read', { bank: 'set-one', file: 'pics/a.png' })).type).toBe('image/png');
  expect(resumable).toMatchObject([{ id: BEGUN, mode: 'short', answered: 1, questions: 2 }]);
  expect((await call('attempt.open', { id: BEGUN, viewer: 'viewer-of-tests' })).answers[0]?.response).toEqual({ kind: 'choice', chosen: ['a'] });

  expect((await call('history.list', {})).rows).toMatchObject([{ id: FINISHED, mode: 'mock', right: 1, scored: 2, share: 0.5, verdict: 'fail' }]);
  const report = await call('attempt.report', { id: FINISHED });
  expect(report.questions.map(({ view, outcome, answer }) => [view.id, outcome, answer.flagged]).sort()).toEqual([
    ['our-one', 'right', true],
    ['our-two', 'wrong', false],
  ]);

  const marks = await call('question.marks', {});
  expect(JSON.stringify(marks)).toContain('set-q-one');
  expect((await call('question.reports-json', {})).json).toContain('The key seems old.');
  expect((await call('notes.list', {})).notes.map(({ title, misses }) => [title, misses.length]).sort()).toEqual([
    ['Remember this.', 0],
    ['Which store keeps what our-two needs?', 1],
  ]);
  expect((await call('data.backups', {})).backups.map(({ reason }) => reason)).toEqual(['asked', 'before-import']);
});

test('a backup of version 1 can be restored', async () => {
  const home = join(await temporaryFolder(), 'home');
  await cp(RECORDED, home, { recursive: true });
  const { call } = await importApp({ home });
  await call('settings.write', { theme: 'light' });
  const { backups } = await call('data.backups', {});
  await call('data.restore', { from: { kind: 'backup', name: backups[0]?.name ?? '' } });
  expect((await call('settings.read', {})).theme).toBe('dark');
  expect((await call('history.list', {})).rows).toHaveLength(1);
  expect((await call('library.read', {})).resumable).toHaveLength(1);
});
