/** Calls that are answered when something happens, or when they have waited long enough. */

export interface Waiters {
  /** Answers at the next `wake`, at the latest after `waitMs`. */
  readonly wait: (waitMs: number) => Promise<void>;
  readonly wake: () => void;
}

export function openWaiters(): Waiters {
  const waiting = new Set<() => void>();
  return {
    wait: (waitMs) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, waitMs);
        timer.unref();
        waiting.add(done);
      }),
    wake() {
      for (const done of waiting) done();
    },
  };
}
