/** The built app over a fresh data folder, in the shell under test (loopback, or the desktop's harness), with a clock of the test's own. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import type { serveApp as ServeApp, ServedApp } from '../../src/server';
import { type FakeClock, fakeClock } from '../fakes/fake-clock';
import { built } from './browser';

export interface TestApp {
  readonly url: string;
  /** Puts what a page needs of the shell around it into a browser context. */
  readonly attach: (context: BrowserContext) => Promise<void>;
  readonly clock: FakeClock;
  readonly home: string;
  /** Starts the app anew over the same folder, and its uptime with it. The desktop is killed for that; the served app runs in here, and is closed: kill.e2e.ts kills it. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The shell that `startTestApp` starts from now on; specs that hold for both are imported again after this. */
export function testIn(shell: (options: { readonly clock: FakeClock }) => Promise<TestApp>): void {
  startShell = shell;
}
let startShell: Parameters<typeof testIn>[0] = startServed;

/** Whether the served app is under test: what is the same file in both shells need be looked at in one of them only. */
export const isServed = () => startShell === startServed;

export function startTestApp(clock = fakeClock()): Promise<TestApp> {
  return startShell({ clock });
}

/** The served app over compiled banks of one's own, for sizes that no bundled bank has. */
export function startTestAppOver(banks: string): Promise<TestApp> {
  return startServed({ clock: fakeClock(), banks });
}

async function startServed({ clock, banks = built('banks') }: { readonly clock: FakeClock; readonly banks?: string }): Promise<TestApp> {
  const root = await mkdtemp(join(tmpdir(), 'passband-e2e-'));
  const home = join(root, 'home');
  const { serveApp } = (await import(pathToFileURL(built('node/app.js')).href)) as { serveApp: typeof ServeApp };
  const bugs: string[] = [];
  const start = async (port: number): Promise<ServedApp> => {
    const served = await serveApp({
      version: '0.0.0-test',
      folders: { PASSBAND_HOME: home, PASSBAND_CACHE: join(root, 'cache') },
      banks,
      pageFolder: built('renderer'),
      clock,
      port,
      onBug: (operation, error) => bugs.push(`${operation}: ${error instanceof Error ? error.stack : String(error)}`),
    });
    if (!served.ok) throw new Error(JSON.stringify(served.problems));
    return served.value;
  };
  let app = await start(0);
  return {
    get url() {
      return app.url;
    },
    clock,
    home,
    attach: async () => {},
    async restart() {
      const { port } = app;
      await app.close();
      clock.restart();
      app = await start(port);
    },
    async close() {
      await app.close();
      await rm(root, { recursive: true, force: true });
      if (bugs.length > 0) throw new Error(`the app had bugs:\n${bugs.join('\n')}`);
    },
  };
}
