/** A damaged document: set aside as it is, and found again from the previous copy or a backup. */

import { describe, expect, it } from 'vitest';
import { openDocument } from '../../src/storage/document';
import { sealEnvelope } from '../../src/storage/envelope';
import { everyPowerCut } from '../fakes/fake-disk';
import { houseOn, NOW_MS } from '../fakes/house';
import { diskWith, file, kind, opened, path, reread, sealed } from './made-document';

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
