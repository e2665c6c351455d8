/** Sleep, waking and the end: clocks are told of the first two, the display is kept on in an exam, and the data folder is let go at the last. */

import { app, powerMonitor, powerSaveBlocker } from 'electron';
import { SILENCE_MS } from '../core/countdown';

export function followPower(recheck: () => Promise<void>): void {
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen'] as const) {
    // The overloads of `on` take one literal each.
    powerMonitor.on(event as 'resume', () => void recheck());
  }
}

let awake: { readonly blocker: number; timer: NodeJS.Timeout } | null = null;

/** Keeps the display on until an exam's page has given no further sign of life for as long as it takes to count as closed. */
export function keepAwake(): void {
  const timer = setTimeout(() => {
    if (awake) powerSaveBlocker.stop(awake.blocker);
    awake = null;
  }, SILENCE_MS);
  if (awake) {
    clearTimeout(awake.timer);
    awake.timer = timer;
  } else {
    awake = { blocker: powerSaveBlocker.start('prevent-display-sleep'), timer };
  }
}

/** What was acknowledged is on disk, so nothing is asked at the end; the folder is given free and then the app ends. */
export function quitWithLastWindow(close: () => Promise<void>): void {
  let closing = false;
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    if (closing) return;
    closing = true;
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
