/** Finds the answers that some sets gather at their end: a heading, and under it "1. B", "2: A, C", one a line or in a table. */

import type { MarkdownLine } from './markdown-lines';

export interface AnswerTable {
  /** The place of its heading; the questions stand before it. */
  readonly from: number;
  /** Answers as written, by the number of their question. */
  readonly keys: ReadonlyMap<string, string>;
}

const HEADING = /^[\s#*_]*(?:answers?|answer\s*keys?|keys?|solutions?|correct answers?|respuestas|antworten|lösungen)[\s:*_]*$/i;
const ENTRY =
  /^\s*(?:[-*+|]\s*)?(?:\*\*)?(?:Q(?:uestion)?\s*)?(\d{1,4})(?:\*\*)?\s*(?:[.):|–-]|\s)\s*(?:\*\*)?\s*([A-J](?:\s*(?:,|and|&|\/)?\s*[A-J]){0,9})\b/i;
const ENTRIES_LEAST = 2;

/** Null where there is none: one with two entries at least, and none of them an option of a question. */
export function answerTable(lines: readonly MarkdownLine[]): AnswerTable | null {
  const from = lines.findLastIndex(({ text, isCode, isHidden }) => !isCode && !isHidden && HEADING.test(text.slice(0, 60)));
  if (from < 0) return null;
  const keys = new Map<string, string>();
  for (const { text, isBlank, isCode } of lines.slice(from + 1)) {
    if (isBlank || isCode) continue;
    const [, number, key] = ENTRY.exec(text.slice(0, 120)) ?? [];
    if (number !== undefined && key !== undefined && !keys.has(number)) keys.set(number, key);
  }
  return keys.size >= ENTRIES_LEAST ? { from, keys } : null;
}
