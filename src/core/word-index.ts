/** Full-text search as one types: minisearch's radix tree finds the words (whole, begun, misspelt), packed lists of numbers find the texts. */

import SearchableMap from 'minisearch/SearchableMap';

/** A text in parts, each with the weight of a hit in it. */
export type IndexedText = readonly (readonly [text: string, weight: number])[];

/** Which words of a text a search has found. */
export type FoundWord = (word: string) => boolean;

export interface WordHits<Key> {
  /** The best of the texts that have all the words and may be shown, the very best first. */
  readonly keys: readonly Key[];
  /** How many there are of those, and of the texts that may not be shown. */
  readonly count: number;
  readonly kept: number;
  readonly isFound: FoundWord;
}

export interface WordIndex<Key> {
  /** Adds a text, or puts it in the place of the one that was there under this key. */
  readonly put: (key: Key, text: IndexedText) => void;
  readonly remove: (key: Key) => void;
  readonly size: number;
  /** At most `limit` keys. */
  readonly search: (words: string, limit?: number, mayShow?: (key: Key) => boolean) => WordHits<Key>;
}

const LONGEST_WORD = 40;
const MOST_WORDS = 12;
/** A hit is one whole number: the text's place times this, plus its weight, so that 20,000 questions fit into some 30 MB. */
const WEIGHTS = 64;
/** From this length on a word may be begun anywhere in the search, and may be misspelt by one letter; from the second on by two. */
const FUZZY_FROM = 5;
const TWO_TYPOS_FROM = 9;
const BEGUN_FROM = 3;
/** What a hit is worth that is no whole word. */
const BEGUN_SHARE = 0.6;
const MISSPELT_SHARE = 0.3;

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text as they are compared: without case and accents. */
export function wordsIn(text: string): string[] {
  return (foldedWord(text).match(WORD) ?? []).map((word) => word.slice(0, LONGEST_WORD));
}

function foldedWord(text: string): string {
  const lower = text.toLowerCase();
  // Most texts are plain, and taking them apart costs more than finding that out.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
  return /^[\u0000-\u007f]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{M}+/gu, '');
}

interface Wanted {
  readonly word: string;
  readonly isBegun: boolean;
  /** Misspelt words of the index, where none is as it was typed. */
  readonly near: ReadonlySet<string>;
}

export function wordIndex<Key>(): WordIndex<Key> {
  let tree = new SearchableMap<number[]>();
  let keys: (Key | null)[] = [];
  let places = new Map<Key, number>();

  function add(key: Key, text: IndexedText): void {
    const place = keys.push(key) - 1;
    places.set(key, place);
    const weights = new Map<string, number>();
    for (const [part, weight] of text) {
      for (const word of wordsIn(part)) {
        const before = weights.get(word) ?? 0;
        // A word that comes again adds less and less.
        weights.set(word, before + weight / (1 + before));
      }
    }
    for (const [word, weight] of weights) {
      const hit = place * WEIGHTS + Math.min(WEIGHTS - 1, Math.max(1, Math.round(weight * 4)));
      const hits = tree.get(word);
      if (hits) hits.push(hit);
      else tree.set(word, [hit]);
    }
  }

  /** What was taken out leaves its numbers behind; once they are the larger part, all is laid out anew. */
  function tidy(): void {
    if (keys.length < 1000 || keys.length < 2 * places.size) return;
    const kept: Key[] = [];
    const moved = Int32Array.from(keys, (key) => (key === null ? -1 : kept.push(key) - 1));
    const before = tree;
    tree = new SearchableMap<number[]>();
    for (const [word, hits] of before) {
      const left = hits.flatMap((hit) => {
        const place = moved[Math.floor(hit / WEIGHTS)] ?? -1;
        return place < 0 ? [] : [place * WEIGHTS + (hit % WEIGHTS)];
      });
      if (left.length > 0) tree.set(word, left);
    }
    keys = kept;
    places = new Map(kept.map((key, place) => [key, place]));
  }

  function drop(key: Key): void {
    const place = places.get(key);
    if (place === undefined) return;
    places.delete(key);
    keys[place] = null;
  }

  function wantedIn(typed: string): Wanted[] {
    const words = wordsIn(typed).slice(0, MOST_WORDS);
    return words.map((word, at) => {
      const isBegun = at === words.length - 1 || word.length >= BEGUN_FROM;
      const isThere = tree.has(word) || (isBegun && !tree.atPrefix(word).entries().next().done);
      const typos = isThere || word.length < FUZZY_FROM ? 0 : word.length < TWO_TYPOS_FROM ? 1 : 2;
      return { word, isBegun, near: new Set(typos === 0 ? [] : tree.fuzzyGet(word, typos).keys()) };
    });
  }

  /** Adds what one word finds to `scores` of the texts that had all words before it; `rounds` counts them. */
  function score({ word, isBegun, near }: Wanted, round: number, scores: Float64Array, rounds: Uint8Array): void {
    const take = (hits: readonly number[], share: number) => {
      const worth = share * Math.log(1 + places.size / hits.length);
      for (const hit of hits) {
        const place = Math.floor(hit / WEIGHTS);
        const found = rounds[place] ?? 0;
        if (found < round) continue;
        scores[place] = (scores[place] ?? 0) + worth * (hit % WEIGHTS);
        if (found === round) rounds[place] = round + 1;
      }
    };
    const whole = tree.get(word);
    if (whole) take(whole, 1);
    if (isBegun) for (const [other, hits] of tree.atPrefix(word)) if (other !== word) take(hits, BEGUN_SHARE * (word.length / other.length));
    for (const other of near) take(tree.get(other) ?? [], MISSPELT_SHARE);
  }

  return {
    put(key, text) {
      drop(key);
      add(key, text);
      tidy();
    },
    remove(key) {
      drop(key);
      tidy();
    },
    get size() {
      return places.size;
    },
    search(typed, limit = Number.POSITIVE_INFINITY, mayShow = () => true) {
      const wanted = wantedIn(typed);
      const isFound: FoundWord = (word) =>
        wanted.some((each) => word === each.word || (each.isBegun && word.startsWith(each.word)) || each.near.has(word));
      if (wanted.length === 0) return { keys: [], count: 0, kept: 0, isFound };
      const scores = new Float64Array(keys.length);
      const rounds = new Uint8Array(keys.length);
      for (const [round, each] of wanted.entries()) score(each, round, scores, rounds);
      const best: Key[] = [];
      const worth: number[] = [];
      let count = 0;
      let kept = 0;
      for (let place = 0; place < rounds.length; place += 1) {
        const key = keys[place];
        if (rounds[place] !== wanted.length || key === null || key === undefined) continue;
        if (!mayShow(key)) {
          kept += 1;
          continue;
        }
        count += 1;
        insertByWorth(best, worth, key, scores[place] ?? 0, limit);
      }
      return { keys: best, count, kept, isFound };
    },
  };
}

/** Keeps the `limit` best in order: of 20,000 hits a screen shows twenty, and sorting the others would be felt at every key. */
function insertByWorth<Key>(best: Key[], worths: number[], key: Key, worth: number, limit: number): void {
  if (best.length >= limit && worth <= (worths.at(-1) ?? Number.POSITIVE_INFINITY)) return;
  let [from, to] = [0, worths.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((worths[middle] ?? 0) >= worth) from = middle + 1;
    else to = middle;
  }
  best.splice(from, 0, key);
  worths.splice(from, 0, worth);
  if (best.length > limit) {
    best.pop();
    worths.pop();
  }
}

/** A stretch of text, found words set apart. */
export interface Run {
  readonly text: string;
  readonly isFound: boolean;
}

const BEFORE = 40;

/** At most `length` letters of a text around its first found word, as runs; null where it has none. */
export function excerptAround(text: string, isFound: FoundWord, length: number): readonly Run[] | null {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const hit = words.find(([word]) => isHit(word, isFound));
  if (!hit) return null;
  const start = hit.index <= BEFORE || text.length <= length ? 0 : (words.find(({ index }) => index >= hit.index - BEFORE)?.index ?? hit.index);
  const end = Math.min(text.length, start + length);
  const runs = runsOf(text.slice(start, end), isFound);
  return [...(start > 0 ? [{ text: '…', isFound: false }] : []), ...runs, ...(end < text.length ? [{ text: '…', isFound: false }] : [])];
}

/** A whole text as runs. */
export function runsOf(text: string, isFound: FoundWord): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!isHit(word, isFound)) continue;
    if (index > at) runs.push({ text: text.slice(at, index), isFound: false });
    runs.push({ text: word, isFound: true });
    at = index + word.length;
  }
  if (at < text.length) runs.push({ text: text.slice(at), isFound: false });
  return runs;
}

/** Folding may take a word apart (a ligature, a sign with marks): any part that was found marks it. */
function isHit(word: string, isFound: FoundWord): boolean {
  return wordsIn(word).some(isFound);
}
