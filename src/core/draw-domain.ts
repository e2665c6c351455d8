/** Fills the seats of one domain: exact in number, spread over topics, and as near as may be to the wanted types and difficulties (MEASURES 1.5, 1.6). */

import { sum, systematicSample } from './allocation';
import type { DrawIndex } from './draw-index';
import { type Random, shuffle, shuffleFront } from './random';

/** How much a seat amiss costs (1.6). */
const TYPE_COST = 4;
const BAND_COST = 2;
const EXPOSURE_COST = 1;
/** The greedy choice looks at this many questions a seat, taken at random: "random among the best few" (1.7). */
const CHOICES_A_SEAT = 3;
/** And at this many more, so that a topic with one seat still has types and difficulties to choose from. */
const MORE_CHOICES = 12;
const SWAPS = 200;

/** What a paper is to have beside its domain quotas; all soft. */
export interface Targets {
  /** Multiple-response questions by domain; null where the candidate has chosen the types himself. */
  readonly multiple: readonly number[] | null;
  readonly bands: readonly number[];
}

/** A draw unit: a question, or a case study whose questions stay together. `pool` holds the units that a swap may put in its stead. */
interface Pick {
  readonly unit: readonly number[];
  readonly pool: readonly number[];
}

/** Units that were seen before, and the best `count` of them to ask again. */
export interface SeenUnits {
  readonly units: readonly number[];
  best(count: number): readonly number[];
}

/** The paper so far. Units are named by the first of their places. */
export class Selection {
  readonly #index: DrawIndex;
  readonly #targets: Targets;
  /** For each place of a case study that may be drawn: those of its places that may. */
  readonly #studies: ReadonlyMap<number, readonly number[]>;
  /** Times seen before, by place. */
  readonly #exposures: Uint16Array;
  readonly #chosen: Uint8Array;
  /** How many chosen questions are enemies of a place. */
  readonly #blocked: Uint16Array;
  readonly #multiple: number[];
  readonly #bands = [0, 0, 0];
  readonly #picks: Pick[][];

  constructor(index: DrawIndex, targets: Targets, studies: ReadonlyMap<number, readonly number[]>, exposures: Uint16Array) {
    this.#index = index;
    this.#targets = targets;
    this.#studies = studies;
    this.#exposures = exposures;
    this.#chosen = new Uint8Array(index.questions.length);
    this.#blocked = new Uint16Array(index.questions.length);
    this.#multiple = index.blueprint.domains.map(() => 0);
    this.#picks = index.blueprint.domains.map(() => []);
  }

  /** The draw units chosen for a domain. */
  units(domain: number): (readonly number[])[] {
    return (this.#picks[domain] ?? []).map((pick) => pick.unit);
  }

  /** How many questions a domain has. */
  count(domain: number): number {
    return sum(this.units(domain).map((unit) => unit.length));
  }

  /** How many questions the paper has. */
  get size(): number {
    return sum(this.#bands);
  }

  /** Multiple-response questions, and questions by difficulty, that the paper has. */
  get balance(): { readonly multiple: number; readonly bands: readonly number[] } {
    return { multiple: sum(this.#multiple), bands: [...this.#bands] };
  }

  /**
   * Fills `seats` of a domain from its `tiers`, each used up before the next, and then from `seen`, where only the best three a seat compete
   * at first. `topicOrder` gives the rank of each topic: longest untested first.
   */
  fill(domain: number, seats: number, tiers: readonly (readonly number[])[], seen: SeenUnits, topicOrder: Uint32Array, random: Random): void {
    const left = () => seats - this.count(domain);
    const fillFrom = (units: readonly number[]) => {
      this.#fillFrom(domain, left(), units, topicOrder, random);
      if (left() > 0) this.#makeRoom(domain, left(), units);
    };
    for (const units of tiers) if (left() > 0) fillFrom(units);
    if (left() > 0) fillFrom(seen.best(CHOICES_A_SEAT * left()));
    if (left() > 0) fillFrom(seen.units.filter((leader) => this.#chosen[leader] === 0));
  }

  /** At most 200 swaps of a chosen question for another of its domain, topic and tier, each kept only if the paper's cost falls (1.6). */
  improve(random: Random): void {
    const places = this.#picks.flatMap((picks, domain) => picks.flatMap((pick, at) => (pick.unit.length === 1 ? [{ domain, at }] : [])));
    if (places.length === 0) return;
    for (let swap = 0; swap < SWAPS; swap++) {
      const before = this.#cost();
      if (before === 0) return;
      const { domain, at } = places[random.int(places.length)] as { domain: number; at: number };
      const picks = this.#picks[domain] as Pick[];
      const old = picks[at] as Pick;
      const candidate = old.pool[random.int(old.pool.length)] as number;
      if (this.#chosen[candidate] === 1 || this.#studies.has(candidate)) continue;
      const unit = [candidate];
      this.#count(old.unit, -1);
      const free = this.#isFree(unit);
      this.#count(free ? unit : old.unit, 1);
      if (!free) continue;
      const exposure = (this.#exposures[candidate] ?? 0) - (this.#exposures[old.unit[0] ?? 0] ?? 0);
      if (this.#cost() + EXPOSURE_COST * exposure < before) {
        picks[at] = { unit, pool: old.pool };
      } else {
        this.#count(unit, -1);
        this.#count(old.unit, 1);
      }
    }
  }

  #fillFrom(domain: number, seats: number, units: readonly number[], topicOrder: Uint32Array, random: Random): void {
    const hasStudies = this.#studies.size > 0;
    const studies = hasStudies
      ? shuffle(
          units.filter((leader) => this.#studies.has(leader)),
          random,
        )
      : [];
    let left = seats - this.#takeStudies(domain, seats, units, studies, random);

    const byTopic = new Map<number, number[]>();
    for (const place of units) {
      if (hasStudies && this.#studies.has(place)) continue;
      const topic = this.#index.topics[place] ?? 0;
      const cell = byTopic.get(topic);
      if (cell) cell.push(place);
      else byTopic.set(topic, [place]);
    }
    const topics = [...byTopic.keys()].sort((a, b) => (topicOrder[a] ?? 0) - (topicOrder[b] ?? 0));
    const cells = topics.map((topic) => byTopic.get(topic) ?? []);
    const weights = topics.map((topic) => this.#index.topicStock[topic] ?? 0);
    const quotas = systematicSample(left, weights, random.next());
    // In random order, or the topics that come first would always take the multiple-response questions.
    for (const at of shuffle([...cells.keys()], random)) left -= this.#take(domain, quotas[at] ?? 0, cells[at] ?? [], random);
    // What small topics and enemies have left open goes to any topic.
    for (const cell of left > 0 ? shuffle([...cells, studies], random) : []) left -= this.#take(domain, left, cell, random);
  }

  /** Takes case studies for their share of the seats: on average exactly, though a study comes whole or not at all. Says how many seats it filled. */
  #takeStudies(domain: number, seats: number, units: readonly number[], studies: readonly number[], random: Random): number {
    if (studies.length === 0) return 0;
    const size = (leader: number) => this.#unit(leader).length;
    let expected = Math.min(1, seats / sum(units.map(size))) * sum(studies.map(size));
    let taken = 0;
    for (const leader of studies) {
      const unit = this.#unit(leader);
      if (unit.length > seats - taken || !this.#isFree(unit)) continue;
      if (random.next() * unit.length >= expected) break;
      this.#count(unit, 1);
      this.#picks[domain]?.push({ unit, pool: [] });
      taken += unit.length;
      expected -= unit.length;
    }
    return taken;
  }

  /** Takes up to `quota` questions from the units of one topic, the best for the balance first; says how many it took. */
  #take(domain: number, quota: number, units: number[], random: Random): number {
    let taken = 0;
    while (taken < quota) {
      // A look at part of the units, and at all of them when that part has nothing that fits.
      const part = CHOICES_A_SEAT * (quota - taken) + MORE_CHOICES;
      shuffleFront(units, part, random);
      const best = this.#best(units, 0, part, quota - taken) ?? this.#best(units, part, units.length, quota - taken);
      if (best === undefined) break;
      const unit = this.#unit(best);
      this.#count(unit, 1);
      this.#picks[domain]?.push({ unit, pool: units });
      taken += unit.length;
    }
    return taken;
  }

  /** The unit from `from` to `upTo` that fits in `room` and does most for the balance; undefined when none fits. */
  #best(units: readonly number[], from: number, upTo: number, room: number): number | undefined {
    let best: number | undefined;
    let bestGain = Number.NEGATIVE_INFINITY;
    for (let at = from; at < Math.min(upTo, units.length); at++) {
      const leader = units[at] as number;
      const unit = this.#unit(leader);
      if (this.#chosen[leader] === 1 || unit.length > room || !this.#isFree(unit)) continue;
      const gain = this.#gain(unit) / unit.length;
      if (gain > bestGain) {
        best = leader;
        bestGain = gain;
      }
    }
    return best;
  }

  /** Seats a case study that was too large for the `left` seats by sending single questions away again, the last ones first. */
  #makeRoom(domain: number, left: number, units: readonly number[]): void {
    const picks = this.#picks[domain] ?? [];
    const singles = picks.filter((pick) => pick.unit.length === 1);
    for (const leader of units) {
      const unit = this.#unit(leader);
      if (unit.length <= left || this.#chosen[leader] === 1 || unit.length - left > singles.length) continue;
      const leaving = new Set(singles.slice(singles.length - (unit.length - left)));
      for (const pick of leaving) this.#count(pick.unit, -1);
      if (this.#isFree(unit)) {
        this.#count(unit, 1);
        this.#picks[domain] = [...picks.filter((pick) => !leaving.has(pick)), { unit, pool: [] }];
        return;
      }
      for (const pick of leaving) this.#count(pick.unit, 1);
    }
  }

  #unit(leader: number): readonly number[] {
    return this.#studies.get(leader) ?? [leader];
  }

  #isFree(unit: readonly number[]): boolean {
    return unit.every((place) => this.#blocked[place] === 0);
  }

  /** Enters a unit (+1) or strikes it out (−1) in everything that is counted. */
  #count(unit: readonly number[], sign: 1 | -1): void {
    for (const place of unit) {
      this.#chosen[place] = sign === 1 ? 1 : 0;
      const domain = this.#index.domains[place] ?? 0;
      const band = this.#index.bands[place] ?? 0;
      this.#multiple[domain] = (this.#multiple[domain] ?? 0) + sign * (this.#index.multiple[place] ?? 0);
      this.#bands[band] = (this.#bands[band] ?? 0) + sign;
      for (const enemy of this.#index.enemies.get(place) ?? []) this.#blocked[enemy] = (this.#blocked[enemy] ?? 0) + sign;
    }
  }

  /** What a unit does for the balance: a question that a target still lacks counts for it, one too many against it. */
  #gain(unit: readonly number[]): number {
    let gain = 0;
    for (const place of unit) {
      const domain = this.#index.domains[place] ?? 0;
      const band = this.#index.bands[place] ?? 0;
      const { multiple, bands } = this.#targets;
      if (multiple && this.#index.multiple[place] === 1) gain += (this.#multiple[domain] ?? 0) < (multiple[domain] ?? 0) ? TYPE_COST : -TYPE_COST;
      gain += (this.#bands[band] ?? 0) < (bands[band] ?? 0) ? BAND_COST : -BAND_COST;
    }
    return gain;
  }

  #cost(): number {
    const { multiple, bands } = this.#targets;
    const amiss = (have: readonly number[], want: readonly number[]) => sum(have.map((count, at) => Math.abs(count - (want[at] ?? 0))));
    return (multiple ? TYPE_COST * amiss(this.#multiple, multiple) : 0) + BAND_COST * amiss(this.#bands, bands);
  }
}
