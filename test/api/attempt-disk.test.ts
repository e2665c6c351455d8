import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { attemptDesk } from '../../src/api/attempt-desk';
import { NO_CORRECTIONS } from '../../src/core/corrections';
import type { ClockPolicy } from '../../src/core/countdown';
import { choice } from '../core/made-paper';
import { FakeDisk } from '../fakes/fake-disk';
import { houseOn } from '../fakes/house';
import { A, beatFor, choose, LIMIT, MINUTE, refusedWith, room, SHORT, submit, visit } from './desk-room';

const FULL = 'ENOSPC';

/** An attempt on a disk that can be made to fail, with one answer given. */
async function roomOnFakeDisk(limitMs = LIMIT, clockPolicy: ClockPolicy = 'forgiving') {
  const disk = FakeDisk.with(['/data']);
  const here = await room({ limitMs, clockPolicy }, houseOn(disk, '/data'));
  const { desk, id } = here;
  await desk.open(id, A, false);
  await desk.record(id, A, 1, visit(0));
  await desk.record(id, A, 2, choose(0, 'a'));
  return { ...here, disk, fillUp: () => disk.failAt(disk.steps.length, FULL, true) };
}

describe('an attempt whose disk is full', () => {
  it('refuses an action with the reason, and nothing has changed: the same number is taken when there is room again', async () => {
    const { desk, id, clock, disk, fillUp, log } = await roomOnFakeDisk();
    fillUp();
    clock.pass(4_000);
    await expect(desk.record(id, A, 3, choose(0, 'b'))).rejects.toMatchObject(refusedWith('storage.disk-full'));
    disk.heal();
    const view = await desk.open(id, A, false);
    expect(view).toMatchObject({ seq: 2, status: 'running' });
    expect(view.answers[0]?.response).toEqual(choice('a'));
    expect((await log()).entries).toHaveLength(2);
    expect(await desk.record(id, A, 3, choose(0, 'c'))).toMatchObject({ seq: 3, spentMs: 4_000 });
    expect((await log()).entries.at(-1)?.action).toEqual(choose(0, 'c'));
  });

  it.each(['create', 'write', 'sync', 'rename'])(
    'refuses when it fails at the very step of %s, and takes the action at the next try',
    async (step) => {
      const { desk, id, disk, log } = await roomOnFakeDisk();
      const before = disk.steps.length;
      await desk.record(id, A, 3, visit(1));
      const at = disk.steps.slice(before).findIndex((taken) => taken.startsWith(step));
      expect(at).toBeGreaterThanOrEqual(0);
      disk.failAt(disk.steps.length + at, FULL);
      await expect(desk.record(id, A, 4, visit(2))).rejects.toMatchObject(refusedWith('storage.disk-full'));
      expect((await log()).entries).toHaveLength(3);
      expect(await desk.record(id, A, 4, visit(2))).toMatchObject({ seq: 4 });
      expect((await log()).entries).toHaveLength(4);
    },
  );

  it('refuses a beat, and counts its time when there is room again', async () => {
    const { desk, id, clock, disk, fillUp, pulse } = await roomOnFakeDisk();
    fillUp();
    clock.pass(5_000);
    await expect(desk.beat(id, A, 0)).rejects.toMatchObject(refusedWith('storage.disk-full'));
    disk.heal();
    clock.pass(4_000);
    expect(await desk.beat(id, A, 0)).toMatchObject({ spentMs: 9_000 });
    expect(await pulse()).toMatchObject({ spentMs: 9_000, interruptions: [] });
  });

  it('does not say that an exam was handed in before it is, and hands it in when there is room again', async () => {
    const { desk, id, disk, fillUp, handedIn, log } = await roomOnFakeDisk();
    fillUp();
    await expect(desk.record(id, A, 3, submit)).rejects.toMatchObject(refusedWith('storage.disk-full'));
    expect(handedIn).toEqual([]);
    disk.heal();
    expect(await desk.record(id, A, 3, submit)).toMatchObject({ status: 'submitted' });
    expect((await log()).entries.at(-1)?.action).toEqual(submit);
  });

  it('hands in what is on disk at the next beat when time ran out meanwhile', async () => {
    const here = await roomOnFakeDisk(SHORT);
    const { desk, id, clock, disk, fillUp, handedIn, log } = here;
    await beatFor(here, SHORT - 1_000);
    fillUp();
    clock.pass(3_000);
    await expect(desk.beat(id, A, 0)).rejects.toMatchObject(refusedWith('storage.disk-full'));
    expect(handedIn).toEqual([]);
    disk.heal();
    expect(await desk.beat(id, A, 0)).toMatchObject({ status: 'submitted', spentMs: SHORT });
    expect(handedIn).toEqual([id]);
    expect((await log()).entries.at(-1)).toMatchObject({ action: { reason: 'time-up' }, spentMs: SHORT });
  });

  it('hands in by itself when there is room again, though no page asks', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { clock, disk, fillUp, handedIn } = await roomOnFakeDisk(MINUTE, 'strict');
    const pass = async (ms: number) => {
      clock.pass(ms);
      await vi.advanceTimersByTimeAsync(ms);
    };
    fillUp();
    await pass(2 * MINUTE);
    expect(handedIn).toEqual([]);
    disk.heal();
    await pass(MINUTE);
    expect(handedIn).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['EROFS', 'EACCES', 'EIO'])('says which it is that ails the disk: %s', async (code) => {
    const { desk, id, disk } = await roomOnFakeDisk();
    disk.failAt(disk.steps.length, code, true);
    const said = { EROFS: 'storage.read-only', EACCES: 'storage.permission', EIO: 'storage.io' }[code] ?? '';
    await expect(desk.record(id, A, 3, visit(1))).rejects.toMatchObject(refusedWith(said));
  });
});

describe('an attempt whose power is cut', () => {
  it('has every acknowledged action when the power is back', async () => {
    const { desk, id, disk, clock, paper } = await roomOnFakeDisk();
    await desk.record(id, A, 3, visit(1));
    for (const loss of ['as-synced', 'empty', 'garbage-tail'] as const) {
      const found = disk.afterPowerCut(0, loss);
      const again = attemptDesk({ house: houseOn(found, '/data'), clock, corrections: () => NO_CORRECTIONS, onSubmitted: async () => {} });
      const view = await again.open(paper.id, A, false);
      expect(view).toMatchObject({ seq: 3, at: 1 });
      expect(view.answers[0]?.response).toEqual(choice('a'));
    }
  });
});
