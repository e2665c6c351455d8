/** How alike two questions read: the Jaccard index of three-word shingles over scenario and stem (ITEM-WRITING L31). */

import { byCodeUnit } from './bank';

/** The part of a question that is compared. */
export interface StemText {
  readonly id: string;
  readonly scenario: string;
  readonly stem: string;
}

/** Two questions that read alike, `first` before `second` in code-unit order. */
export interface SimilarPair {
  readonly first: string;
  readonly second: string;
  readonly similarity: number;
}

/** From here on two questions never share a paper. */
export const ENEMY_SIMILARITY = 0.6;

const STOP_WORDS = new Set(
  'a an the of to and or for in on with is are be by that this which what should can from as at it its will has have'.split(' '),
);

/**
 * A shingle that more different stems than this hold is boilerplate: it counts in the index but is not followed to find pairs, or a set written from
 * one template would cost a comparison of each with each.
 */
const BOILERPLATE_STEMS = 200;

/** The distinct shingles of a text: three words in a row, stop words left out. A text of fewer than three such words has none. */
export function shinglesOf(text: string): string[] {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word));
  const shingles = new Set<string>();
  for (let i = 2; i < words.length; i++) shingles.add(`${words[i - 2]} ${words[i - 1]} ${words[i]}`);
  return [...shingles];
}

/** The shingles of a question: scenario and stem read as one text. */
export function stemShingles(question: Omit<StemText, 'id'>): string[] {
  return shinglesOf(`${question.scenario} ${question.stem}`);
}

/**
 * All pairs of questions with a similarity (shared shingles over all shingles) of at least `threshold`, sorted by their ids. Questions that read the
 * same are each paired with the first of them only, and only that one with others: `stemEnemies` spreads a pair over the whole group.
 *
 * Prefix filtering: of two sets that overlap enough, the rarest shingles of one must meet the rarest of the other, so only those are looked up.
 */
export function similarPairs(questions: readonly StemText[], threshold: number): SimilarPair[] {
  const sorted = [...questions].sort((a, b) => byCodeUnit(a.id, b.id));
  const pairs: SimilarPair[] = [];
  const { stems, twins, boilerplate } = distinctStems(sorted);
  for (const [twin, first] of twins) pairs.push({ first, second: twin, similarity: 1 });

  const byFirstShingles = new Map<number, number[]>();
  for (const [at, { id, shingles }] of stems.entries()) {
    const prefix = shingles.length - Math.ceil(threshold * shingles.length - 1e-9) + 1;
    const met = new Set<number>();
    for (const shingle of shingles.subarray(0, prefix)) {
      if (shingle >= boilerplate) break;
      const holders = byFirstShingles.get(shingle) ?? [];
      for (const holder of holders) met.add(holder);
      holders.push(at);
      byFirstShingles.set(shingle, holders);
    }
    for (const other of met) {
      const candidate = stems[other];
      // Stems come in rising length, so the other is the shorter one; too short a one cannot reach the threshold.
      if (!candidate || candidate.shingles.length < threshold * shingles.length - 1e-9) continue;
      const shared = sharedCount(candidate.shingles, shingles);
      const similarity = shared / (candidate.shingles.length + shingles.length - shared);
      if (similarity < threshold) continue;
      pairs.push(id < candidate.id ? { first: id, second: candidate.id, similarity } : { first: candidate.id, second: id, similarity });
    }
  }
  return pairs.sort((a, b) => byCodeUnit(a.first, b.first) || byCodeUnit(a.second, b.second));
}

/** For each question that reads like others: those that must not share a paper with it. Questions that read the same share one list, themselves in it. */
export function stemEnemies(questions: readonly StemText[]): ReadonlyMap<string, readonly string[]> {
  const pairs = similarPairs(questions, ENEMY_SIMILARITY);
  const groups = new Map<string, string[]>();
  const groupOf = (id: string) => {
    const group = groups.get(id) ?? [id];
    groups.set(id, group);
    return group;
  };
  for (const { first, second, similarity } of pairs) if (similarity === 1) groupOf(first).push(second);

  const lists = new Map<string, string[]>();
  const listOf = (id: string) => {
    const list = lists.get(id) ?? [...groupOf(id)];
    lists.set(id, list);
    return list;
  };
  for (const { first, second, similarity } of pairs) {
    const list = listOf(first);
    if (similarity === 1) continue;
    for (const id of groupOf(second)) list.push(id);
    for (const id of groupOf(first)) listOf(second).push(id);
  }
  return new Map([...lists].flatMap(([first, list]) => groupOf(first).map((id) => [id, list] as const)));
}

interface Stem {
  readonly id: string;
  /** Numbers of the shingles, rarest first. */
  readonly shingles: Uint32Array;
}

/**
 * The stems that differ, shortest first; for every question that reads like an earlier one that one's id; and the number from which shingles (numbered by
 * rarity) are boilerplate.
 */
function distinctStems(sorted: readonly StemText[]): { stems: Stem[]; twins: Map<string, string>; boilerplate: number } {
  const numbers = new Map<string, number>();
  const firstWith = new Map<string, string>();
  const twins = new Map<string, string>();
  const texts: { id: string; met: Uint32Array }[] = [];
  const holders: number[] = [];
  for (const question of sorted) {
    const met = Uint32Array.from(stemShingles(question), (shingle) => {
      const number = numbers.get(shingle) ?? numbers.size;
      numbers.set(shingle, number);
      return number;
    }).sort();
    if (met.length === 0) continue;
    const text = met.join();
    const first = firstWith.get(text);
    if (first !== undefined) {
      twins.set(question.id, first);
      continue;
    }
    firstWith.set(text, question.id);
    texts.push({ id: question.id, met });
    for (const shingle of met) holders[shingle] = (holders[shingle] ?? 0) + 1;
  }
  const rarestFirst = [...holders.keys()].sort((a, b) => (holders[a] ?? 0) - (holders[b] ?? 0));
  const rarity = new Uint32Array(rarestFirst.length);
  for (const [rank, shingle] of rarestFirst.entries()) rarity[shingle] = rank;
  const stems = texts.map(({ id, met }) => ({ id, shingles: met.map((shingle) => rarity[shingle] ?? 0).sort() }));
  stems.sort((a, b) => a.shingles.length - b.shingles.length);
  const boilerplate = rarestFirst.findIndex((shingle) => (holders[shingle] ?? 0) > BOILERPLATE_STEMS);
  return { stems, twins, boilerplate: boilerplate < 0 ? rarestFirst.length : boilerplate };
}

/** How many numbers two rising lists have in common. */
function sharedCount(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}
