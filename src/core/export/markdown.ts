/** Texts and tables as Markdown in which only our own signs have a meaning. */

/** Signs that mean something anywhere in a line: emphasis, code, links, pictures, tables, tags, entities, strikes, formulas, headings, escapes. */
const INLINE = /[\\`*_[\]<>|~&$!#]/g;
/** Signs that mean something at the beginning of a line: lists, rules, underlines of headings. */
const BLOCK = /^(\d{1,9}(?=[.)](\s|$))|[+=-])/;

/** A text in one line as plain words. Addresses stay what they are: readers make links of them whatever is done. */
export function plainMarkdown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(INLINE, '\\$&');
  return line.replace(BLOCK, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
}

/** A table of plain words. Every row has as many cells as the head. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plainMarkdown).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
