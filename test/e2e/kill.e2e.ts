/** Kills the running app at random moments of an exam: what was acknowledged is there afterwards, every time. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Call } from '../../src/api/client';
import type { AttemptView } from '../../src/api/views';
import type { Action } from '../../src/core/attempt';
import { randomFrom } from '../../src/core/random';
import { callsTo } from '../fakes/served-calls';
import { built } from './browser';

/** `npm run faults` kills a thousand times. */
const KILLS = 20;
/** Each life acknowledges at least one action and at most so many; the kill then falls at some moment of the next ones. */
const MOST_ACTIONS = 6;
const LONGEST_WAIT_MS = 8;

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'passband-kill-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function startApp(): Promise<{ readonly app: ChildProcess; readonly call: Call }> {
  const app = spawn(process.execPath, [built('node/cli.js'), 'serve', '--no-open', '--json', '--data', join(root, 'home')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PASSBAND_CACHE: join(root, 'cache') },
  });
  if (!app.stdout) throw new Error('stdout is piped');
  const [line] = (await once(createInterface(app.stdout), 'line')) as [string];
  return { app, call: callsTo((JSON.parse(line) as { url: string }).url) };
}

test(`no acknowledged action is lost in ${KILLS} kills`, { timeout: 300_000 }, async () => {
  const random = randomFrom('kills');
  const viewer = 'viewer-of-the-kill-test';
  let id = '';
  let acknowledged = 0;
  const answers = new Map<number, string>();

  for (let kill = 0; kill < KILLS; kill += 1) {
    const { app, call } = await startApp();
    const closed = once(app, 'close');
    if (id === '') {
      ({ id } = await call('attempt.start', {
        bank: 'aws-solutions-architect-associate',
        blueprint: 'saa-2013',
        mode: 'mock',
        questions: 55,
        minutes: 80,
      }));
    }
    const view: AttemptView = await call('attempt.open', { id, viewer });
    // One action may have reached the disk without its acknowledgement reaching us.
    expect(view.seq - acknowledged).toBeGreaterThanOrEqual(0);
    expect(view.seq - acknowledged).toBeLessThanOrEqual(1);
    for (const [question, option] of answers) {
      expect(view.answers[question]?.response).toEqual({ kind: 'choice', chosen: [option] });
    }
    acknowledged = view.seq;
    for (const [question, answer] of view.answers.entries()) {
      if (answer.response?.kind === 'choice' && answer.response.chosen[0]) answers.set(question, answer.response.chosen[0]);
    }

    const actions = 1 + random.int(MOST_ACTIONS);
    const waitMs = random.int(LONGEST_WAIT_MS);
    try {
      for (let action = 1; ; action += 1) {
        const question = random.int(55);
        const options = view.paper.questions[question]?.options ?? [];
        const option = options[random.int(options.length)]?.id ?? '';
        const answer: Action = { kind: 'answer', question, response: { kind: 'choice', chosen: [option] } };
        answers.delete(question);
        const reply = await call('attempt.record', { id, viewer, seq: acknowledged + 1, action: answer });
        acknowledged = reply.seq;
        answers.set(question, option);
        if (action === actions) setTimeout(() => app.kill('SIGKILL'), waitMs);
      }
    } catch {
      // The app was killed: the last action has no acknowledgement.
    }
    await closed;
  }

  const { app, call } = await startApp();
  const info = await call('app.info', {});
  expect(info.health).toEqual([]);
  expect(info.problems).toEqual([]);
  expect(acknowledged).toBeGreaterThanOrEqual(KILLS);
  app.kill('SIGTERM');
  await once(app, 'close');
});
