/** Where the questions of a foreign set count: its categories on the domains of an exam, or on none. What is suggested by words is for the candidate to confirm. */

import type { Blueprint, Domain, Question } from './bank';

/** The domain of each category by its id; null where its questions count for none. */
export type DomainByCategory = Readonly<Record<string, string | null>>;

export type Placement =
  /** No exam: the set is practised as one whole, without weights. */
  | { readonly kind: 'none' }
  /** An exam that the library knows. */
  | { readonly kind: 'exam'; readonly blueprint: string; readonly domains: DomainByCategory }
  /** An exam that the candidate has described. */
  | { readonly kind: 'own'; readonly blueprint: Blueprint; readonly domains: DomainByCategory };

/** What the set calls a chapter, a topic or an objective. */
export interface Category {
  readonly id: string;
  readonly title: string;
  readonly questions: number;
}

/** Stands for the questions that the set has put into no category. */
export const NO_CATEGORY = '';

interface Categorised {
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  readonly questions: readonly Pick<Question, 'topics'>[];
}

/** All categories that questions stand in, in the order of the set; the questions without one come last. */
export function categoriesOf({ topics, questions }: Categorised): readonly Category[] {
  const counts = new Map<string, number>();
  for (const question of questions) for (const id of new Set(categoryIds(question))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const titles = new Map(topics.map(({ id, title }) => [id, title]));
  const rank = new Map([...titles.keys()].map((id, place) => [id, place]));
  const order = (id: string) => (id === NO_CATEGORY ? Number.POSITIVE_INFINITY : (rank.get(id) ?? titles.size));
  return [...counts]
    .map(([id, count]) => ({ id, title: titles.get(id) ?? id, questions: count }))
    .sort((a, b) => (order(a.id) === order(b.id) ? 0 : order(a.id) - order(b.id)));
}

function categoryIds({ topics }: Pick<Question, 'topics'>): readonly string[] {
  return topics.length === 0 ? [NO_CATEGORY] : topics;
}

/** The innermost category that has a domain decides; null where none has. Categories of a question stand outermost first. */
export function domainOf(question: Pick<Question, 'topics'>, domains: DomainByCategory): string | null {
  for (const id of [...categoryIds(question)].reverse()) {
    const domain = Object.hasOwn(domains, id) ? domains[id] : null;
    if (domain != null) return domain;
  }
  return null;
}

/** Questions that stand in the same categories. */
export interface CategoryGroup {
  readonly topics: readonly string[];
  readonly questions: number;
}

export function categoryGroups(questions: readonly Pick<Question, 'topics'>[]): readonly CategoryGroup[] {
  const groups = new Map<string, { topics: readonly string[]; questions: number }>();
  for (const { topics } of questions) {
    const group = groups.get(topics.join(' ')) ?? { topics, questions: 0 };
    group.questions += 1;
    groups.set(topics.join(' '), group);
  }
  return [...groups.values()];
}

/** How many questions would count for each domain; those that count for none stand under null. */
export function placedCounts(groups: readonly CategoryGroup[], domains: DomainByCategory): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { topics, questions } of groups) {
    const domain = domainOf({ topics: [...topics] }, domains);
    counts.set(domain, (counts.get(domain) ?? 0) + questions);
  }
  return counts;
}

/** A mock without weights is no longer than this, and gives this much time a question: about what the exams that the app knows give. */
const WHOLE_QUESTIONS = 50;
const WHOLE_MINUTES_EACH = 1.5;
/** The shape of the official practice exam: 20 questions at the most, at the pace of the mock. */
const SHORT_QUESTIONS = 20;
const WHOLE_DOMAIN = '1';

interface OwnExam {
  /** Of the bank. */
  readonly id: string;
  readonly title: string;
  readonly vendor: string;
  readonly questions: number;
  readonly minutes: number;
  readonly domains: readonly Pick<Domain, 'id' | 'title' | 'weight'>[];
}

/** Never that of an exam which the app ships. */
function ownId(bank: string): string {
  return `own-${bank}`.slice(0, 64);
}

/** The blueprint of an exam that the candidate has described; nobody has published its pass mark. */
export function ownBlueprint({ id, title, vendor, questions, minutes, domains }: OwnExam): Blueprint {
  const short = Math.min(SHORT_QUESTIONS, questions);
  return {
    id: ownId(id),
    title,
    code: title,
    vendor,
    questions,
    unscored: 0,
    minutes,
    short: { questions: short, minutes: Math.max(1, Math.ceil((minutes * short) / questions)) },
    pass: { kind: 'unpublished' },
    multipleShare: 0.2,
    scoring: 'all-or-nothing',
    domains: domains.map((domain) => ({ ...domain, tasks: [] })),
    sources: [],
  };
}

/** The set as one whole: one domain, which holds every question. */
function wholeBlueprint({ id, title }: Pick<Placeable, 'id' | 'title'>, count: number): Blueprint {
  const questions = Math.min(WHOLE_QUESTIONS, Math.max(1, count));
  const minutes = Math.ceil(questions * WHOLE_MINUTES_EACH);
  return ownBlueprint({ id, title, vendor: title, questions, minutes, domains: [{ id: WHOLE_DOMAIN, title, weight: 1 }] });
}

/** Whether a mock of it has nothing to weigh. */
export function isUnweighted(blueprint: Pick<Blueprint, 'domains'>): boolean {
  return blueprint.domains.length === 1;
}

interface Placeable extends Categorised {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

/** The exam and the questions that carry its domains; `exams` are those that the library knows. Null where the exam is not among them. */
export function placed(
  bank: Placeable,
  placement: Placement,
  exams: readonly Blueprint[],
): { readonly blueprint: Blueprint; readonly questions: readonly Question[] } | null {
  const blueprint =
    placement.kind === 'none'
      ? wholeBlueprint(bank, bank.questions.length)
      : placement.kind === 'own'
        ? { ...placement.blueprint, id: ownId(bank.id) }
        : exams.find(({ id }) => id === placement.blueprint);
  if (blueprint === undefined) return null;
  const known = new Set(blueprint.domains.map(({ id }) => id));
  const questions = bank.questions.map((question): Question => {
    const domain = placement.kind === 'none' ? WHOLE_DOMAIN : domainOf(question, placement.domains);
    return domain === null || !known.has(domain) ? question : { ...question, domains: { ...question.domains, [blueprint.id]: domain } };
  });
  return { blueprint, questions };
}

export interface Suggestion {
  readonly domain: string;
  /** The words of the category that speak for it, in its own spelling. */
  readonly because: readonly string[];
}

/** Words that say what vendors do with everything, and so nothing. */
const EMPTY_WORDS = new Set(
  'a an and the of to for in on with or by as at from is are be that this which what using use used your domain section chapter topic module part exam questions question practice test aws amazon azure microsoft google cloud gcp design designing implement implementing manage managing create creating configure configuring determine define solution solutions service services architecture architectures resource resources concept concepts'.split(
    ' ',
  ),
);
const TITLE_WEIGHT = 3;
const TASK_WEIGHT = 1;

/**
 * For each category the domain whose title and task statements share its words, a word that several domains have counting for less. None where no
 * word is shared, or two domains share as much. "Domain 2" and "2. Security" are believed where there is such a domain.
 */
export function suggestDomains(
  categories: readonly Pick<Category, 'id' | 'title'>[],
  blueprint: Pick<Blueprint, 'domains'>,
): ReadonlyMap<string, Suggestion> {
  const domains = blueprint.domains.map(({ id, title, tasks }) => ({
    id,
    title: wordsOf(title),
    tasks: tasks.flatMap((task) => wordsOf(task.title)),
  }));
  const suggestions = new Map<string, Suggestion>();
  for (const { id, title } of categories) {
    const suggestion = byNumber(title, blueprint.domains) ?? byWords(wordsOf(title), domains);
    if (id !== NO_CATEGORY && suggestion !== null) suggestions.set(id, suggestion);
  }
  return suggestions;
}

function byNumber(title: string, domains: readonly Domain[]): Suggestion | null {
  const found = /\b(?:domain|section|objective)\s*[#:]?\s*(\d{1,2})\b/i.exec(title);
  const domain = domains.find(({ id }) => id === found?.[1]);
  return domain === undefined || found === null ? null : { domain: domain.id, because: [found[0]] };
}

interface WordedDomain {
  readonly id: string;
  readonly title: readonly string[];
  readonly tasks: readonly string[];
}

function byWords(words: readonly string[], domains: readonly WordedDomain[]): Suggestion | null {
  const scores = domains.map(({ id }) => ({ id, score: 0, because: [] as string[] }));
  for (const word of words) {
    const is = (other: string) => isAlike(word, other);
    const weights = domains.map(({ title, tasks }) => (title.some(is) ? TITLE_WEIGHT : tasks.some(is) ? TASK_WEIGHT : 0));
    const holders = weights.filter((weight) => weight > 0).length;
    for (const [place, weight] of weights.entries()) {
      const entry = scores[place];
      if (weight === 0 || entry === undefined) continue;
      entry.score += weight / holders;
      entry.because.push(word);
    }
  }
  const [best, second] = scores.sort((a, b) => b.score - a.score);
  if (best === undefined || best.score === 0 || best.score === second?.score) return null;
  return { domain: best.id, because: best.because };
}

function wordsOf(text: string): readonly string[] {
  return [...new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1 && !EMPTY_WORDS.has(word)))];
}

/** Forms of one word share most of their beginning: "secure" and "security", "network" and "networking". */
function isAlike(a: string, b: string): boolean {
  const bare = (word: string) => (word.length > 3 ? word.replace(/s$/, '') : word);
  if (bare(a) === bare(b)) return true;
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared >= 5 && shared >= 0.55 * Math.max(a.length, b.length);
}

/** The exam whose code or id the words of a set name ("SAA-C03 practice questions"); null where none or several are named. */
export function suggestExam(words: string, exams: readonly Pick<Blueprint, 'id' | 'code'>[]): string | null {
  const form = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()} `;
  const said = form(words);
  const named = exams.filter(({ id, code }) => said.includes(form(id)) || said.includes(form(code)));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
