/** The machine's own clocks as the port of the services. */

import { randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import type { Clock } from './ports';

/** `os.uptime()` counts sleep on every system that Passband runs on, which `performance.now()` does not. */
export function systemClock(): Clock {
  const run = randomUUID();
  return { now: () => ({ wallMs: Date.now(), uptimeMs: uptime() * 1000, run }) };
}
