/** How numbers, times and dates are written, the same everywhere. */

import { displayPercent, oneDecimal } from '../core/printed';

export { letterOf } from '../core/answer-words';

/** "62:14", or "1:02:14" from 100 minutes on: an 80-minute exam shows minutes and seconds, as the real room does. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  if (minutes < 100) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A share as "72.7 %". */
export function formatPercent(share: number): string {
  return `${displayPercent(share).toFixed(1)} %`;
}

/** Percentage points as "12.0", without a sign. */
export function formatPoints(points: number): string {
  return oneDecimal(Math.abs(points)).toFixed(1);
}

/** A share in whole percent without the sign, for ranges like "61 to 81 %". */
export function wholePercent(share: number): number {
  return Math.round(share * 100 + 1e-9);
}

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function formatDate(epochMs: number): string {
  return DATE.format(epochMs);
}

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

export function formatDay(epochMs: number): string {
  return DAY.format(epochMs);
}

const WEEKDAY = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });

export function formatWeekday(epochMs: number): string {
  return WEEKDAY.format(epochMs);
}

/** A size as "340 kB" or "12.5 MB". */
export function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${inMegabytes(bytes)} MB`;
}

/** A size in millions of bytes as "12.5", for "3.2 of 12.5 MB" while something moves. */
export function inMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** More numbers and runs than this are not all named. */
const MOST_NAMED = 40;

/** "1, 3, 5–20": runs of three and more are drawn together, so that all of a paper have room. */
export function listedNumbers(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.to === number - 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  const named = runs.flatMap(({ from, to }) =>
    to - from < 2 ? numbers.filter((number) => from <= number && number <= to).map(String) : [`${from}–${to}`],
  );
  return named.length > MOST_NAMED ? `${named.slice(0, MOST_NAMED).join(', ')}, …` : named.join(', ');
}
