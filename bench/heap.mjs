/**
 * `node --expose-gc bench/heap.mjs [kept]`, which `npm run bench` starts: answers through the whole Node side, and the heap after each thousand.
 * With `kept` there are 10,000 in mocks that are handed in and stay. Without, each exam is deleted when its answers are given, so that there is
 * never more data, and there are 20,000: the first half warms up what V8 keeps of its own (compiled code and such).
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('../src/api/open-app.ts', import.meta.url).pathname);
const { module: clock } = await runnerImport(new URL('../src/api/system-clock.ts', import.meta.url).pathname);
const root = await mkdtemp(join(tmpdir(), 'passband-heap-'));
const opened = await module.openApp({
  version: '0.0.0',
  folders: { PASSBAND_HOME: join(root, 'home'), PASSBAND_CACHE: join(root, 'cache') },
  banks: new URL('../out/banks', import.meta.url).pathname,
  clock: clock.systemClock(),
  shell: { kind: 'browser', openLink: async () => false, keepAwake: () => {} },
  onBug: (operation, error) => {
    throw new Error(operation, { cause: error });
  },
});
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const app = opened.value;

async function call(operation, input) {
  const reply = JSON.parse(await app.call(JSON.stringify({ operation, input })));
  if (!reply.ok) throw new Error(JSON.stringify(reply.problem));
  return reply.value;
}

const VIEWER = 'viewer-of-the-heap';
const isKept = process.argv[2] === 'kept';
const heapMb = [];
for (let thousand = 0; thousand <= (isKept ? 10 : 20); thousand += 1) {
  if (thousand > 0) {
    // Five hundred answers an exam: 55 questions, changed again and again.
    for (let exam = 0; exam < 2; exam += 1) {
      const start = { bank: 'aws-solutions-architect-associate', blueprint: 'saa-2013', mode: 'mock', questions: 55, minutes: 600 };
      const { id } = await call('attempt.start', start);
      const { paper } = await call('attempt.open', { id, viewer: VIEWER });
      for (let seq = 1; seq <= 500; seq += 1) {
        const question = seq % paper.questions.length;
        const options = paper.questions[question].options;
        const response = { kind: 'choice', chosen: [options[seq % options.length].id] };
        await call('attempt.record', { id, viewer: VIEWER, seq, action: { kind: 'answer', question, response } });
      }
      if (isKept) await call('attempt.record', { id, viewer: VIEWER, seq: 501, action: { kind: 'submit', reason: 'candidate' } });
      else await call('attempt.delete', { id });
      await call('notes.list', {});
    }
  }
  for (let pass = 0; pass < 3; pass += 1) globalThis.gc();
  heapMb.push(process.memoryUsage().heapUsed / 2 ** 20);
}
await app.close();
await rm(root, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(heapMb.map((mb) => Math.round(mb * 10) / 10))}\n`);
