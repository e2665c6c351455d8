import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeFeed } from '../../src/api/changes';
import { type ChangeTopic, topicSchema } from '../../src/api/contract';

const ALL = topicSchema.options;
const LONG_MS = 25_000;

describe('the feed of changes', { timeout: 5_000 }, () => {
  it('answers at once with what has changed since the cursor, each topic once', async () => {
    const feed = changeFeed(ALL);
    feed.publish(['attempts']);
    feed.publish(['attempts', 'history']);
    expect(await feed.wait(0, LONG_MS)).toEqual({ cursor: 2, topics: ['attempts', 'history'] });
    expect(await feed.wait(1, LONG_MS)).toEqual({ cursor: 2, topics: ['attempts', 'history'] });
  });

  it('waits for the next change and wakes everyone who waits', async () => {
    const feed = changeFeed(ALL);
    const waiting = [feed.wait(0, LONG_MS), feed.wait(0, LONG_MS)];
    feed.publish(['settings']);
    expect(await Promise.all(waiting)).toEqual(Array(2).fill({ cursor: 1, topics: ['settings'] }));
  });

  it('answers with nothing when nothing has changed in time', async () => {
    const feed = changeFeed(ALL);
    expect(await feed.wait(0, 0)).toEqual({ cursor: 0, topics: [] });
    expect(await feed.wait(0, 5)).toEqual({ cursor: 0, topics: [] });
    feed.publish(['health']);
    expect(await feed.wait(1, 5)).toEqual({ cursor: 1, topics: [] });
  });

  it('tells a page of another run of the app of everything', async () => {
    const feed = changeFeed(ALL);
    expect(await feed.wait(17, LONG_MS)).toEqual({ cursor: 0, topics: ALL });
  });

  it('tells a page that is too far behind of everything', async () => {
    const feed = changeFeed(ALL);
    for (let n = 0; n < 257; n += 1) feed.publish(['settings']);
    expect(await feed.wait(0, LONG_MS)).toEqual({ cursor: 257, topics: ALL });
    expect(await feed.wait(1, LONG_MS)).toEqual({ cursor: 257, topics: ['settings'] });
  });

  it('lets everyone go when the app closes', async () => {
    const feed = changeFeed(ALL);
    const waiting = feed.wait(0, LONG_MS);
    feed.close();
    expect(await waiting).toEqual({ cursor: 0, topics: [] });
  });

  it('loses no change for a page that always asks on from its cursor', async () => {
    const topics = fc.uniqueArray(fc.constantFrom<ChangeTopic>(...ALL), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(topics, { maxLength: 300 }), { maxLength: 5 }), async (rounds) => {
        const feed = changeFeed(ALL);
        let cursor = 0;
        for (const published of rounds) {
          for (const change of published) feed.publish(change);
          const told = await feed.wait(cursor, 0);
          for (const change of published) expect(told.topics).toEqual(expect.arrayContaining(change));
          expect(told.cursor).toBe(cursor + published.length);
          cursor = told.cursor;
        }
      }),
    );
  });
});
