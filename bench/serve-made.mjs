/** A process of its own with the built server over made data, so that its start and its memory are its own. Tells its address, and its memory, now and at its most, when asked. */

import { randomUUID } from 'node:crypto';
import { uptime } from 'node:os';

const [, , home, cache, banks, pageFolder] = process.argv;
const run = randomUUID();
const { keepHeapSmall, serveApp } = await import(new URL('../out/node/app.js', import.meta.url).href);
keepHeapSmall();
const served = await serveApp({
  version: 'bench',
  folders: { PASSBAND_HOME: home, PASSBAND_CACHE: cache },
  banks,
  pageFolder,
  clock: { now: () => ({ wallMs: Date.now(), uptimeMs: uptime() * 1000, run }) },
  port: 0,
  onBug: (operation, error) => console.error(operation, error),
});
if (!served.ok) throw new Error(JSON.stringify(served.problems));
// The most is told in kilobytes.
process.on('message', () => process.send?.({ bytes: process.memoryUsage().rss, mostBytes: process.resourceUsage().maxRSS * 1024 }));
process.send?.({ url: served.value.url });
