/** What all merges of two machines share: an order that does not depend on which machine merges, short marks of texts, and ids with such a mark. */

import { byCodeUnit } from '../bank';
import { hashOf } from '../random';

/** A document as one machine has it, and when that machine saved it (epoch). */
export interface Dated<T> {
  readonly data: T;
  readonly savedAtMs: number;
}

/** Two in an order of their own: the earlier first; of one instant, by what is in them. */
export function inOrder<T>(a: T, b: T, instantOf: (one: T) => number): readonly [T, T] {
  const order = instantOf(a) - instantOf(b) || byCodeUnit(JSON.stringify(a), JSON.stringify(b));
  return order <= 0 ? [a, b] : [b, a];
}

export function laterSaved<T>(a: Dated<T>, b: Dated<T>): Dated<T> {
  return inOrder(a, b, ({ savedAtMs }) => savedAtMs)[1];
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Starting values of the two halves of a mark. */
const STARTS = [0x811c9dc5, 0x9e3779b9];
/** As long as 32 bits are in base 36. */
const HALF_LENGTH = 7;
/** Ids are cut so that a mark fits behind them; as in the contract. */
const MOST_ID = 64;

/** Fourteen small letters and digits that stand for a text: fit for a part of an id, and two texts of one person do not share them. */
export function markOf(text: string): string {
  return STARTS.map((start) => hashOf(text, start).toString(36).padStart(HALF_LENGTH, '0')).join('');
}

/** The id of an attempt or a bank that another of the same id leaves behind: the same for the same mark. */
export function idOfOther(id: string, mark: string): string {
  return `${id.slice(0, MOST_ID - STARTS.length * HALF_LENGTH - 1)}-${mark}`;
}

/** Both lists without what is in both under one key; where it differs, `choose` says which stays. Sorted by key. */
export function union<T>(a: readonly T[], b: readonly T[], keyOf: (item: T) => string, choose: (a: T, b: T) => T): T[] {
  const joined = new Map<string, T>();
  for (const item of [...a, ...b]) {
    const before = joined.get(keyOf(item));
    joined.set(keyOf(item), before === undefined ? item : choose(before, item));
  }
  return [...joined].sort(([one], [other]) => byCodeUnit(one, other)).map(([, item]) => item);
}
