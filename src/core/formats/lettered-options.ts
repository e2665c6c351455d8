/** Takes options apart that stand in one text, one after the other: "A. … B. …", one a line, or with a sign between them. */

import type { DraftOption } from './draft';

export interface LetteredText {
  readonly stem: string;
  readonly options: readonly DraftOption[];
  /** What stands after the options from a line that begins with "Answer:". */
  readonly answer: string | null;
}

const LETTERS = 'ABCDEFGHIJ';
/** "A. …", "b) …", "(C) …", "- D: …", "**E.** …". */
const LETTER_LINE = /^\s*(?:[-*•]\s+)?(?:\*\*)?[([]?([A-Ja-j])(?:[.):\]]|\s[-–]\s)(?:\*\*)?\s*(\S.*)$/;
const ANSWER_LINE =
  /^\s*(?:\*\*)?(?:the\s+)?(?:correct\s+|right\s+)?(?:answers?|ans|key|solution|respuesta|antwort|réponse)(?:\s+is|\s+are)?\s*(?:\*\*)?[:=-]\s*(?:\*\*)?\s*(.*)$/i;

/** A question with its options below it, one a line; null where no two lines are lettered A and B. */
export function splitLettered(text: string): LetteredText | null {
  const lines = text.split(/\r\n?|\n/);
  const first = lines.findIndex((line, at) => letterOf(line) === 'A' && lines.slice(at + 1).some((later) => letterOf(later) === 'B'));
  if (first < 0) return null;
  const options: { label: string; text: string }[] = [];
  const answer: string[] = [];
  for (const line of lines.slice(first)) {
    const said = ANSWER_LINE.exec(line)?.[1];
    const [, , words] = LETTER_LINE.exec(line) ?? [];
    const last = options.at(-1);
    if (answer.length > 0) answer.push(line);
    else if (said !== undefined && options.length > 1) answer.push(said);
    else if (words !== undefined && letterOf(line) === LETTERS[options.length]) options.push({ label: LETTERS[options.length] ?? '', text: words });
    else if (last !== undefined && line.trim() !== '') last.text += `\n${line}`;
  }
  if (options.length < 2) return null;
  return { stem: lines.slice(0, first).join('\n'), options, answer: answer.length > 0 ? answer.join('\n') : null };
}

function letterOf(line: string): string | null {
  return LETTER_LINE.exec(line)?.[1]?.toUpperCase() ?? null;
}

/** Options that fill a cell: a list in brackets, lines, letters in a row, or words between bars or semicolons. Empty where there is one at most. */
export function optionsInOneText(text: string): readonly DraftOption[] {
  const listed = quotedList(text);
  if (listed !== null) return listed.map((words) => ({ text: words }));
  const lettered = splitLettered(text);
  if (lettered !== null && lettered.stem.trim() === '') return lettered.options;
  const inRow = letteredInRow(text);
  if (inRow !== null) return inRow;
  for (const sign of ['\n', '||', '|', ';', ',']) {
    const parts = text
      .split(sign)
      .map((part) => part.trim().replace(/^[-*•]\s+/, ''))
      .filter((part) => part !== '');
    if (parts.length > 1) return letteredParts(parts);
  }
  return [];
}

function letteredParts(parts: readonly string[]): readonly DraftOption[] {
  const found = parts.map((part) => LETTER_LINE.exec(part));
  return found.every((part) => part !== null)
    ? found.map((part) => ({ label: part[1]?.toUpperCase(), text: part[2] ?? '' }))
    : parts.map((text) => ({ text }));
}

/** `["a", "b"]` and `['a', 'b']`. */
function quotedList(text: string): readonly string[] | null {
  const inner = /^\s*\[([\s\S]*)\]\s*$/.exec(text)?.[1];
  if (inner === undefined) return null;
  const item = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*(?:,|$)/y;
  const items: string[] = [];
  while (item.lastIndex < inner.trimEnd().length) {
    const found = item.exec(inner);
    if (found === null) return null;
    items.push((found[1] ?? found[2] ?? '').replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)));
  }
  return items.length > 1 ? items : null;
}

/** "A) one B) two C) three" in one line. */
function letteredInRow(text: string): readonly DraftOption[] | null {
  const starts: { readonly at: number; readonly from: number }[] = [];
  for (const found of text.matchAll(/(?<![\p{L}\p{N}])\(?([A-Ja-j])[.):]\s*(?=\S)/gu)) {
    if (found[1]?.toUpperCase() === LETTERS[starts.length]) starts.push({ at: found.index, from: found.index + found[0].length });
  }
  if (starts.length < 2 || text.slice(0, starts[0]?.at).trim() !== '') return null;
  return starts.map(({ from }, place) => ({
    label: LETTERS[place] ?? '',
    text: text.slice(from, starts[place + 1]?.at).replace(/[\s,;|]+$/, ''),
  }));
}
