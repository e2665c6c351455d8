/** Which column of a table holds which part of a question: told by its header, else by what stands in the columns. */

import { type ColumnRole, isQuestionTable, rolesOfNames } from './column-roles';
import { DELIMITERS, type Delimiter, type Row, rowsOf } from './delimited-rows';
import { plainName } from './field-names';

/** How a table is read. A candidate can correct what was guessed, and hand it back. */
export interface CsvMapping {
  readonly delimiter: Delimiter;
  /** Place of the header among the rows, from 0; null where there is none. */
  readonly header: number | null;
  /** One for each column. */
  readonly columns: readonly ColumnRole[];
  /** From where keys that are numbers count; undefined where the keys have to tell. */
  readonly numbers?: 'from-0' | 'from-1' | undefined;
}

export interface GuessedMapping {
  readonly mapping: CsvMapping;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Rows that are looked at to guess. */
export const LOOK_ROWS = 40;
/** Titles and notes may stand above a header. */
const HEADER_WITHIN = 10;
/** No set has more; a row of nothing but commas has. */
const COLUMNS = 200;

/** Null where no delimiter makes a table of questions of it. */
export function guessMapping(text: string): GuessedMapping | null {
  const told = /^\ufeff?(?:sep|#separator)[=:](.|\\t)\r?\n/i.exec(text)?.[1];
  const delimiters = told === undefined ? DELIMITERS : DELIMITERS.filter((sign) => sign === (told === '\\t' ? '\t' : told));
  const guesses = delimiters.flatMap((delimiter) => {
    const rows = rowsOf(text, delimiter, LOOK_ROWS);
    return byHeader(rows, delimiter) ?? withoutHeader(rows, delimiter) ?? [];
  });
  return guesses.sort((a, b) => b.confidence - a.confidence || b.mapping.columns.length - a.mapping.columns.length)[0] ?? null;
}

/** A table whose columns say nothing to us: the candidate may know what is in them. Null where no delimiter makes rows of one width. */
export function looseMapping(text: string): GuessedMapping | null {
  const tables = DELIMITERS.flatMap((delimiter) => {
    const rows = rowsOf(text, delimiter, LOOK_ROWS);
    const width = rows[0]?.cells.length ?? 0;
    const same = rows.filter(({ cells }) => cells.length === width).length;
    return width < 3 || width > COLUMNS || rows.length < 2 || same < rows.length * 0.7 ? [] : { delimiter, width, same };
  });
  const [best] = tables.sort((a, b) => b.same - a.same || b.width - a.width);
  if (best === undefined) return null;
  const columns = Array.from({ length: best.width }, (): ColumnRole => ({ kind: 'other' }));
  return { mapping: { delimiter: best.delimiter, header: 0, columns }, confidence: 0 };
}

/** Whether a text is a table of questions beyond doubt: its columns have the names of parts of a question. */
export function hasQuestionHeader(text: string): boolean {
  const guess = guessMapping(text);
  return guess !== null && guess.mapping.header !== null && guess.mapping.columns.length > 2;
}

function byHeader(rows: readonly Row[], delimiter: Delimiter): GuessedMapping | null {
  for (const [header, { cells }] of rows.slice(0, HEADER_WITHIN).entries()) {
    // A long cell is a text, not the name of a column.
    if (cells.length < 2 || cells.length > COLUMNS || cells.some((cell) => cell.length > 80)) continue;
    const columns = rolesOfNames(cells);
    if (!isQuestionTable(columns)) continue;
    const has = (kind: ColumnRole['kind']) => columns.some((role) => role.kind === kind);
    const named = Number(has('stem')) + Number(has('right') || has('mark')) + Number(has('option') || has('options') || has('wrong'));
    return { mapping: { delimiter, header, columns }, confidence: named === 3 ? 1 : 0.6 };
  }
  return null;
}

/** The key is the column of single letters or numbers, or of words that stand in the row again; the options stand together before it. */
function withoutHeader(rows: readonly Row[], delimiter: Delimiter): GuessedMapping | null {
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width = 0, count = 0] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (width < 4 || width > COLUMNS || count < rows.length * 0.7) return null;
  const table = rows.filter(({ cells }) => cells.length === width).map(({ cells }) => cells.map((cell) => cell.trim()));
  const share = (column: number, is: (cell: string, row: readonly string[]) => boolean) =>
    table.filter((row) => is(row[column] ?? '', row)).length / table.length;
  const all = Array.from({ length: width }, (_, column) => column);
  const lengths = all.map((column) => table.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0) / table.length);
  const stem = lengths.indexOf(Math.max(...lengths.slice(0, Math.max(1, width - 3))));
  const isKey = (column: number) =>
    column > stem + 2 &&
    Math.max(
      share(column, (cell) => /^[A-J](?:[\s,;&]*[A-J])*$/i.test(cell)),
      share(column, (cell) => /^\d(?:[\s,;&]+\d)*$/.test(cell)),
      share(
        column,
        (cell, row) => cell !== '' && row.slice(stem + 1, column).some((other) => other !== '' && other.toLowerCase() === cell.toLowerCase()),
      ),
    ) > 0.9;
  const right = all.find(isKey);
  if (right === undefined) return null;
  const isQuestion = share(stem, (cell) => /[?:.…_]\s*$/.test(cell));
  const columns = all.map((column): ColumnRole => {
    if (column === stem) return { kind: 'stem' };
    if (column === right) return { kind: 'right' };
    if (column > stem && column < right) return { kind: 'option', place: column - stem - 1 };
    return { kind: column === right + 1 && (lengths[column] ?? 0) > 20 ? 'explanation' : 'other' };
  });
  return { mapping: { delimiter, header: null, columns }, confidence: isQuestion > 0.5 ? 0.5 : 0.3 };
}

/** Udemy's sheet for practice tests says with a type of its own how many answers are asked for, and counts from 1. */
export function isUdemyHeader(cells: readonly string[]): boolean {
  const names = cells.map(plainName);
  return names[0] === 'question' && /^questiontype/.test(names[1] ?? '') && names[2] === 'answeroption1';
}
