/** Sleep, waking and the end: clocks are told of the first two, and the data folder is let go at the last. */

import { app, powerMonitor } from 'electron';

export function followPower(recheck: () => Promise<void>): void {
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen'] as const) {
    // The overloads of `on` take one literal each.
    powerMonitor.on(event as 'resume', () => void recheck());
  }
}

/** What was acknowledged is on disk, so nothing is asked at the end; the folder is given free and then the app ends. */
export function quitWithLastWindow(close: () => Promise<void>): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
