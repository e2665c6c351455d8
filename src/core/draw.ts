/** Draws a paper: which questions of a bank, in which order, and what the draw could not give. Same seed, bank and history, same paper. */

import { deficitsAfter, difficultyTargets, isOnBlueprint, multipleTargets, planSeats, type SeatPlan, sum, totalVariation } from './allocation';
import { keepsExamRules } from './attempt';
import type { QuestionEntry, QuestionType } from './bank';
import { Selection, type Targets } from './draw-domain';
import type { DrawIndex } from './draw-index';
import { candidatesOf, mocksToAvoid, type Pool, tiersOf } from './draw-pool';
import type { Allocation, Mode } from './paper';
import { randomFrom, shuffle, shuffleFront } from './random';
import { type History, type Memory, noHistory, recall } from './recall';

/** Version of the draw: goes up whenever the same seed, bank and history would draw another paper. */
export const DRAW_ALGORITHM = 1;

const DAY_MS = 86_400_000;
/** A set of 5 to 19 questions seats every weighted domain once before it follows the weights (1.4). */
const MINI_QUIZ = { from: 5, to: 19 };

export interface DrawRequest {
  readonly mode: Mode;
  /** How many questions, the unscored ones of a full mock included. */
  readonly count: number;
  /** The seed string as `drawSeed` makes it. */
  readonly seed: string;
  readonly nowMs: number;
  readonly history: History;
  /** Ignores the history, so that two people can sit the same paper. */
  readonly fixed: boolean;
  /** Draw from these only. What is left out does not restrict; an empty list leaves nothing. */
  readonly only?: {
    readonly domains?: readonly string[] | undefined;
    /** Topics or task statements. */
    readonly topics?: readonly string[] | undefined;
    readonly types?: readonly QuestionType[] | undefined;
    /** The candidate's own choice of questions ("practise these again"): opens reserved ones too. */
    readonly ids?: readonly string[] | undefined;
  };
}

export interface DrawnQuestion {
  readonly question: QuestionEntry;
  readonly domain: string;
  readonly scored: boolean;
  /** How often the question or an enemy of it was seen before, and days since the last time; a repeat has at least one. */
  readonly exposuresBefore: number;
  readonly daysSinceSeen: number | null;
}

/** How many there are of a kind, and how many the soft targets ask for. */
export interface Balance {
  readonly wanted: number;
  readonly asked: number;
}

export interface Drawn {
  readonly seed: string;
  readonly algorithm: number;
  readonly questions: readonly DrawnQuestion[];
  /** Every domain in blueprint order. `wanted` is the blueprint's number, `stock` what the restrictions leave of the bank. */
  readonly allocation: readonly Allocation[];
  /** The domains that got fewer than wanted ("8 of 11"); their seats went to others while these had questions. */
  readonly short: readonly Allocation[];
  /** Questions that the paper has fewer than were asked for. */
  readonly missing: number;
  /** Numerators over the sum of weights, by domain (1.2). */
  readonly deficitsUsed: Readonly<Record<string, number>>;
  readonly deficitsAfter: Readonly<Record<string, number>>;
  /** Over the scored questions (1.3). */
  readonly variation: number;
  readonly onBlueprint: boolean;
  /** Null where the candidate chose the types himself. */
  readonly multiple: Balance | null;
  readonly bands: readonly [easy: Balance, medium: Balance, hard: Balance];
  /** Questions that could have been drawn, those of them never seen, and questions of the paper seen before (or an enemy of them). */
  readonly pool: number;
  readonly unseen: number;
  readonly repeats: number;
}

/** What the seed string of a paper is made of. `number` counts the candidate's papers of this mode; a fixed paper has none, so that others can draw it. */
export interface SeedParts {
  readonly bankId: string;
  readonly bankVersion: string;
  readonly blueprintId: string;
  readonly mode: Mode;
  readonly number: number | 'fixed';
  readonly userSeed: string;
}

export function drawSeed({ bankId, bankVersion, blueprintId, mode, number, userSeed }: SeedParts): string {
  return `${bankId}@${bankVersion}|${blueprintId}|${mode}|${number}|${userSeed}`;
}

/**
 * Draws a paper (MEASURES 1). Domain quotas are hard; topics, types and difficulties are met as nearly as the bank allows. A paper never holds a
 * question twice, nor two enemies. Where stock is short the paper is off its blueprint or smaller, and says so; it may be empty.
 */
export function drawPaper(index: DrawIndex, request: DrawRequest): Drawn {
  const { blueprint, questions } = index;
  const { mode, seed, only } = request;
  const weights = blueprint.domains.map((domain) => domain.weight);
  const open = blueprint.domains.map(({ id, weight }) => (only?.domains === undefined || only.domains.includes(id) ? weight : 0));
  const known = recall(index, request.history);
  const memory = request.fixed ? recall(index, noHistory) : known;
  const pool = candidatesOf(index, request, memory.seen);
  const { stock } = pool;

  const used = mode === 'mock' && !request.fixed ? request.history.deficits : {};
  const deficits = blueprint.domains.map(({ id }) => used[id] ?? 0);
  const unscored = mode === 'mock' && request.count === blueprint.questions ? blueprint.unscored : 0;
  const floor = !keepsExamRules(mode) && request.count >= MINI_QUIZ.from && request.count <= MINI_QUIZ.to;
  const plan = (caps?: readonly number[]): SeatPlan =>
    open.some((weight) => weight > 0)
      ? planSeats(request.count - unscored, unscored, open, { deficits, floor, ...(caps && { stock: caps }) })
      : { scored: open.map(() => 0), unscored: open.map(() => 0) };

  let caps = stock;
  let seats = plan(caps);
  // Mocks keep away from the last mocks' questions; practice does not.
  const recent = keepsExamRules(mode) ? memory.recentMocks : [];
  let avoided = mocksToAvoid(index, pool, totalSeats(seats), recent);
  const chooseAvoiding = (mocks: number) => select(index, request, pool, memory, seats, recent.slice(0, mocks));
  let selection = chooseAvoiding(avoided);
  // A domain that enemies or case studies keep from its quota lets in the oldest of the recent mocks; where that does not help it is capped at what
  // it reached, and the others share its seats.
  while (blueprint.domains.some((_, domain) => selection.count(domain) < (totalSeats(seats)[domain] ?? 0))) {
    const wider = avoided > 0 ? chooseAvoiding(avoided - 1) : selection;
    if (wider.size > selection.size) {
      avoided--;
      selection = wider;
      continue;
    }
    const wanted = totalSeats(seats);
    caps = caps.map((cap, domain) => (selection.count(domain) < (wanted[domain] ?? 0) ? selection.count(domain) : cap));
    seats = plan(caps);
    selection = chooseAvoiding(avoided);
  }

  const unscoredPlaces = new Set(blueprint.domains.flatMap((_, domain) => unscoredOf(index, selection, seats, domain, seed)));
  const drawn = orderOf(index, selection, seed).map((place): DrawnQuestion => {
    const question = questions[place] as QuestionEntry;
    return {
      question,
      domain: blueprint.domains[index.domains[place] ?? 0]?.id ?? '',
      scored: !unscoredPlaces.has(place),
      ...exposure(index, place, request),
    };
  });

  const blueprintSeats = totalSeats(plan());
  const allocation = blueprint.domains.map(({ id }, domain) => ({
    domain: id,
    wanted: blueprintSeats[domain] ?? 0,
    asked: selection.count(domain),
    stock: stock[domain] ?? 0,
  }));
  const carried = blueprint.domains.map(({ id }) => request.history.deficits[id] ?? 0);
  const after = mode === 'mock' ? deficitsAfter(carried, seats.scored, weights) : carried;
  const targets = targetsOf(index, request, seats);
  const { multiple, bands } = selection.balance;
  const bandBalance = (band: number): Balance => ({ wanted: targets.bands[band] ?? 0, asked: bands[band] ?? 0 });
  return {
    seed,
    algorithm: DRAW_ALGORITHM,
    questions: drawn,
    allocation,
    short: allocation.filter((row) => row.asked < row.wanted),
    missing: request.count - drawn.length,
    deficitsUsed: Object.fromEntries(blueprint.domains.flatMap(({ id }) => (used[id] === undefined ? [] : [[id, used[id]]]))),
    deficitsAfter: Object.fromEntries(blueprint.domains.map(({ id }, domain) => [id, after[domain] ?? 0])),
    variation: totalVariation(seats.scored, weights),
    onBlueprint: isOnBlueprint(seats.scored, weights),
    multiple: targets.multiple && { wanted: sum(targets.multiple), asked: multiple },
    bands: [bandBalance(0), bandBalance(1), bandBalance(2)],
    pool: pool.candidates.length,
    unseen: pool.candidates.reduce((count, place) => count + (known.seen[place] === 1 ? 0 : 1), 0),
    repeats: drawn.filter((question) => question.exposuresBefore > 0).length,
  };
}

/** Chooses the questions of all domains, scarcest domain first, since enemies in another domain can cost it a question that it cannot spare. */
function select(
  index: DrawIndex,
  request: DrawRequest,
  pool: Pool,
  memory: Memory,
  plan: SeatPlan,
  avoid: readonly (readonly number[])[],
): Selection {
  const seats = totalSeats(plan);
  const { studies, tiers } = tiersOf(index, pool, memory, new Set(avoid.flat()));
  const selection = new Selection(index, targetsOf(index, request, plan), studies, memory.times);
  const spare = (domain: number) => sum((tiers[domain] ?? []).map((tier) => tier.length)) - (seats[domain] ?? 0);
  const scarcestFirst = [...seats.keys()].sort((a, b) => spare(a) - spare(b) || a - b);
  for (const domain of scarcestFirst) {
    const random = randomFrom(`${request.seed}|domain:${index.blueprint.domains[domain]?.id}`);
    const [open = [], reserved = [], enemySeen = [], seen = []] = tiers[domain] ?? [];
    const longestAgo = (count: number) => memory.longestAgo(seen, studies, count, random);
    selection.fill(domain, seats[domain] ?? 0, [open, reserved, enemySeen], { units: seen, best: longestAgo }, memory.topicOrder, random);
  }
  selection.improve(randomFrom(`${request.seed}|swaps`));
  return selection;
}

function targetsOf(index: DrawIndex, { only }: DrawRequest, plan: SeatPlan): Targets {
  const seats = totalSeats(plan);
  return {
    multiple: only?.types ? null : multipleTargets(index.blueprint.multipleShare, seats),
    bands: difficultyTargets(sum(seats)),
  };
}

/** The places of a domain that do not count: as many as planned, by lot. */
function unscoredOf(index: DrawIndex, selection: Selection, plan: SeatPlan, domain: number, seed: string): number[] {
  const count = plan.unscored[domain] ?? 0;
  if (count === 0) return [];
  const places = selection.units(domain).flat();
  places.sort((a, b) => a - b);
  shuffleFront(places, count, randomFrom(`${seed}|unscored:${index.blueprint.domains[domain]?.id}`));
  return places.slice(0, count);
}

/** All chosen places, shuffled across domains; the questions of a case study follow each other in the bank's order. */
function orderOf(index: DrawIndex, selection: Selection, seed: string): number[] {
  const units = index.blueprint.domains.flatMap((_, domain) => selection.units(domain));
  units.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  return shuffle(units, randomFrom(`${seed}|order`)).flat();
}

/** Told from the history even on a fixed paper: it says what the answers are worth as evidence. */
function exposure(index: DrawIndex, place: number, { history, nowMs }: DrawRequest): Pick<DrawnQuestion, 'exposuresBefore' | 'daysSinceSeen'> {
  let exposuresBefore = 0;
  let lastMs: number | null = null;
  for (const other of new Set([place, ...(index.enemies.get(place) ?? [])])) {
    const sighting = history.seen.get(index.questions[other]?.id ?? '');
    if (!sighting) continue;
    exposuresBefore += sighting.times;
    lastMs = Math.max(lastMs ?? sighting.lastSeenMs, sighting.lastSeenMs);
  }
  return { exposuresBefore, daysSinceSeen: lastMs === null ? null : Math.max(0, nowMs - lastMs) / DAY_MS };
}

function totalSeats(plan: SeatPlan): number[] {
  return plan.scored.map((count, domain) => count + (plan.unscored[domain] ?? 0));
}
