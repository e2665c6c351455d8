/** Tells a save that takes long from one that is just under way. */

import { useEffect, useState } from 'react';
import type { SessionState } from './session';

/** Long enough for a disk that has to wake up, short enough that nobody closes the app over it. */
const SLOW_MS = 4_000;

/** True when saving has gone on for `SLOW_MS`, until it is done or has failed. */
export function useSlowSave(saving: SessionState['saving']): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (saving !== 'saving') return;
    const timer = window.setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      window.clearTimeout(timer);
      setSlow(false);
    };
  }, [saving]);
  return isSlow && saving === 'saving';
}
