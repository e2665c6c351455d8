/** Weak areas: which domains, tasks and topics would bring the most points on the exam, and which are not known yet. */

import { freshnessAmong, type PastAnswer, worth } from './answer-weight';
import { type Blueprint, byCodeUnit, type QuestionEntry } from './bank';
import { type Beta, betaMean, betaMode, chanceAtLeast, chanceBelow, expectedShortfall, posterior, priorAt } from './beta';

/** Strength of every prior, in answers. */
const priorStrength = 4;
/** The level that is assumed of a candidate of whom nothing is known. */
const assumedLevel = 0.65;

/** Weighted answers, and how many of them were right. */
export interface Evidence {
  readonly right: number;
  readonly asked: number;
}

/** The prior of every domain: what the candidate's answers in all domains say together, worth four answers (MEASURES 3.1 step 2). */
export function pooledPrior(domains: readonly Evidence[]): Beta {
  const right = domains.reduce((sum, domain) => sum + domain.right, 0);
  const asked = domains.reduce((sum, domain) => sum + domain.asked, 0);
  return priorAt((right + priorStrength * assumedLevel) / (asked + priorStrength), priorStrength);
}

/** The prior of area states: fixed, so that "10 of 20 is weak" is the same for everybody and can be explained. */
const statePrior = priorAt(assumedLevel, priorStrength);
const weakBelow = 0.65;
const onTrackFrom = 0.7;
const sureEnough = 0.8;
const fewestForState = 5;
const fewestForMixed = 10;

export type AreaState = 'unknown' | 'weak' | 'on-track' | 'mixed';

/**
 * The state of an area from its fresh, unseen answers (MEASURES 4.3). Whole answers are counted against the limit of five: an answer fades
 * from the first minute, and five of yesterday's (4.94) are still five.
 */
export function areaState({ right, asked }: Evidence): AreaState {
  if (Math.round(asked) < fewestForState) return 'unknown';
  const belief = posterior(statePrior, right, asked);
  if (isSurelyBelow(belief, weakBelow)) return 'weak';
  return isSurelyAtLeast(belief, onTrackFrom) ? 'on-track' : 'mixed';
}

/**
 * P(p < level) ≥ .80 and P(p ≥ level) ≥ .80. What is likely has the median on its side, and the median of a beta lies between its mode and its mean
 * (Groeneveld and Meeden, "The mode, median, and mean inequality", 1977): where neither is on that side, the chance need not be worked out, which
 * takes the longer the more answers there are.
 */
function isSurelyBelow(belief: Beta, level: number): boolean {
  return lowestMiddle(belief) <= level && chanceBelow(belief, level) >= sureEnough;
}

function isSurelyAtLeast(belief: Beta, level: number): boolean {
  return highestMiddle(belief) >= level && chanceAtLeast(belief, level) >= sureEnough;
}

/** Bounds of the median. Both parameters exceed 1 here: the prior of states is Beta(2.6, 1.4). */
function lowestMiddle(belief: Beta): number {
  return Math.min(betaMean(belief), betaMode(belief));
}

function highestMiddle(belief: Beta): number {
  return Math.max(betaMean(belief), betaMode(belief));
}

/** Whether plain counts make it sure enough that an area is where it should be, on the fixed prior of states. */
export function isOnTrack({ right, asked }: Evidence): boolean {
  return isSurelyAtLeast(posterior(statePrior, right, asked), onTrackFrom);
}

/** Something that can be weak. `shares` says how much of the exam it is (0..1) within each domain that it lies in. */
export interface Area {
  readonly kind: 'domain' | 'task' | 'topic';
  readonly id: string;
  readonly shares: readonly { readonly domain: string; readonly share: number }[];
}

/**
 * The areas of a blueprint as a bank covers it. No vendor publishes weights below the domain, so a task or a topic has the share of its
 * domain that it has among the domain's questions in the bank; a question with several topics is divided among them.
 */
export function areasOf(blueprint: Blueprint, questions: readonly QuestionEntry[]): readonly Area[] {
  const totalWeight = blueprint.domains.reduce((sum, domain) => sum + domain.weight, 0);
  const domains: Area[] = [];
  const tasks: Area[] = [];
  const topics = new Map<string, { domain: string; share: number }[]>();
  for (const domain of blueprint.domains) {
    const weightShare = domain.weight / totalWeight;
    const own = questions.filter((question) => question.domains[blueprint.id] === domain.id);
    domains.push({ kind: 'domain', id: domain.id, shares: [{ domain: domain.id, share: weightShare }] });
    for (const task of domain.tasks) {
      const count = own.filter((question) => question.tasks[blueprint.id] === task.id).length;
      tasks.push({ kind: 'task', id: task.id, shares: [{ domain: domain.id, share: count === 0 ? 0 : (weightShare * count) / own.length }] });
    }
    const parts = new Map<string, number>();
    for (const question of own) {
      for (const topic of question.topics) parts.set(topic, (parts.get(topic) ?? 0) + 1 / question.topics.length);
    }
    for (const [topic, part] of parts) {
      const shares = topics.get(topic) ?? [];
      shares.push({ domain: domain.id, share: (weightShare * part) / own.length });
      topics.set(topic, shares);
    }
  }
  return [...domains, ...tasks, ...[...topics].map(([id, shares]): Area => ({ kind: 'topic', id, shares }))];
}

export interface AssessedArea {
  readonly area: Area;
  readonly state: AreaState;
  /** Questions seen and answered right, as they are; the last one at `lastSeenMs`. */
  readonly seen: number;
  readonly right: number;
  readonly lastSeenMs: number | null;
  /** How many of those seen were repeats. */
  readonly repeats: number;
  /** Fresh, unseen answers: what the state is judged from. */
  readonly unseen: Evidence;
  /** Weighted answers: what the belief is made from. */
  readonly evidence: Evidence;
  readonly belief: Beta;
  /** Exam points (of 100) that the area still falls short of the target on average. */
  readonly gain: number;
}

/** Points of the exam to be had in an area: 100 × share × E[(target − p)+] (MEASURES 4.1). */
export function expectedGain(share: number, belief: Beta, target: number): number {
  return 100 * share * expectedShortfall(belief, target);
}

interface Tally {
  seen: number;
  right: number;
  lastSeenMs: number | null;
  repeats: number;
  readonly unseen: { right: number; asked: number };
  readonly evidence: { right: number; asked: number };
}

function emptyTally(): Tally {
  return { seen: 0, right: 0, lastSeenMs: null, repeats: 0, unseen: { right: 0, asked: 0 }, evidence: { right: 0, asked: 0 } };
}

function add(evidence: { right: number; asked: number }, weight: number, correct: boolean): void {
  evidence.asked += weight;
  if (correct) evidence.right += weight;
}

/**
 * Assesses every area from all the candidate's answers under one blueprint; an area without answers is assessed too, as unknown. `target` is
 * the level to get to, 0..1. A domain's prior is pooled over the domains, a task's or topic's is the mean belief of its domain.
 */
export function assessAreas(areas: readonly Area[], answers: readonly PastAnswer[], nowMs: number, target = 0.8): readonly AssessedArea[] {
  const tallies = tallyAnswers(areas, answers, nowMs);
  const prior = pooledPrior([...tallies.domain.values()].map((tally) => tally.evidence));
  const levelOf = (domain: string) => {
    const evidence = tallies.domain.get(domain)?.evidence ?? { right: 0, asked: 0 };
    return betaMean(posterior(prior, evidence.right, evidence.asked));
  };
  return areas.map((area) => {
    const tally = tallies[area.kind].get(areaKey(area)) ?? emptyTally();
    const ownPrior = area.kind === 'domain' ? prior : priorAt(levelAround(area, levelOf), priorStrength);
    const belief = posterior(ownPrior, tally.evidence.right, tally.evidence.asked);
    return { area, ...tally, state: areaState(tally.unseen), belief, gain: expectedGain(examShare(area), belief, target) };
  });
}

/** How much of the exam an area is, 0..1. */
export function examShare(area: Area): number {
  return area.shares.reduce((sum, part) => sum + part.share, 0);
}

/** The mean level of the domains that an area lies in, by its share in each; an area of no share counts its domains alike. */
function levelAround(area: Area, levelOf: (domain: string) => number): number {
  const whole = examShare(area);
  return area.shares.reduce((sum, { domain, share }) => sum + (whole === 0 ? 1 / area.shares.length : share / whole) * levelOf(domain), 0);
}

/** Task ids are unique within their domain only. */
export function taskKey(domain: string, task: string): string {
  return `${domain} ${task}`;
}

/** What an area is known by among those of its kind. */
export function areaKey({ kind, id, shares }: Area): string {
  return kind === 'task' ? taskKey(shares[0]?.domain ?? '', id) : id;
}

/** One pass over all answers: a thousand attempts must not be gone through once for each area. */
function tallyAnswers(areas: readonly Area[], answers: readonly PastAnswer[], nowMs: number): Record<Area['kind'], Map<string, Tally>> {
  const tallies: Record<Area['kind'], Map<string, Tally>> = { domain: new Map(), task: new Map(), topic: new Map() };
  for (const area of areas) tallies[area.kind].set(areaKey(area), emptyTally());
  const freshness = freshnessAmong(answers, nowMs);
  for (const answer of answers) {
    const fresh = freshness(answer);
    const weight = fresh * worth(answer);
    const domain = tallies.domain.get(answer.domain);
    if (answer.notReached) {
      if (domain) add(domain.evidence, weight, false);
      continue;
    }
    const task = answer.task === undefined ? undefined : tallies.task.get(taskKey(answer.domain, answer.task));
    for (const tally of [domain, task, ...answer.topics.map((topic) => tallies.topic.get(topic))]) {
      if (!tally) continue;
      add(tally.evidence, weight, answer.correct);
      count(tally, answer, fresh);
    }
  }
  return tallies;
}

/** Counts an answer that the candidate has seen, for the state of an area and for the line that says why. */
function count(tally: Tally, answer: PastAnswer, fresh: number): void {
  tally.seen += 1;
  if (answer.correct) tally.right += 1;
  if (answer.seenBefore) tally.repeats += 1;
  tally.lastSeenMs = Math.max(tally.lastSeenMs ?? answer.answeredAtMs, answer.answeredAtMs);
  if (!answer.seenBefore && answer.mode !== 'revealed') add(tally.unseen, fresh, answer.correct);
}

/** The two lists of MEASURES 4.3, never to be merged: "study these" and "test these", each by gain. */
export interface StudyLists {
  readonly weak: readonly AssessedArea[];
  readonly notEnough: readonly AssessedArea[];
}

export function studyLists(assessed: readonly AssessedArea[]): StudyLists {
  const byGain = [...assessed].sort((a, b) => b.gain - a.gain || byCodeUnit(a.area.id, b.area.id));
  return {
    weak: byGain.filter(({ state }) => state === 'weak'),
    notEnough: byGain.filter(({ state, unseen }) => state === 'unknown' || (state === 'mixed' && Math.round(unseen.asked) < fewestForMixed)),
  };
}
