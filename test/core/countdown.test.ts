/** The countdown over the gaps that a candidate makes: signs of life, silence, sleep, moved clocks, restarts and pauses. */

import { describe, expect, it } from 'vitest';
import {
  type Countdown,
  elapsedBetween,
  interruptedMs,
  isOver,
  laterOf,
  remainingAt,
  SILENCE_MS,
  setPaused,
  spentAt,
  startCountdown,
  stopAtLimit,
  tick,
} from '../../src/core/countdown';
import { type FakeClock, fakeClock } from '../fakes/fake-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LIMIT = 80 * MINUTE;

const forgiving = (clock: FakeClock, limitMs: number | null = LIMIT) => startCountdown(limitMs, 'forgiving', clock.now());
const strict = (clock: FakeClock, limitMs: number | null = LIMIT) => startCountdown(limitMs, 'strict', clock.now());

/** Signs of life every five seconds for this long. */
function live(countdown: Countdown, clock: FakeClock, forMs: number): Countdown {
  let next = countdown;
  for (let passed = 0; passed < forMs; passed += 5_000) {
    clock.pass(Math.min(5_000, forMs - passed));
    next = tick(next, clock.now());
  }
  return next;
}

describe('the countdown', () => {
  it('counts the time between signs of life, in spent and in active time', () => {
    const clock = fakeClock();
    const countdown = live(forgiving(clock), clock, 10 * MINUTE);
    expect(countdown).toMatchObject({ spentMs: 10 * MINUTE, activeMs: 10 * MINUTE, interruptions: [], clockMoves: [] });
    expect(remainingAt(countdown, clock.now())).toBe(70 * MINUTE);
  });

  it('takes a silence of ten seconds for a slow machine, and one moment more for a closed exam', () => {
    const clock = fakeClock();
    const countdown = forgiving(clock);
    clock.pass(SILENCE_MS);
    expect(tick(countdown, clock.now())).toMatchObject({ spentMs: SILENCE_MS, interruptions: [] });
    clock.pass(1);
    expect(tick(countdown, clock.now())).toMatchObject({
      spentMs: 0,
      activeMs: 0,
      interruptions: [{ fromMs: countdown.last.wallMs, lastedMs: SILENCE_MS + 1, counted: false }],
    });
  });

  it('goes on through a silence when it is strict, and leaves it out of the active time all the same', () => {
    const clock = fakeClock();
    const countdown = strict(clock);
    clock.pass(20 * MINUTE);
    const after = tick(countdown, clock.now());
    expect(after).toMatchObject({ spentMs: 20 * MINUTE, activeMs: 0, interruptions: [{ lastedMs: 20 * MINUTE, counted: true }] });
    expect(interruptedMs(after)).toBe(20 * MINUTE);
  });

  it('stands still through eight hours of sleep when forgiving, and ends in them when strict', () => {
    const clock = fakeClock();
    const [kind, stern] = [forgiving(clock), strict(clock)];
    clock.pass(8 * HOUR);
    expect(remainingAt(tick(kind, clock.now()), clock.now())).toBe(LIMIT);
    expect(interruptedMs(tick(kind, clock.now()))).toBe(8 * HOUR);
    expect(isOver(kind, clock.now())).toBe(false);
    expect(isOver(stern, clock.now())).toBe(true);
  });

  it.each([DAY, -DAY])('reports a clock that was moved by %i ms within a run, and counts nothing for it', (byMs) => {
    for (const begun of [forgiving, strict]) {
      const clock = fakeClock();
      const countdown = begun(clock);
      clock.pass(4_000);
      clock.setWall(byMs);
      const after = tick(countdown, clock.now());
      expect(after).toMatchObject({ spentMs: 4_000, activeMs: 4_000, interruptions: [], clockMoves: [{ atMs: clock.now().wallMs, byMs }] });
      expect(spentAt(countdown, clock.now())).toBe(4_000);
    }
  });

  it('does not report the little by which any two clocks drift apart', () => {
    const clock = fakeClock();
    const countdown = forgiving(clock);
    clock.setWall(2_000);
    expect(tick(countdown, clock.now()).clockMoves).toEqual([]);
    clock.setWall(1);
    expect(tick(countdown, clock.now()).clockMoves).toHaveLength(1);
  });

  it('goes by the wall clock across a restart, and never below nothing', () => {
    const clock = fakeClock();
    const countdown = live(strict(clock), clock, 5 * MINUTE);
    clock.pass(30 * MINUTE);
    clock.restart();
    expect(remainingAt(countdown, clock.now())).toBe(45 * MINUTE);
    clock.setWall(-DAY);
    expect(elapsedBetween(countdown.last, clock.now())).toBe(0);
    expect(remainingAt(countdown, clock.now())).toBe(75 * MINUTE);
    expect(tick(countdown, clock.now())).toMatchObject({ spentMs: 5 * MINUTE, interruptions: [] });
  });

  it('stands still while paused under either policy, without calling it an interruption', () => {
    for (const begun of [forgiving, strict]) {
      const clock = fakeClock();
      const countdown = live(begun(clock), clock, MINUTE);
      clock.pass(3_000);
      const paused = setPaused(countdown, true, clock.now());
      expect(paused.spentMs).toBe(MINUTE + 3_000);
      clock.pass(2 * DAY);
      expect(remainingAt(paused, clock.now())).toBe(79 * MINUTE - 3_000);
      expect(isOver(paused, clock.now())).toBe(false);
      const resumed = setPaused(tick(paused, clock.now()), false, clock.now());
      expect(resumed).toMatchObject({ paused: false, spentMs: MINUTE + 3_000, activeMs: MINUTE + 3_000, interruptions: [] });
      clock.pass(1_000);
      expect(spentAt(resumed, clock.now())).toBe(MINUTE + 4_000);
    }
  });

  it('never ends when there is no limit', () => {
    const clock = fakeClock();
    const countdown = strict(clock, null);
    clock.pass(100 * DAY);
    expect(remainingAt(countdown, clock.now())).toBeNull();
    expect(isOver(countdown, clock.now())).toBe(false);
  });

  it('is over at zero and not a moment before', () => {
    const clock = fakeClock();
    const countdown = strict(clock);
    clock.pass(LIMIT - 1);
    expect(isOver(countdown, clock.now())).toBe(false);
    clock.pass(1);
    expect(isOver(countdown, clock.now())).toBe(true);
  });
});

describe('stopping a clock at its limit', () => {
  it('gives back what was counted beyond it in the last seconds', () => {
    const clock = fakeClock();
    const before = live(forgiving(clock, MINUTE), clock, MINUTE - 3_000);
    clock.pass(5_000);
    const stopped = stopAtLimit(before, tick(before, clock.now()));
    expect(stopped).toMatchObject({ spentMs: MINUTE, activeMs: MINUTE });
    expect(stopped.last.wallMs).toBe(clock.now().wallMs - 2_000);
  });

  it('ends an interruption with the exam: what came after it interrupted nothing', () => {
    const clock = fakeClock();
    const before = live(strict(clock), clock, 76 * MINUTE);
    const closedAtMs = clock.now().wallMs;
    clock.pass(DAY);
    const stopped = stopAtLimit(before, tick(before, clock.now()));
    expect(stopped).toMatchObject({ spentMs: LIMIT, activeMs: 76 * MINUTE, interruptions: [{ fromMs: closedAtMs, lastedMs: 4 * MINUTE }] });
    expect(stopped.last.wallMs).toBe(closedAtMs + 4 * MINUTE);
  });

  it('leaves a clock alone that has time left', () => {
    const clock = fakeClock();
    const before = forgiving(clock);
    clock.pass(1_000);
    const after = tick(before, clock.now());
    expect(stopAtLimit(before, after)).toEqual(after);
  });
});

describe('two stored states of one clock', () => {
  it('are told apart by uptime within a run, though the wall clock was set back in between', () => {
    const clock = fakeClock();
    const pulse = live(forgiving(clock), clock, MINUTE);
    clock.setWall(-DAY);
    const log = live(pulse, clock, MINUTE);
    expect(laterOf(pulse, log)).toBe(log);
    expect(laterOf(log, pulse)).toBe(log);
  });

  it('are told apart across runs by the time spent, and by the wall clock where that is the same', () => {
    const clock = fakeClock();
    const first = live(forgiving(clock), clock, MINUTE);
    clock.pass(HOUR);
    clock.restart();
    const opened = tick(first, clock.now());
    expect(laterOf(first, opened)).toBe(opened);
    expect(laterOf(opened, first)).toBe(opened);
    clock.setWall(-DAY);
    const later = live(opened, clock, MINUTE);
    expect(laterOf(later, first)).toBe(later);
    expect(laterOf(first, later)).toBe(later);
  });
});
