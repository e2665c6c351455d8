/** Cuts CSV and TSV into rows: cells in quotes over several lines, and a quote that never closes costs its own row only. */

import { caps } from './caps';

export interface Row {
  /** Of its first cell, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote of this row does not close; the cells are those of its first line. */
  readonly isBroken: boolean;
}

export const DELIMITERS = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A file with more slips than this is read as it comes, so that no file makes us begin anew at each of its lines. */
const RECOVERIES = 500;
/** A quoted cell with quotes of other rows in it is taken for one that does not close when it grows longer than any field may be. */
const DOUBTFUL_CHARACTERS = caps.fieldCharacters * 4;

interface Cell {
  readonly text: string;
  /** Place of the delimiter or line end after it. */
  readonly end: number;
  /** Quotes stand in it that are neither doubled nor at its end. */
  readonly isDoubtful: boolean;
  /** One of them stands where a row or a cell would begin. */
  readonly hasSwallowed: boolean;
  readonly isOpen: boolean;
}

/** Rows without any cell are left out. `most` stops the reading after so many rows. */
export function rowsOf(text: string, delimiter: Delimiter, most = Number.POSITIVE_INFINITY): readonly Row[] {
  const rows: Row[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  let width: number | null = null;
  let recoveries = 0;
  while (at < text.length && rows.length < most) {
    const start = at;
    const cells: string[] = [];
    let isDoubtful = false;
    let isOpen = false;
    let hasSwallowed = false;
    for (;;) {
      const cell = cellAt(text, at, delimiter, recoveries < RECOVERIES);
      cells.push(cell.text);
      isDoubtful ||= cell.isDoubtful;
      isOpen ||= cell.isOpen;
      hasSwallowed ||= cell.hasSwallowed;
      at = cell.end;
      if (text[at] !== delimiter) break;
      at++;
    }
    const nextLine = afterLine(text, start);
    const isSeveralLines = at > nextLine;
    // A row that swallowed others has their quotes inside: at the beginning of a cell, or with another number of cells.
    const isBroken = isOpen || (isSeveralLines && (hasSwallowed || (isDoubtful && width !== null && cells.length !== width)));
    if (isBroken && isSeveralLines && recoveries < RECOVERIES) {
      recoveries++;
      rows.push({ line, cells: text.slice(start, nextLine).trimEnd().split(delimiter), isBroken });
      at = nextLine;
      line++;
      continue;
    }
    if (cells.length > 1 || cells[0]?.trim() !== '') rows.push({ line, cells, isBroken });
    width ??= cells.length > 1 ? cells.length : null;
    const end = text.startsWith('\r\n', at) ? at + 2 : at + 1;
    line += linesIn(text, start, Math.min(end, text.length));
    at = end;
  }
  return rows;
}

function cellAt(text: string, from: number, delimiter: Delimiter, mayGiveUp: boolean): Cell {
  let start = from;
  while (text[start] === ' ') start++;
  if (text[start] !== '"') {
    let end = from;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
    return { text: text.slice(from, end), end, isDoubtful: false, hasSwallowed: false, isOpen: false };
  }
  const parts: string[] = [];
  let isDoubtful = false;
  let hasSwallowed = false;
  let open = start + 1;
  for (;;) {
    const quote = text.indexOf('"', open);
    const hasGrown = mayGiveUp && hasSwallowed && quote - start > DOUBTFUL_CHARACTERS;
    if (quote < 0 || hasGrown) {
      return { text: parts.join('') + (hasGrown ? '' : text.slice(open)), end: text.length, isDoubtful, hasSwallowed, isOpen: true };
    }
    if (text[quote + 1] === '"') {
      parts.push(text.slice(open, quote + 1));
      open = quote + 2;
      continue;
    }
    let end = quote + 1;
    while (text[end] === ' ') end++;
    if (end >= text.length || text[end] === delimiter || text[end] === '\n' || text[end] === '\r') {
      parts.push(text.slice(open, quote));
      return { text: parts.join(''), end, isDoubtful, hasSwallowed, isOpen: false };
    }
    // Some programs write \" for a quote; others forget to write two.
    const isEscaped = text[quote - 1] === '\\' && quote > open;
    parts.push(text.slice(open, isEscaped ? quote - 1 : quote), '"');
    isDoubtful ||= !isEscaped;
    hasSwallowed ||= quote > open && (text[quote - 1] === '\n' || text[quote - 1] === delimiter);
    open = quote + 1;
  }
}

function afterLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** A line may end with CR alone, as old programs of the Macintosh write it. */
function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) lines++;
  return lines;
}
