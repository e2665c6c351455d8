/** Reads a key as people write it: letters, numbers or the words of the options, one or several, in any of the usual spellings. */

import type { DraftKeyPart, DraftOption } from './draft';

/** What a number in a key counts: places from 0, places from 1, or nothing but the label that it is. */
export type NumbersCount = 'from-0' | 'from-1';

const PREAMBLE = /^(?:the\s+)?(?:correct\s+|right\s+)?(?:answers?|ans|options?|choices?|keys?)(?:\s+(?:is|are))?\s*[:=-]?\s+/i;
const BETWEEN = /\s*(?:,|;|\/|\||&|\+|\n|\band\b)\s*|\s+/i;
/** The last letter that an option can have: options are ten at most. */
const LETTER = /^[([{]?([A-J])[)\]}.:]*$/i;
const NUMBER = /^[([{]?(\d{1,2})[)\]}.:]*$/;
/** "B. Amazon S3", "(b) Amazon S3". */
const LETTER_AND_TEXT = /^\(?([A-J])\s*[).:-]\s+(\S[\s\S]*)$/i;

/** Parts that name no option are kept as text, so that the judge can say which. An empty key has no parts. */
export function writtenKey(written: string, options: readonly DraftOption[], numbers: NumbersCount): readonly DraftKeyPart[] {
  const whole = written.trim();
  if (whole === '') return [];
  const exact = placeOfText(whole, options);
  if (exact !== null) return [{ by: 'place', place: exact }];
  const bare = unmarked(whole).replace(PREAMBLE, '').trim();
  const names = namesIn(bare, options, numbers);
  if (names !== null) return names;
  const texts = listedTexts(bare, options);
  if (texts !== null) return texts;
  const place = placeOfLettered(bare, options);
  return [place === null ? { by: 'text', text: bare } : { by: 'place', place }];
}

/** The place of the only option with these words; null where there is none, or more than one. */
export function placeOfText(text: string, options: readonly DraftOption[]): number | null {
  const form = formOf(text);
  const found = options.flatMap((option, place) => (formOf(option.text) === form ? [place] : []));
  if (found.length === 1) return found[0] ?? null;
  const loose = form.toLowerCase();
  const close = found.length > 0 ? [] : options.flatMap((option, place) => (formOf(option.text).toLowerCase() === loose ? [place] : []));
  return close.length === 1 ? (close[0] ?? null) : null;
}

/** Letters or numbers and nothing else; also letters in one run ("BE"), where each of them is a letter that an option has. */
function namesIn(text: string, options: readonly DraftOption[], numbers: NumbersCount): readonly DraftKeyPart[] | null {
  const words = text.split(BETWEEN).filter((word) => word !== '');
  if (words.length === 0) return null;
  if (words.every((word) => LETTER.test(word))) return words.map((word) => ({ by: 'label', label: LETTER.exec(word)?.[1]?.toUpperCase() ?? word }));
  if (words.every((word) => NUMBER.test(word))) {
    return words.map((word) => {
      const number = NUMBER.exec(word)?.[1] ?? word;
      if (options.some(({ label }) => label === number)) return { by: 'label', label: number };
      return { by: 'place', place: Number(number) - (numbers === 'from-1' ? 1 : 0) };
    });
  }
  const run = words.length === 1 ? (words[0] ?? '') : '';
  const isRun =
    /^[A-J][A-Ja-j]{1,9}$/.test(run) &&
    (run === run.toUpperCase() || isAscending(run)) &&
    new Set(run.toUpperCase()).size === run.length &&
    [...run].every((letter) => optionOfLetter(letter, options) !== null);
  return isRun ? [...run.toUpperCase()].map((label) => ({ by: 'label', label })) : null;
}

/** Small letters in a run ("Ac") are letters of options only in their order; else they are a word. */
function isAscending(run: string): boolean {
  const letters = [...run.toUpperCase()];
  return letters.every((letter, at) => at === 0 || letter > (letters[at - 1] ?? ''));
}

function listedTexts(text: string, options: readonly DraftOption[]): readonly DraftKeyPart[] | null {
  for (const sign of ['\n', '|', ';', ',']) {
    const places = text
      .split(sign)
      .map((part) => part.trim().replace(/^[-*•]\s+/, ''))
      .filter((part) => part !== '')
      .map((part) => placeOfText(part, options) ?? placeOfLettered(part, options));
    if (places.length > 1 && places.every((place) => place !== null)) return places.map((place) => ({ by: 'place', place }));
  }
  return null;
}

/** The words beside the letter have to be those of the option: two names that disagree are a contradiction, which text shows. */
function placeOfLettered(text: string, options: readonly DraftOption[]): number | null {
  const [, letter, words] = LETTER_AND_TEXT.exec(text) ?? [];
  const place = letter === undefined ? null : optionOfLetter(letter, options);
  return place !== null && formOf(options[place]?.text ?? '') === formOf(words ?? '') ? place : null;
}

/** The option with this label, or at the place of this letter where options have no labels. */
export function optionOfLetter(letter: string, options: readonly DraftOption[]): number | null {
  const wanted = letter.toUpperCase();
  const labelled = options.findIndex(({ label }) => label?.toUpperCase() === wanted);
  if (labelled >= 0) return labelled;
  // Labels that are letters leave nothing to count; other labels (or none) do.
  if (options.some(({ label }) => label !== undefined && /^[A-Z]$/i.test(label))) return null;
  const place = wanted.charCodeAt(0) - 65;
  return wanted.length === 1 && place >= 0 && place < options.length ? place : null;
}

function unmarked(text: string): string {
  return text.replace(/\*\*|__|`/g, '').trim();
}

/** White space, a full stop at the end and emphasis around the whole make no other text. */
function formOf(text: string): string {
  return unmarked(text.normalize('NFC')).replace(/\s+/g, ' ').replace(/\.$/, '').trim();
}

/** The option that a part of a key means; words are compared with those of the options as they were written, and as they came out. */
export function placeOfPart(part: DraftKeyPart, raw: readonly DraftOption[], options: readonly DraftOption[]): number | null {
  switch (part.by) {
    case 'place':
      return Number.isInteger(part.place) && part.place >= 0 && part.place < options.length ? part.place : null;
    case 'label':
      return optionOfLetter(part.label, raw);
    case 'text':
      return placeOfText(part.text, raw) ?? placeOfText(part.text, options);
  }
}
