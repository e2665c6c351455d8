/** What the command prints: a start that serves says that its window is needed, and a second one leads to the first and ends. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { built } from './browser';

let root: string;
let first: ChildProcess | null;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'passband-second-start-'));
  first = null;
});
afterEach(async () => {
  if (first && first.exitCode === null && first.signalCode === null) {
    first.kill('SIGTERM');
    await once(first, 'close');
  }
  await rm(root, { recursive: true, force: true });
});

function serve(): { readonly app: ChildProcess; readonly printed: () => string } {
  const app = spawn(process.execPath, [built('node/cli.js'), 'serve', '--no-open', '--data', join(root, 'home')], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PASSBAND_CACHE: join(root, 'cache') },
  });
  let printed = '';
  app.stdout?.on('data', (text) => (printed += text));
  return { app, printed: () => printed };
}

const addressIn = (printed: string) => /Passband is at (\S+)/.exec(printed)?.[1];

test('only the start that serves asks to keep its window open', async () => {
  const serving = serve();
  first = serving.app;
  await expect.poll(serving.printed).toContain('Keep this window open');

  const second = serve();
  const [code] = await once(second.app, 'close');
  expect(code).toBe(0);
  expect(addressIn(second.printed())).toBe(addressIn(serving.printed()));
  expect(second.printed()).not.toContain('Keep this window open');
});
