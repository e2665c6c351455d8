import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Countdown,
  countdownSchema,
  elapsedBetween,
  type Instant,
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

/** A sign of life after `moveMs` of somebody's hand, then time passes, perhaps with a restart in it, then the next sign of life. */
interface Gap {
  readonly moveMs: number;
  readonly lastedMs: number;
  readonly restart: boolean;
}
const gap: fc.Arbitrary<Gap> = fc.record({
  moveMs: fc.oneof(fc.constant(0), fc.integer({ min: -2 * DAY, max: 2 * DAY })),
  lastedMs: fc.oneof(fc.integer({ min: 0, max: SILENCE_MS }), fc.integer({ min: 0, max: 12 * HOUR })),
  restart: fc.boolean(),
});
const gaps = fc.array(gap, { maxLength: 30 });
const policy = fc.constantFrom('strict' as const, 'forgiving' as const);

function through(countdown: Countdown, clock: FakeClock, { moveMs, lastedMs, restart }: Gap): Countdown {
  clock.setWall(moveMs);
  const moved = tick(countdown, clock.now());
  clock.pass(lastedMs);
  if (restart) clock.restart();
  return tick(moved, clock.now());
}

const total = (all: readonly Gap[]) => all.reduce((sum, { lastedMs }) => sum + lastedMs, 0);
const isShort = ({ lastedMs }: Gap) => lastedMs <= SILENCE_MS;

describe('whatever happens to a countdown', () => {
  it('its remaining time is never negative and never rises from one sign of life to the next', () => {
    fc.assert(
      fc.property(gaps, policy, fc.integer({ min: 1, max: 3 * HOUR }), (all, kept, limitMs) => {
        const clock = fakeClock();
        let countdown = startCountdown(limitMs, kept, clock.now());
        let before = limitMs;
        for (const step of all) {
          countdown = through(countdown, clock, step);
          const left = remainingAt(countdown, clock.now()) ?? Number.NaN;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(before);
          before = left;
        }
        expect(countdownSchema.parse(countdown)).toEqual(countdown);
      }),
    );
  });

  it('a strict clock spends all the time that passes, restarts and sleep among it', () => {
    fc.assert(
      fc.property(gaps, (all) => {
        const clock = fakeClock();
        const end = all.reduce((countdown, step) => through(countdown, clock, step), strict(clock));
        expect(end.spentMs).toBe(total(all));
        expect(end.activeMs).toBe(total(all.filter(isShort)));
      }),
    );
  });

  it('a forgiving clock spends only gaps that are no silence, and files every other one', () => {
    fc.assert(
      fc.property(gaps, (all) => {
        const clock = fakeClock();
        let countdown = forgiving(clock);
        for (const step of all) {
          const before = countdown.spentMs;
          countdown = through(countdown, clock, step);
          expect(countdown.spentMs - before).toBeLessThanOrEqual(SILENCE_MS);
        }
        expect(countdown.spentMs).toBe(total(all.filter(isShort)));
        expect(countdown.spentMs + interruptedMs(countdown)).toBe(total(all));
      }),
    );
  });

  it('every move of the wall clock within a run is reported by as much as it was moved', () => {
    fc.assert(
      fc.property(gaps, policy, (all, kept) => {
        const clock = fakeClock();
        const end = all.reduce((countdown, step) => through(countdown, clock, step), startCountdown(LIMIT, kept, clock.now()));
        const moves = all.map(({ moveMs }) => moveMs).filter((moveMs) => Math.abs(moveMs) > 2_000);
        expect(end.clockMoves.map(({ byMs }) => byMs)).toEqual(moves);
      }),
    );
  });

  it('a sign of life changes nothing of what the clock shows at that moment', () => {
    fc.assert(
      fc.property(gaps, policy, fc.integer({ min: 0, max: HOUR }), fc.boolean(), (all, kept, waitMs, paused) => {
        const clock = fakeClock();
        const begun = all.reduce((countdown, step) => through(countdown, clock, step), startCountdown(LIMIT, kept, clock.now()));
        const countdown = setPaused(begun, paused, clock.now());
        clock.pass(waitMs);
        expect(tick(countdown, clock.now()).spentMs).toBe(spentAt(countdown, clock.now()));
        expect(setPaused(countdown, !paused, clock.now()).spentMs).toBe(spentAt(countdown, clock.now()));
      }),
    );
  });

  it('looking at it more often shows a time that only falls, until a silence stops a forgiving clock', () => {
    fc.assert(
      fc.property(policy, fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 20 }), (kept, waits) => {
        const clock = fakeClock();
        const countdown = startCountdown(15_000, kept, clock.now());
        const from: Instant = clock.now();
        let before = 15_000;
        for (const waitMs of waits) {
          clock.pass(waitMs);
          if (kept === 'forgiving' && elapsedBetween(from, clock.now()) > SILENCE_MS) break;
          const left = remainingAt(countdown, clock.now()) ?? Number.NaN;
          expect(left).toBe(Math.max(0, before - waitMs));
          before = left;
        }
      }),
    );
  });
});
