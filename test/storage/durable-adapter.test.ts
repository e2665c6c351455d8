import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DurableAdapter } from '../../src/storage/durable-adapter';
import { previousOf, readIfThere } from '../../src/storage/durable-write';
import { realFileSystem } from '../../src/storage/file-system';
import { StorageError } from '../../src/storage/storage-error';
import { everyPowerCut, FakeDisk } from '../fakes/fake-disk';
import { temporaryFolder } from '../fakes/house';

const path = '/data/log.json';
const aside = '/data/log (conflicted copy).json';
const text = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString());
const diskWithOld = (): FakeDisk => FakeDisk.with(['/data'], { [path]: 'old', [previousOf(path)]: 'older' });

/** What an opening would see: the file, or else the previous copy. */
async function readable(disk: FakeDisk): Promise<string | null> {
  return text((await readIfThere(disk, path)) ?? (await readIfThere(disk, previousOf(path))));
}

describe('a write of the durable adapter', () => {
  it('survives a power cut at any moment: the old or the new is there, and the new one once it was acknowledged', async () => {
    const seen = new Set<string | null>();
    const states = await everyPowerCut(
      async () => diskWithOld(),
      (disk) => new DurableAdapter(disk, path, aside).write(Buffer.from('new')),
      async (disk, acknowledged, state) => {
        const found = await readable(disk);
        seen.add(found);
        expect(acknowledged ? ['new'] : ['old', 'new'], state).toContain(found);
      },
    );
    expect(states).toBeGreaterThan(50);
    expect(seen).toEqual(new Set(['old', 'new']));
  });

  it('survives a power cut when it is the first: nothing or the whole', async () => {
    await everyPowerCut(
      async () => FakeDisk.with(['/data']),
      (disk) => new DurableAdapter(disk, path, aside).write(Buffer.from('new')),
      async (disk, acknowledged, state) => {
        expect(acknowledged ? ['new'] : [null, 'new'], state).toContain(await readable(disk));
      },
    );
  });

  it('survives a power cut in the second of two saves', async () => {
    await everyPowerCut(
      async () => diskWithOld(),
      async (disk) => {
        const adapter = new DurableAdapter(disk, path, aside);
        await adapter.write(Buffer.from('new'));
        await adapter.write(Buffer.from('newer'));
      },
      async (disk, acknowledged, state) => {
        expect(acknowledged ? ['newer'] : ['old', 'new', 'newer'], state).toContain(await readable(disk));
      },
    );
  });

  it('leaves the old data readable whichever step fails, and nothing unfinished where it can clean up', async () => {
    const whole = diskWithOld();
    await new DurableAdapter(whole, path, aside).write(Buffer.from('new'));
    // The look after all is done: what it meets is not told of a save that succeeded.
    for (let step = 0; step < whole.steps.length - 1; step += 1) {
      const disk = diskWithOld();
      disk.failAt(step, 'EIO');
      await expect(new DurableAdapter(disk, path, aside).write(Buffer.from('new')), whole.steps[step]).rejects.toMatchObject({ code: 'io', path });
      const namesWereSynced = whole.steps[step]?.startsWith('syncFolder');
      expect(text(disk.bytesOf(path)), whole.steps[step]).toBe(namesWereSynced ? 'new' : 'old');
      expect(disk.files, whole.steps[step]).not.toContainEqual(expect.stringContaining('passband-tmp'));
    }
  });

  it('leaves the old data readable when every step from one on fails', async () => {
    for (let step = 0; step < 8; step += 1) {
      const disk = diskWithOld();
      disk.failAt(step, 'EIO', true);
      await expect(new DurableAdapter(disk, path, aside).write(Buffer.from('new'))).rejects.toBeInstanceOf(StorageError);
      disk.heal();
      expect(['old', 'new']).toContain(await readable(disk));
    }
  });

  it('can be tried again after a failure', async () => {
    const disk = diskWithOld();
    const adapter = new DurableAdapter(disk, path, aside);
    disk.failAt(2, 'ENOSPC');
    await expect(adapter.write(Buffer.from('new'))).rejects.toMatchObject({ code: 'disk-full' });
    disk.heal();
    await adapter.write(Buffer.from('new'));
    expect([text(disk.bytesOf(path)), text(disk.bytesOf(previousOf(path)))]).toEqual(['new', 'old']);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'permission'],
    ['EPERM', 'permission'],
    ['ENOENT', 'folder-missing'],
    ['EIO', 'io'],
  ])('calls %s %s', async (code, expected) => {
    const disk = diskWithOld();
    disk.failAt(1, code);
    const refused = new DurableAdapter(disk, path, aside).write(Buffer.from('new'));
    await expect(refused).rejects.toMatchObject({ code: expected, problem: { code: `storage.${expected}`, params: { file: path } } });
  });

  it('asks nothing of the disk that is not needed: seven steps a save between two looks, and no reading', async () => {
    const disk = diskWithOld();
    const adapter = new DurableAdapter(disk, path, aside);
    await adapter.write(Buffer.from('new'));
    disk.steps.length = 0;
    await adapter.write(Buffer.from('newer'));
    expect(disk.steps.map((step) => step.split(' ')[0])).toEqual([
      'stat',
      'create',
      'write',
      'sync',
      'close',
      'rename',
      'rename',
      'syncFolder',
      'stat',
    ]);
  });

  it('writes one after another, in the order asked for', async () => {
    const disk = diskWithOld();
    const adapter = new DurableAdapter(disk, path, aside);
    await Promise.all(Array.from({ length: 20 }, (_, number) => adapter.write(Buffer.from(`save ${number}`))));
    expect(text(disk.bytesOf(path))).toBe('save 19');
    expect(text(disk.bytesOf(previousOf(path)))).toBe('save 18');
    const kinds = disk.steps.filter((step) => /^(create|syncFolder)/.test(step)).map((step) => step.split(' ')[0]);
    expect(kinds).toEqual(Array.from({ length: 20 }, () => ['create', 'syncFolder']).flat());
  });

  it('goes on with the next write after one that failed', async () => {
    const disk = diskWithOld();
    const adapter = new DurableAdapter(disk, path, aside);
    disk.failAt(1, 'EIO');
    const [first, second] = await Promise.allSettled([adapter.write(Buffer.from('a')), adapter.write(Buffer.from('b'))]);
    expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled']);
    expect(text(disk.bytesOf(path))).toBe('b');
  });
});

describe('the durable adapter on a real disk', () => {
  it('keeps the previous copy and leaves nothing else behind', async () => {
    const folder = await temporaryFolder();
    const adapter = new DurableAdapter(realFileSystem, join(folder, 'a.json'), aside);
    expect(await adapter.read()).toBeNull();
    for (const content of ['one', 'two', 'three']) await adapter.write(Buffer.from(content));
    expect((await readdir(folder)).sort()).toEqual(['a.json', 'a.json.prev']);
    expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('three');
    expect(await readFile(join(folder, 'a.json.prev'), 'utf8')).toBe('two');
    expect(text(await adapter.read())).toBe('three');
  });

  it.skipIf(process.platform === 'win32')('keeps the mode of a file, and makes new ones private', async () => {
    const folder = await temporaryFolder();
    const shared = join(folder, 'shared.json');
    await writeFile(shared, 'old');
    await chmod(shared, 0o664);
    await new DurableAdapter(realFileSystem, shared, aside).write(Buffer.from('new'));
    await new DurableAdapter(realFileSystem, join(folder, 'own.json'), aside).write(Buffer.from('new'));
    expect((await stat(shared)).mode & 0o777).toBe(0o664);
    expect((await stat(join(folder, 'own.json'))).mode & 0o777).toBe(0o600);
  });

  it('says that the folder is missing', async () => {
    const folder = await temporaryFolder();
    await expect(new DurableAdapter(realFileSystem, join(folder, 'gone', 'a.json'), aside).write(Buffer.from('x'))).rejects.toMatchObject({
      code: 'folder-missing',
    });
  });
});
