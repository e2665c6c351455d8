/** A text as plain words, for titles, first lines and search. */

/** A text without the signs of Markdown; a sign that Markdown would leave alone ("5 > 3", "C#", "2 * 3", snake_case) stays as it was typed. */
export function bare(text: string): string {
  return text
    .replace(/^\s*(#{1,6}|>|[-+*])\s+/gm, '')
    .replace(/(?<!`)`+([^`]+)`+/g, '$1')
    .replace(/(\*{1,3})(?=\S)([^*]*[^*\s])\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]*[^_\s])_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
