/** How many calls the tabs of one browser keep waiting at once, and what a tab does that finds no place. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const node = vi.hoisted(() => ({ isServed: true, beats: 0 }));
vi.mock('../../../src/renderer/data/connection', () => ({
  viewer: 'this-page',
  get isServed() {
    return node.isServed;
  },
  call: async (operation: string, { waitMs }: { readonly waitMs?: number }) => {
    if (operation === 'attempt.beat') {
      node.beats += 1;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    return {
      status: 'running',
      role: 'reader',
      seq: 0,
      remainingMs: null,
      paper: { questions: [] },
      answers: [],
      solutions: {},
      at: 0,
      interruptedMs: 0,
    };
  },
}));

import { inPlace } from '../../../src/renderer/data/waiting';
import { openSession } from '../../../src/renderer/screens/exam/session';

const WAIT_MS = 5_000;
type Kind = Parameters<typeof inPlace>[0];

/** The browser's locks, as far as they are used. */
const taken = new Set<string>();
const locks = {
  async request(name: string, { ifAvailable }: { ifAvailable?: boolean }, work: (lock: object | null) => Promise<unknown>) {
    if (taken.has(name)) return ifAvailable ? work(null) : new Promise(() => {});
    taken.add(name);
    try {
      return await work({});
    } finally {
      taken.delete(name);
    }
  },
};

let asked: number[];
let kept: { readonly answer: () => void; readonly fail: () => void }[];
/** The Node side: what may be kept waiting waits until the test says so. */
const ask = (waitMs: number) => {
  asked.push(waitMs);
  if (waitMs === 0) return Promise.resolve();
  return new Promise<void>((resolve, reject) => kept.push({ answer: resolve, fail: () => reject(new Error('gone')) }));
};
const tabsAsk = (kind: Kind, count: number) => Array.from({ length: count }, () => inPlace(kind, WAIT_MS, ask));
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function show(state: 'visible' | 'hidden'): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
  node.isServed = true;
  node.beats = 0;
  taken.clear();
  asked = [];
  kept = [];
});
afterEach(() => {
  show('visible');
  vi.useRealTimers();
});

it('keeps at most four of the six connections waiting, with any number of tabs', async () => {
  for (const kind of ['holder', 'reader', 'changes'] as const) tabsAsk(kind, 8);
  await pass(0);
  expect(asked).toEqual([WAIT_MS, WAIT_MS, WAIT_MS, WAIT_MS]);
});

it('asks without waiting where there is no place, and not before a pause', async () => {
  tabsAsk('changes', 3);
  await pass(1_000);
  expect(asked).toEqual([WAIT_MS]);
  await pass(1_000);
  expect(asked).toEqual([WAIT_MS, 0, 0]);
});

it('has a place for the holder of an exam whatever readers and other tabs there are', async () => {
  tabsAsk('changes', 8);
  tabsAsk('reader', 8);
  await pass(0);
  asked = [];
  tabsAsk('holder', 1);
  await pass(0);
  expect(asked).toEqual([WAIT_MS]);
});

it('gives a place up with the answer, and with a call that fails', async () => {
  const [first] = tabsAsk('changes', 1);
  await pass(0);
  kept[0]?.answer();
  await first;
  const [second] = tabsAsk('changes', 1);
  await pass(0);
  kept[1]?.fail();
  await expect(second).rejects.toThrow('gone');
  tabsAsk('changes', 1);
  await pass(0);
  expect(asked).toEqual([WAIT_MS, WAIT_MS, WAIT_MS]);
});

it('asks for no changes while its tab is hidden and as soon as it is shown; an exam gives signs of life all the same', async () => {
  show('hidden');
  tabsAsk('changes', 1);
  await pass(60_000);
  expect(asked).toEqual([]);
  tabsAsk('holder', 1);
  await pass(0);
  expect(asked).toHaveLength(1);
  show('visible');
  await pass(0);
  expect(asked).toHaveLength(2);
});

it('gives no sign of life for a room that was left while it had no place', async () => {
  taken.add('passband.reader.1');
  const session = await openSession('x');
  await pass(1_000);
  expect(node.beats).toBe(0);
  await pass(2_000);
  expect(node.beats).toBe(1);
  session.close();
  await pass(60_000);
  expect(node.beats).toBe(1);
});

it('lets every call wait in the desktop, hidden or not', async () => {
  node.isServed = false;
  show('hidden');
  tabsAsk('changes', 8);
  await pass(0);
  expect(asked).toEqual(Array(8).fill(WAIT_MS));
});
