/** What holds for every countdown, whatever gaps, restarts and moves of the wall clock it goes through. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Countdown,
  countdownSchema,
  elapsedBetween,
  type Instant,
  interruptedMs,
  remainingAt,
  SILENCE_MS,
  setPaused,
  spentAt,
  startCountdown,
  tick,
} from '../../src/core/countdown';
import { type FakeClock, fakeClock } from '../fakes/fake-clock';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const LIMIT = 80 * 60_000;

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
        const end = all.reduce((countdown, step) => through(countdown, clock, step), startCountdown(LIMIT, 'strict', clock.now()));
        expect(end.spentMs).toBe(total(all));
        expect(end.activeMs).toBe(total(all.filter(isShort)));
      }),
    );
  });

  it('a forgiving clock spends only gaps that are no silence, and files every other one', () => {
    fc.assert(
      fc.property(gaps, (all) => {
        const clock = fakeClock();
        let countdown = startCountdown(LIMIT, 'forgiving', clock.now());
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
