import { describe, expect, it } from 'vitest';
import { sealEnvelope } from '../../src/storage/envelope';
import { type HealthLog, openHealth } from '../../src/storage/health';
import type { Mishap } from '../../src/storage/storehouse';
import { everyPowerCut, FakeDisk } from '../fakes/fake-disk';
import { NOW_MS } from '../fakes/house';

const mishap: Mishap = { code: 'storage.damaged', file: 'settings.json', quarantined: 'quarantine/x', recoveredFrom: 'previous' };

async function open(disk: FakeDisk): Promise<HealthLog> {
  const opened = await openHealth({ fs: disk, root: '/data', now: () => NOW_MS });
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  return opened.value;
}

describe('the health log', () => {
  it('remembers what happened until the candidate has read it, and after', async () => {
    const disk = FakeDisk.with(['/data']);
    const log = await open(disk);
    await log.record(mishap);
    await log.record({ ...mishap, file: 'notes/saa.json' });
    const [first] = log.entries;
    expect(first).toMatchObject({ ...mishap, at: '2026-11-23T10:15:30.123Z', acknowledged: false });
    expect((await log.acknowledge([first?.id ?? '', 'no such id'])).ok).toBe(true);
    expect((await open(disk)).entries.map((entry) => [entry.file, entry.acknowledged])).toEqual([
      ['settings.json', true],
      ['notes/saa.json', false],
    ]);
  });

  it('keeps apart what happened at the same time', async () => {
    const disk = FakeDisk.with(['/data']);
    const log = await open(disk);
    await Promise.all(Array.from({ length: 10 }, (_, number) => log.record({ ...mishap, file: `file ${number}` })));
    const { entries } = await open(disk);
    expect(new Set(entries.map((entry) => entry.file)).size).toBe(10);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(10);
    expect(entries).toHaveLength(10);
  });

  it('tells of its own damage in itself, once', async () => {
    const disk = FakeDisk.with(['/data'], { '/data/health.json': 'x' });
    expect((await open(disk)).entries).toMatchObject([{ code: 'storage.damaged', file: 'health.json', recoveredFrom: 'nothing' }]);
    expect((await open(disk)).entries).toHaveLength(1);
  });

  it('still shows what it could not write, and writes it when it can', async () => {
    const disk = FakeDisk.with(['/data']);
    const log = await open(disk);
    disk.failAt(disk.steps.length, 'ENOSPC', true);
    await log.record(mishap);
    expect(log.entries).toMatchObject([mishap]);
    disk.heal();
    await log.record({ ...mishap, file: 'second.json' });
    expect(log.entries).toHaveLength(2);
    expect((await open(disk)).entries.map((entry) => entry.file)).toEqual(['settings.json', 'second.json']);
  });

  it('does not open a folder from the future', async () => {
    const disk = FakeDisk.with(['/data']);
    await (await open(disk)).record(mishap);
    disk.put('/data/health.json', sealEnvelope({ kind: 'health', version: 99, savedAtMs: NOW_MS, data: {} }));
    expect(await openHealth({ fs: disk, root: '/data', now: () => NOW_MS })).toMatchObject({
      ok: false,
      problems: [{ code: 'storage.from-the-future' }],
    });
  });

  describe('of which another machine has one too', () => {
    const COPY = 'health.sync-conflict-20261123-101010-ABCDEFG.json';
    const bytesOf = (disk: FakeDisk) => disk.bytesOf('/data/health.json') ?? Buffer.alloc(0);
    const filesOf = (log: HealthLog) => log.entries.map(({ file }) => file);
    const kept = (disk: FakeDisk) => disk.files.filter((path) => path.startsWith('/data/quarantine/'));

    /** The log of either machine after one past: what was common is read on theirs. */
    async function parted(): Promise<{ ours: Buffer; theirs: Buffer }> {
      const past = FakeDisk.with(['/data']);
      await (await open(past)).record({ ...mishap, file: 'common.json' });
      const machine = async (name: string, ms: number) => {
        const disk = FakeDisk.with(['/data'], { '/data/health.json': bytesOf(past) });
        const opened = await openHealth({ fs: disk, root: '/data', now: () => NOW_MS + ms });
        if (!opened.ok) throw new Error(opened.problems[0]?.code);
        await opened.value.record({ ...mishap, file: name });
        if (name === 'theirs.json') await opened.value.acknowledge([opened.value.entries[0]?.id ?? '']);
        return bytesOf(disk);
      };
      return { ours: await machine('ours.json', 2), theirs: await machine('theirs.json', 1) };
    }

    const marked = (ours: Buffer, theirs: Buffer) => `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> there\n`;

    it.each([
      ['a conflicted copy', (ours: Buffer, theirs: Buffer) => ({ '/data/health.json': ours, [`/data/${COPY}`]: theirs })],
      ['a copy as OneDrive names it', (ours: Buffer, theirs: Buffer) => ({ '/data/health.json': ours, '/data/health-DESKTOP-4F2.json': theirs })],
      ['marks of git', (ours: Buffer, theirs: Buffer) => ({ '/data/.git/HEAD': 'ref', '/data/health.json': marked(ours, theirs) })],
    ])('%s: all entries are there once, the earliest first, and what was read on either is read', async (_, filesFor) => {
      const { ours, theirs } = await parted();
      const files: Record<string, Uint8Array | string> = filesFor(ours, theirs);
      const disk = FakeDisk.with(['/data', ...('/data/.git/HEAD' in files ? ['/data/.git'] : [])], files);
      const log = await open(disk);
      expect(log.entries.map(({ file, acknowledged }) => [file, acknowledged])).toEqual([
        ['common.json', true],
        ['theirs.json', false],
        ['ours.json', false],
      ]);
      expect(log.joined).toBe(1);
      expect(kept(disk)).toHaveLength(1);
      expect(kept(disk)[0]).toContain('/quarantine/merged/');
      const again = await open(disk);
      expect(again.entries).toEqual(log.entries);
      expect(again.joined).toBe(0);
      // The other machine comes to the same.
      const there = await open(FakeDisk.with(['/data'], { '/data/health.json': theirs, [`/data/${COPY}`]: ours }));
      expect(there.entries).toEqual(log.entries);
    });

    it('a copy or a half that cannot be read is put aside and told of, and the rest is used', async () => {
      const { ours, theirs } = await parted();
      const copied = FakeDisk.with(['/data'], { '/data/health.json': ours, [`/data/${COPY}`]: theirs.subarray(0, 99) });
      const log = await open(copied);
      expect(filesOf(log)).toEqual(['common.json', 'ours.json', COPY]);
      expect(log.entries.at(-1)).toMatchObject({ code: 'storage.copy-unreadable', quarantined: kept(copied)[0]?.slice('/data/'.length) });
      expect(filesOf(await open(copied))).toEqual(filesOf(log));

      const halved = FakeDisk.with(['/data', '/data/.git'], { '/data/health.json': marked(ours.subarray(0, 99), theirs) });
      expect(filesOf(await open(halved))).toEqual(['common.json', 'theirs.json', 'health.json']);
    });

    it('one that a newer Passband wrote stays where it is until this one is newer too', async () => {
      const { ours } = await parted();
      const newer = sealEnvelope({ kind: 'health', version: 99, savedAtMs: NOW_MS, data: {} });
      const copied = FakeDisk.with(['/data'], { '/data/health.json': ours, [`/data/${COPY}`]: newer });
      expect(filesOf(await open(copied))).toEqual(['common.json', 'ours.json']);
      expect(copied.files).toContain(`/data/${COPY}`);

      const halved = FakeDisk.with(['/data', '/data/.git'], { '/data/health.json': marked(ours, Buffer.from(newer)) });
      const before = bytesOf(halved);
      const opened = await openHealth({ fs: halved, root: '/data', now: () => NOW_MS });
      expect(opened).toMatchObject({ ok: false, problems: [{ code: 'storage.from-the-future' }] });
      expect(bytesOf(halved)).toEqual(before);
    });

    it('the power may go at every step: no entry of either is lost', async () => {
      const { ours, theirs } = await parted();
      for (const files of [
        { '/data/health.json': ours, [`/data/${COPY}`]: theirs },
        { '/data/.git/HEAD': 'ref', '/data/health.json': marked(ours, theirs) },
      ]) {
        const states = await everyPowerCut(
          async () => FakeDisk.with(['/data', '/data/.git', '/data/quarantine', '/data/quarantine/merged'], files),
          async (disk) => {
            await open(disk);
            // A log that cannot be written opens all the same: the power must not be gone.
            await disk.syncFolder('/data');
          },
          async (found, _, state) => {
            expect([...new Set(filesOf(await open(found)))].sort(), state).toEqual(['common.json', 'ours.json', 'theirs.json']);
            expect(found.files, state).not.toContain(`/data/${COPY}`);
          },
        );
        expect(states).toBeGreaterThan(50);
      }
    });
  });
});
