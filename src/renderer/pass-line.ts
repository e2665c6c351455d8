/** How a pass line is named: a known band, or a practice line of ours. */

import type { PassLine } from '../core/paper';
import { say } from '../language/say';

export function passLineWords({ low, high, ours }: PassLine): string {
  return say(ours ? 'library.pass.ours' : 'library.pass.band', { low, high });
}
