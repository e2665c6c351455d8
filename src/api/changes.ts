/** Tells every open view of changes that it did not make: a counter of changes, and waiters that wake on the next one. */

import type { ChangeTopic } from './contract';
import { openWaiters } from './waiters';

/** Changes older than this many are forgotten; a view that far behind is told of every topic. */
const KEPT = 256;

export interface ChangeFeed {
  readonly publish: (topics: readonly ChangeTopic[]) => void;
  /** Topics changed since `cursor`, waiting up to `waitMs` for the first one. A cursor from another run of the app gets every topic. */
  readonly wait: (cursor: number, waitMs: number) => Promise<{ cursor: number; topics: ChangeTopic[] }>;
  /** Lets all waiters go, for shutting down. */
  readonly close: () => void;
}

export function changeFeed(allTopics: readonly ChangeTopic[]): ChangeFeed {
  const kept: { at: number; topics: readonly ChangeTopic[] }[] = [];
  const { wait, wake } = openWaiters();
  let cursor = 0;

  return {
    publish(topics) {
      cursor += 1;
      kept.push({ at: cursor, topics });
      if (kept.length > KEPT) kept.shift();
      wake();
    },
    async wait(since, waitMs) {
      if (since === cursor && waitMs > 0) await wait(waitMs);
      const oldest = kept[0]?.at ?? cursor + 1;
      if (since > cursor || since + 1 < oldest) return { cursor, topics: since === cursor ? [] : [...allTopics] };
      const topics = new Set(kept.filter((change) => change.at > since).flatMap((change) => change.topics));
      return { cursor, topics: [...topics] };
    },
    close: wake,
  };
}
