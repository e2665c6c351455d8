/** One piece of work after another: what is asked for later never runs between the steps of what came before. */

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own. Answers with what the work answers with; work that fails stops nothing behind it. */
export function openTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
