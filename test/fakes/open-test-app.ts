/** The whole Node side over real files in a folder of its own, with a clock that the test moves, called as a page calls it. */

import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type Call, connect } from '../../src/api/client';
import { type App, openApp } from '../../src/api/open-app';
import { compiledBanks } from './compiled-banks';
import { type FakeClock, fakeClock } from './fake-clock';
import { temporaryFolder } from './house';

export interface TestApp {
  readonly app: App;
  readonly call: Call;
  readonly clock: FakeClock;
  readonly home: string;
  /** Closes the app and opens it again over the same folder. */
  readonly restart: () => Promise<TestApp>;
}

interface Ground {
  readonly clock: FakeClock;
  readonly root: string;
  readonly banks: string;
}

/** Closes by itself at the end of the test, which fails if the app had a bug. */
export async function openTestApp(banks?: string): Promise<TestApp> {
  return openOn({ clock: fakeClock(), root: await temporaryFolder(), banks: banks ?? (await compiledBanks()) });
}

async function openOn(ground: Ground): Promise<TestApp> {
  const { clock, root, banks } = ground;
  const home = join(root, 'home');
  const bugs: unknown[] = [];
  const opened = await openApp({
    version: '0.0.0-test',
    folders: { PASSBAND_HOME: home, PASSBAND_CACHE: join(root, 'cache') },
    banks,
    clock,
    shell: { kind: 'browser', openLink: async () => false, keepAwake: () => {} },
    onBug: (operation, error) => bugs.push({ operation, error }),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const app = opened.value;
  let open = true;
  const close = async () => {
    if (open) await app.close();
    open = false;
  };
  onTestFinished(async () => {
    await close();
    expect(bugs).toEqual([]);
  });
  return {
    app,
    call: connect(app.call),
    clock,
    home,
    async restart() {
      await close();
      clock.restart();
      return openOn(ground);
    },
  };
}
