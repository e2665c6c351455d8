/** Makes foreign text safe to show and to compare: one composed form, no invisible signs that reorder or hide what is read. */

import type { Place, Problem } from '../problem';

// C0 and C1 controls but tab and newline, embeddings, overrides and isolates of text direction, byte-order marks, lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this expression is for
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** Most texts: nothing to take out and nothing to compose. */
const PLAIN = /^[\n\t\x20-\x7e]*$/;

export interface CleanText {
  readonly text: string;
  /** How many characters were taken out. */
  readonly removed: number;
}

/** NFC, newlines as `\n`, control and direction-override characters taken out. */
export function cleanText(text: string): CleanText {
  if (PLAIN.test(text)) return { text, removed: 0 };
  const lines = text.replace(/\r\n?/g, '\n');
  const kept = lines.replace(unwanted, '');
  return { text: kept.normalize('NFC'), removed: lines.length - kept.length };
}

/** A place as it may be shown: names of files, and ids and fields of entries that are no questions, are foreign text too. */
export function cleanPlace(place: Place): Place {
  return {
    ...place,
    ...(place.file !== undefined && { file: cleanText(place.file).text }),
    ...(place.question !== undefined && { question: cleanText(place.question).text }),
    ...(place.field !== undefined && { field: cleanText(place.field).text }),
  };
}

/** A problem as it may be shown: what it quotes, and where it lies. */
export function cleanProblem(found: Problem): Problem {
  const clean = (value: string | number) => (typeof value === 'string' ? cleanText(value).text : value);
  const params = Object.fromEntries(Object.entries(found.params).map(([name, value]) => [name, clean(value)]));
  return { ...found, params, place: cleanPlace(found.place) };
}

/** Foreign words as a problem quotes them. */
export function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
