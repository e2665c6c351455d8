/** The heap over 10,000 answers, in a process of its own that can be told to collect. The one bench that fails: what is collected does not depend on the machine's speed. */

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { print } from './table';

/** How far the heap may rise in 10,000 answers that leave no data behind. */
const FLAT_MB = 1;
/** What may be kept of a mock, by which results, weak areas and readiness are told without reading it again. */
const KEPT_MB_A_MOCK = 0.25;
/** Handed in after the first thousand. */
const LATER_MOCKS = 18;

test.each([
  { what: '10,000 answers after 10,000, no exam kept', args: [], from: 10, mostMb: FLAT_MB },
  // The first thousand brings the exam's bank and its index in.
  { what: '9,000 answers after 1,000, 18 mocks kept', args: ['kept'], from: 1, mostMb: KEPT_MB_A_MOCK * LATER_MOCKS },
])('$what', async ({ what, args, from, mostMb }) => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', join(import.meta.dirname, 'heap.mjs'), ...args]);
  const heapMb = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as number[];
  const riseMb = Math.max(...heapMb.slice(from + 1)) - (heapMb[from] ?? Number.NaN);
  print([
    { what: 'heap after collection, before the first and after each thousand', size: what, result: `${heapMb.join(', ')} MB`, reach: '' },
    { what: 'how far it rises', size: what, result: `${riseMb.toFixed(1)} MB`, reach: `≤ ${mostMb} MB` },
  ]);
  // NaN is no number that is at most another.
  expect(riseMb).toBeLessThanOrEqual(mostMb);
});
