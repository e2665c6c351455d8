/** A document as it is opened and changed: what is on the disk at every step, also when another machine writes there. */

import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fail, ok, problem } from '../../src/core/problem';
import { copyNamed } from '../../src/storage/copy-names';
import { openDocument } from '../../src/storage/document';
import { sealEnvelope } from '../../src/storage/envelope';
import { everyPowerCut, FakeDisk } from '../fakes/fake-disk';
import { houseOn, NOW_MS } from '../fakes/house';
import { diskWith, file, kind, opened, path, reread, sealed } from './made-document';

describe('a document', () => {
  it('begins with its initial data, and writes nothing before the first change', async () => {
    const disk = FakeDisk.with(['/data']);
    const document = await opened(disk);
    expect(document.data).toEqual({ count: 0 });
    expect(disk.files).toEqual([]);
    expect(await document.update((data) => ({ count: data.count + 1 }))).toEqual(ok({ count: 1 }));
    expect(await reread(disk)).toBe(1);
  });

  it('shows a change only when it is on the disk', async () => {
    const disk = diskWith({ [path]: sealed(1) });
    const document = await opened(disk);
    const saving = document.update(() => ({ count: 2 }));
    expect(document.data.count).toBe(1);
    await saving;
    expect(document.data.count).toBe(2);
  });

  it('applies changes made at the same time one after another', async () => {
    const disk = diskWith({ [path]: sealed(0) });
    const document = await opened(disk);
    await Promise.all(Array.from({ length: 25 }, () => document.update((data) => ({ count: data.count + 1 }))));
    expect(await reread(disk)).toBe(25);
  });

  it('does not write when nothing changes', async () => {
    const disk = diskWith({ [path]: sealed(1) });
    const document = await opened(disk);
    disk.steps.length = 0;
    await document.update((data) => data);
    expect(disk.steps).toEqual([]);
  });

  it('keeps the old data, in memory and on the disk, when a save fails, and takes the same change later', async () => {
    const disk = diskWith({ [path]: sealed(1) });
    const document = await opened(disk);
    disk.failAt(disk.steps.length, 'ENOSPC', true);
    expect(await document.update(() => ({ count: 2 }))).toEqual(fail(problem('storage.disk-full', { file: path }, { file: path })));
    expect(document.data.count).toBe(1);
    disk.heal();
    expect(await reread(disk)).toBe(1);
    await document.update(() => ({ count: 2 }));
    expect(await reread(disk)).toBe(2);
  });

  it('throws for data of the wrong shape and for a change that throws, and goes on', async () => {
    const disk = diskWith({ [path]: sealed(1) });
    const document = await opened(disk);
    await expect(document.update(() => ({ count: 0.5 }))).rejects.toThrow(TypeError);
    await expect(
      document.update(() => {
        throw new Error('a bug');
      }),
    ).rejects.toThrow('a bug');
    expect(await reread(disk)).toBe(1);
    expect((await document.update((data) => ({ count: data.count + 1 }))).ok).toBe(true);
    expect(await reread(disk)).toBe(2);
  });

  it('keeps fields that it does not know', async () => {
    const disk = diskWith({ [path]: sealEnvelope({ kind: 'count', version: 1, savedAtMs: NOW_MS, data: { count: 1, later: 'x' } }) });
    const document = await opened(disk);
    await document.update((data) => ({ ...data, count: 2 }));
    expect(JSON.parse(String(disk.bytesOf(path)))).toMatchObject({ data: { count: 2, later: 'x' } });
  });

  it('survives a power cut at any moment of opening and saving', async () => {
    await everyPowerCut(
      async () => diskWith({ [path]: sealed(1), [`${path}.prev`]: sealed(0) }),
      async (disk) => {
        const document = await opened(disk);
        const saved = await document.update(() => ({ count: 2 }));
        if (!saved.ok) throw new Error(saved.problems[0]?.code);
      },
      async (disk, acknowledged, state) => {
        const house = houseOn(disk, '/data');
        const found = (await opened(disk, house)).data.count;
        expect(acknowledged ? [2] : [1, 2], state).toContain(found);
        // Nothing was lost, so there is nothing to tell; and nothing unfinished is left.
        expect(house.mishaps, state).toEqual([]);
        expect(
          disk.files.filter((name) => name.endsWith('passband-tmp')),
          state,
        ).toEqual([]);
        expect(await reread(disk), state).toBe(found);
      },
    );
  });

  it('survives a power cut at any moment of the first save in a new folder', async () => {
    await everyPowerCut(
      async () => FakeDisk.with(['/data', '/data/attempts']),
      async (disk) => (await opened(disk)).update(() => ({ count: 2 })),
      async (disk, acknowledged, state) => {
        expect(acknowledged ? [2] : [0, 2], state).toContain(await reread(disk));
      },
    );
  });

  it('does not make the data folder anew where it has gone', async () => {
    const result = await openDocument(houseOn(FakeDisk.with([]), '/data'), kind, file, { count: 0 });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'storage.folder-missing' }] });
  });
});

describe('a document that another machine changes while it is open', () => {
  const copies = (disk: FakeDisk) => disk.files.filter((name) => name.includes('conflicted copy'));

  it('keeps what came from there as a copy, to be merged, before it writes over it', async () => {
    const disk = diskWith({ [path]: sealed(1) });
    const document = await opened(disk);
    await document.update(() => ({ count: 2 }));
    expect(copies(disk)).toEqual([]);
    disk.put(path, sealed(70));
    await document.update(() => ({ count: 3 }));
    const [copy = '', ...more] = copies(disk);
    expect(more).toEqual([]);
    expect(disk.bytesOf(copy)).toEqual(Buffer.from(sealed(70)));
    expect(await reread(disk)).toBe(3);
    expect(copyNamed(basename(copy), new Set())).toEqual({ of: basename(path), isSure: true });
  });

  it('keeps the last of several, and one that was there before its own first save', async () => {
    const disk = diskWith({});
    const document = await opened(disk);
    for (const theirs of [70, 80]) {
      disk.put(path, sealed(theirs));
      await document.update(({ count }) => ({ count: count + 1 }));
    }
    expect(copies(disk).map((copy) => disk.bytesOf(copy))).toEqual([Buffer.from(sealed(80))]);
    expect(await reread(disk)).toBe(2);
  });

  it('loses neither at a power cut', async () => {
    let arrived = false;
    await everyPowerCut(
      async () => {
        arrived = false;
        return diskWith({ [path]: sealed(1) });
      },
      async (disk) => {
        const document = await opened(disk);
        disk.put(path, sealed(70));
        arrived = true;
        const { ok } = await document.update(() => ({ count: 2 }));
        if (!ok) throw new Error('power');
      },
      async (disk, acknowledged, state) => {
        const kept = copies(disk).map((copy) => Buffer.from(disk.bytesOf(copy) ?? []).toString());
        const here = await reread(disk);
        if (acknowledged) expect(here, state).toBe(2);
        if (arrived) expect(here === 70 || kept.includes(Buffer.from(sealed(70)).toString()), state).toBe(true);
      },
    );
  });
});
