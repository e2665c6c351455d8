/** The next drill (MEASURES 4.5): which topics, by Thompson sampling, and which of their questions, with the whole mocks of the bank kept unseen. */

import { byCodeUnit, type QuestionEntry } from './bank';
import { keptForMocks } from './bank-search';
import type { Beta } from './beta';
import type { DrawIndex } from './draw-index';
import { type Random, randomFrom, shuffle } from './random';
import type { Sighting } from './recall';

/** Topics of one session, and questions of each. */
const drillTopics = 3;
const drillSet = 5;
export const drillQuestions = drillTopics * drillSet;
/** A topic rests after this many sessions in a row. */
const mostInARow = 2;
/** A week of a drill a day. */
const weekQuestions = 7 * drillQuestions;
/** An area gets no more of a week than this many times its share of the exam. */
const mostOfShare = 2;
/** So many answers in one drill make a topic one of its sets: questions may carry further topics by the way. */
const fewestOfASet = 3;

/** Something that can be drilled. `share` is how much of the exam it is, 0..1. */
export interface DrillArea {
  readonly id: string;
  readonly share: number;
  readonly belief: Beta;
}

/** Earlier drills: the areas of each, the latest first, and what was asked in the last seven days, in all and by area. */
export interface DrillPast {
  readonly before: readonly (readonly string[])[];
  readonly week: { readonly asked: number; readonly byArea: ReadonlyMap<string, number> };
}

/**
 * The areas of the next session: for each a level is drawn from the belief about it, and those with the most to gain up to `target` (0..1) at the
 * drawn levels are taken. So what is hardly known is tried now and then, and what is surely weak nearly always. The same seed chooses the same areas.
 */
export function chooseDrillAreas(areas: readonly DrillArea[], target: number, { before, week }: DrillPast, seed: string): string[] {
  const random = randomFrom(`${seed}|drill-areas`);
  const lately = before.slice(0, mostInARow);
  const isFull = weekCap(areas, week);
  const isTired = ({ id }: DrillArea) => lately.length === mostInARow && lately.every((session) => session.includes(id));
  const sorted = [...areas].sort((a, b) => byCodeUnit(a.id, b.id));
  // All levels are drawn, whoever rests, so that one tired area changes nothing for the others.
  const drawn = sorted.map((area) => ({ area, gain: area.share * Math.max(0, target - sampleBeta(area.belief, random)) }));
  drawn.sort((a, b) => b.gain - a.gain || b.area.share - a.area.share);
  const rested = drawn.filter(({ area }) => !isTired(area) && !isFull(area));
  // Where nothing else is left, an area that should rest is better than no drill.
  return (rested.length > 0 ? rested : drawn).slice(0, drillTopics).map(({ area }) => area.id);
}

/**
 * Whether an area has had its part of the week: another set would bring it over twice its share of what is drilled, so that the plan never becomes
 * one topic. One set a week is never too much. A week counts as a drill a day, or as what was drilled where that is more.
 */
function weekCap(areas: readonly DrillArea[], { asked, byArea }: DrillPast['week']): (area: DrillArea) => boolean {
  const whole = areas.reduce((sum, { share }) => sum + share, 0);
  const week = Math.max(weekQuestions, asked + drillQuestions);
  return ({ id, share }) => (byArea.get(id) ?? 0) + drillSet > Math.max(drillSet, whole === 0 ? week : (mostOfShare * share * week) / whole);
}

/** The areas that an earlier drill consisted of, from the areas that each of its answers lies in. */
export function areasOfDrill(answers: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const id of answers.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].flatMap(([id, count]) => (count >= fewestOfASet ? [id] : []));
}

/**
 * The questions of a session, five of each area unless said otherwise: never seen first, then those of whom an enemy was seen, then wrong before
 * right and seen longest ago. The reserve of whole mocks is not touched before it has been seen, and no two enemies stand in one session.
 */
export function chooseDrillQuestions(
  index: DrawIndex,
  areas: readonly string[],
  liesIn: (question: QuestionEntry, area: string) => boolean,
  seen: ReadonlyMap<string, Sighting>,
  isSetAside: (question: string) => boolean,
  seed: string,
  each = drillSet,
): string[] {
  const chosen = new Set<number>();
  const isFoe = (place: number) => (index.enemies.get(place) ?? []).some((enemy) => enemy !== place && chosen.has(enemy));
  const rankOf = (place: number): number => {
    const sighting = seen.get(index.questions[place]?.id ?? '');
    if (sighting) return sighting.lastRight ? 3 : 2;
    return (index.enemies.get(place) ?? []).some((enemy) => seen.has(index.questions[enemy]?.id ?? '')) ? 1 : 0;
  };
  const lastMs = (place: number) => seen.get(index.questions[place]?.id ?? '')?.lastSeenMs ?? 0;
  const kept = keptForMocks(index, seen);
  for (const area of areas) {
    const places = index.questions.flatMap((question, place) =>
      liesIn(question, area) && !isSetAside(question.id) && !kept.has(question.id) ? [place] : [],
    );
    const byNeed = shuffle(places, randomFrom(`${seed}|drill:${area}`)).sort((a, b) => rankOf(a) - rankOf(b) || lastMs(a) - lastMs(b));
    let left = each;
    for (const place of byNeed) {
      if (left === 0) break;
      if (chosen.has(place) || isFoe(place)) continue;
      chosen.add(place);
      left -= 1;
    }
  }
  return [...chosen].map((place) => index.questions[place]?.id ?? '');
}

/** A level drawn from a belief, as the share of one gamma variable in the sum of two. */
export function sampleBeta({ a, b }: Beta, random: Random): number {
  const x = sampleGamma(a, random);
  const y = sampleGamma(b, random);
  return x + y === 0 ? a / (a + b) : x / (x + y);
}

/** Marsaglia and Tsang, "A simple method for generating gamma variables" (2000); a shape below 1 is drawn from one above and scaled down. */
function sampleGamma(shape: number, random: Random): number {
  if (shape < 1) return sampleGamma(shape + 1, random) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = sampleNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box and Muller; 1 − u keeps the logarithm off zero. */
function sampleNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
