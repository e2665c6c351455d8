/** Tables as comma-separated text that spreadsheets read and none of them runs. */

/** Text is quoted always, numbers and yes or no never; null is an empty cell. */
export type Cell = string | number | boolean | null;

/** What spreadsheets take for the beginning of a formula, also in full width; a line break or tab before it does not stop them. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/;

/**
 * The text as a spreadsheet may have it: one that would begin a formula begins with an apostrophe, which marks it as text. So does one that had such an
 * apostrophe before, or else nobody could tell the two apart; `fromHarmless` gives back what went in.
 */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What `harmless` was given. */
export function fromHarmless(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/**
 * RFC 4180: lines end with CR LF, a quotation mark inside text is doubled, and all lines have as many cells as the longest. Begins with a byte order
 * mark, by which spreadsheets know that the text is UTF-8.
 */
export function csvOf(lines: readonly (readonly Cell[])[]): string {
  const width = Math.max(0, ...lines.map((line) => line.length));
  const whole = lines.map((line) => [...line, ...Array.from({ length: width - line.length }, () => null)]);
  return `\uFEFF${whole.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? `"${harmless(cell).replaceAll('"', '""')}"` : String(cell);
}
