/** Keeps words words: what Markdown would read as more gets a backslash, and nothing else does. */

/** Signs that mean something anywhere in a line. */
export function escapedInLine(text: string): string {
  if (!/[\\`*_~<&\]]/.test(text)) return text;
  return text.replace(
    /\\(?=[!-/:-@[-`{-~])|`|\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|~(?=~)|<(?=[a-z/!?])|&(?=#?\w{1,31};)|\](?=[[(:])/gi,
    '\\$&',
  );
}

/** As well as signs that mean something at the start of a line: headings, lists, quotes, rules. */
export function escaped(text: string): string {
  const inLine = escapedInLine(text);
  if (!/^[ \t]*[-+>#=_\d]/m.test(inLine)) return inLine;
  return inLine.replace(/^([ \t]*)(#{1,6}(?=\s)|[-+>](?=\s)|[-=_]{2,}(?=\s*$))/gm, '$1\\$2').replace(/^([ \t]*\d{1,9})([.)])(?=\s)/gm, '$1\\$2');
}
