import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type AttemptDesk, attemptDesk } from '../../src/api/attempt-desk';
import { type AttemptLog, createAttemptFiles } from '../../src/api/attempt-files';
import type { Action } from '../../src/core/attempt';
import type { Countdown } from '../../src/core/countdown';
import type { Paper } from '../../src/core/paper';
import { realFileSystem } from '../../src/storage/file-system';
import type { Storehouse } from '../../src/storage/storehouse';
import { choice, paperOf } from '../core/made-paper';
import { type FakeClock, fakeClock } from '../fakes/fake-clock';
import { houseOn, temporaryFolder } from '../fakes/house';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LIMIT = 80 * MINUTE;
const [A, B] = ['viewer-one', 'viewer-two'];

const visit = (question: number): Action => ({ kind: 'visit', question });
const choose = (question: number, ...chosen: string[]): Action => ({ kind: 'answer', question, response: choice(...chosen) });
const submit: Action = { kind: 'submit', reason: 'candidate' };

interface Room {
  readonly id: string;
  readonly paper: Paper;
  readonly clock: FakeClock;
  readonly house: Storehouse;
  readonly desk: AttemptDesk;
  readonly handedIn: readonly string[];
  /** The app ends without a word and starts again over the same files. */
  readonly restart: () => Room;
  /** What is on the disk, read past the app. */
  readonly log: () => Promise<AttemptLog>;
  readonly pulse: () => Promise<Countdown>;
}

function roomOver(house: Storehouse, paper: Paper, clock: FakeClock): Room {
  const handedIn: string[] = [];
  const desk = attemptDesk({ house, clock, onSubmitted: async (id) => void handedIn.push(id) });
  const read = async (file: string) => JSON.parse(await readFile(join(house.root, 'attempts', paper.id, file), 'utf8')).data;
  return {
    id: paper.id,
    paper,
    clock,
    house,
    desk,
    handedIn,
    restart() {
      clock.restart();
      return roomOver(house, paper, clock);
    },
    log: () => read('log.json'),
    pulse: async () => (await read('pulse.json')).countdown,
  };
}

/** An attempt that has just been started, on real files. */
async function room(fields: Partial<Paper> = {}): Promise<Room> {
  const house = houseOn(realFileSystem, await temporaryFolder());
  const [paper, clock] = [paperOf(undefined, fields), fakeClock()];
  const made = await createAttemptFiles(house, paper, clock.now());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return roomOver(house, paper, clock);
}

/** Beats every five seconds for this long. */
async function beatFor({ desk, id, clock }: Room, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5_000) {
    clock.pass(Math.min(5_000, ms - passed));
    await desk.beat(id, A, 0);
  }
}

const refusedWith = (code: string) => ({ problem: expect.objectContaining({ code }) });

describe('an attempt at the desk', () => {
  it('shows its paper without keys and rationales', async () => {
    const { desk, id } = await room();
    const view = await desk.open(id, A, false);
    expect(view).toMatchObject({ status: 'running', role: 'holder', seq: 0, at: null, remainingMs: LIMIT, spentMs: 0, interruptedMs: 0, solutions: {} });
    expect(view.paper.questions.map(({ choose: count }) => count)).toEqual([1, 2, 4, 2]);
    expect(JSON.stringify(view)).not.toMatch(/"key"|rationale|explanation/);
  });

  it('has to be there', async () => {
    const { desk } = await room();
    await expect(desk.open('2026-01-05-090000-zzzzzz', A, false)).rejects.toMatchObject(refusedWith('attempt.unknown'));
    await expect(desk.look('2026-01-05-090000-zzzzzz')).rejects.toMatchObject(refusedWith('attempt.unknown'));
  });

  it('has every action on disk before it is answered', async () => {
    const { desk, id, clock, log } = await room();
    await desk.open(id, A, false);
    clock.pass(3_000);
    await desk.record(id, A, 1, visit(0));
    clock.pass(4_000);
    expect(await desk.record(id, A, 2, choose(0, 'b'))).toMatchObject({ seq: 2, remainingMs: LIMIT - 7_000, solution: null });
    expect((await log()).entries).toMatchObject([
      { seq: 1, spentMs: 3_000, activeMs: 3_000, action: visit(0) },
      { seq: 2, spentMs: 7_000, activeMs: 7_000, action: choose(0, 'b') },
    ]);
  });

  it('gives the same reply to the same number, however much later, and takes it once', async () => {
    const { desk, id, clock, log } = await room();
    await desk.open(id, A, false);
    const reply = await desk.record(id, A, 1, visit(0));
    clock.pass(8_000);
    expect(await desk.record(id, A, 1, visit(0))).toEqual(reply);
    expect((await log()).entries).toHaveLength(1);
  });

  it('refuses a gap and an old number, and changes nothing', async () => {
    const { desk, id, log } = await room();
    await desk.open(id, A, false);
    await desk.record(id, A, 1, visit(0));
    await desk.record(id, A, 2, choose(0, 'a'));
    await expect(desk.record(id, A, 4, choose(0, 'b'))).rejects.toMatchObject({ problem: { code: 'attempt.gap', params: { expected: 3, got: 4 } } });
    await expect(desk.record(id, A, 1, visit(1))).rejects.toMatchObject(refusedWith('attempt.gap'));
    expect((await log()).entries).toHaveLength(2);
    expect((await desk.open(id, A, false)).answers[0]?.response).toEqual(choice('a'));
  });

  it('refuses what the attempt refuses, and the number stays free', async () => {
    const { desk, id } = await room();
    await desk.open(id, A, false);
    await expect(desk.record(id, A, 1, { kind: 'pause' })).rejects.toMatchObject(refusedWith('attempt.no-pause-in-mock'));
    await expect(desk.record(id, A, 1, choose(0, 'z'))).rejects.toMatchObject(refusedWith('response-unknown-option'));
    expect(await desk.record(id, A, 1, visit(0))).toMatchObject({ seq: 1 });
  });

  it('takes calls that come at once one after another', async () => {
    const { desk, id, log } = await room();
    await desk.open(id, A, false);
    const actions = [visit(0), choose(0, 'a'), visit(1), choose(1, 'b', 'd'), submit];
    const replies = await Promise.all(actions.map((action, at) => desk.record(id, A, at + 1, action)));
    expect(replies.map(({ seq, status }) => [seq, status])).toEqual([
      ...[1, 2, 3, 4].map((seq) => [seq, 'running']),
      [5, 'submitted'],
    ]);
    expect((await log()).entries.map(({ action }) => action)).toEqual(actions);
  });

  it('ends when the candidate ends it, and says so once', async () => {
    const { desk, id, clock, handedIn } = await room();
    await desk.open(id, A, false);
    clock.pass(9_000);
    expect(await desk.record(id, A, 1, submit)).toMatchObject({ status: 'submitted', remainingMs: 0, spentMs: 9_000 });
    expect(await desk.record(id, A, 1, submit)).toMatchObject({ status: 'submitted' });
    await expect(desk.record(id, A, 2, visit(0))).rejects.toMatchObject(refusedWith('attempt.over'));
    expect(await desk.beat(id, A, 5_000)).toMatchObject({ status: 'submitted' });
    expect(handedIn).toEqual([id]);
  });

  it('shows the key of a question when it is revealed, and from then on', async () => {
    const { desk, id } = await room({ mode: 'custom', feedback: 'each' });
    await desk.open(id, A, false);
    await desk.record(id, A, 1, visit(0));
    const { solution } = await desk.record(id, A, 2, { kind: 'reveal', question: 0 });
    expect(solution).toMatchObject({ key: choice('a') });
    expect((await desk.open(id, A, false)).solutions).toEqual({ 'q-single': solution });
  });

  it('does not take the end of time from a page', async () => {
    const { desk, id } = await room();
    await desk.open(id, A, false);
    await expect(desk.record(id, A, 1, { kind: 'submit', reason: 'time-up' })).rejects.toMatchObject(refusedWith('attempt.not-over'));
  });
});

describe('a second page', () => {
  it('may look and not write', async () => {
    const { desk, id, log } = await room();
    await desk.open(id, A, false);
    await desk.record(id, A, 1, visit(2));
    expect(await desk.open(id, B, false)).toMatchObject({ role: 'reader', at: 2, seq: 1 });
    expect(await desk.beat(id, B, 0)).toMatchObject({ role: 'reader' });
    await expect(desk.record(id, B, 2, visit(0))).rejects.toMatchObject(refusedWith('attempt.read-only'));
    expect((await log()).entries).toHaveLength(1);
    expect(await desk.record(id, A, 2, visit(0))).toMatchObject({ role: 'holder' });
  });

  it('takes over when it asks, and the first one is told at once', async () => {
    const { desk, id } = await room();
    await desk.open(id, A, false);
    const told = desk.beat(id, A, 5_000);
    expect(await desk.open(id, B, true)).toMatchObject({ role: 'holder' });
    expect(await told).toMatchObject({ role: 'reader' });
    await expect(desk.record(id, A, 1, visit(0))).rejects.toMatchObject(refusedWith('attempt.read-only'));
    expect(await desk.record(id, B, 1, visit(0))).toMatchObject({ role: 'holder', seq: 1 });
  });

  it('takes over unasked once the first has been silent for ten seconds', async () => {
    const { desk, id, clock } = await room();
    await desk.open(id, A, false);
    clock.pass(10_000);
    expect(await desk.open(id, B, false)).toMatchObject({ role: 'reader' });
    clock.pass(1);
    expect(await desk.open(id, B, false)).toMatchObject({ role: 'holder' });
    expect(await desk.beat(id, A, 0)).toMatchObject({ role: 'reader' });
  });

  it('does not take over by beating alone, and its beats are no sign of life of the exam', async () => {
    const { desk, id, clock } = await room();
    await desk.open(id, A, false);
    for (let beats = 0; beats < 12; beats += 1) {
      clock.pass(5_000);
      expect(await desk.beat(id, B, 0)).toMatchObject({ role: 'reader' });
    }
    expect(await desk.open(id, A, false)).toMatchObject({ role: 'holder', remainingMs: LIMIT, interruptedMs: MINUTE });
  });

  it('is told at once of a pause and of its end', async () => {
    const { desk, id } = await room({ mode: 'custom' });
    await desk.open(id, A, false);
    await desk.open(id, B, false);
    const paused = desk.beat(id, B, 30_000);
    await desk.record(id, A, 1, { kind: 'pause' });
    expect(await paused).toMatchObject({ status: 'paused', role: 'reader' });
    const resumed = desk.beat(id, B, 30_000);
    await desk.record(id, A, 2, { kind: 'resume' });
    expect(await resumed).toMatchObject({ status: 'running' });
  });

  it('is told at once when the exam ends, and when the app does', async () => {
    const { desk, id } = await room();
    await desk.open(id, A, false);
    const told = desk.beat(id, B, 30_000);
    await desk.record(id, A, 1, submit);
    expect(await told).toMatchObject({ status: 'submitted' });

    const other = await room();
    await other.desk.open(other.id, A, false);
    const waiting = other.desk.beat(other.id, A, 30_000);
    await other.desk.beat(other.id, A, 0);
    other.desk.close();
    expect(await waiting).toMatchObject({ status: 'running' });
  });
});

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
    ['an answer that comes too late', ({ desk, id }) => expect(desk.record(id, A, 3, choose(0, 'b'))).rejects.toMatchObject(refusedWith('attempt.over'))],
  ])('hands in what is on disk when it is found to be up by %s', async (_, look) => {
    const here = await room();
    const { desk, id, clock, handedIn } = here;
    await desk.open(id, A, false);
    const begunMs = clock.now().wallMs;
    await desk.record(id, A, 1, visit(0));
    await desk.record(id, A, 2, choose(0, 'a'));
    await beatFor(here, LIMIT - 4_000);
    expect(handedIn).toEqual([]);
    clock.pass(6_000);
    await look(here);
    expect(handedIn).toEqual([id]);
    expect((await here.log()).entries.at(-1)).toMatchObject({
      seq: 3,
      action: { kind: 'submit', reason: 'time-up' },
      spentMs: LIMIT,
      activeMs: LIMIT,
      wallMs: begunMs + LIMIT,
    });
    const view = await desk.open(id, A, false);
    expect(view).toMatchObject({ status: 'submitted', remainingMs: 0, spentMs: LIMIT });
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

  it('is up at the next start when it ran out while a strict exam was closed, at the moment when it did', async () => {
    const before = await room({ clockPolicy: 'strict' });
    await before.desk.open(before.id, A, false);
    await before.desk.record(before.id, A, 1, visit(3));
    await beatFor(before, 76 * MINUTE);
    before.clock.pass(DAY);
    const after = before.restart();
    const { attempt } = await after.desk.look(after.id);
    expect(attempt).toMatchObject({ kind: 'submitted', reason: 'time-up', spentMs: LIMIT, submittedAtMs: attempt.startedAtMs + LIMIT });
    expect(after.handedIn).toEqual([after.id]);
    expect(attempt.answers[3]).toMatchObject({ seen: true, dwellMs: 76 * MINUTE });
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
