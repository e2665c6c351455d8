/** Which questions may stand in a paper, and in which order they are used up (MEASURES 1.7). */

import { cleanMocks } from './allocation';
import type { QuestionEntry } from './bank';
import type { DrawRequest } from './draw';
import type { DrawIndex } from './draw-index';
import type { Memory } from './recall';

/** The questions that a request allows. */
export interface Pool {
  readonly candidates: readonly number[];
  /** By place: 1 for a candidate. */
  readonly allowed: Uint8Array;
  /** Candidates by domain. */
  readonly stock: readonly number[];
}

/** What the restrictions leave. The reserve is for full mocks, until a question of it has been seen or is asked for by name. */
export function candidatesOf(index: DrawIndex, { mode, only, fixed }: DrawRequest, seen: Uint8Array): Pool {
  const domains = only?.domains && new Set(only.domains);
  const topics = only?.topics && new Set(only.topics);
  const types = only?.types && new Set(only.types);
  const ids = only?.ids && new Set(only.ids);
  const { blueprint, questions, reserved } = index;
  const candidates: number[] = [];
  const allowed = new Uint8Array(questions.length);
  const stock = blueprint.domains.map(() => 0);
  // A case study is opened as a whole: one question seen is the scenario seen.
  const isFresh = (place: number) => fixed || !(index.caseStudies.get(place) ?? [place]).some((member) => seen[member] === 1);
  for (let place = 0; place < questions.length; place++) {
    const question = questions[place] as QuestionEntry;
    if (ids ? !ids.has(question.id) : mode !== 'mock' && reserved[place] === 1 && isFresh(place)) continue;
    const number = index.domains[place] ?? 0;
    const domain = blueprint.domains[number];
    if (!domain || domain.weight === 0 || (domains && !domains.has(domain.id))) continue;
    if (types && !types.has(question.type)) continue;
    if (topics && !topics.has(question.tasks[blueprint.id] ?? '') && !question.topics.some((topic) => topics.has(topic))) continue;
    candidates.push(place);
    allowed[place] = 1;
    stock[number] = (stock[number] ?? 0) + 1;
  }
  return { candidates, allowed, stock };
}

/**
 * How many of the last mocks to keep away from: floor(stock / seats) − 1 in the scarcest domain, and no more than leave every domain its seats,
 * since an earlier mock may have had one more of a domain than this one.
 */
export function mocksToAvoid(index: DrawIndex, pool: Pool, seats: readonly number[], recent: readonly (readonly number[])[]): number {
  const allowed = pool.allowed.slice();
  const available = [...pool.stock];
  let avoided = 0;
  for (const places of recent.slice(0, Math.max(0, cleanMocks(pool.stock, seats) - 1))) {
    for (const place of places) {
      const domain = index.domains[place] ?? 0;
      if (allowed[place] === 1) available[domain] = (available[domain] ?? 0) - 1;
      allowed[place] = 0;
    }
    if (available.some((count, domain) => count < (seats[domain] ?? 0))) break;
    avoided++;
  }
  return avoided;
}

/**
 * The draw units by domain, in the order in which they are used up: never seen; never seen and reserved, so that whole clean mocks last longest;
 * never seen, but an enemy was; seen. A unit is named by its first place, and stands where its worst question stands.
 */
export function tiersOf(index: DrawIndex, { candidates, allowed }: Pool, memory: Memory, avoid: ReadonlySet<number>) {
  const tiers = index.blueprint.domains.map((): [number[], number[], number[], number[]] => [[], [], [], []]);
  const rankOf = (place: number) => (memory.seen[place] === 1 ? 3 : memory.enemySeen[place] === 1 ? 2 : index.reserved[place] === 1 ? 1 : 0);
  const studies = new Map<number, readonly number[]>();
  const hasStudies = index.caseStudies.size > 0;
  for (const place of candidates) {
    const study = hasStudies ? index.caseStudies.get(place)?.filter((member) => allowed[member] === 1) : undefined;
    if (study ? study[0] !== place || study.some((member) => avoid.has(member)) : avoid.has(place)) continue;
    if (study && study.length > 1) studies.set(place, study);
    const rank = study ? Math.max(...study.map(rankOf)) : rankOf(place);
    tiers[index.domains[place] ?? 0]?.[rank]?.push(place);
  }
  return { studies, tiers };
}
