import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, randomFrom, shuffle, shuffleFront } from '../../src/core/random';

const take = (seed: string, count: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('randomFrom', () => {
  it('gives the same stream for the same seed, and another for each purpose', () => {
    expect(take('mock-1', 20)).toEqual(take('mock-1', 20));
    const streams = ['mock-1', 'mock-2', 'mock-1|order', 'mock-1|options:q-1', 'mock-1|options:q-2', ''].map((seed) => take(seed, 3).join());
    expect(new Set(streams).size).toBe(streams.length);
  });

  it('stays in its bounds and uses them: numbers in [0, 1) with mean one half, integers evenly spread', () => {
    const numbers = take('bounds', 20_000);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((a, b) => a + b) / numbers.length).toBeCloseTo(0.5, 1);
    const random = randomFrom('sides');
    const sides = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) {
      const side = random.int(6);
      sides[side] = (sides[side] ?? 0) + 1;
    }
    for (const count of sides) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('does not start neighbouring seeds alike', () => {
    const firsts = Array.from({ length: 2000 }, (_, number) => randomFrom(`mock ${number}`).next());
    const tenths = Array.from({ length: 10 }, (_, tenth) => firsts.filter((first) => Math.floor(first * 10) === tenth).length);
    for (const count of tenths) expect(Math.abs(count - 200)).toBeLessThan(70);
  });

  it('refuses to draw from nothing', () => {
    expect(() => randomFrom('x').int(0)).toThrow(RangeError);
    expect(() => randomFrom('x').int(1.5)).toThrow(RangeError);
  });
});

describe('shuffle', () => {
  it('keeps every item, leaves its input alone, and depends on the seed only', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const before = [...items];
        const shuffled = shuffle(items, randomFrom(seed));
        expect(items).toEqual(before);
        expect([...shuffled].sort()).toEqual([...items].sort());
        expect(shuffle(items, randomFrom(seed))).toEqual(shuffled);
      }),
    );
  });

  it('makes every order of four equally likely', () => {
    const random = randomFrom('orders');
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const order = shuffle([1, 2, 3, 4], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 23 degrees of freedom: 49.7 is the 0.1 % point.
    expect(chiSquare).toBeLessThan(49.7);
  });

  it('can bring a random few to the front without losing any', () => {
    const items = Array.from({ length: 50 }, (_, at) => at);
    shuffleFront(items, 5, randomFrom('front'));
    expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at));
    expect(items.slice(0, 5)).not.toEqual([0, 1, 2, 3, 4]);
  });
});

describe('hashOf', () => {
  it('tells ids apart that differ in one sign', () => {
    const ids = Array.from({ length: 5000 }, (_, number) => `saa-sec-${number}`);
    expect(new Set(ids.map((id) => hashOf(id))).size).toBe(ids.length);
    expect(hashOf('saa-sec-1')).not.toBe(hashOf('saa-sec-1', 7));
  });
});
