/** Which papers keep the rules of the real room: no pause, and no question after how sure the candidate is. */

import type { PaperView } from '../../../api/views';

/** The core's own answer to this would bring the schemas into the page. */
export function isMock({ mode }: PaperView): boolean {
  return mode === 'mock' || mode === 'short';
}
