import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createBackup, exportEverything, inBackups, isBackedUp, listBackups, openBackup, thinBackups } from '../../src/storage/backups';
import { realFileSystem } from '../../src/storage/file-system';
import type { Room } from '../../src/storage/storehouse';
import { everyPowerCut, FakeDisk } from '../fakes/fake-disk';
import { forgedVersion1 } from '../fakes/forged-container';
import { NOW_MS, temporaryFolder } from '../fakes/house';

const DAY_MS = 86_400_000;

async function roomWith(files: Readonly<Record<string, string | Buffer>>): Promise<Room & { nowMs: number }> {
  const root = await temporaryFolder();
  await mkdir(join(root, 'backups'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  const room = { fs: realFileSystem, root, nowMs: NOW_MS, now: (): number => room.nowMs };
  return room;
}

async function contentsOf(room: Room, name: string): Promise<Record<string, string>> {
  const opened = await openBackup(room, join(room.root, 'backups', name));
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  return Object.fromEntries(opened.value.files.map((file) => [file.path, String(file.bytes)]));
}

async function made(room: Room, reason: Parameters<typeof createBackup>[1] = 'automatic'): Promise<string> {
  const result = await createBackup(room, reason);
  if (!result.ok) throw new Error(result.problems[0]?.code);
  return result.value;
}

/** Everything before the seal can be read and is found good. */
async function breakSeal(path: string): Promise<void> {
  const plain = gunzipSync(await readFile(path)).toString();
  await writeFile(path, gzipSync(plain.replace(/"sha256":"(.{63}).("\}\n)$/, '"sha256":"$1!$2')));
}

describe('a backup', () => {
  it('holds the whole data folder, but no backups, quarantine, health log or unfinished files', async () => {
    const room = await roomWith({
      'settings.json': 'settings',
      'attempts/a1/log.json': 'log',
      'attempts/a1/log.json.prev': 'log before',
      'library/bank/images/x.png': 'picture',
      'own notes.txt': 'mine',
      'health.json': 'left out',
      'backups/old.passband-backup': 'left out',
      'quarantine/x': 'left out',
      'settings.json.0123456789abcdef.passband-tmp': 'left out',
    });
    expect(await contentsOf(room, await made(room))).toEqual({
      'settings.json': 'settings',
      'attempts/a1/log.json': 'log',
      'library/bank/images/x.png': 'picture',
      'own notes.txt': 'mine',
    });
  });

  it('made just between the two renames of a save holds the document all the same', async () => {
    const room = await roomWith({ 'notes/n.json.prev': 'the only copy' });
    expect(await contentsOf(room, await made(room))).toEqual({ 'notes/n.json': 'the only copy' });
  });

  it('holds the rest when an attempt is deleted while it is made; only a data folder that is gone is missed', async () => {
    const room = await roomWith({ 'settings.json': 'settings', 'attempts/a1/log.json': 'log', 'attempts/a2/log.json': 'log' });
    const fs: typeof room.fs = {
      ...room.fs,
      async readFolder(path) {
        const entries = await room.fs.readFolder(path);
        if (path.endsWith('/attempts')) await rename(join(path, 'a1'), join(room.root, 'quarantine'));
        return entries;
      },
    };
    expect(await contentsOf(room, await made({ ...room, fs }))).toEqual({ 'settings.json': 'settings', 'attempts/a2/log.json': 'log' });
    const nowhere = { ...room, root: join(room.root, 'nowhere') };
    const exported = await exportEverything(nowhere, join(room.root, 'all'));
    expect(exported.ok ? [] : exported.problems.map(({ code }) => code)).toEqual(['storage.folder-missing']);
  });

  it('says which files it had to leave out because of their names', async () => {
    const disk = FakeDisk.with(['/data', '/data/backups'], { '/data/a:b.txt': 'x', '/data/ok.txt': 'y' });
    expect(await exportEverything({ fs: disk, root: '/data', now: () => NOW_MS }, '/data/backups/x')).toEqual({ ok: true, value: ['a:b.txt'] });
  });

  it('of files whose names some disk holds to be one carries those that the app gave, says which it left out, and opens', async () => {
    const files = {
      '/data/Settings.json': 'stray',
      '/data/settings.json': 'ours',
      '/data/Notes': 'stray',
      '/data/notes/n1.json': 'ours',
      '/data/notes/n2.json': 'ours',
      '/data/Plan.txt': '1',
      '/data/PLAN.txt': '2',
      '/data/plan.txt.old': '3',
    };
    const disk = FakeDisk.with(['/data', '/data/backups', '/data/notes'], files);
    const room = { fs: disk, root: '/data', now: () => NOW_MS };
    expect(await exportEverything(room, '/data/backups/x')).toEqual({ ok: true, value: ['Notes', 'Plan.txt', 'Settings.json'] });
    expect(await contentsOf(room, 'x')).toEqual({
      'PLAN.txt': '2',
      'notes/n1.json': 'ours',
      'notes/n2.json': 'ours',
      'plan.txt.old': '3',
      'settings.json': 'ours',
    });
  });

  it('is named by its instant and reason, and never takes the place of another', async () => {
    const room = await roomWith({ 'settings.json': '1' });
    const names = [await made(room), await made(room), await made(room, 'asked')];
    expect(names).toEqual([
      '2026-11-23T10-15-30-123Z.automatic.passband-backup',
      '2026-11-23T10-15-30-123Z-2.automatic.passband-backup',
      '2026-11-23T10-15-30-123Z.asked.passband-backup',
    ]);
    const listed = await listBackups(room);
    expect(listed.ok && listed.value.map((backup) => [backup.atMs, backup.reason]).sort()).toEqual([
      [NOW_MS, 'asked'],
      [NOW_MS, 'automatic'],
      [NOW_MS, 'automatic'],
    ]);
  });

  it('is whole or not there at all, whenever the power goes, and there once it was acknowledged', async () => {
    const room = (fs: FakeDisk): Room => ({ fs, root: '/data', now: () => NOW_MS });
    await everyPowerCut(
      async () => FakeDisk.with(['/data'], { '/data/settings.json': 'settings' }),
      (disk) => createBackup(room(disk), 'automatic'),
      async (disk, acknowledged, state) => {
        const listed = await listBackups(room(disk));
        const names = listed.ok ? listed.value.map((backup) => backup.name) : [];
        if (acknowledged) expect(names, state).toHaveLength(1);
        for (const name of names) expect((await openBackup(room(disk), `/data/backups/${name}`)).ok, state).toBe(true);
      },
    );
  });

  it('that cannot be written leaves nothing behind, and says why', async () => {
    const disk = FakeDisk.with(['/data', '/data/backups'], { '/data/settings.json': 'x' });
    const room: Room = { fs: disk, root: '/data', now: () => NOW_MS };
    await createBackup(room, 'automatic');
    const write = disk.steps.findIndex((step) => step.startsWith('write'));
    const full = FakeDisk.with(['/data', '/data/backups'], { '/data/settings.json': 'x' });
    full.failAt(write, 'ENOSPC');
    expect(await createBackup({ ...room, fs: full }, 'automatic')).toMatchObject({ ok: false, problems: [{ code: 'storage.disk-full' }] });
    expect(full.files).toEqual(['/data/settings.json']);
  });

  it('of a file that cannot be read is none: it says why and leaves nothing behind', async () => {
    const files = { '/data/a.json': 'x', '/data/b.json': 'y', '/data/c.json': 'z' };
    const room = (fs: FakeDisk): Room => ({ fs, root: '/data', now: () => NOW_MS });
    const whole = FakeDisk.with(['/data', '/data/backups'], files);
    await createBackup(room(whole), 'automatic');
    const disk = FakeDisk.with(['/data', '/data/backups'], files);
    disk.failAt(whole.steps.indexOf('readFile /data/b.json'), 'EIO');
    expect(await createBackup(room(disk), 'automatic')).toMatchObject({ ok: false, problems: [{ code: 'storage.io' }] });
    expect(disk.files).toEqual(Object.keys(files));
  });

  it('leaves out a file that goes while it is made', async () => {
    const disk = FakeDisk.with(['/data'], { '/data/a.json': 'x', '/data/b.json': 'y' });
    const readFile = disk.readFile.bind(disk);
    disk.readFile = async (path) => {
      if (path === '/data/a.json') disk.take('/data/b.json');
      return readFile(path);
    };
    const room: Room = { fs: disk, root: '/data', now: () => NOW_MS };
    expect(await contentsOf(room, await made(room))).toEqual({ 'a.json': 'x' });
  });
});

describe('a data folder', () => {
  const files = { 'settings.json': '1', 'notes/n.json': '2' };
  const changes: [string, (root: string) => Promise<void>][] = [
    ['a file is changed', (root) => writeFile(join(root, 'settings.json'), 'another')],
    ['a file is changed and as long as before', (root) => writeFile(join(root, 'settings.json'), '3')],
    ['a file is new', (root) => writeFile(join(root, 'notes', 'o.json'), '2')],
    ['a file is gone', (root) => rm(join(root, 'notes', 'n.json'))],
    ['a file is renamed', (root) => rename(join(root, 'notes', 'n.json'), join(root, 'notes', 'o.json'))],
  ];

  it.each(changes)('is backed up until %s', async (_, change) => {
    const room = await roomWith(files);
    expect(await isBackedUp(room)).toEqual({ ok: true, value: false });
    await made(room);
    expect(await isBackedUp(room)).toEqual({ ok: true, value: true });
    await change(room.root);
    expect(await isBackedUp(room)).toEqual({ ok: true, value: false });
  });

  it('with nothing in it needs no backup', async () => {
    expect(await isBackedUp(await roomWith({}))).toEqual({ ok: true, value: true });
  });

  it('is not backed up by a backup that is damaged, nor by an older one', async () => {
    const room = await roomWith(files);
    await made(room);
    room.nowMs += DAY_MS;
    const newest = join(room.root, 'backups', await made(room));
    await breakSeal(newest);
    expect(await isBackedUp(room)).toEqual({ ok: true, value: false });
  });

  it('is backed up by a backup of version 1', async () => {
    const room = await roomWith(files);
    const name = '2026-11-22T10-15-30-123Z.automatic.passband-backup';
    await writeFile(join(room.root, 'backups', name), forgedVersion1(Object.entries(files).map(([path, text]) => ({ path, text }))));
    expect(await isBackedUp(room)).toEqual({ ok: true, value: true });
    const found: string[] = [];
    for await (const bytes of inBackups(room, 'notes/n.json')) found.push(String(bytes));
    expect(found).toEqual(['2']);
    expect(await contentsOf(room, name)).toEqual(files);
  });
});

describe('the backups', () => {
  it('are searched newest first, and damaged ones are passed over', async () => {
    const room = await roomWith({ 'settings.json': '1' });
    for (const content of ['1', '2', '3', '4']) {
      await writeFile(join(room.root, 'settings.json'), content);
      await made(room);
      room.nowMs += DAY_MS;
    }
    const listed = await listBackups(room);
    const newest = listed.ok ? listed.value[0]?.name : undefined;
    await breakSeal(join(room.root, 'backups', newest ?? ''));
    const found: string[] = [];
    for await (const bytes of inBackups(room, 'settings.json')) found.push(String(bytes));
    expect(found).toEqual(['3', '2', '1']);
    for await (const _ of inBackups(room, 'other.json')) throw new Error('there is no such file in any backup');
  });

  it('are thinned on the disk, and files that are no backups stay', async () => {
    const room = await roomWith({ 'settings.json': '1', 'backups/my own copy.zip': 'mine' });
    for (let day = 0; day < 40; day += 1, room.nowMs += DAY_MS) await made(room);
    const thinned = await thinBackups(room);
    expect(thinned.ok && thinned.value.length).toBeGreaterThan(20);
    const left = await readdir(join(room.root, 'backups'));
    expect(left).toContain('my own copy.zip');
    expect(left.length).toBe(41 - (thinned.ok ? thinned.value.length : 0));
  });

  it('are not thinned while the newest cannot be read', async () => {
    const room = await roomWith({ 'settings.json': '1' });
    for (let day = 0; day < 40; day += 1, room.nowMs += DAY_MS) await made(room);
    const listed = await listBackups(room);
    const newest = join(room.root, 'backups', (listed.ok && listed.value[0]?.name) || '');
    await writeFile(newest, (await readFile(newest)).subarray(0, 30));
    expect(await thinBackups(room)).toMatchObject({ ok: false, problems: [{ code: 'backup.damaged' }] });
    expect(await readdir(join(room.root, 'backups'))).toHaveLength(40);
  });
});
