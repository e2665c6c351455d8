/** Cuts the text of questions into words and sentences for the rules. */

const commonWords: ReadonlySet<string> = new Set(
  (
    'about above across after again against along also although among around because been before being below between both cannot could data does doing done down ' +
    'during each either else even every follow following from have having here into just less like made make makes many more most much must need needs needed only onto other ' +
    'over resource same should since some such than that their them then there these they this those through under until upon used uses user users using very were what ' +
    'when where which while will with within without would your application applications company service services solution solutions requirement requirements'
  ).split(' '),
);

/** Text without code blocks and code spans: code is not judged as prose. */
export function prose(text: string): string {
  return text.replace(/```[\s\S]*?(?:```|$)/g, ' ').replace(/`[^`\n]*`/g, ' code ');
}

/** Words in lower case, in their order. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Words that carry meaning: longer than three letters, not common in any question, singular. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = wordsOf(text).filter((word) => word.length > 3 && !commonWords.has(word) && !/^\d/.test(word));
  return new Set(words.map(singular));
}

export function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 5) {
    return `${word.slice(0, -3)}y`;
  }
  return word.length > 4 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Sentences of prose. A blank line and a list mark end a sentence too. */
export function sentencesOf(text: string): readonly string[] {
  return prose(text)
    .split(/\n\s*\n|\n\s*[-*]\s|(?<=[.!?]["'”’)\]*]*)\s+(?=["'“‘([*]*[\p{Lu}\p{N}])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The sentence that asks: the last one of the stem that is not the mere "Select TWO." */
export function askingSentence(stem: string): string {
  const sentences = sentencesOf(stem.replace(/\(\s*(?:select|choose|pick)\b[^)]*\)/gi, ' '));
  const asking = sentences.filter((sentence) => !/^(?:select|choose|pick)\s+\S+(?:\s+(?:answers?|options?))?[.!]?$/i.test(sentence));
  return asking.at(-1) ?? sentences.at(-1) ?? '';
}

/** Characters as a reader counts them. */
export function lengthOf(text: string): number {
  return [...text.trim()].length;
}

/** Shared words over all words, 0..1. */
export function wordOverlap(first: string, second: string): number {
  const a = new Set(wordsOf(first));
  const b = new Set(wordsOf(second));
  const shared = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : shared / (a.size + b.size - shared);
}
