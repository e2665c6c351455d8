/** A disk that refuses, goes away, or takes its time while the app runs: a clear answer, nothing lost, and all well again when it is over. */

import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/api/client';
import { openCorrections } from '../../src/api/corrections-book';
import { openEdits } from '../../src/api/edits-book';
import { openExposures } from '../../src/api/exposures';
import { openNotebook } from '../../src/api/notebook';
import { openOutsideReports } from '../../src/api/outside-book';
import { openSettings } from '../../src/api/settings';
import { NO_CORRECTIONS, suspend } from '../../src/core/corrections';
import { changeNote, ownNote } from '../../src/core/notes';
import type { Result } from '../../src/core/problem';
import type { FileSystem } from '../../src/storage/file-system';
import { realFileSystem } from '../../src/storage/file-system';
import { openHealth } from '../../src/storage/health';
import { made } from '../core/made-bank';
import { FakeDisk } from '../fakes/fake-disk';
import { houseOn, NOW_MS, temporaryFolder } from '../fakes/house';
import { importApp } from '../fakes/import-app';
import { A, choose, room } from './desk-room';

const REFUSALS = [
  ['ENOSPC', 'storage.disk-full'],
  ['EROFS', 'storage.read-only'],
  ['EACCES', 'storage.permission'],
  ['EPERM', 'storage.permission'],
  ['ENOENT', 'storage.folder-missing'],
  ['EIO', 'storage.io'],
] as const;

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

const FOLDERS = ['/data', '/data/exposures', '/data/edits', '/data/notes'];

interface Held {
  readonly change: (to: number) => Promise<unknown>;
  readonly read: () => unknown;
}

/** The documents that are held open, each with a change and a look. */
const HELD: Readonly<Record<string, (disk: FakeDisk) => Promise<Held>>> = {
  async settings(disk) {
    const book = value(await openSettings(houseOn(disk, '/data')));
    return { change: (to) => book.write({ textSize: to as 115 }), read: () => book.read().textSize };
  },
  async corrections(disk) {
    const book = value(await openCorrections(houseOn(disk, '/data')));
    const change = async (to: number) => {
      const done = await book.update((data) => suspend(data, 'q1', true, to));
      if (!done.ok) throw { problem: done.problems[0] };
    };
    return { change, read: () => book.data.suspended.q1?.atMs };
  },
  async 'outside reports'(disk) {
    const book = value(await openOutsideReports(houseOn(disk, '/data')));
    const { putReport } = await import('../../src/api/outside-book');
    const report = (name: string) => ({
      id: 'one',
      blueprint: 'exam',
      kind: 'course-test' as const,
      name,
      date: '2026-01-05',
      result: { kind: 'outcome' as const },
      outcome: 'passed' as const,
      exam: { title: 'The exam', code: 'EX-1', domains: [] },
      addedAtMs: 1,
      deletedAtMs: null,
    });
    return { change: (to) => putReport(book, 'one', 1, () => report(String(to))), read: () => Number(book.data.reports[0]?.name) };
  },
  async 'what was read'(disk) {
    const exposures = openExposures(houseOn(disk, '/data'));
    await exposures.of('bank');
    const read = async () => (await exposures.of('bank')).get('q1')?.lastMs;
    return { change: (to) => exposures.add('bank', ['q1'], to * 86_400_000), read: async () => ((await read()) ?? 0) / 86_400_000 };
  },
  async edits(disk) {
    const book = await openEdits(houseOn(disk, '/data'));
    const edit = (atMs: number) => ({ question: made('q-one', '1'), draft: null, base: null, removed: false, atMs });
    return {
      change: (to) => book.change('bank', (edits) => ({ ...edits, questions: { 'q-one': edit(to) } })),
      read: () => book.of('bank')?.questions['q-one']?.atMs,
    };
  },
  async 'a note'(disk) {
    const notebook = openNotebook({
      house: houseOn(disk, '/data'),
      archive: { all: () => [], marked: () => Promise.reject(new Error('nothing was sat')) },
      corrections: () => NO_CORRECTIONS,
      onChange: () => {},
      onBug: (operation, error) => {
        throw new Error(operation, { cause: error });
      },
    });
    const note = async () => (await notebook.all()).find(({ deletedAtMs }) => deletedAtMs === null);
    const first = await note();
    const { id } = first ?? ownNote('aaaaaaaa', 'Title\n0', [], NOW_MS);
    if (!first) await notebook.addOwn(ownNote('aaaaaaaa', 'Title\n0', [], NOW_MS));
    return {
      change: (to) => notebook.change(id, (before) => changeNote(before, { body: String(to) }, NOW_MS)),
      read: async () => Number((await note())?.body),
    };
  },
  async 'the health log'(disk) {
    const opened = value(await openHealth({ fs: disk, root: '/data', now: () => NOW_MS }));
    for (const file of opened.entries.length === 0 ? ['115', '130'] : []) {
      await opened.record({ code: 'storage.damaged', file, quarantined: null, recoveredFrom: 'nothing' });
    }
    const change = async (to: number) => {
      const ids = opened.entries.filter(({ file }) => file === String(to)).map(({ id }) => id);
      const done = await opened.acknowledge(ids);
      if (!done.ok) throw { problem: done.problems[0] };
    };
    const read = () => Math.max(...opened.entries.filter(({ acknowledged }) => acknowledged).map(({ file }) => Number(file)));
    return { change, read };
  },
};

describe.each(Object.keys(HELD))('a document that is held open: %s', (what) => {
  it.each(REFUSALS)('%s: says %s, keeps what it had, and takes the change when it is over', async (errno, code) => {
    const disk = FakeDisk.with(FOLDERS);
    const held = await HELD[what]?.(disk);
    if (!held) throw new Error('it is one of them');
    await held.change(115);
    disk.failAt(disk.steps.length, errno, true);
    await expect(held.change(130)).rejects.toMatchObject({ problem: { code } });
    expect(await held.read()).toBe(115);
    disk.heal();
    const again = await HELD[what]?.(FakeDisk.with(FOLDERS, contentOf(disk)));
    expect(await again?.read()).toBe(115);
    await held.change(130);
    expect(await held.read()).toBe(130);
  });
});

function contentOf(disk: FakeDisk): Record<string, Uint8Array> {
  return Object.fromEntries(disk.files.map((path) => [path, disk.bytesOf(path) ?? new Uint8Array()]));
}

const VIEWER = 'viewer-of-a-bad-disk';

/** An exam, a note and settings over real files, each with something acknowledged. */
async function workingApp() {
  const app = await importApp();
  const { call } = app;
  const { id } = await call('attempt.start', { bank: 'our-bank', blueprint: 'exam', mode: 'custom', questions: 2, minutes: 10 });
  await call('attempt.open', { id, viewer: VIEWER });
  await call('attempt.record', { id, viewer: VIEWER, seq: 1, action: choose(0, 'a') });
  const { id: note } = await call('notes.add', { text: 'Title\nBody', tags: [] });
  await call('settings.write', { theme: 'dark' });
  return { ...app, id, note };
}

const codeOf = (called: Promise<unknown>) =>
  called.then(
    () => 'done',
    (error: { problem: { code: string } }) => error.problem.code,
  );
const changes = (call: Call, id: string, note: string) => [
  codeOf(call('attempt.record', { id, viewer: VIEWER, seq: 2, action: choose(1, 'b') })),
  codeOf(call('notes.save', { id: note, body: 'New body' })),
  codeOf(call('settings.write', { theme: 'light' })),
];

async function isAsAcknowledged({ call, id, note }: Awaited<ReturnType<typeof workingApp>>): Promise<void> {
  const view = await call('attempt.open', { id, viewer: VIEWER });
  expect(view).toMatchObject({ seq: 1 });
  expect(view.answers[0]?.response).toEqual({ kind: 'choice', chosen: ['a'] });
  expect((await call('notes.list', {})).notes.find((each) => each.id === note)?.body).toBe('Body');
  expect((await call('settings.read', {})).theme).toBe('dark');
}

describe('the data folder of a running app', () => {
  it('that is taken away: every change is refused, nothing is made anew in its place, and all goes on when it is back', async () => {
    const app = await workingApp();
    await rename(app.home, `${app.home}.away`);
    expect(await Promise.all(changes(app.call, app.id, app.note))).toEqual(Array(3).fill('storage.folder-missing'));
    await expect(realFileSystem.stat(app.home)).rejects.toMatchObject({ code: 'ENOENT' });
    await rename(`${app.home}.away`, app.home);
    await isAsAcknowledged(app);
    expect(await Promise.all(changes(app.call, app.id, app.note))).toEqual(Array(3).fill('done'));
    await app.restart();
    expect((await app.call('attempt.open', { id: app.id, viewer: VIEWER })).seq).toBe(2);
    expect((await app.call('app.info', {})).health).toEqual([]);
  });

  it.each(['attempts', 'notes', 'library', 'edits'])(
    'whose %s a sync program took away: a restore makes it again, and puts all back',
    async (folder) => {
      const app = await workingApp();
      const { name } = await app.call('data.backup', {});
      await app.call('settings.write', { theme: 'light' });
      await rm(join(app.home, folder), { recursive: true });
      expect(await codeOf(app.call('history.deleted', {}))).toBe(folder === 'attempts' ? 'storage.folder-missing' : 'done');
      await app.call('data.restore', { from: { kind: 'backup', name } });
      await isAsAcknowledged(app);
    },
  );

  it.each([
    ['an empty folder', []],
    ['a folder made again as far as its first level', ['attempts', 'notes', 'library', 'edits', 'exposures', 'backups', 'quarantine']],
  ])('in whose place %s comes, as when a volume is unmounted: nothing is acknowledged into it', async (_, below) => {
    const app = await workingApp();
    await rename(app.home, `${app.home}.away`);
    await mkdir(app.home);
    for (const name of below) await mkdir(join(app.home, name));
    const more = [
      codeOf(app.call('notes.add', { text: 'Another', tags: [] })),
      codeOf(app.call('attempt.start', { bank: 'our-bank', blueprint: 'exam', mode: 'custom', questions: 2, minutes: 10 })),
      codeOf(app.call('question.suspend', { question: 'our-one' })),
      codeOf(app.call('data.backup', {})),
      codeOf(app.call('data.export', {})),
      codeOf(app.call('attempt.delete', { id: app.id })),
    ];
    expect(await Promise.all([...changes(app.call, app.id, app.note), ...more])).toEqual(Array(9).fill('storage.folder-missing'));
    expect(await codeOf(app.call('data.find-copies', {}))).toBe('storage.folder-missing');
    expect((await readdir(app.home, { recursive: true })).sort()).toEqual([...below].sort());

    await rm(app.home, { recursive: true });
    await rename(`${app.home}.away`, app.home);
    await isAsAcknowledged(app);
    expect(await Promise.all(changes(app.call, app.id, app.note))).toEqual(Array(3).fill('done'));
    await app.restart();
    expect((await app.call('attempt.open', { id: app.id, viewer: VIEWER })).seq).toBe(2);
    expect((await app.call('settings.read', {})).theme).toBe('light');
    expect((await app.call('app.info', {})).health).toEqual([]);
  });

  // Nothing is refused to root, and Windows has other rights.
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'that may no longer be written: refused, and taken when it may be again',
    async () => {
      const app = await workingApp();
      const folders = [app.home, join(app.home, 'attempts', app.id), join(app.home, 'notes')];
      for (const folder of folders) await chmod(folder, 0o500);
      expect(await Promise.all(changes(app.call, app.id, app.note))).toEqual(Array(3).fill('storage.permission'));
      for (const folder of folders) await chmod(folder, 0o700);
      await isAsAcknowledged(app);
      expect(await Promise.all(changes(app.call, app.id, app.note))).toEqual(Array(3).fill('done'));
    },
  );
});

/** Every step takes a while, each another one, as on a worn card or a share. */
function slowly(fs: FileSystem): FileSystem {
  let step = 0;
  const wait = () => sleep((step++ * 7) % 5);
  return {
    readFile: async (path) => wait().then(() => fs.readFile(path)),
    async create(path, mode) {
      await wait();
      const file = await fs.create(path, mode);
      return {
        write: async (bytes) => wait().then(() => file.write(bytes)),
        sync: async () => wait().then(() => file.sync()),
        close: async () => wait().then(() => file.close()),
      };
    },
    rename: async (from, to) => wait().then(() => fs.rename(from, to)),
    unlink: async (path) => wait().then(() => fs.unlink(path)),
    makeFolder: async (path) => wait().then(() => fs.makeFolder(path)),
    readFolder: async (path) => wait().then(() => fs.readFolder(path)),
    stat: async (path) => wait().then(() => fs.stat(path)),
    identityOf: async (path) => wait().then(() => fs.identityOf(path)),
    realPath: async (path) => wait().then(() => fs.realPath(path)),
    syncFolder: async (path) => wait().then(() => fs.syncFolder(path)),
  };
}

describe('a slow disk', () => {
  it('loses and overtakes nothing: what is acknowledged is on it, whatever else is being written', async () => {
    const root = await temporaryFolder();
    const here = await room({}, houseOn(slowly(realFileSystem), root));
    await here.desk.open(here.id, A, false);
    for (let seq = 1; seq <= 20; seq += 1) {
      here.clock.pass(1_000);
      const beat = here.desk.beat(here.id, A, 0);
      const action = choose(seq % 4 === 0 ? 0 : 1, seq % 2 === 0 ? 'a' : 'c');
      const [reply] = await Promise.all([here.desk.record(here.id, A, seq, action).catch((error: unknown) => error), beat]);
      // A question that takes one answer refuses none here; whatever was acknowledged is on the disk now.
      expect(reply).toMatchObject({ seq });
      expect((await here.log()).entries.at(-1)).toMatchObject({ seq, action });
    }
    expect((await here.restart().desk.open(here.id, A, false)).seq).toBe(20);
  });
});
