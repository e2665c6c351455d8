/** Passband in the browser: the app and the loopback server around it, as one thing to start and to stop. */

import { setFlagsFromString } from 'node:v8';
import { type AppOptions, openApp } from '../api/open-app';
import { ok, type Result } from '../core/problem';
import { type ServedPage, servePage } from './serve-page';
import { removeWayIn } from './way-in';

export interface ServedApp extends ServedPage {
  readonly recheck: () => Promise<void>;
}

export interface ServeAppOptions extends Omit<AppOptions, 'shell'> {
  readonly pageFolder: string;
  readonly port: number;
}

/**
 * To be called once, by a process that is nothing but a server: it waits most of its time, so it has no use for a heap with room to spare, nor for a
 * young one of 50 MB, and clears a small one more often.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Opens the app over a data folder and serves it. In a browser a link is the page's own to open, so the shell opens none. */
export async function serveApp({ pageFolder, port, ...options }: ServeAppOptions): Promise<Result<ServedApp>> {
  const opened = await openApp({ ...options, shell: { kind: 'browser', openLink: async () => false, keepAwake: () => {} } });
  if (!opened.ok) return opened;
  const app = opened.value;
  try {
    const page = await servePage({ call: app.call, pageFolder, port, onArrival: () => void removeWayIn(app.local) });
    await app.lock.publish(page.url);
    return ok({
      ...page,
      recheck: app.recheck,
      async close() {
        // The port is free before the lock is: the next Passband may want both.
        await page.close();
        await removeWayIn(app.local);
        await app.close();
      },
    });
  } catch (error) {
    await app.close();
    throw error;
  }
}
