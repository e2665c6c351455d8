import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Action } from '../../src/core/attempt';
import { choice } from '../core/made-paper';
import { A, B, beatFor, choose, DAY, LIMIT, MINUTE, type Room, refusedWith, room, SHORT, visit } from './desk-room';

describe('the time of an exam', () => {
  it('is counted by beats, each on disk', async () => {
    const here = await room();
    await here.desk.open(here.id, A, false);
    await beatFor(here, 60_000);
    expect(await here.pulse()).toMatchObject({ spentMs: 60_000, activeMs: 60_000, interruptions: [] });
    expect((await here.log()).entries).toEqual([]);
  });

  it.each<[by: string, look: (room: Room) => Promise<unknown>]>([
    ['a look', ({ desk, id }) => desk.look(id)],
    ['a beat', ({ desk, id }) => desk.beat(id, A, 5_000)],
    ['opening it', ({ desk, id }) => desk.open(id, A, false)],
    ['waking the machine', ({ desk }) => desk.recheck()],
    [
      'an answer that comes too late',
      ({ desk, id }) => expect(desk.record(id, A, 3, choose(0, 'b'))).rejects.toMatchObject(refusedWith('attempt.over')),
    ],
  ])('hands in what is on disk when it is found to be up by %s', async (_, look) => {
    const here = await room({ limitMs: SHORT });
    const { desk, id, clock, handedIn } = here;
    await desk.open(id, A, false);
    const begunMs = clock.now().wallMs;
    await desk.record(id, A, 1, visit(0));
    await desk.record(id, A, 2, choose(0, 'a'));
    await beatFor(here, SHORT - 4_000);
    expect(handedIn).toEqual([]);
    clock.pass(6_000);
    await look(here);
    expect(handedIn).toEqual([id]);
    expect((await here.log()).entries.at(-1)).toMatchObject({
      seq: 3,
      action: { kind: 'submit', reason: 'time-up' },
      spentMs: SHORT,
      activeMs: SHORT,
      wallMs: begunMs + SHORT,
    });
    const view = await desk.open(id, A, false);
    expect(view).toMatchObject({ status: 'submitted', remainingMs: 0, spentMs: SHORT });
    expect(view.answers[0]?.response).toEqual(choice('a'));
    await look(here).catch(() => {});
    expect(handedIn).toEqual([id]);
  });

  it('runs out without any call, though the page hangs', async () => {
    const { desk, id, clock, handedIn } = await room({ limitMs: 1_000 });
    await desk.open(id, A, false);
    clock.pass(985);
    await desk.beat(id, A, 0);
    clock.pass(15);
    await vi.waitFor(() => expect(handedIn).toEqual([id]));
  });

  it('is looked at no more while a forgiving exam is silent, and again from its next sign of life; and never once the desk is closed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { desk, id, clock } = await room();
    await desk.open(id, A, false);
    expect(vi.getTimerCount()).toBe(1);
    clock.pass(MINUTE);
    await vi.advanceTimersByTimeAsync(MINUTE);
    await desk.look(id);
    expect(vi.getTimerCount()).toBe(0);
    await desk.beat(id, A, 0);
    expect(vi.getTimerCount()).toBe(1);
    await desk.close();
    await desk.beat(id, A, 0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not handed in by a desk that is closed', async () => {
    const { desk, id, clock, handedIn, log } = await room({ limitMs: SHORT, clockPolicy: 'strict' });
    await desk.open(id, A, false);
    await desk.close();
    clock.pass(DAY);
    await desk.recheck();
    expect(handedIn).toEqual([]);
    expect((await log()).entries).toEqual([]);
  });

  it('is up at the next start when it ran out while a strict exam was closed, at the moment when it did', async () => {
    const before = await room({ clockPolicy: 'strict', limitMs: SHORT });
    await before.desk.open(before.id, A, false);
    await before.desk.record(before.id, A, 1, visit(3));
    await beatFor(before, SHORT - 4 * MINUTE);
    before.clock.pass(DAY);
    const after = before.restart();
    const { attempt } = await after.desk.look(after.id);
    expect(attempt).toMatchObject({ kind: 'submitted', reason: 'time-up', spentMs: SHORT, submittedAtMs: attempt.startedAtMs + SHORT });
    expect(after.handedIn).toEqual([after.id]);
    expect(attempt.answers[3]).toMatchObject({ seen: true, dwellMs: SHORT - 4 * MINUTE });
    expect((await after.log()).countdown.interruptions).toMatchObject([{ lastedMs: 4 * MINUTE, counted: true }]);
  });

  it('goes on while a strict exam is closed, and the page is told how long that was', async () => {
    const before = await room({ clockPolicy: 'strict' });
    await before.desk.open(before.id, A, false);
    await beatFor(before, 10 * MINUTE);
    before.clock.pass(20 * MINUTE);
    const after = before.restart();
    expect(await after.desk.open(after.id, B, false)).toMatchObject({ remainingMs: 50 * MINUTE, interruptedMs: 20 * MINUTE, role: 'holder' });
  });

  it.each([
    ['with the app', true],
    ['with its page', false],
  ])('stands still while a forgiving exam is closed %s', async (_, restarts) => {
    const before = await room();
    await before.desk.open(before.id, A, false);
    await beatFor(before, 10 * MINUTE);
    before.clock.pass(20 * MINUTE);
    const after = restarts ? before.restart() : before;
    expect((await after.desk.look(after.id)).remainingMs).toBe(70 * MINUTE);
    expect(await after.desk.open(after.id, B, false)).toMatchObject({ remainingMs: 70 * MINUTE, interruptedMs: 20 * MINUTE });
    expect((await after.pulse()).interruptions).toMatchObject([{ lastedMs: 20 * MINUTE, counted: false }]);
    await after.desk.record(after.id, B, 1, visit(0));
    expect((await after.log()).countdown).toMatchObject({ spentMs: 10 * MINUTE, interruptions: [{ lastedMs: 20 * MINUTE }] });
  });

  it('stands still in a pause, for days and over restarts, which is no interruption', async () => {
    const before = await room({ mode: 'custom', clockPolicy: 'strict' });
    await before.desk.open(before.id, A, false);
    before.clock.pass(6_000);
    await before.desk.record(before.id, A, 1, { kind: 'pause' });
    before.clock.pass(3 * DAY);
    const after = before.restart();
    expect(await after.desk.open(after.id, A, false)).toMatchObject({ status: 'paused', remainingMs: LIMIT - 6_000, interruptedMs: 0 });
    after.clock.pass(DAY);
    expect(await after.desk.record(after.id, A, 2, { kind: 'resume' })).toMatchObject({ status: 'running', remainingMs: LIMIT - 6_000 });
    after.clock.pass(1_000);
    expect(await after.desk.beat(after.id, A, 0)).toMatchObject({ remainingMs: LIMIT - 7_000 });
  });

  it('cannot be won back by setting the clock back and starting again', async () => {
    const before = await room();
    const { desk, id, clock } = before;
    await desk.open(id, A, false);
    await beatFor(before, 5_000);
    clock.setWall(-DAY);
    await desk.record(id, A, 1, visit(0));
    for (let seq = 2; seq < 100; seq += 1) {
      clock.pass(10_000);
      await desk.record(id, A, seq, visit(seq % 4));
    }
    const after = before.restart();
    expect(await after.desk.open(id, A, false)).toMatchObject({ spentMs: 985_000 });
    expect((await after.pulse()).clockMoves).toMatchObject([{ byMs: -DAY }]);
  });

  it('has no end in untimed practice', async () => {
    const { desk, id, clock } = await room({ mode: 'custom', limitMs: null });
    expect(await desk.open(id, A, false)).toMatchObject({ remainingMs: null });
    clock.pass(5_000);
    expect(await desk.beat(id, A, 0)).toMatchObject({ remainingMs: null, spentMs: 5_000 });
  });
});

describe('an attempt after a restart', () => {
  it('is resumed at the same question, in the same order, with everything that was done', async () => {
    const before = await room({ mode: 'custom' });
    const { desk, id, clock } = before;
    await desk.open(id, A, false);
    const actions: Action[] = [
      visit(1),
      choose(1, 'c'),
      { kind: 'strike', question: 1, option: 'b', on: true },
      { kind: 'flag', question: 1, on: true },
      { kind: 'note', question: 1, text: 'come back' },
      visit(2),
    ];
    for (const [at, action] of actions.entries()) {
      clock.pass(1_000);
      await desk.record(id, A, at + 1, action);
    }
    const { role: _, ...shown } = await desk.open(id, A, false);
    const after = before.restart();
    const { role, ...resumed } = await after.desk.open(id, B, false);
    expect(role).toBe('holder');
    expect(resumed).toEqual(shown);
    expect(await after.desk.record(id, B, 7, visit(0))).toMatchObject({ seq: 7 });
  });

  it('belongs to the page that beats first', async () => {
    const before = await room();
    await before.desk.open(before.id, A, false);
    const after = before.restart();
    expect(await after.desk.beat(after.id, A, 0)).toMatchObject({ role: 'holder' });
    expect(await after.desk.beat(after.id, B, 0)).toMatchObject({ role: 'reader' });
  });

  it('loses one action and no time when its log was cut short', async () => {
    const before = await room();
    await before.desk.open(before.id, A, false);
    await before.desk.record(before.id, A, 1, visit(0));
    await before.desk.record(before.id, A, 2, choose(0, 'a'));
    await before.desk.record(before.id, A, 3, choose(0, 'b'));
    await beatFor(before, MINUTE);
    const file = join(before.house.root, 'attempts', before.id, 'log.json');
    await writeFile(file, (await readFile(file)).subarray(0, 300));
    const view = await before.restart().desk.open(before.id, A, false);
    expect(view).toMatchObject({ seq: 2, spentMs: MINUTE });
    expect(view.answers[0]?.response).toEqual(choice('a'));
  });
});
