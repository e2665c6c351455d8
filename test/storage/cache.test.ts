import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CacheKind, openCache } from '../../src/storage/cache';
import { realFileSystem } from '../../src/storage/file-system';
import { FakeDisk } from '../fakes/fake-disk';
import { NOW_MS, temporaryFolder } from '../fakes/house';

const kind: CacheKind<{ rows: number[] }> = { kind: 'evidence', version: 2, schema: z.object({ rows: z.array(z.number()) }) };
const file = 'evidence/2026-11.json';
const now = (): number => NOW_MS;

describe('the cache', () => {
  it('gives back what was written, and leaves nothing else behind', async () => {
    const folder = await temporaryFolder();
    const cache = openCache(realFileSystem, folder, now);
    await cache.write(kind, file, { rows: [1] });
    await cache.write(kind, file, { rows: [1, 2] });
    expect(await cache.read(kind, file)).toEqual({ rows: [1, 2] });
    expect(await readdir(join(folder, 'evidence'))).toEqual(['2026-11.json']);
  });

  it('may vanish at any time, with its folder', async () => {
    const folder = await temporaryFolder();
    const cache = openCache(realFileSystem, folder, now);
    expect(await cache.read(kind, file)).toBeNull();
    await cache.write(kind, file, { rows: [1] });
    await rm(folder, { recursive: true });
    expect(await cache.read(kind, file)).toBeNull();
    await cache.write(kind, file, { rows: [2] });
    expect(await cache.read(kind, file)).toEqual({ rows: [2] });
    await cache.remove(file);
    await cache.remove(file);
    expect(await cache.read(kind, file)).toBeNull();
  });

  it('is as good as missing when it cannot be read or comes from another version, earlier or later', async () => {
    const folder = await temporaryFolder();
    const cache = openCache(realFileSystem, folder, now);
    await cache.write(kind, file, { rows: [1] });
    for (const version of [1, 3]) expect(await cache.read({ ...kind, version }, file)).toBeNull();
    expect(await cache.read({ ...kind, schema: z.object({ rows: z.array(z.number()).max(0) }) }, file)).toBeNull();
    for (const content of ['', 'x', '\u0000\u0000']) {
      await writeFile(join(folder, file), content);
      expect(await cache.read(kind, file)).toBeNull();
    }
  });

  it('keeps the old one, without a word, when the disk refuses the new one', async () => {
    const disk = FakeDisk.with(['/local', '/local/evidence']);
    const cache = openCache(disk, '/local', now);
    await cache.write(kind, file, { rows: [1] });
    const before = disk.steps.length;
    await cache.write(kind, file, { rows: [1] });
    const steps = disk.steps.length - before;
    for (let step = 0; step < steps; step += 1) {
      disk.failAt(disk.steps.length + step, 'ENOSPC');
      await cache.write(kind, file, { rows: [2] });
      disk.heal();
      expect(await cache.read(kind, file)).toEqual({ rows: [1] });
      expect(disk.files).toEqual([`/local/${file}`]);
    }
  });

  it('is never synced', async () => {
    const disk = FakeDisk.with(['/local', '/local/evidence']);
    await openCache(disk, '/local', now).write(kind, file, { rows: [1] });
    expect(disk.steps.filter((step) => step.startsWith('sync'))).toEqual([]);
  });

  it('throws for a name that leads out of it', async () => {
    await expect(openCache(realFileSystem, await temporaryFolder(), now).read(kind, '../x.json')).rejects.toThrow(RangeError);
  });
});
