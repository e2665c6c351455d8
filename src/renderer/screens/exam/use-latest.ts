/** Functions that stay the same, so that what they are handed to need not be drawn again. */

import { useCallback, useRef } from 'react';

/** One function for good; calling it calls what was given last. For events only, not while drawing. */
export function useLatest<A extends readonly unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...args: A) => latest.current(...args), []);
}
