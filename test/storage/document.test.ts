import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fail, ok, problem } from '../../src/core/problem';
import { copyNamed } from '../../src/storage/copy-names';
import { openDocument } from '../../src/storage/document';
import type { DocumentKind } from '../../src/storage/document-kind';
import { sealEnvelope } from '../../src/storage/envelope';
import { everyPowerCut, FakeDisk } from '../fakes/fake-disk';
import { houseOn, NOW_MS } from '../fakes/house';

interface Count {
  readonly count: number;
}
const kind: DocumentKind<Count> = { kind: 'count', version: 1, schema: z.looseObject({ count: z.int() }), migrations: {} };
const second: DocumentKind<Count & { name: string }> = {
  kind: 'count',
  version: 2,
  schema: z.looseObject({ count: z.int(), name: z.string() }),
  migrations: { 1: (data) => ({ ...(data as Count), name: 'migrated' }) },
};

const file = 'attempts/a1/log.json';
const path = `/data/${file}`;
const folders = ['/data', '/data/attempts', '/data/attempts/a1', '/data/quarantine'];
const sealed = (count: number, version = 1): Uint8Array => sealEnvelope({ kind: 'count', version, savedAtMs: NOW_MS, data: { count } });
const diskWith = (files: Readonly<Record<string, Uint8Array | string>>): FakeDisk => FakeDisk.with(folders, files);

/** What is left when the program ends here and starts again. */
async function reread(disk: FakeDisk): Promise<number> {
  const opened = await openDocument(houseOn(disk, '/data'), kind, file, { count: 0 });
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  return opened.value.data.count;
}

async function opened(disk: FakeDisk, house = houseOn(disk, '/data')) {
  const result = await openDocument(house, kind, file, { count: 0 });
  if (!result.ok) throw new Error(result.problems[0]?.code);
  return result.value;
}

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

const DAMAGED: readonly (readonly [string, Uint8Array])[] = [
  ['empty', Buffer.alloc(0)],
  ['truncated', sealed(7).subarray(0, 70)],
  ['NUL-filled', Buffer.alloc(200)],
  ['no JSON', Buffer.from('<html>')],
  ['changed by hand', Buffer.from(String(Buffer.from(sealed(7))).replace('7', '8'))],
  ['of another kind', sealEnvelope({ kind: 'notes', version: 1, savedAtMs: NOW_MS, data: { count: 7 } })],
  ['of the wrong shape', sealEnvelope({ kind: 'count', version: 1, savedAtMs: NOW_MS, data: { count: 'seven' } })],
];
const quarantined = 'quarantine/2026-11-23T10-15-30-123Z.attempts.a1.log.json';

describe('a damaged document', () => {
  it.each(DAMAGED)('that is %s goes to quarantine as it is, and the previous copy takes its place', async (_, bytes) => {
    const disk = diskWith({ [path]: bytes, [`${path}.prev`]: sealed(3) });
    const house = houseOn(disk, '/data');
    expect((await opened(disk, house)).data.count).toBe(3);
    expect(disk.bytesOf(`/data/${quarantined}`)).toEqual(Buffer.from(bytes));
    expect(house.mishaps).toEqual([{ code: 'storage.damaged', file, quarantined, recoveredFrom: 'previous' }]);
    expect(Buffer.from(disk.bytesOf(path) ?? [])).toEqual(Buffer.from(sealed(3)));
  });

  it('that only leads with a byte order mark is not damaged', async () => {
    const disk = diskWith({ [path]: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), sealed(4), Buffer.from('\r\n')]) });
    expect(await reread(disk)).toBe(4);
  });

  it('comes back from the newest sound backup where the previous copy is damaged too', async () => {
    const disk = diskWith({ [path]: 'x', [`${path}.prev`]: 'y' });
    const house = houseOn(disk, '/data', {
      async *inBackups(asked) {
        expect(asked).toBe(file);
        yield Buffer.from('damaged');
        yield sealed(9, 2);
        yield sealed(5);
        yield sealed(4);
      },
    });
    expect((await opened(disk, house)).data.count).toBe(5);
    expect(house.mishaps).toMatchObject([{ recoveredFrom: 'backup' }]);
    expect(String(disk.bytesOf(`/data/${quarantined}`))).toBe('x');
    expect(String(disk.bytesOf(`/data/${quarantined}.prev`))).toBe('y');
    expect(await reread(disk)).toBe(5);
  });

  it('begins anew where there is no copy, says so once, and keeps the bytes', async () => {
    const disk = diskWith({ [path]: 'x' });
    const house = houseOn(disk, '/data');
    expect((await opened(disk, house)).data.count).toBe(0);
    expect((await opened(disk, house)).data.count).toBe(0);
    expect(house.mishaps).toEqual([{ code: 'storage.damaged', file, quarantined, recoveredFrom: 'nothing' }]);
    expect(String(disk.bytesOf(`/data/${quarantined}`))).toBe('x');
  });

  it('never takes the place of one that is in quarantine already', async () => {
    const disk = diskWith({ [path]: 'first' });
    await reread(disk);
    for (const content of ['second', 'third']) {
      disk.put(path, content);
      disk.take(`${path}.prev`);
      await reread(disk);
    }
    const kept = disk.files.filter((name) => name.startsWith('/data/quarantine/')).map((name) => String(disk.bytesOf(name)));
    expect(kept.sort()).toEqual(['first', 'second', 'third']);
  });

  it('is not touched when it cannot be set aside', async () => {
    const whole = diskWith({ [path]: 'x', [`${path}.prev`]: sealed(3) });
    await opened(whole);
    for (let step = 0; step < whole.steps.length; step += 1) {
      const disk = diskWith({ [path]: 'x', [`${path}.prev`]: sealed(3) });
      disk.failAt(step, 'ENOSPC', true);
      const house = houseOn(disk, '/data');
      const result = await openDocument(house, kind, file, { count: 0 });
      disk.heal();
      if (!result.ok) expect(result.problems).toMatchObject([{ code: 'storage.disk-full' }]);
      const kept = disk.files.map((name) => String(disk.bytesOf(name)));
      expect(kept, whole.steps[step]).toContain('x');
      expect(await reread(disk), whole.steps[step]).toBe(3);
    }
  });

  it('is found again whole, and told of, after a power cut at any moment of the repair', async () => {
    const told: unknown[] = [];
    await everyPowerCut(
      async () => diskWith({ [path]: 'x', [`${path}.prev`]: sealed(3) }),
      async (disk) => {
        await opened(disk, houseOn(disk, '/data', { report: async (mishap) => void told.push(mishap) }));
      },
      async (disk, acknowledged, state) => {
        const house = houseOn(disk, '/data');
        expect((await opened(disk, house)).data.count, state).toBe(3);
        if (acknowledged) expect(house.mishaps, state).toEqual([]);
        const kept = disk.files.map((name) => String(disk.bytesOf(name)));
        expect(kept, state).toContain('x');
      },
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it('that has vanished comes back from the previous copy, and the candidate is told', async () => {
    const disk = diskWith({ [`${path}.prev`]: sealed(3) });
    const house = houseOn(disk, '/data');
    expect((await opened(disk, house)).data.count).toBe(3);
    expect(house.mishaps).toEqual([{ code: 'storage.missing', file, quarantined: null, recoveredFrom: 'previous' }]);
  });

  it('does not become the previous copy at the next save', async () => {
    const disk = diskWith({ [path]: 'x', [`${path}.prev`]: sealed(3) });
    await (await opened(disk)).update(() => ({ count: 4 }));
    disk.put(path, 'damaged again');
    expect(await reread(disk)).toBe(3);
  });
});

describe('a document from the future', () => {
  it.each([
    ['the file', { [path]: sealed(1, 2) }],
    ['the previous copy of a damaged file', { [path]: 'x', [`${path}.prev`]: sealed(1, 2) }],
  ])('is neither opened nor touched: %s', async (_, files) => {
    const disk = diskWith(files);
    const house = houseOn(disk, '/data');
    const result = await openDocument(house, kind, file, { count: 0 });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'storage.from-the-future', params: { version: 2 } }] });
    expect(disk.changes).toBe(0);
    expect(house.mishaps).toEqual([]);
  });
});

describe('an older document', () => {
  it('is migrated after a backup, and the old one stays as the previous copy', async () => {
    const disk = diskWith({ [path]: sealed(3) });
    const changesAtBackup: number[] = [];
    const house = houseOn(disk, '/data', {
      beforeMigration: async () => {
        changesAtBackup.push(disk.changes);
        return ok(null);
      },
    });
    const result = await openDocument(house, second, file, { count: 0, name: '' });
    expect(result).toMatchObject({ ok: true, value: { data: { count: 3, name: 'migrated' } } });
    expect(changesAtBackup).toEqual([0]);
    expect(JSON.parse(String(disk.bytesOf(path)))).toMatchObject({ version: 2, data: { count: 3, name: 'migrated' } });
    expect(disk.bytesOf(`${path}.prev`)).toEqual(Buffer.from(sealed(3)));
  });

  it('is not touched when the backup fails', async () => {
    const disk = diskWith({ [path]: sealed(3) });
    const house = houseOn(disk, '/data', { beforeMigration: async () => fail(problem('storage.disk-full')) });
    expect(await openDocument(house, second, file, { count: 0, name: '' })).toEqual(fail(problem('storage.disk-full')));
    expect(disk.changes).toBe(0);
  });

  it.each([
    ['throws', () => JSON.parse('{')],
    ['gives the wrong shape', () => ({ count: 'three' })],
  ])('is not touched when our migration %s', async (_, migration) => {
    const disk = diskWith({ [path]: sealed(3) });
    const house = houseOn(disk, '/data');
    const result = await openDocument(house, { ...second, migrations: { 1: migration } }, file, { count: 0, name: '' });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'storage.migration-failed' }] });
    expect(disk.changes).toBe(0);
  });

  it('goes through every version in between', async () => {
    const third: DocumentKind<{ steps: string[] }> = {
      kind: 'count',
      version: 3,
      schema: z.object({ steps: z.array(z.string()) }),
      migrations: { 1: () => ({ steps: ['1 to 2'] }), 2: (data) => ({ steps: [...(data as { steps: string[] }).steps, '2 to 3'] }) },
    };
    const result = await openDocument(houseOn(diskWith({ [path]: sealed(3) }), '/data'), third, file, { steps: [] });
    expect(result).toMatchObject({ ok: true, value: { data: { steps: ['1 to 2', '2 to 3'] } } });
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
