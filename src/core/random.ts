/** Chance as a parameter: seeded streams of random numbers, and the one way to shuffle. */

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer in [0, n), every one equally likely; `n` is a positive integer. */
  int(n: number): number;
}

const PRIME = 0x01000193;
/** A sign that no text has, so that two texts are not one. */
const BETWEEN = 0x01;
/** Four starting values, so that the 128 bits of a stream's state do not hang on one 32-bit hash. */
const STARTS = [0x811c9dc5, 0x9e3779b9, 0x7f4a7c15, 0x94d049bb] as const;

/** 32 bits of a text: FNV-1a over its code units from a starting value, then the finishing mix of MurmurHash3, which FNV-1a lacks. */
export function hashOf(text: string, start: number = STARTS[0]): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return mixed(hash);
}

/** 64 bits of several texts in their order, as two hashes of 32 from two starting values, in one pass over the signs. */
export function twoHashesOf(texts: readonly string[]): { readonly high: number; readonly low: number } {
  let high: number = STARTS[0];
  let low: number = STARTS[1];
  for (const [place, text] of texts.entries()) {
    if (place > 0) {
      high = Math.imul(high ^ BETWEEN, PRIME);
      low = Math.imul(low ^ BETWEEN, PRIME);
    }
    for (let i = 0; i < text.length; i++) {
      const sign = text.charCodeAt(i);
      high = Math.imul(high ^ sign, PRIME);
      low = Math.imul(low ^ sign, PRIME);
    }
  }
  return { high: mixed(high), low: mixed(low) };
}

function mixed(hash: number): number {
  let mix = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/**
 * The stream of a seed. Each purpose takes its own (`randomFrom(seed + '|order')`), so that one more number drawn for one purpose
 * changes nothing elsewhere.
 */
export function randomFrom(seed: string): Random {
  const generator = xoroshiro128plusFromState(STARTS.map((start) => hashOf(seed, start) | 0));
  return {
    next: () => uniformFloat64(generator),
    int: (n) => {
      if (!Number.isInteger(n) || n < 1) throw new RangeError(`no random integer below ${n}`);
      return uniformInt(generator, 0, n - 1);
    },
  };
}

/** Moves a random choice of `count` items to the front of `items`, in random order (the first steps of a Fisher-Yates shuffle). */
export function shuffleFront<T>(items: T[], count: number, random: Random): void {
  const last = Math.min(count, items.length - 1);
  for (let i = 0; i < last; i++) {
    const j = i + random.int(items.length - i);
    const item = items[i] as T;
    items[i] = items[j] as T;
    items[j] = item;
  }
}

/** A shuffled copy: Fisher-Yates, every order equally likely. */
export function shuffle<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  shuffleFront(copy, copy.length, random);
  return copy;
}
