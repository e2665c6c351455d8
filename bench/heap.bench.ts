/** The heap over 10,000 answers, in a process of its own that can be told to collect. */

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from 'vitest';
import { print } from './table';

test('10,000 answers', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', join(import.meta.dirname, 'heap.mjs')]);
  const heapMb = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as number[];
  // The first thousand brings the exam's bank and its index in.
  const [warm = Number.NaN, last = Number.NaN] = [heapMb[1], heapMb.at(-1)];
  print([
    { what: 'heap after collection, each thousand answers', size: '10,000', result: heapMb.map((mb) => `${mb} MB`).join(', '), reach: '' },
    { what: 'growth from the first thousand to the last', size: '9,000', result: `${(last - warm).toFixed(1)} MB`, reach: 'their evidence only' },
  ]);
});
