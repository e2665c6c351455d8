/** How long the words of the banks stay in memory: ten minutes after the last search, and not beyond the end of the rooms. */

import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Refusal } from '../../src/api/refusal';
import { searchDesk } from '../../src/api/search-desk';
import { shelfBank } from '../../src/api/shelf-bank';
import type { Bank } from '../../src/core/bank';
import { summarise } from '../../src/core/bank-summary';
import { problem } from '../../src/core/problem';
import { unwrittenBank } from '../../src/importing/bank-file';
import { made } from '../core/made-bank';
import { bankOf } from '../fakes/compiled-banks';
import { openTestApp } from '../fakes/open-test-app';

const MINUTE = 60_000;
const BANKS = ['one', 'two'].map((id) =>
  bankOf(
    ['q-a', 'q-b', 'q-c'].map((question) => made(question, '1')),
    { id },
  ),
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
});

/** A desk over two banks, whose questions can be held back from the second on. */
function desk() {
  let gate: Promise<void> = Promise.resolve();
  let release = () => {};
  let refuse = (_: Refusal) => {};
  const readings: { bank: string; given: number; isEnded: boolean }[] = [];
  async function* questionsOf({ id, questions }: Bank) {
    const reading = { bank: id, given: 0, isEnded: false };
    readings.push(reading);
    try {
      for (const question of questions) {
        if (reading.given > 0) await gate;
        reading.given += 1;
        yield question;
      }
    } finally {
      reading.isEnded = true;
    }
  }
  const made = searchDesk({
    notebook: { all: async () => [] },
    shelf: {
      banks: BANKS.map((bank) => ({ ...summarise(bank), origin: 'bundled', own: false })),
      async bank(id) {
        const bank = BANKS.find((each) => each.id === id);
        if (!bank) throw new Error(`there is no bank ${id}`);
        return { ...shelfBank(unwrittenBank(bank)), each: () => questionsOf(bank) };
      },
    },
    archive: { all: () => [] },
    exposures: { of: async () => new Map() },
    onBug: (_, error) => {
      throw error;
    },
  });
  const find = () =>
    made.find({ words: 'which', notes: 1, questions: 1 }, () => {
      throw new Error('there are no notes');
    });
  return {
    ...made,
    find,
    readings,
    hold() {
      gate = new Promise((resolve, reject) => {
        release = resolve;
        refuse = reject;
      });
    },
    release() {
      release();
      gate = Promise.resolve();
    },
    /** The bank cannot be read just now. */
    refuse() {
      refuse(new Refusal(problem('start.unknown-bank')));
      gate = Promise.resolve();
    },
    /** Searches, and reads until the second question is held back. */
    async beHeld() {
      await find();
      await vi.waitFor(() => expect(readings.at(-1)?.given).toBe(1));
    },
  };
}

describe('the words of the banks', () => {
  it('stay for ten minutes after each search, and are made anew at the next one', async () => {
    const { find, settled, readings } = desk();
    for (const _ of [1, 2, 3]) {
      await find();
      await settled();
      await vi.advanceTimersByTimeAsync(9 * MINUTE);
    }
    expect(readings.map(({ bank }) => bank)).toEqual(['one', 'two']);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(vi.getTimerCount()).toBe(0);
    await find();
    await settled();
    expect(readings.map(({ bank }) => bank)).toEqual(['one', 'two', 'one', 'two']);
    expect(await find()).toMatchObject({ indexed: 6, toIndex: 6 });
  });

  it('are read no further when they are let go, and from the beginning at the next search', async () => {
    const { find, settled, readings, hold, release, beHeld } = desk();
    hold();
    await beHeld();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    release();
    await vi.waitFor(() => expect(readings[0]).toEqual({ bank: 'one', given: 2, isEnded: true }));
    await new Promise((resolve) => setImmediate(resolve));
    expect(readings).toHaveLength(1);
    await find();
    await settled();
    expect(readings.map(({ bank }) => bank)).toEqual(['one', 'one', 'two']);
    expect(await find()).toMatchObject({ indexed: 6, toIndex: 6 });
  });

  it('are read at the next search also where the reading failed that was to stop', async () => {
    const { find, settled, readings, hold, refuse, beHeld } = desk();
    hold();
    await beHeld();
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    refuse();
    await vi.waitFor(() => expect(readings[0]).toEqual({ bank: 'one', given: 1, isEnded: true }));
    await new Promise((resolve) => setImmediate(resolve));
    await find();
    await settled();
    expect(await find()).toMatchObject({ indexed: 6, toIndex: 6 });
  });
});

describe('a desk that is closed', () => {
  it('has stopped reading, holds nothing, and begins nothing any more', async () => {
    const { find, settled, close, readings, hold, release, beHeld } = desk();
    hold();
    await beHeld();
    const closing = close();
    release();
    await closing;
    expect(readings).toEqual([{ bank: 'one', given: 2, isEnded: true }]);
    expect(vi.getTimerCount()).toBe(0);
    expect(await find()).toMatchObject({ indexed: 0 });
    await settled();
    expect(readings).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is left behind by an app that has ended', async () => {
    const { app, call } = await openTestApp();
    await call('search.find', { words: 'which', notes: 1, questions: 1 });
    await app.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
