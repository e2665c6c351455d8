/** What a candidate has seen of a bank, laid over its index: the exposure control of a draw (MEASURES 1.7). */

import type { DrawIndex } from './draw-index';
import { type Random, shuffleFront } from './random';

/** More than any instant: puts all that was right last time behind all that was wrong. */
const RIGHT_LATER_MS = 1e15;

/** When and how a question was met before. */
export interface Sighting {
  readonly times: number;
  readonly lastSeenMs: number;
  readonly lastRight: boolean;
}

/** What a draw knows of earlier papers. */
export interface History {
  /** By question id. */
  readonly seen: ReadonlyMap<string, Sighting>;
  /** Deficits of earlier mocks of this blueprint, by domain: numerators over the sum of weights (1.2). */
  readonly deficits: Readonly<Record<string, number>>;
  /** Question ids of earlier mocks, the latest mock first. */
  readonly recentMocks: readonly (readonly string[])[];
}

export const noHistory: History = { seen: new Map(), deficits: {}, recentMocks: [] };

/** A history by places of the index. */
export interface Memory {
  readonly seen: Uint8Array;
  readonly enemySeen: Uint8Array;
  readonly times: Uint16Array;
  readonly recentMocks: readonly (readonly number[])[];
  /** Rank of each topic: never tested first, then tested longest ago. */
  readonly topicOrder: Uint32Array;
  /**
   * The `count` units that may best be asked again: wrong last time before right, then seen longest ago; ties at random. Units are named by their first
   * place; one of several questions (`studies`) goes by its latest sighting, and by its wrong answers.
   */
  longestAgo(units: readonly number[], studies: ReadonlyMap<number, readonly number[]>, count: number, random: Random): number[];
}

export function recall(index: DrawIndex, history: History): Memory {
  const count = index.questions.length;
  const seen = new Uint8Array(count);
  const enemySeen = new Uint8Array(count);
  const times = new Uint16Array(count);
  const wrong = new Uint8Array(count);
  const lastSeenMs = new Float64Array(count);
  const topicTestedMs = new Float64Array(index.topicStock.length).fill(Number.NEGATIVE_INFINITY);
  // Questions that read the same share one list of enemies: once through it is enough.
  const marked = new Set<readonly number[]>();
  for (const [id, sighting] of history.seen) {
    const place = index.places.get(id);
    if (place === undefined) continue;
    seen[place] = 1;
    times[place] = sighting.times;
    wrong[place] = sighting.lastRight ? 0 : 1;
    lastSeenMs[place] = sighting.lastSeenMs;
    const topic = index.topics[place] ?? 0;
    topicTestedMs[topic] = Math.max(topicTestedMs[topic] ?? 0, sighting.lastSeenMs);
    const enemies = index.enemies.get(place) ?? [];
    if (marked.has(enemies)) continue;
    marked.add(enemies);
    for (const enemy of enemies) enemySeen[enemy] = 1;
  }

  const topics = [...topicTestedMs.keys()].sort((a, b) => {
    const [testedA = 0, testedB = 0] = [topicTestedMs[a], topicTestedMs[b]];
    return testedA === testedB ? a - b : testedA - testedB;
  });
  const topicOrder = new Uint32Array(topics.length);
  for (const [rank, topic] of topics.entries()) topicOrder[topic] = rank;

  return {
    seen,
    enemySeen,
    times,
    recentMocks: history.recentMocks.map((ids) => ids.flatMap((id) => index.places.get(id) ?? [])),
    topicOrder,
    longestAgo(units, studies, count, random) {
      if (units.length <= count) return [...units];
      const keyOf = (place: number) => (lastSeenMs[place] ?? 0) + (wrong[place] === 1 ? 0 : RIGHT_LATER_MS);
      const studyKeyOf = (study: readonly number[]) =>
        Math.max(...study.map((place) => lastSeenMs[place] ?? 0)) + (study.some((place) => wrong[place] === 1) ? 0 : RIGHT_LATER_MS);
      const keys = new Float64Array(units.length);
      for (const [at, leader] of units.entries()) {
        const study = studies.get(leader);
        keys[at] = study ? studyKeyOf(study) : keyOf(leader);
      }
      // Numbers sort natively; sorting the units themselves by a comparison would be the slowest step of a draw from a large, well-used bank.
      const cut = keys.toSorted()[count - 1] ?? 0;
      const before = units.filter((_, at) => (keys[at] ?? 0) < cut);
      const ties = units.filter((_, at) => keys[at] === cut);
      shuffleFront(ties, count - before.length, random);
      return [...before, ...ties.slice(0, count - before.length)];
    },
  };
}
