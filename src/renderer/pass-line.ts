/** How a pass line is named: a known band, or a practice line of ours. */

import type { PassLine } from '../core/paper';
import { say } from '../language/say';

export function passLineWords({ low, high, ours }: PassLine): string {
  return say(ours ? 'library.pass.ours' : 'library.pass.band', { low, high });
}

/** The same for the end of a line: the range is not torn apart. */
export function passLineUnbroken(line: PassLine): string {
  return passLineWords(line).replace('–', '\u2060–\u2060').replace(' %', '\u00a0%');
}
