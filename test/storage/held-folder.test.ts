/** The data folder of a running app is known again, also where the system has no lasting name for it. */

import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeDurably, replaceDurably } from '../../src/storage/durable-write';
import { type FileSystem, realFileSystem } from '../../src/storage/file-system';
import { type HeldFolder, holdFolder } from '../../src/storage/held-folder';
import { FakeDisk } from '../fakes/fake-disk';
import { temporaryFolder } from '../fakes/house';

let asked = 0;
const KINDS: Readonly<Record<string, FileSystem['identityOf']>> = {
  'whose numbers last': realFileSystem.identityOf,
  'without numbers': async (path) => realFileSystem.identityOf(path).then(() => null),
  'whose numbers change': async (path) => realFileSystem.identityOf(path).then(() => String(++asked)),
};

async function held(identityOf: FileSystem['identityOf'] = realFileSystem.identityOf): Promise<{ home: string; folder: HeldFolder }> {
  const home = join(await temporaryFolder(), 'home');
  await mkdir(join(home, 'notes'), { recursive: true });
  return { home, folder: await holdFolder({ ...realFileSystem, identityOf }, home) };
}

const gone = { code: 'folder-missing' };
const bytes = Buffer.from('words');

describe.each(Object.entries(KINDS))('a data folder on a disk %s', (_, identityOf) => {
  it('takes saves, and again when it is back; what comes in its place takes none and loses nothing', async () => {
    const { home, folder } = await held(identityOf);
    const save = () => replaceDurably(folder.fs, join(home, 'notes', 'a.json'), bytes, { keepPrevious: true });
    await save();
    await rename(home, `${home}.away`);
    await expect(save()).rejects.toMatchObject(gone);

    await mkdir(join(home, 'notes'), { recursive: true });
    await writeFile(join(home, 'notes', 'b.json'), 'of somebody else');
    await expect(save()).rejects.toMatchObject(gone);
    await expect(folder.fs.makeFolder(join(home, 'attempts'))).rejects.toMatchObject(gone);
    await expect(removeDurably(folder.fs, join(home, 'notes', 'a.json'))).rejects.toMatchObject(gone);
    await expect(removeDurably(folder.fs, join(home, 'notes', 'b.json'))).rejects.toMatchObject(gone);
    expect(await folder.check()).toMatchObject({ ok: false, problems: [{ code: 'storage.folder-missing', params: { file: home } }] });
    expect((await readdir(home, { recursive: true })).sort()).toEqual(['notes', join('notes', 'b.json')]);

    await rm(home, { recursive: true });
    await rename(`${home}.away`, home);
    await save();
    expect(await folder.check()).toMatchObject({ ok: true });
  });

  it('is not another data folder of Passband, such as the one begun on the empty place of the disk', async () => {
    const { home, folder } = await held(identityOf);
    await rename(home, `${home}.away`);
    await mkdir(join(home, 'notes'), { recursive: true });
    await holdFolder(realFileSystem, home);
    await expect(replaceDurably(folder.fs, join(home, 'settings.json'), bytes)).rejects.toMatchObject(gone);
  });

  it('is the same when it was carried to another disk and has come back from there', async () => {
    const { home, folder } = await held(identityOf);
    await rename(home, `${home}.away`);
    await cp(`${home}.away`, home, { recursive: true });
    await replaceDurably(folder.fs, join(home, 'settings.json'), bytes);
    expect(await folder.check()).toMatchObject({ ok: true });
  });
});

it('a new folder that was given the number of one that is gone is another', async () => {
  const { home, folder } = await held();
  await rm(home, { recursive: true });
  await mkdir(home);
  await expect(replaceDurably(folder.fs, join(home, 'settings.json'), bytes)).rejects.toMatchObject(gone);
});

it('files outside the data folder are nobody’s business here', async () => {
  const { home, folder } = await held();
  await rename(home, `${home}.away`);
  await replaceDurably(folder.fs, `${home}.passband-backup`, bytes);
  expect(await readdir(join(home, '..'))).toContain('home.passband-backup');
});

it('a full disk leaves no mark, and the folder is known without one', async () => {
  const disk = FakeDisk.with(['/data', '/data/notes']);
  // After the look for a mark, the file for one.
  disk.failAt(1, 'ENOSPC');
  const folder = await holdFolder(disk, '/data');
  expect(disk.files).toEqual([]);
  await replaceDurably(folder.fs, '/data/notes/a.json', bytes);
  expect(disk.files).toEqual(['/data/notes/a.json']);
});

it('a save asks no more of the disk than one look at the folder', async () => {
  const disk = FakeDisk.with(['/data']);
  const folder = await holdFolder(disk, '/data');
  disk.settle();
  await replaceDurably(folder.fs, '/data/settings.json', bytes, { keepPrevious: true });
  const looks = disk.steps.filter((step) => /^(identityOf|stat|read)/.test(step));
  expect(looks).toEqual(['identityOf /data']);
});
