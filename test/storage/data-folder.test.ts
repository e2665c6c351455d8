import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackup } from '../../src/storage/backups';
import { type DataFolder, openDataFolder } from '../../src/storage/data-folder';
import { realFileSystem } from '../../src/storage/file-system';
import { restoreBackup } from '../../src/storage/restore';
import { FakeDisk } from '../fakes/fake-disk';
import { NOW_MS, temporaryFolder } from '../fakes/house';

async function open(home: string, cache: string): Promise<DataFolder> {
  const opened = await openDataFolder(realFileSystem, { PASSBAND_HOME: home, PASSBAND_CACHE: cache });
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  return opened.value;
}

describe('the data folder', () => {
  it('is made with all that belongs in it, open to its owner only, and nothing is left of the check that it can be written', async () => {
    const folder = await temporaryFolder();
    const { root, local } = await open(join(folder, 'deep', 'home'), join(folder, 'cache'));
    expect(root).toBe(join(folder, 'deep', 'home'));
    expect((await readdir(root)).sort()).toEqual(['attempts', 'backups', 'edits', 'library', 'notes', 'quarantine']);
    expect(dirname(local)).toBe(join(folder, 'cache'));
    if (process.platform !== 'win32') {
      for (const path of [root, local, join(root, 'attempts')]) expect((await stat(path)).mode & 0o777, path).toBe(0o700);
    }
  });

  it('is opened again as it is', async () => {
    const folder = await temporaryFolder();
    const first = await open(join(folder, 'home'), join(folder, 'cache'));
    await writeFile(join(first.root, 'notes', 'mine.md'), 'kept');
    expect(await open(join(folder, 'home'), join(folder, 'cache'))).toEqual(first);
    expect(await readdir(join(first.root, 'notes'))).toEqual(['mine.md']);
  });

  it('may have a folder that an earlier version made and this one has no use for: it stays, and what is in it is backed up', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'home', 'reviews'), { recursive: true });
    await writeFile(join(folder, 'home', 'reviews', 'log.json'), 'of then');
    const { root } = await open(join(folder, 'home'), join(folder, 'cache'));
    const room = { fs: realFileSystem, root, now: () => NOW_MS };
    const made = await createBackup(room, 'asked');
    if (!made.ok) throw new Error(made.problems[0]?.code);
    await writeFile(join(root, 'reviews', 'log.json'), 'of now');
    expect((await restoreBackup(room, join(root, 'backups', made.value))).ok).toBe(true);
    expect(await readFile(join(root, 'reviews', 'log.json'), 'utf8')).toBe('of then');
  });

  it('has one local folder, by whatever name it is reached, and another data folder has another', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'home'));
    await symlink(join(folder, 'home'), join(folder, 'alias'), 'junction');
    const cache = join(folder, 'cache');
    const direct = await open(join(folder, 'home'), cache);
    expect(await open(join(folder, 'alias'), cache)).toEqual(direct);
    expect((await open(join(folder, 'other'), cache)).local).not.toBe(direct.local);
  });

  it('is where the system keeps the data of apps, unless PASSBAND_HOME says otherwise', async () => {
    const disk = FakeDisk.with([]);
    const opened = await openDataFolder(disk, { PASSBAND_HOME: '', PASSBAND_CACHE: undefined });
    if (!opened.ok) throw new Error(opened.problems[0]?.code);
    expect(opened.value.root).toMatch(/Passband/);
    expect(opened.value.local).toMatch(/Passband/);
    expect(opened.value.local.startsWith(opened.value.root)).toBe(false);
  });

  it('is refused where a file stands in its place', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'home'), 'a file');
    const opened = await openDataFolder(realFileSystem, { PASSBAND_HOME: join(folder, 'home'), PASSBAND_CACHE: join(folder, 'cache') });
    expect(opened).toMatchObject({ ok: false, problems: [{ code: 'storage.not-a-folder' }] });
  });

  it.each([
    ['EROFS', 'storage.read-only'],
    ['EACCES', 'storage.permission'],
    ['ENOSPC', 'storage.disk-full'],
  ])('says why it cannot be written: %s', async (code, expected) => {
    const settings = { PASSBAND_HOME: '/home', PASSBAND_CACHE: '/cache' };
    const subfolders = ['attempts', 'notes', 'library', 'edits', 'backups', 'quarantine'].map((name) => `/home/${name}`);
    const willing = FakeDisk.with(['/home', ...subfolders]);
    expect((await openDataFolder(willing, settings)).ok).toBe(true);
    // The folders are all there; the first thing that a disk without room or rights refuses is a new file.
    const firstFile = willing.steps.findIndex((step) => step.startsWith('create'));
    const refusing = FakeDisk.with(['/home', ...subfolders]);
    refusing.failAt(firstFile, code);
    expect(await openDataFolder(refusing, settings)).toMatchObject({ ok: false, problems: [{ code: expected, params: { file: '/home' } }] });
  });
});
