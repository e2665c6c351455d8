import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apportion,
  cleanMocks,
  deficitsAfter,
  difficultyTargets,
  isOnBlueprint,
  multipleTargets,
  planSeats,
  proRataMs,
  systematicSample,
  totalVariation,
} from '../../src/core/allocation';

const SAA_2013 = [60, 10, 20, 10];
const SAA_C03 = [30, 26, 24, 20];
const SAA_C01 = [34, 24, 26, 10, 6];

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Webster, by cross-multiplication: the comparison method of the golden table. Ties go to the larger weight, then the earlier domain. */
function webster(seats: number, weights: readonly number[]): number[] {
  const given = weights.map(() => 0);
  for (let seat = 0; seat < seats; seat++) {
    let best = 0;
    for (let at = 1; at < weights.length; at++) {
      const left = (weights[at] ?? 0) * (2 * (given[best] ?? 0) + 1);
      const right = (weights[best] ?? 0) * (2 * (given[at] ?? 0) + 1);
      if (left > right || (left === right && (weights[at] ?? 0) > (weights[best] ?? 0))) best = at;
    }
    given[best] = (given[best] ?? 0) + 1;
  }
  return given;
}

describe('apportion', () => {
  it.each([
    [55, SAA_2013, [33, 6, 11, 5]],
    [20, SAA_2013, [12, 2, 4, 2]],
    [65, SAA_2013, [39, 7, 13, 6]],
    [50, SAA_2013, [30, 5, 10, 5]],
    [10, SAA_2013, [6, 1, 2, 1]],
    [5, SAA_2013, [3, 1, 1, 0]],
    [3, SAA_2013, [2, 0, 1, 0]],
    [2, SAA_2013, [1, 0, 1, 0]],
    [1, SAA_2013, [1, 0, 0, 0]],
    [55, SAA_C03, [17, 14, 13, 11]],
    [20, SAA_C03, [6, 5, 5, 4]],
    [65, SAA_C03, [19, 17, 16, 13]],
    [50, SAA_C03, [15, 13, 12, 10]],
    [10, SAA_C03, [3, 3, 2, 2]],
    [3, SAA_C03, [1, 1, 1, 0]],
    [2, SAA_C03, [1, 1, 0, 0]],
    [1, SAA_C03, [1, 0, 0, 0]],
    [24, SAA_C01, [8, 6, 6, 2, 2]],
    [25, SAA_C01, [9, 6, 7, 2, 1]],
    [50, [45, 35, 45, 35, 25], [12, 10, 12, 9, 7]],
  ])('shares %i questions among %j as %j', (seats, weights, expected) => {
    expect(apportion(seats, weights)).toEqual(expected);
  });

  it('agrees with Webster except for the numbers that the comparison lists', () => {
    const differing = (weights: readonly number[]) =>
      Array.from({ length: 200 }, (_, at) => at + 1).filter((seats) => apportion(seats, weights).join() !== webster(seats, weights).join());
    const old = differing(SAA_2013);
    for (const seats of [20, 50, 55, 65]) expect(old).not.toContain(seats);
    for (const seats of [2, 6, 12, 16, 22, 26, 32]) expect(old).toContain(seats);
    expect(old).toHaveLength(40);
    expect(differing(SAA_C03)).toEqual([]);
  });

  it('has the Alabama paradox for the 2018 weights at 24, and never for the bundled ones', () => {
    const loses = (weights: readonly number[]) =>
      Array.from({ length: 199 }, (_, at) => at + 1).filter((seats) => {
        const more = apportion(seats + 1, weights);
        return apportion(seats, weights).some((count, domain) => count > (more[domain] ?? 0));
      });
    expect(loses(SAA_2013)).toEqual([]);
    expect(loses(SAA_C03)).toEqual([]);
    expect(loses(SAA_C01)).toEqual([24, 74, 124, 174]);
  });

  it('gives exactly the seats asked for, each domain the floor or the ceiling of its quota', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.array(fc.nat(400), { minLength: 1, maxLength: 8 }), (seats, weights) => {
        fc.pre(sum(weights) > 0);
        const given = apportion(seats, weights);
        expect(sum(given)).toBe(seats);
        for (const [domain, weight] of weights.entries()) {
          const quota = (seats * weight) / sum(weights);
          expect(given[domain]).toBeGreaterThanOrEqual(Math.floor(quota));
          expect(given[domain]).toBeLessThanOrEqual(Math.ceil(quota));
        }
      }),
    );
  });

  it('follows a permutation of the domains when nothing ties', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 8 }), (seats, weights) => {
        const remainders = weights.map((weight) => (seats * weight) % sum(weights));
        fc.pre(new Set(remainders).size === remainders.length);
        expect(apportion(seats, [...weights].reverse())).toEqual([...apportion(seats, weights)].reverse());
      }),
    );
  });

  it('breaks ties by deficit, then weight, then order', () => {
    expect(apportion(55, SAA_2013, { deficits: [0, -50, 0, 50] })).toEqual([33, 5, 11, 6]);
    // Quotas 1.5, 1.5 and 1.5, 4.5: equal remainders, the heavier domain wins, whatever its place.
    expect(apportion(6, [10, 30])).toEqual([1, 5]);
    expect(apportion(6, [30, 10])).toEqual([5, 1]);
    expect(apportion(1, [10, 10])).toEqual([1, 0]);
  });

  it.each([
    [
      [100, 5, 8, 100],
      [36, 5, 8, 6],
    ],
    [
      [20, 3, 8, 4],
      [20, 3, 8, 4],
    ],
    [
      [0, 100, 100, 100],
      [0, 14, 27, 14],
    ],
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
  ])('with a stock of %j shares 55 as %j', (stock, expected) => {
    expect(apportion(55, SAA_2013, { stock })).toEqual(expected);
  });

  it('never exceeds the stock, and falls short only when all weighted domains are exhausted', () => {
    const rows = fc.array(fc.record({ weight: fc.nat(60), stock: fc.nat(40) }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.nat(120), rows, fc.boolean(), (seats, domains, floor) => {
        fc.pre(domains.some((domain) => domain.weight > 0));
        const stock = domains.map((domain) => domain.stock);
        const given = apportion(
          seats,
          domains.map((domain) => domain.weight),
          { stock, floor },
        );
        expect(given.every((count, domain) => count >= 0 && count <= (stock[domain] ?? 0))).toBe(true);
        expect(sum(given)).toBe(Math.min(seats, sum(domains.map((domain) => (domain.weight > 0 ? domain.stock : 0)))));
      }),
    );
  });

  it('with a floor seats every weighted domain once where there are seats enough', () => {
    expect(apportion(5, SAA_2013, { floor: true })).toEqual([2, 1, 1, 1]);
    expect(apportion(10, [97, 1, 1, 1], { floor: true })).toEqual([7, 1, 1, 1]);
    expect(apportion(3, SAA_2013, { floor: true })).toEqual([2, 0, 1, 0]);
    expect(apportion(8, [50, 0, 50], { floor: true, stock: [0, 9, 9] })).toEqual([0, 0, 8]);
  });

  it('gives a domain without weight nothing', () => {
    expect(apportion(7, [0, 5, 5])).toEqual([0, 4, 3]);
    expect(apportion(0, SAA_2013)).toEqual([0, 0, 0, 0]);
  });

  it.each([
    [5, [-1, 2]],
    [5, [1.5, 2]],
    [5, [0, 0]],
    [5, []],
    [-1, [1, 2]],
    [2.5, [1, 2]],
    [Number.NaN, [1, 2]],
  ])('refuses %d seats for weights %j', (seats, weights) => {
    expect(() => apportion(seats, weights)).toThrow(RangeError);
  });
});

describe('deficitsAfter', () => {
  it('alternates the tie of 2017, so that over two mocks every domain has its exact share', () => {
    const first = apportion(55, SAA_2013);
    const owed = deficitsAfter([0, 0, 0, 0], first, SAA_2013);
    expect(owed).toEqual([0, -50, 0, 50]);
    const second = apportion(55, SAA_2013, { deficits: owed });
    expect(second).toEqual([33, 5, 11, 6]);
    expect(deficitsAfter(owed, second, SAA_2013)).toEqual([0, 0, 0, 0]);
  });

  it('always adds up to nothing', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(weights, fc.array(fc.nat(500), { maxLength: 5 }), (shares, mocks) => {
        let owed = shares.map(() => 0);
        for (const seats of mocks) owed = deficitsAfter(owed, apportion(seats, shares, { deficits: owed }), shares);
        expect(sum(owed)).toBe(0);
      }),
    );
  });
});

describe('planSeats', () => {
  it('apportions the 50 scored questions of C03 first, then the 15 unscored ones', () => {
    expect(planSeats(50, 15, SAA_C03)).toEqual({ scored: [15, 13, 12, 10], unscored: [4, 4, 4, 3] });
  });

  it('lets the scored questions have a short stock first', () => {
    expect(planSeats(50, 15, SAA_C03, { stock: [15, 13, 12, 12] })).toEqual({ scored: [15, 13, 12, 10], unscored: [0, 0, 0, 2] });
  });
});

describe('the distance from the blueprint', () => {
  it('is .0091 for 33/6/11/5 and nothing for an exact paper', () => {
    expect(totalVariation([33, 6, 11, 5], SAA_2013)).toBeCloseTo(0.0091, 4);
    expect(totalVariation([12, 2, 4, 2], SAA_2013)).toBe(0);
    expect(totalVariation([0, 0, 0, 0], SAA_2013)).toBe(1);
  });

  it('keeps to the blueprint up to .02 exactly, with a question in every weighted domain', () => {
    expect(isOnBlueprint([33, 6, 11, 5], SAA_2013)).toBe(true);
    expect(isOnBlueprint([36, 5, 8, 6], SAA_2013)).toBe(false);
    expect(isOnBlueprint([52, 48], [50, 50])).toBe(true);
    expect(isOnBlueprint([53, 47], [50, 50])).toBe(false);
    expect(isOnBlueprint([100, 0], [99, 1])).toBe(false);
    expect(isOnBlueprint([100, 0], [99, 0])).toBe(true);
    expect(isOnBlueprint([0, 0], [99, 1])).toBe(false);
  });
});

describe('second-level quotas', () => {
  it('splits the multiple-response questions over the domains', () => {
    expect(multipleTargets(0.2, [33, 6, 11, 5])).toEqual([7, 1, 2, 1]);
    expect(multipleTargets(0.2, [17, 14, 13, 11])).toEqual([3, 3, 3, 2]);
    expect(multipleTargets(0.2, [0, 0])).toEqual([0, 0]);
  });

  it('splits the difficulties 25/50/25', () => {
    expect(difficultyTargets(55)).toEqual([14, 27, 14]);
    expect(difficultyTargets(20)).toEqual([5, 10, 5]);
    expect(difficultyTargets(65)).toEqual([16, 33, 16]);
  });
});

describe('systematicSample', () => {
  it.each([
    [6, [1, 1, 1, 1, 1, 1, 1, 1], 0.25, [1, 1, 0, 1, 1, 1, 0, 1]],
    [6, [1, 1, 1, 1, 1, 1, 1, 1], 0.8, [0, 1, 1, 1, 0, 1, 1, 1]],
    [33, [5, 4, 3, 2, 2], 0.5, [10, 9, 6, 4, 4]],
  ])('gives %i over %j from %d as %j', (count, weights, start, expected) => {
    expect(systematicSample(count, weights, start)).toEqual(expected);
    expect(apportion(33, [5, 4, 3, 2, 2])).toEqual([11, 8, 6, 4, 4]);
  });

  it('gives exactly the count, and no topic more than it has when weights are stocks', () => {
    const stocks = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(stocks, fc.double({ min: 0, max: 0.999999, noNaN: true }), fc.nat(1000), (weights, start, share) => {
        const count = share % (sum(weights) + 1);
        const seats = systematicSample(count, weights, start);
        expect(sum(seats)).toBe(count);
        expect(seats.every((seat, topic) => seat >= 0 && seat <= (weights[topic] ?? 0))).toBe(true);
      }),
    );
  });

  it('gives every topic its exact share over evenly spread starts', () => {
    const totals = [0, 0, 0, 0, 0];
    for (let at = 0; at < 1600; at++) {
      for (const [topic, seats] of systematicSample(33, [5, 4, 3, 2, 2], (at + 0.5) / 1600).entries()) totals[topic] = (totals[topic] ?? 0) + seats;
    }
    expect(totals.map((total) => total / 1600)).toEqual([33 * (5 / 16), 33 / 4, 33 * (3 / 16), 33 / 8, 33 / 8]);
  });
});

describe('what a bank allows', () => {
  it('counts clean mocks by the scarcest domain', () => {
    expect(cleanMocks([120, 20, 40, 20], [33, 6, 11, 5])).toBe(3);
    expect(cleanMocks([120, 0, 40, 20], [33, 0, 11, 5])).toBe(3);
    expect(cleanMocks([120, 20, 40, 4], [33, 6, 11, 5])).toBe(0);
    expect(cleanMocks([9], [0])).toBe(0);
  });

  it('keeps the pace of a smaller paper: 35 of 55 questions in 50:55', () => {
    expect(proRataMs(80 * 60_000, 35, 55)).toBe((50 * 60 + 55) * 1000);
    expect(proRataMs(80 * 60_000, 55, 55)).toBe(80 * 60_000);
  });
});
