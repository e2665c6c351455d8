/** The inside of a process apart: what it is asked, how it tells, and its end with the app. Electron's processes and Node's speak through different ports. */

import { Worker } from 'node:worker_threads';
import { APART } from './apart';

interface Port {
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  postMessage(news: unknown): void;
}
const { parentPort }: { parentPort?: Port } = process;

/** It stays until it is stopped or the app is gone, so that nothing that it told is lost on the way. */
export function requestFromOutside(): Promise<unknown> {
  process.on('disconnect', () => process.exit());
  endWithTheApp();
  return new Promise((resolve) => {
    if (parentPort) parentPort.on('message', ({ data }) => resolve(data));
    else process.on('message', resolve);
  });
}

export function tellOutside(news: unknown): void {
  if (parentPort) parentPort.postMessage(news);
  else process.send?.(news);
}

const LOOK_MS = 500;

/**
 * Looks from a thread whether the app is still there: a file that has the main one in an endless loop leaves it no time to hear of that. Its program
 * is a text, since a thread would otherwise need a bundle of its own.
 *
 * A child of the app that is killed gets another parent at once, while its number may still be there; but on Windows a parent stays what it was, and
 * Electron need not start the process from the app's own.
 */
function endWithTheApp(): void {
  const app = Number(process.argv[process.argv.indexOf(APART) + 1]);
  const thread = new Worker(
    `const { app, isChild } = require('node:worker_threads').workerData;
    function isGone() {
      if (isChild && process.ppid !== app) return true;
      try {
        process.kill(app, 0);
        return false;
      } catch (error) {
        return error.code === 'ESRCH';
      }
    }
    setInterval(() => isGone() && process.kill(process.pid, 'SIGKILL'), ${LOOK_MS});`,
    { eval: true, workerData: { app, isChild: parentPort === undefined }, execArgv: [] },
  );
  // Without it the reading goes on as before.
  thread.on('error', () => {});
  thread.unref();
}
