/** What is kept while it is asked for. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whileUsed } from '../../src/api/while-used';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('is made once while it is asked for, and again when nobody did for two minutes or another source is asked for', async () => {
  let made = 0;
  const of = whileUsed(async ({ name }: { name: string }) => {
    made += 1;
    return `${name} ${made}`;
  });
  const [one, two] = [{ name: 'one' }, { name: 'two' }];
  expect(await of(one)).toBe('one 1');
  for (let minute = 0; minute < 5; minute += 1) {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await of(one)).toBe('one 1');
  }
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await of(one)).toBe('one 2');
  expect(await of(two)).toBe('two 3');
  expect(await of(one)).toBe('one 4');
});

it('is held by nothing when its time is over', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const of = whileUsed(async () => ({ large: true }));
  const source = {};
  const made = new WeakRef(await of(source));
  await vi.advanceTimersByTimeAsync(120_000);
  // What was looked at in a turn stays until its end.
  await new Promise(setImmediate);
  collect();
  expect(made.deref()).toBeUndefined();
});

it('what failed is made anew', async () => {
  const make = vi.fn().mockRejectedValueOnce(new Error('not now')).mockResolvedValue('made');
  const of = whileUsed(make);
  const source = {};
  await expect(of(source)).rejects.toThrow('not now');
  expect(await of(source)).toBe('made');
});
