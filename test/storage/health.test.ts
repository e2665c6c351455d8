import { describe, expect, it } from 'vitest';
import { sealEnvelope } from '../../src/storage/envelope';
import { type HealthLog, openHealth } from '../../src/storage/health';
import type { Mishap } from '../../src/storage/storehouse';
import { FakeDisk } from '../fakes/fake-disk';
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
});
