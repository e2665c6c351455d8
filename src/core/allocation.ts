/** Seats for weights: how many questions each domain, topic, type and difficulty gets, in whole numbers (MEASURES 1.1 to 1.7). */

export interface SeatLimits {
  /** How many questions there are, by domain; no domain gets more. */
  readonly stock?: readonly number[];
  /** What earlier mocks owe each domain, as numerators over the sum of weights; decides ties. */
  readonly deficits?: readonly number[];
  /** Seats one question in every weighted domain first, where there are seats enough (mini quizzes, 1.4). */
  readonly floor?: boolean;
}

/**
 * Shares `seats` among `weights` by largest remainder (Hamilton), in integers throughout so that ties are exact.
 * Ties go to the larger deficit, then the larger weight, then the earlier domain. A domain whose share exceeds its stock is fixed at its stock and
 * the others share the rest (1.3): the sum falls below `seats` only when all weighted domains are exhausted.
 * Throws a RangeError for seats or weights that are negative or no integers, and for weights that are all zero.
 */
export function apportion(seats: number, weights: readonly number[], limits: SeatLimits = {}): number[] {
  for (const value of [seats, ...weights]) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`seats and weights are whole numbers from 0, not ${value}`);
  }
  if (!weights.some((weight) => weight > 0)) throw new RangeError('no domain has a weight');

  let open = weights.flatMap((weight, domain) => (weight > 0 ? [domain] : []));
  const withFloor = limits.floor === true && seats >= open.length;
  const given = weights.map((weight, domain) => (withFloor && weight > 0 ? Math.min(1, limits.stock?.[domain] ?? 1) : 0));
  let left = seats - sum(given);
  while (open.length > 0) {
    const shares = largestRemainders(left, open, weights, limits.deficits ?? []);
    const room = (domain: number) => (limits.stock?.[domain] ?? Number.POSITIVE_INFINITY) - (given[domain] ?? 0);
    const full = new Set(open.filter((domain, at) => (shares[at] ?? 0) > room(domain)));
    if (full.size === 0) {
      for (const [at, domain] of open.entries()) given[domain] = (given[domain] ?? 0) + (shares[at] ?? 0);
      break;
    }
    for (const domain of full) {
      left -= room(domain);
      given[domain] = limits.stock?.[domain] ?? 0;
    }
    open = open.filter((domain) => !full.has(domain));
  }
  return given;
}

/** The shares of the `open` domains, in the order of `open`. */
function largestRemainders(seats: number, open: readonly number[], weights: readonly number[], deficits: readonly number[]): number[] {
  const total = sum(open.map((domain) => weights[domain] ?? 0));
  const rows = open.map((domain, at) => {
    const weight = weights[domain] ?? 0;
    return { at, weight, deficit: deficits[domain] ?? 0, remainder: (seats * weight) % total };
  });
  const shares = rows.map(({ weight, remainder }) => (seats * weight - remainder) / total);
  const leftOver = seats - sum(shares);
  rows.sort((a, b) => b.remainder - a.remainder || b.deficit - a.deficit || b.weight - a.weight || a.at - b.at);
  for (const { at } of rows.slice(0, leftOver)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** Scored and unscored seats, by domain. */
export interface SeatPlan {
  readonly scored: readonly number[];
  readonly unscored: readonly number[];
}

/** The scored questions are apportioned first, then the unscored ones on what stock is left; earlier deficits concern the scored ones only. */
export function planSeats(scored: number, unscored: number, weights: readonly number[], limits: SeatLimits = {}): SeatPlan {
  const counted = apportion(scored, weights, limits);
  const stock = limits.stock?.map((count, domain) => count - (counted[domain] ?? 0));
  return { scored: counted, unscored: apportion(unscored, weights, stock ? { stock } : {}) };
}

/** Deficits after one more mock: before + (quota − seats), as numerators over the sum of weights, so that they add up exactly (1.2). */
export function deficitsAfter(before: readonly number[], seats: readonly number[], weights: readonly number[]): number[] {
  const total = sum(weights);
  const count = sum(seats);
  return weights.map((weight, domain) => (before[domain] ?? 0) + count * weight - total * (seats[domain] ?? 0));
}

/** Total-variation distance between a paper and its blueprint, 0..1 (1.3). An empty paper is as far away as can be. */
export function totalVariation(seats: readonly number[], weights: readonly number[]): number {
  const count = sum(seats);
  return count === 0 ? 1 : scaledDistance(seats, weights) / (2 * count * sum(weights));
}

/** Whether a paper keeps to its blueprint: a distance of at most 0.02, and a question in every weighted domain (1.3). */
export function isOnBlueprint(seats: readonly number[], weights: readonly number[]): boolean {
  const everyDomain = weights.every((weight, domain) => weight === 0 || (seats[domain] ?? 0) > 0);
  // 0.02 = 1/50, compared in integers: a distance of exactly 0.02 is on the blueprint.
  return everyDomain && 25 * scaledDistance(seats, weights) <= sum(seats) * sum(weights);
}

/** Σ |seats/count − weight/total| times count times total: an integer. */
function scaledDistance(seats: readonly number[], weights: readonly number[]): number {
  const count = sum(seats);
  const total = sum(weights);
  return sum(weights.map((weight, domain) => Math.abs((seats[domain] ?? 0) * total - weight * count)));
}

/** How many multiple-response questions each domain is to have: `share` of all, split by the domains' seats (1.6). */
export function multipleTargets(share: number, seats: readonly number[]): number[] {
  const count = sum(seats);
  return count === 0 ? seats.map(() => 0) : apportion(Math.round(share * count), seats);
}

/** How many easy, medium and hard questions a paper is to have: 25/50/25 (1.6). */
export function difficultyTargets(count: number): [easy: number, medium: number, hard: number] {
  const [easy = 0, medium = 0, hard = 0] = apportion(count, [25, 50, 25]);
  return [easy, medium, hard];
}

/**
 * Systematic sampling after Madow (1.5): each topic gets the floor or the ceiling of its share, and over many uniform `start`s in [0, 1) exactly its
 * share. Largest remainders would starve the same small topics for ever.
 */
export function systematicSample(count: number, weights: readonly number[], start: number): number[] {
  const total = sum(weights);
  let cumulated = 0;
  let before = 0;
  return weights.map((weight) => {
    cumulated += weight;
    const upTo = Math.max(0, Math.ceil((count * cumulated) / total - start));
    const seats = upTo - before;
    before = upTo;
    return seats;
  });
}

/** How many mocks the stock allows without a question coming twice: the smallest floor(stock / seats) (1.7). */
export function cleanMocks(stock: readonly number[], seats: readonly number[]): number {
  const mocks = seats.flatMap((count, domain) => (count > 0 ? [Math.floor((stock[domain] ?? 0) / count)] : []));
  return mocks.length === 0 ? 0 : Math.min(...mocks);
}

/** The time for a paper that came out smaller: the same pace, to the nearest second (1.3). */
export function proRataMs(limitMs: number, drawn: number, wanted: number): number {
  return Math.round((limitMs * drawn) / wanted / 1000) * 1000;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
