/** Calls that the Node side keeps waiting: so few at a time, over all tabs, that calls which want an answer find a connection. */

import { isServed } from './connection';

/**
 * A browser opens six connections at most to one server, for all of its tabs together. Four of them may wait; who holds an exam waits
 * apart from the others, so that no number of them takes its place.
 */
const PLACES = { holder: 2, reader: 1, changes: 1 };
/** How often a tab without a place asks; far below the silence that means that an exam was closed. */
const PACE_MS = 2_000;

/**
 * Calls `ask` with how many milliseconds the Node side may keep it waiting: `waitMs` in a place of this kind, or after a pause none when all
 * places are taken. A place is a lock of the browser's own, which falls free with the tab that has it, however that tab ends.
 */
export async function inPlace<T>(kind: keyof typeof PLACES, waitMs: number, ask: (waitMs: number) => Promise<T>): Promise<T> {
  // The desktop's calls share nothing.
  if (!isServed) return ask(waitMs);
  // Nobody looks at the views of a hidden tab; an exam goes on in it all the same.
  if (kind === 'changes') await shown();
  for (let place = 1; place <= PLACES[kind]; place += 1) {
    const asked = await navigator.locks.request(
      `passband.${kind}.${place}`,
      { ifAvailable: true },
      async (lock) => lock && { answer: await ask(waitMs) },
    );
    if (asked) return asked.answer;
  }
  await new Promise((resolve) => setTimeout(resolve, PACE_MS));
  return ask(0);
}

async function shown(): Promise<void> {
  if (document.visibilityState === 'visible') return;
  await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
}
