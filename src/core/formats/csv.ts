/** Reads question sets that are tables: CSV, TSV, and the sheets of known sites, by a mapping that was guessed or that the candidate corrected. */

import { fromHarmless } from '../export/csv';
import { type Problem, problem } from '../problem';
import { caps } from './caps';
import { isQuestionTable } from './column-roles';
import { type CsvMapping, guessMapping, isUdemyHeader, LOOK_ROWS, looseMapping } from './csv-mapping';
import { type Row, rowsOf } from './delimited-rows';
import type { DraftsRead } from './draft';
import { type FieldMapping, type FieldsShown, fieldName, mappingFor, samplesOf } from './field-mapping';
import { keyStyle, rowDraft, unreadDraft } from './table-question';

export function readCsv(text: string, file: string, mappings: readonly FieldMapping[] = []): DraftsRead {
  const guess = guessMapping(text) ?? looseMapping(text);
  if (guess === null) return { drafts: [], problems: [problem('set.no-columns', { file }, { file })] };
  const look = rowsOf(text, guess.mapping.delimiter, LOOK_ROWS);
  const headerCells = guess.mapping.header === null ? undefined : look[guess.mapping.header]?.cells;
  const names = guess.mapping.columns.map((_, at) => fieldName(headerCells?.[at] ?? String(at + 1)));
  const given = mappingFor(names, mappings);
  const mapping: CsvMapping = given === undefined ? guess.mapping : { ...guess.mapping, columns: given.roles, numbers: given.numbers };
  const fields: FieldsShown = {
    kind: 'columns',
    names,
    roles: mapping.columns,
    ...(mapping.numbers !== undefined && { numbers: mapping.numbers }),
    samples: names.map((_, at) =>
      samplesOf(look.slice(guess.mapping.header === null ? 0 : guess.mapping.header + 1).map(({ cells }) => cells[at] ?? '')),
    ),
    confidence: given === undefined ? guess.confidence : 1,
  };
  if (!isQuestionTable(mapping.columns)) return { drafts: [], problems: [problem('set.no-columns', { file }, { file })], fields };
  const { columns } = mapping;
  const rows = rowsOf(text, mapping.delimiter, caps.questions + 20);
  const header = mapping.header === null ? undefined : rows[mapping.header];
  const body = rows
    .slice(mapping.header === null ? 0 : mapping.header + 1)
    .filter((row) => !isEmpty(row) && !(header !== undefined && isSame(row, header)));
  const isUdemy = header !== undefined && isUdemyHeader(header.cells);
  // Udemy counts from 1, whatever a small sheet seems to say.
  const style = isUdemy ? { style: 'from-1' as const, isSure: true } : styleOf(body, mapping);
  const reading = { roles: columns, keys: style.style, isUdemy };
  // Where most rows are longer than the header, its columns were not all named.
  const isWide = body.filter((row) => isTooLong(row, columns.length)).length > body.length / 2;
  const drafts = body.map((row) => {
    const place = { file, line: row.line };
    const stem = row.cells[columns.findIndex(({ kind }) => kind === 'stem')] ?? '';
    if (row.isBroken) return unreadDraft(place, stem, problem('set.row-quote'));
    if (!isWide && isTooLong(row, columns.length))
      return unreadDraft(place, stem, problem('set.row-cells', { cells: row.cells.length, columns: columns.length }));
    // In this sheet an apostrophe before a sign of formulas is no word: it was put there, by us or by a careful spreadsheet.
    return rowDraft(isUdemy ? row.cells.map(fromHarmless) : row.cells, reading, place);
  });
  const problems: Problem[] = [];
  if (!style.isSure && given?.numbers === undefined) problems.push({ ...problem('set.numbers-from-1', {}, { file }), severity: 'warning' });
  if (drafts.length === 0) problems.push(problem('set.no-questions', { file }, { file }));
  return { drafts, problems, guessed: guessedFields(header, mapping, fields.confidence), fields };
}

function styleOf(body: readonly Row[], { columns, numbers }: CsvMapping) {
  if (numbers !== undefined) return { style: numbers, isSure: true };
  const cellsOf = (row: Row, kind: string) => row.cells.filter((cell, at) => columns[at]?.kind === kind && cell.trim() !== '');
  return keyStyle(body.map((row) => ({ key: cellsOf(row, 'right').join('\n'), options: cellsOf(row, 'option') })));
}

/** The line below the header of a Markdown table is dashes. */
function isEmpty({ cells }: Row): boolean {
  return cells.every((cell) => /^\s*:?-*:?\s*$/.test(cell));
}

function isSame({ cells }: Row, header: Row): boolean {
  return cells.length === header.cells.length && cells.every((cell, at) => cell.trim() === header.cells[at]?.trim());
}

function isTooLong({ cells }: Row, columns: number): boolean {
  return cells.slice(columns).some((cell) => cell.trim() !== '');
}

function guessedFields(header: Row | undefined, { columns }: CsvMapping, confidence: number): NonNullable<DraftsRead['guessed']> {
  const name = (...kinds: readonly string[]) =>
    columns.flatMap(({ kind }, at) => (kinds.includes(kind) ? [header?.cells[at]?.trim() ?? String(at + 1)] : [])).join(', ');
  return { stem: name('stem'), options: name('option', 'options', 'wrong'), right: name('right', 'mark'), confidence };
}
