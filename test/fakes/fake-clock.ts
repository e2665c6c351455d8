/** A clock that moves only when it is told to: wall time and uptime apart, as sleep and a meddling hand need them. */

import type { Clock } from '../../src/api/ports';

export interface FakeClock extends Clock {
  /** Time passes: both clocks go on. */
  readonly pass: (ms: number) => void;
  /** Somebody sets the wall clock; uptime does not know. */
  readonly setWall: (byMs: number) => void;
  /** The process begins anew: uptime no longer compares with what was stored. */
  readonly restart: () => void;
}

/** Starts on a Monday morning, so that test data have a date that reads well. */
export function fakeClock(startMs = Date.UTC(2026, 0, 5, 9, 0, 0)): FakeClock {
  let wallMs = startMs;
  let uptimeMs = 1_000_000;
  let run = 1;
  return {
    now: () => ({ wallMs, uptimeMs, run: String(run) }),
    pass(ms) {
      wallMs += ms;
      uptimeMs += ms;
    },
    setWall(byMs) {
      wallMs += byMs;
    },
    restart() {
      run += 1;
      uptimeMs = 5_000;
    },
  };
}
