/** In which order the options of a question are shown: shuffled, except where an order carries meaning. */

import type { Question } from './bank';
import { type Random, randomFrom, shuffle } from './random';

const ABOVE = /\b(?:all|none|both|neither|any|either) of (?:the )?above\b|^(?:all|none|both|neither) of (?:these|them)\W*$/i;

/** Ways in which texts name options by letter or number, each with the letters inside the match. */
const LETTER_MENTIONS: readonly RegExp[] = [
  /\b(?:option|answer|choice)s?\s+\(?([a-j1-9]\b\)?(?:\s*(?:,\s*(?:and|or)|,|and|or|&)\s*\(?[a-j1-9]\b\)?)*)/gi,
  /\b([A-J](?:\s*(?:,\s*(?:and|or)|,|and|or|&)\s*[A-J])+)\b/g,
  /(?:^|[.;:]\s+)([A-J])(?:\s+(?:is|was|does|would|cannot|can|has|meets|fails)\b|:\s)/gm,
  /\(([A-J])\)/g,
  /\b([1-9](?:st|nd|rd|th)(?:\s*(?:,\s*(?:and|or|nor)|,|and|or|nor|&)\s*[1-9](?:st|nd|rd|th))+)\b/gi,
];

/** A text without any of these has no mention; most texts have none. */
const MAY_MENTION = /option|answer|choice/i;
const MAY_LETTER = /\b[A-J](?:\b|and|or)|\b[1-9](?:st|nd|rd|th)\b/;

/**
 * Option ids as shown. Ordering questions always start shuffled and never solved; others stay as written when `shuffled` is off or the question says so.
 * Otherwise "all of the above" and its kin stay at the end, and options that the texts name by letter keep their place.
 */
export function optionOrder(question: Question, shuffled: boolean, random: Random): string[] {
  const ids = question.options.map((option) => option.id);
  if (question.type === 'ordering') return unsolved(question, shuffle(ids, random));
  if (!shuffled || !question.shuffle) return ids;

  const above = question.options.map((option) => ABOVE.test(option.text));
  const tail = above.lastIndexOf(false) + 1;
  // "Above" in the middle speaks of its neighbours: the whole order is part of the question.
  if (above.slice(0, tail).includes(true)) return ids;
  const named = namedOptions(question);
  const moving = shuffle(
    ids.filter((_, place) => place < tail && !named.has(place)),
    random,
  );
  return ids.map((id, place) => (place >= tail || named.has(place) ? id : (moving.shift() ?? id)));
}

/** The order in a paper that was drawn with this seed. */
export function paperOrder(question: Question, shuffled: boolean, seed: string): string[] {
  return optionOrder(question, shuffled, randomFrom(`${seed}|options:${question.id}`));
}

/** Whether its texts name an option by letter or number, so that moving the options could make them wrong. */
export function namesOptions(question: Question): boolean {
  return namedOptions(question).size > 0;
}

/** Places (from 0) of the options that stem, options, rationales or explanation name by letter or number. */
function namedOptions(question: Question): ReadonlySet<number> {
  const places = new Set<number>();
  addNamed(question.stem, places);
  addNamed(question.explanation ?? '', places);
  for (const { text, rationale } of question.options) {
    addNamed(text, places);
    addNamed(rationale ?? '', places);
  }
  return places;
}

function addNamed(text: string, places: Set<number>): void {
  if (text === '' || (!MAY_MENTION.test(text) && !MAY_LETTER.test(text))) return;
  for (const mention of LETTER_MENTIONS) {
    for (const match of text.matchAll(mention)) {
      for (const [sign] of (match[1] ?? '').replace(/\b(?:and|or|nor)\b|(?<=\d)(?:st|nd|rd|th)\b/gi, '').matchAll(/[a-j1-9]/gi)) {
        places.add(/\d/.test(sign) ? Number(sign) - 1 : sign.toLowerCase().charCodeAt(0) - 97);
      }
    }
  }
}

/** The same order unless it happens to be the key; then two options that read differently change places. */
function unsolved(question: Extract<Question, { type: 'ordering' }>, order: string[]): string[] {
  const textOf = new Map(question.options.map((option) => [option.id, option.text]));
  const keyed = order.filter((id) => question.key.includes(id));
  if (!keyed.every((id, place) => textOf.get(id) === textOf.get(question.key[place] ?? ''))) return order;
  const [first] = keyed;
  const other = keyed.find((id) => first !== undefined && textOf.get(id) !== textOf.get(first));
  if (first === undefined || other === undefined) return order;
  return order.map((id) => (id === first ? other : id === other ? first : id));
}
