/** The exam clock: instants go in, time spent and time remaining come out. It never looks at a clock itself. */

import { z } from 'zod';

/**
 * One look at the machine's clocks. `uptimeMs` counts sleep and cannot be set by hand, but only compares within one `run` of the process;
 * `wallMs` (epoch) compares across runs, but the candidate or the network can move it.
 */
export const instantSchema = z.object({ wallMs: z.number(), uptimeMs: z.number(), run: z.string() });
export type Instant = z.infer<typeof instantSchema>;

export const clockPolicySchema = z.enum(['strict', 'forgiving']);
export type ClockPolicy = z.infer<typeof clockPolicySchema>;

/** `counted` says whether the clock went on during the interruption (strict) or stood still (forgiving). */
const interruptionSchema = z.object({ fromMs: z.number(), lastedMs: z.number().nonnegative(), counted: z.boolean() });

/** `spentMs` is what the clock shows; `activeMs` leaves out interruptions, and is what pacing is measured by. */
export const countdownSchema = z.object({
  limitMs: z.number().positive().nullable(),
  policy: clockPolicySchema,
  spentMs: z.number().nonnegative(),
  activeMs: z.number().nonnegative(),
  last: instantSchema,
  paused: z.boolean(),
  interruptions: z.array(interruptionSchema),
  clockMoves: z.array(z.object({ atMs: z.number(), byMs: z.number() })),
});
export type Countdown = z.infer<typeof countdownSchema>;

/** No sign of life from the page for this long means that the exam was closed (SPEC: heartbeat every 5 s, none for 10 s). */
export const SILENCE_MS = 10_000;
/** Wall time and uptime drift apart by a little all the time; more than this was somebody's hand. */
const CLOCK_MOVE_MS = 2_000;
/** An attempt that was interrupted for longer than this is no timed mock for readiness. */
export const INTERRUPTION_LIMIT_MS = 5 * 60_000;

/** Starts the clock. `limitMs` is the whole time allowed with any extra time, or null for untimed practice. */
export function startCountdown(limitMs: number | null, policy: ClockPolicy, now: Instant): Countdown {
  return { limitMs, policy, spentMs: 0, activeMs: 0, last: now, paused: false, interruptions: [], clockMoves: [] };
}

/** Milliseconds between two looks: by uptime within a run, else by wall time; never negative. */
export function elapsedBetween(from: Instant, to: Instant): number {
  const elapsed = from.run === to.run ? to.uptimeMs - from.uptimeMs : to.wallMs - from.wallMs;
  return Math.max(0, elapsed);
}

/** The page gave a sign of life at `now`: counts the time since the last one, or files it as an interruption. */
export function tick(countdown: Countdown, now: Instant): Countdown {
  const elapsed = elapsedBetween(countdown.last, now);
  const moved = clockMove(countdown.last, now);
  const next: Countdown = {
    ...countdown,
    last: now,
    clockMoves: moved === 0 ? countdown.clockMoves : [...countdown.clockMoves, { atMs: now.wallMs, byMs: moved }],
  };
  if (countdown.paused) return next;
  if (elapsed <= SILENCE_MS) return { ...next, spentMs: countdown.spentMs + elapsed, activeMs: countdown.activeMs + elapsed };
  const counted = countdown.policy === 'strict';
  return {
    ...next,
    spentMs: counted ? countdown.spentMs + elapsed : countdown.spentMs,
    interruptions: [...countdown.interruptions, { fromMs: countdown.last.wallMs, lastedMs: elapsed, counted }],
  };
}

/** Stops the clock, or lets it go on. Both are signs of life. */
export function setPaused(countdown: Countdown, paused: boolean, now: Instant): Countdown {
  return { ...tick(countdown, now), paused };
}

/** What the clock shows at `now` without a sign of life: a forgiving clock runs on for at most the silence that means "closed". */
export function spentAt(countdown: Countdown, now: Instant): number {
  if (countdown.paused) return countdown.spentMs;
  const elapsed = elapsedBetween(countdown.last, now);
  if (countdown.policy === 'strict') return countdown.spentMs + elapsed;
  return elapsed <= SILENCE_MS ? countdown.spentMs + elapsed : countdown.spentMs;
}

/** Time left at `now` in milliseconds, never negative; null when untimed. */
export function remainingAt(countdown: Countdown, now: Instant): number | null {
  return countdown.limitMs === null ? null : Math.max(0, countdown.limitMs - spentAt(countdown, now));
}

export function isOver(countdown: Countdown, now: Instant): boolean {
  return remainingAt(countdown, now) === 0;
}

export function interruptedMs(countdown: Countdown): number {
  return countdown.interruptions.reduce((sum, interruption) => sum + interruption.lastedMs, 0);
}

/**
 * A clock that ran out between two looks, as it stood at that moment: nothing after it was spent, active, or an interruption.
 * `after` is `tick(before, now)`; with time left it is given back as it is.
 */
export function stopAtLimit(before: Countdown, after: Countdown): Countdown {
  const overMs = after.limitMs === null ? 0 : after.spentMs - after.limitMs;
  if (overMs <= 0) return after;
  const { last } = after;
  const stopped = { ...after, spentMs: after.spentMs - overMs, last: { ...last, wallMs: last.wallMs - overMs, uptimeMs: last.uptimeMs - overMs } };
  const cut = after.interruptions.at(before.interruptions.length);
  if (!cut) return { ...stopped, activeMs: after.activeMs - overMs };
  return { ...stopped, interruptions: [...before.interruptions, { ...cut, lastedMs: cut.lastedMs - overMs }] };
}

/** The later of two stored states of one clock. Only uptime is sure, and only within a run; time spent never falls; the wall clock can be set back. */
export function laterOf(a: Countdown, b: Countdown): Countdown {
  if (a.last.run === b.last.run) return b.last.uptimeMs > a.last.uptimeMs ? b : a;
  if (a.spentMs !== b.spentMs) return b.spentMs > a.spentMs ? b : a;
  return b.last.wallMs > a.last.wallMs ? b : a;
}

function clockMove(from: Instant, to: Instant): number {
  if (from.run !== to.run) return 0;
  const moved = to.wallMs - from.wallMs - (to.uptimeMs - from.uptimeMs);
  return Math.abs(moved) > CLOCK_MOVE_MS ? moved : 0;
}
