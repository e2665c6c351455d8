/** The candidate's data as a whole, over real folders: backups, restore while the app runs, everything out and in. */

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CallError } from '../../src/api/client';
import { backUpTo, restoreOutOf } from '../../src/cli/keep';
import { sealEnvelope } from '../../src/storage/envelope';
import { temporaryFolder } from '../fakes/house';
import { type ImportApp, importApp, upload } from '../fakes/import-app';

const DAY_MS = 86_400_000;
const viewer = 'viewer-of-tests';

async function sit({ call }: ImportApp, submit: boolean): Promise<string> {
  const { id } = await call('attempt.start', { bank: 'our-bank', blueprint: 'exam', mode: 'mock', questions: 2, minutes: 5 });
  await call('attempt.open', { id, viewer });
  if (submit) await call('attempt.record', { id, viewer, seq: 1, action: { kind: 'submit', reason: 'candidate' } });
  return id;
}

async function reasons({ call }: ImportApp): Promise<string[]> {
  return (await call('data.backups', {})).backups.map(({ reason }) => reason);
}

async function everything({ call }: ImportApp): Promise<Buffer> {
  const { id, leftOut, name } = await call('data.export', {});
  expect(leftOut).toEqual([]);
  expect(name).toBe('passband-2026-01-05.passband-backup');
  const pieces: Buffer[] = [];
  for (;;) {
    const offset = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const { base64, total } = await call('data.export-chunk', { id, offset });
    pieces.push(Buffer.from(base64, 'base64'));
    if (offset + (pieces.at(-1)?.length ?? 0) >= total) return Buffer.concat(pieces);
  }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'was not refused',
    (error: unknown) => (error instanceof CallError ? error.problem.code : String(error)),
  );
}

describe('a restore', () => {
  it('brings everything back while the app runs, forgets what came after, and can be undone', async () => {
    const app = await importApp();
    await app.call('settings.write', { theme: 'dark' });
    const kept = await sit(app, false);
    const { name } = await app.call('data.backup', {});
    await app.call('attempt.record', { id: kept, viewer, seq: 1, action: { kind: 'submit', reason: 'candidate' } });
    app.clock.pass(2000);
    const later = await sit(app, true);
    await app.call('settings.write', { theme: 'light' });
    expect((await app.call('history.list', {})).rows.map(({ id }) => id).sort()).toEqual([kept, later].sort());

    const { undo } = await app.call('data.restore', { from: { kind: 'backup', name } });
    expect((await app.call('settings.read', {})).theme).toBe('dark');
    expect((await app.call('history.list', {})).rows).toEqual([]);
    expect((await app.call('library.read', {})).resumable.map(({ id }) => id)).toEqual([kept]);
    expect((await app.call('attempt.open', { id: kept, viewer })).status).toBe('running');

    await app.call('data.restore', { from: { kind: 'backup', name: undo } });
    expect((await app.call('settings.read', {})).theme).toBe('light');
    expect((await app.call('history.list', {})).rows).toHaveLength(2);
  });

  it('lets waiting pages go, makes calls wait, and tells every view', async () => {
    const app = await importApp();
    await app.call('settings.write', { theme: 'dark' });
    const id = await sit(app, false);
    const { name } = await app.call('data.backup', {});
    const { cursor } = await app.call('changes.wait', { cursor: 0, waitMs: 0 });
    const waiting = [app.call('changes.wait', { cursor, waitMs: 25_000 }), app.call('attempt.beat', { id, viewer, waitMs: 5000 })];
    const restoring = app.call('data.restore', { from: { kind: 'backup', name } });
    const during = app.call('settings.read', {});
    await restoring;
    await Promise.all(waiting);
    expect((await during).theme).toBe('dark');
    expect((await app.call('changes.wait', { cursor, waitMs: 0 })).topics).toEqual(expect.arrayContaining(['library', 'history', 'settings']));
  });

  it('of a file that is no backup is refused, and everything goes on as it was', async () => {
    const app = await importApp();
    await app.call('settings.write', { theme: 'dark' });
    const from = { kind: 'upload', upload: await upload(app, { 'x.passband-backup': 'PK nonsense' }, 'backup') } as const;
    expect(await codeOf(app.call('data.restore', { from }))).toBe('backup.damaged');
    expect(await codeOf(app.call('data.restore', { from: { kind: 'backup', name: '../../x' } }))).toBe('backup.unknown');
    expect((await app.call('settings.write', { shortcuts: false })).theme).toBe('dark');
    await app.restart();
    expect((await app.call('settings.read', {})).shortcuts).toBe(false);
  });

  it('of documents from a newer Passband is taken back at once', async () => {
    const app = await importApp();
    await app.call('settings.write', { theme: 'dark' });
    const newer = sealEnvelope({ kind: 'settings', version: 99, savedAtMs: 0, data: { theme: 'plaid' } });
    const other = await temporaryFolder();
    await writeFile(join(other, 'settings.json'), newer);
    const cache = await temporaryFolder();
    await backUpTo(join(cache, 'newer'), { PASSBAND_HOME: other, PASSBAND_CACHE: cache }, () => 0);
    const from = { kind: 'upload', upload: await upload(app, { newer: await readFile(join(cache, 'newer')) }, 'backup') } as const;
    expect(await codeOf(app.call('data.restore', { from }))).toBe('storage.from-the-future');
    expect((await app.call('settings.write', { shortcuts: false })).theme).toBe('dark');
  });
});

describe('everything as one file', () => {
  it('goes out in pieces and into another, empty Passband', async () => {
    const app = await importApp();
    await app.call('settings.write', { theme: 'dark' });
    await sit(app, true);
    const file = await everything(app);
    const other = await importApp();
    const from = { kind: 'upload', upload: await upload(other, { 'mine.passband-backup': file }, 'backup') } as const;
    await other.call('data.restore', { from });
    expect((await other.call('settings.read', {})).theme).toBe('dark');
    expect((await other.call('history.list', {})).rows).toEqual((await app.call('history.list', {})).rows);
  });

  it('is given out only under its own name', async () => {
    const { call } = await importApp();
    expect(await codeOf(call('data.export-chunk', { id: 'export-none', offset: 0 }))).toBe('upload.unknown');
  });
});

describe('the backup of the day', () => {
  it('is made at a start when something has changed, once a day, and never of nothing', async () => {
    const app = await importApp();
    await app.restart();
    expect(await reasons(app)).toEqual([]);
    await app.call('settings.write', { theme: 'dark' });
    await app.restart();
    await app.restart();
    expect(await reasons(app)).toEqual(['automatic']);
    app.clock.pass(DAY_MS);
    await app.restart();
    await app.restart();
    expect(await reasons(app)).toEqual(['automatic']);
    await app.call('settings.write', { theme: 'light' });
    await app.restart();
    await app.restart();
    expect(await reasons(app)).toEqual(['automatic', 'automatic']);
  });

  it('gives way with age, while those that the candidate made stay', async () => {
    const app = await importApp();
    await app.call('settings.write', { theme: 'dark' });
    await app.call('data.backup', {});
    for (const theme of ['light', 'dark', 'light', 'dark'] as const) {
      app.clock.pass(100 * DAY_MS);
      await app.call('settings.write', { theme });
      // The second start waits for the backup of the first.
      await app.restart();
      await app.restart();
    }
    expect(await reasons(app)).toEqual(['automatic', 'automatic', 'automatic', 'automatic', 'asked']);
    app.clock.pass(400 * DAY_MS);
    await app.call('data.backup', {});
    expect(await reasons(app)).toEqual(['asked', 'asked']);
  });
});

describe('passband backup and restore', () => {
  it('carry a data folder over, and say which backup undoes it', async () => {
    const app = await importApp();
    await app.call('settings.write', { theme: 'dark' });
    const running = await backUpTo(join(app.cache, 'x'), { PASSBAND_HOME: app.home, PASSBAND_CACHE: app.cache });
    expect(running).toMatchObject({ exitCode: 1, text: expect.stringContaining('Another Passband') });

    const [from, to, cache] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
    await writeFile(join(from, 'settings.json'), 'then');
    await writeFile(join(to, 'settings.json'), 'now');
    const file = join(cache, 'all.passband-backup');
    expect(await backUpTo(file, { PASSBAND_HOME: from, PASSBAND_CACHE: cache })).toEqual({ exitCode: 0, text: `Everything is in ${file}.\n` });
    await writeFile(join(cache, 'left'), '');
    const restored = await restoreOutOf(file, { PASSBAND_HOME: to, PASSBAND_CACHE: cache });
    expect(restored.exitCode).toBe(0);
    expect(String(await readFile(join(to, 'settings.json')))).toBe('then');
    const [undo] = await readdir(join(to, 'backups'));
    expect(restored.text).toContain(`passband restore "${join(to, 'backups', undo ?? 'none')}"`);
    await restoreOutOf(join(to, 'backups', undo ?? ''), { PASSBAND_HOME: to, PASSBAND_CACHE: cache });
    expect(String(await readFile(join(to, 'settings.json')))).toBe('now');
    await rm(file);
    expect(await restoreOutOf(file, { PASSBAND_HOME: to, PASSBAND_CACHE: cache })).toMatchObject({ exitCode: 1 });
  });
});
