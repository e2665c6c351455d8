import { describe, expect, it } from 'vitest';
import { choice } from '../core/made-paper';
import { FakeDisk } from '../fakes/fake-disk';
import { houseOn } from '../fakes/house';
import { A, B, choose, LIMIT, MINUTE, refusedWith, room, submit, visit, waitingBeat } from './desk-room';

async function onFakeDisk() {
  const disk = FakeDisk.with(['/data']);
  return { ...(await room({}, houseOn(disk, '/data'))), disk };
}

describe('an attempt at the desk', () => {
  it('shows its paper without keys and rationales', async () => {
    const { desk, id } = await room();
    const view = await desk.open(id, A, false);
    expect(view).toMatchObject({
      status: 'running',
      role: 'holder',
      seq: 0,
      at: null,
      remainingMs: LIMIT,
      spentMs: 0,
      interruptedMs: 0,
      solutions: {},
    });
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

  it('takes another action for the same number as a gap: it is never answered with the reply to what it is not', async () => {
    const { desk, id } = await room();
    await desk.open(id, A, false);
    await desk.record(id, A, 1, visit(0));
    await expect(desk.record(id, A, 1, choose(0, 'a'))).rejects.toMatchObject(refusedWith('attempt.gap'));
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
    expect(replies.map(({ seq, status }) => [seq, status])).toEqual([...[1, 2, 3, 4].map((seq) => [seq, 'running']), [5, 'submitted']]);
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

  it('is let go when it is over: the last reply can be had again, and what else is asked is read from disk', async () => {
    const { desk, id, house, disk } = await onFakeDisk();
    await desk.open(id, A, false);
    const reply = await desk.record(id, A, 1, submit);
    expect(await desk.record(id, A, 1, submit)).toEqual(reply);
    disk.take(`${house.root}/attempts/${id}/paper.json`);
    await expect(desk.look(id)).rejects.toMatchObject(refusedWith('attempt.unknown'));
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

describe('a second page', { timeout: 10_000 }, () => {
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
    const told = await waitingBeat(desk, id, A);
    expect(await desk.open(id, B, true)).toMatchObject({ role: 'holder' });
    expect(await told()).toMatchObject({ role: 'reader' });
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

  it('takes over by beating once the first has been silent for ten seconds, so that a reloaded page goes on; the first one is told when it is back', async () => {
    const { desk, id, clock } = await room();
    await desk.open(id, A, false);
    await desk.record(id, A, 1, visit(1));
    const told = await waitingBeat(desk, id, A);
    expect(await desk.open(id, B, false)).toMatchObject({ role: 'reader' });
    clock.pass(10_000);
    expect(await desk.beat(id, B, 0)).toMatchObject({ role: 'reader' });
    clock.pass(1);
    expect(await desk.beat(id, B, 0)).toMatchObject({ role: 'holder', seq: 1 });
    expect(await told()).toMatchObject({ role: 'reader' });
    expect(await desk.beat(id, A, 0)).toMatchObject({ role: 'reader' });
    await expect(desk.record(id, A, 2, visit(0))).rejects.toMatchObject(refusedWith('attempt.read-only'));
    expect(await desk.record(id, B, 2, visit(0))).toMatchObject({ role: 'holder', seq: 2 });
  });

  it('that only reads gives no sign of life of the exam by its beats', async () => {
    const { desk, id, clock } = await room();
    await desk.open(id, A, false);
    for (const ms of [5_000, 5_000]) {
      clock.pass(ms);
      expect(await desk.beat(id, B, 0)).toMatchObject({ role: 'reader' });
    }
    clock.pass(50_000);
    expect(await desk.open(id, B, false)).toMatchObject({ role: 'holder', remainingMs: LIMIT, interruptedMs: MINUTE });
  });

  it('is told at once of a pause and of its end', async () => {
    const { desk, id } = await room({ mode: 'custom' });
    await desk.open(id, A, false);
    await desk.open(id, B, false);
    const paused = await waitingBeat(desk, id, B);
    await desk.record(id, A, 1, { kind: 'pause' });
    expect(await paused()).toMatchObject({ status: 'paused', role: 'reader' });
    const resumed = await waitingBeat(desk, id, B);
    await desk.record(id, A, 2, { kind: 'resume' });
    expect(await resumed()).toMatchObject({ status: 'running' });
  });

  it('is told at once when the exam ends, and when the app does', async () => {
    const { desk, id } = await room();
    await desk.open(id, A, false);
    const told = await waitingBeat(desk, id, B);
    await desk.record(id, A, 1, submit);
    expect(await told()).toMatchObject({ status: 'submitted' });

    const other = await room();
    await other.desk.open(other.id, A, false);
    const waiting = await waitingBeat(other.desk, other.id, A);
    other.desk.close();
    expect(await waiting()).toMatchObject({ status: 'running' });
  });
});
