/** The level that an area should reach before the exam. */

import type { PassLine } from './paper';

/** What a domain should reach, 0..1: 15 points over the middle of the pass line, as MEASURES 4.1 has it. */
export function targetShare(line: PassLine): number {
  return Math.min(0.95, (line.low + line.high) / 200 + 0.15);
}
