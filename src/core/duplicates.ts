/** Questions of a set that are there already: in the library, or earlier in the set. By content, for ids say nothing across sets. */

import { byCodeUnit, type Question } from './bank';
import { sameTextForm } from './formats/same-text';
import { twoHashesOf } from './random';
import { type StemText, similarPairs } from './similarity';

/** From here on two questions are shown as nearly the same (Jaccard index of the words' shingles). */
const NEAR_SIMILARITY = 0.75;

/** A question of the library as far as it is compared. */
export interface KnownQuestion extends StemText {
  readonly bank: string;
  readonly content: string;
}

export interface Duplicate {
  readonly question: string;
  readonly kind: 'exact' | 'near';
  /** Null for one of the set itself. */
  readonly bank: string | null;
  readonly twin: string;
  /** 0..1; 1 for the same words, whatever the options are. */
  readonly similarity: number;
}

/**
 * The same for two questions whose words and options say the same, in whatever order and punctuation, whatever is marked as right, beside the same
 * pictures: those of imported banks are named after what they hold.
 */
export function contentOf(question: Question): string {
  const prompts = question.type === 'matching' ? question.prompts.map(({ text }) => sameTextForm(text)).sort() : [];
  const options = question.options.map(({ text }) => sameTextForm(text)).sort();
  const parts = [
    sameTextForm(`${question.scenario} ${question.stem}`),
    ...options,
    '\u0002',
    ...prompts,
    '\u0002',
    ...question.exhibits.map(({ file }) => file).sort(),
  ];
  // 64 bits: two of 100,000 questions share them by chance once in a billion libraries.
  const { high, low } = twoHashesOf(parts);
  return `${high.toString(36)}-${low.toString(36)}`;
}

export function knownQuestion(bank: string, question: Question): KnownQuestion {
  const { id, scenario, stem } = question;
  return { bank, id, scenario, stem, content: contentOf(question) };
}

/** At most one for each question, sorted by its id; of two questions of the set that are alike the later one, by id, is the duplicate. */
export function findDuplicates(questions: readonly Question[], library: readonly KnownQuestion[]): readonly Duplicate[] {
  const sorted = [...questions].sort((a, b) => byCodeUnit(a.id, b.id));
  const found = new Map<string, Duplicate>();
  const byContent = new Map<string, { readonly bank: string | null; readonly id: string }>();
  for (const { content, bank, id } of library) if (!byContent.has(content)) byContent.set(content, { bank, id });
  for (const question of sorted) {
    const content = contentOf(question);
    const twin = byContent.get(content);
    if (twin === undefined) byContent.set(content, { bank: null, id: question.id });
    else found.set(question.id, { question: question.id, kind: 'exact', bank: twin.bank, twin: twin.id, similarity: 1 });
  }
  for (const near of nearOnes(sorted, library)) {
    // Alike only to a question that is itself a duplicate: the first of them stands for both.
    const isOfDuplicate = near.bank === null && found.has(near.twin);
    if (!found.has(near.question) && !isOfDuplicate) found.set(near.question, near);
  }
  return [...found.values()].sort((a, b) => byCodeUnit(a.question, b.question));
}

/** Pairs with the library first, the more alike first; then those inside the set, the earlier question first. */
function nearOnes(questions: readonly Question[], library: readonly KnownQuestion[]): readonly Duplicate[] {
  // Names that sort the library before the set: of a group that reads the same, `similarPairs` names the first alone.
  const texts: StemText[] = [
    ...library.map(({ scenario, stem }, place) => ({ id: `0${String(place).padStart(9, '0')}`, scenario, stem })),
    ...questions.map(({ scenario, stem }, place) => ({ id: `1${String(place).padStart(9, '0')}`, scenario, stem })),
  ];
  const inSet = (id: string) => id.startsWith('1');
  const idOf = (id: string) => questions[Number(id.slice(1))]?.id ?? '';
  const pairs = similarPairs(texts, NEAR_SIMILARITY).filter(({ second }) => inSet(second));
  const twins = new Map<string, string[]>();
  for (const { first, second, similarity } of pairs) if (similarity === 1 && inSet(first)) twins.set(first, [...(twins.get(first) ?? []), second]);
  return pairs
    .flatMap(({ first, second, similarity }): readonly Duplicate[] => {
      const of = inSet(first) ? null : library[Number(first.slice(1))];
      const kind = 'near' as const;
      const alike = of === null ? [second] : [second, ...(twins.get(second) ?? [])];
      return alike.map((id) => ({ question: idOf(id), kind, bank: of?.bank ?? null, twin: of?.id ?? idOf(first), similarity }));
    })
    .sort((a, b) => Number(a.bank === null) - Number(b.bank === null) || b.similarity - a.similarity || byCodeUnit(a.question, b.question));
}
