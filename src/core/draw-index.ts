/** A bank made ready for drawing, once for each blueprint: its questions in numbered places, with what a draw asks of each in flat arrays. */

import { apportion } from './allocation';
import { type Blueprint, byCodeUnit, type QuestionEntry } from './bank';
import { hashOf } from './random';

/** Difficulties in the order of the difficulty targets. */
export const BANDS = ['easy', 'medium', 'hard'] as const;

/** "Place" is a number in `questions`. */
export interface DrawIndex {
  readonly blueprint: Blueprint;
  /** The bank's questions that carry a domain of this blueprint, in code-unit order of their ids. */
  readonly questions: readonly QuestionEntry[];
  readonly places: ReadonlyMap<string, number>;
  /** By place: number of the domain in the blueprint, of the topic within that domain, of the difficulty in `BANDS`, and 1 for multiple response. */
  readonly domains: Uint16Array;
  readonly topics: Uint32Array;
  readonly bands: Uint8Array;
  readonly multiple: Uint8Array;
  /** Questions by topic number: the weight of a topic in its domain. Topics are numbered in the order of their ids, each domain's apart. */
  readonly topicStock: Uint32Array;
  /** Places that never share a paper with a place; symmetric. A list may be shared by places, hold one twice, and hold the place itself. */
  readonly enemies: ReadonlyMap<number, readonly number[]>;
  /** For each place in a case study: the places of that study in the same domain, itself among them. */
  readonly caseStudies: ReadonlyMap<number, readonly number[]>;
  /** Questions by domain. */
  readonly stock: readonly number[];
  /** By place: 1 where the question is held back for whole mocks (1.7). */
  readonly reserved: Uint8Array;
}

export interface DrawSource {
  readonly bankId: string;
  readonly questions: readonly QuestionEntry[];
  readonly blueprint: Blueprint;
  /** What `stemEnemies` gives of the whole bank: it takes the words of all questions, which a draw does without. */
  readonly similar: ReadonlyMap<string, readonly string[]>;
}

/** Prepares a bank for `drawPaper`. The order of the questions in the bank makes no difference; of two with one id the first counts. */
export function prepareDraw({ bankId, questions: all, blueprint, similar }: DrawSource): DrawIndex {
  const domainNumbers = new Map(blueprint.domains.map((domain, number) => [domain.id, number]));
  const questions = all
    .filter((question) => domainNumbers.has(question.domains[blueprint.id] ?? ''))
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .filter((question, place, sorted) => question.id !== sorted[place - 1]?.id);

  const places = new Map(questions.map((question, place) => [question.id, place]));
  const domains = Uint16Array.from(questions, (question) => domainNumbers.get(question.domains[blueprint.id] ?? '') ?? 0);
  const stock = blueprint.domains.map(() => 0);
  for (const domain of domains) stock[domain] = (stock[domain] ?? 0) + 1;

  const topicOfPlace = questions.map((question, place) => `${domains[place]}|${topicOf(question, blueprint.id)}`);
  const topicNumbers = new Map([...new Set(topicOfPlace)].sort(byCodeUnit).map((topic, number) => [topic, number]));
  const topics = Uint32Array.from(topicOfPlace, (topic) => topicNumbers.get(topic) ?? 0);
  const topicStock = new Uint32Array(topicNumbers.size);
  for (const topic of topics) topicStock[topic] = (topicStock[topic] ?? 0) + 1;

  const studies = new Map<string, number[]>();
  for (const [place, { caseStudy }] of questions.entries()) {
    if (caseStudy !== null) studies.set(caseStudy, [...(studies.get(caseStudy) ?? []), place]);
  }
  const caseStudies = new Map<number, readonly number[]>();
  for (const members of studies.values()) {
    for (const place of members) {
      const together = members.filter((other) => domains[other] === domains[place]);
      if (together.length > 1) caseStudies.set(place, together);
    }
  }

  const index = {
    blueprint,
    questions,
    places,
    domains,
    topics,
    bands: Uint8Array.from(questions, (question) => BANDS.indexOf(question.difficulty)),
    multiple: Uint8Array.from(questions, (question) => (question.type === 'multiple' ? 1 : 0)),
    topicStock,
    enemies: enemiesByPlace(questions, places, domains, studies, similar),
    caseStudies,
    stock,
  };
  return { ...index, reserved: reserve(bankId, index) };
}

/** Topic of a question in a blueprint: its task statement where the vendor publishes them, else its first topic. */
function topicOf(question: QuestionEntry, blueprintId: string): string {
  return question.tasks[blueprintId] ?? question.topics[0] ?? '';
}

/** Explicit enemies, stems that read alike, and the parts of one case study in different domains. Within a case study there are no enemies. */
function enemiesByPlace(
  questions: readonly QuestionEntry[],
  places: ReadonlyMap<string, number>,
  domains: Uint16Array,
  studies: ReadonlyMap<string, readonly number[]>,
  similar: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<number, readonly number[]> {
  const enemies = new Map<number, number[]>();
  const oppose = (place: number, other: number | undefined) => {
    const study = questions[place]?.caseStudy ?? null;
    if (other === undefined || other === place) return;
    if (study !== null && study === questions[other]?.caseStudy && domains[place] === domains[other]) return;
    const list = enemies.get(place);
    if (!list) enemies.set(place, [other]);
    else list.push(other);
  };
  for (const [place, question] of questions.entries()) {
    for (const id of question.enemies) {
      const other = places.get(id);
      oppose(place, other);
      if (other !== undefined) oppose(other, place);
    }
  }
  for (const members of studies.values()) {
    for (const place of members) for (const other of members) if (domains[place] !== domains[other]) oppose(place, other);
  }
  const whole = new Map<readonly string[], number[]>();
  for (const [id, list] of similar) {
    const place = places.get(id);
    if (place === undefined) continue;
    const others = whole.get(list) ?? list.flatMap((other) => places.get(other) ?? []);
    whole.set(list, others);
    // Questions that read the same share one list; keeping it shared keeps a set of equal stems from growing as its square.
    if (!enemies.has(place) && questions[place]?.caseStudy === null) enemies.set(place, others);
    else for (const other of others) oppose(place, other);
  }
  return enemies;
}

/**
 * The places that drills, study and custom practice leave alone: two whole mocks from a bank of four times a mock, one from twice a mock; fewer where
 * a domain would keep less than one mock's worth for practice. The same ids stay so while a bank grows: each has its own rank, from the bank's id and
 * its own.
 */
function reserve(bankId: string, index: Omit<DrawIndex, 'reserved'>): Uint8Array {
  const { blueprint, questions, stock } = index;
  const reserved = new Uint8Array(questions.length);
  const seats = apportion(
    blueprint.questions,
    blueprint.domains.map((domain) => domain.weight),
  );
  let mocks = questions.length >= 4 * blueprint.questions ? 2 : questions.length >= 2 * blueprint.questions ? 1 : 0;
  while (mocks > 0 && seats.some((count, domain) => (stock[domain] ?? 0) < count * (mocks + 1))) mocks--;
  if (mocks === 0) return reserved;

  const wanted = seats.map((count) => count * mocks);
  const blocked = new Uint8Array(questions.length);
  const ranks = Float64Array.from(questions, ({ id, caseStudy }) => hashOf(`${bankId}|reserve|${caseStudy ?? id}`));
  const byRank = [...questions.keys()].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  for (const place of byRank) {
    const unit = index.caseStudies.get(place) ?? [place];
    const left = wanted[index.domains[place] ?? 0] ?? 0;
    if (reserved[place] === 1 || unit.length > left || unit.some((member) => blocked[member] === 1)) continue;
    wanted[index.domains[place] ?? 0] = left - unit.length;
    for (const member of unit) {
      reserved[member] = 1;
      for (const enemy of index.enemies.get(member) ?? []) blocked[enemy] = 1;
    }
  }
  return reserved;
}
