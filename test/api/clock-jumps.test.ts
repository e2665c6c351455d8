/** Whatever is done to the clock of the machine during an exam: set by an hour or a day, daylight saving, another time zone, eight hours of sleep. */

import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClockPolicy } from '../../src/core/countdown';
import { A, beatFor, choose, DAY, LIMIT, MINUTE, room } from './desk-room';

const HOUR = 60 * MINUTE;
const POLICIES: readonly ClockPolicy[] = ['strict', 'forgiving'];
const JUMPS = { 'an hour on': HOUR, 'an hour back': -HOUR, 'a day on': DAY, 'a day back': -DAY } as const;
const MATRIX = POLICIES.flatMap((policy) => Object.entries(JUMPS).map(([jump, byMs]) => [policy, jump, byMs] as const));

/** The time zone of this process, until the test is over. */
function setZone(zone: string): void {
  const before = process.env.TZ;
  process.env.TZ = zone;
  onTestFinished(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
}

async function sitting(clockPolicy: ClockPolicy) {
  const here = await room({ limitMs: LIMIT, clockPolicy });
  await here.desk.open(here.id, A, false);
  await here.desk.record(here.id, A, 1, choose(0, 'a'));
  await beatFor(here, MINUTE);
  return here;
}

describe('a clock that is set during an exam', () => {
  it.each(MATRIX)('%s, %s: costs no time, gives none, loses no answer, and is noted', async (policy, _, byMs) => {
    const here = await sitting(policy);
    here.clock.setWall(byMs);
    await here.desk.recheck();
    await beatFor(here, MINUTE);
    expect(await here.desk.record(here.id, A, 2, choose(1, 'a'))).toMatchObject({ status: 'running', spentMs: 2 * MINUTE });
    const { countdown, entries } = await here.log();
    expect(countdown.clockMoves.map((move) => move.byMs)).toEqual([byMs]);
    expect(countdown.interruptions).toEqual([]);
    expect(entries).toHaveLength(2);
  });

  it.each(MATRIX)('%s, %s while the app is closed: what was answered is there, and never more time than there was', async (policy, _, byMs) => {
    const before = await sitting(policy);
    await before.desk.close();
    before.clock.setWall(byMs);
    const after = before.restart();
    const view = await after.desk.open(after.id, A, false);
    // Between two runs there is only the wall clock: strict believes it where it goes on, and neither believes it where it goes back.
    const spentMs = policy === 'strict' && byMs > 0 ? Math.min(LIMIT, MINUTE + byMs) : MINUTE;
    expect(view).toMatchObject({ spentMs, status: spentMs === LIMIT ? 'submitted' : 'running' });
    expect(view.answers[0]?.response).toEqual({ kind: 'choice', chosen: ['a'] });
  });
});

describe('daylight saving and time zones', () => {
  const SPRING = Date.UTC(2026, 2, 8, 7);
  const AUTUMN = Date.UTC(2026, 10, 1, 6);

  it.each(
    POLICIES.flatMap((policy) => [['spring', SPRING] as const, ['autumn', AUTUMN] as const].map(([season, ms]) => [policy, season, ms] as const)),
  )('%s, %s: an exam over the change of the hour lasts as long as any other', async (policy, _, changeMs) => {
    setZone('America/New_York');
    expect(new Date(changeMs - 1).getTimezoneOffset()).not.toBe(new Date(changeMs).getTimezoneOffset());
    const here = await sitting(policy);
    here.clock.setWall(changeMs - MINUTE - here.clock.now().wallMs);
    await here.desk.beat(here.id, A, 0);
    const moves = (await here.pulse()).clockMoves.length;
    await beatFor(here, 2 * MINUTE);
    expect(await here.desk.beat(here.id, A, 0)).toMatchObject({ spentMs: 3 * MINUTE, remainingMs: LIMIT - 3 * MINUTE });
    expect((await here.pulse()).clockMoves).toHaveLength(moves);
  });

  it.each(POLICIES)('%s: another time zone in the middle, as on a flight, changes nothing', async (policy) => {
    setZone('America/Los_Angeles');
    const here = await sitting(policy);
    setZone('Asia/Tokyo');
    await beatFor(here, MINUTE);
    const after = here.restart();
    expect(await after.desk.open(after.id, A, false)).toMatchObject({ spentMs: 2 * MINUTE, remainingMs: LIMIT - 2 * MINUTE, status: 'running' });
  });
});

describe('eight hours of sleep in the middle of an exam', () => {
  it('end a strict one at its limit, with what was answered', async () => {
    const here = await sitting('strict');
    here.clock.pass(8 * HOUR);
    await here.desk.recheck();
    expect(here.handedIn).toEqual([here.id]);
    const { entries } = await here.log();
    expect(entries.at(-1)).toMatchObject({ action: { kind: 'submit', reason: 'time-up' }, spentMs: LIMIT });
    expect(entries[0]?.action).toEqual(choose(0, 'a'));
  });

  it('cost a forgiving one nothing, and are noted as an interruption', async () => {
    const here = await sitting('forgiving');
    here.clock.pass(8 * HOUR);
    await here.desk.recheck();
    expect(here.handedIn).toEqual([]);
    await here.desk.beat(here.id, A, 0);
    await beatFor(here, MINUTE);
    expect(await here.desk.beat(here.id, A, 0)).toMatchObject({ spentMs: 2 * MINUTE, status: 'running' });
    expect((await here.pulse()).interruptions).toMatchObject([{ lastedMs: 8 * HOUR, counted: false }]);
  });
});
