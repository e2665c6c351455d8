/** Tells the code in a Markdown text from its words, in one pass: what stands in code keeps every sign. */

const FENCE = /^\s*(`{3,}|~{3,})/;

/** Whether each line belongs to a fenced block, its fences among it. A fence that never closes runs to the end. */
export function fencedLines(lines: readonly string[]): readonly boolean[] {
  let open: string | null = null;
  return lines.map((line) => {
    const sign = FENCE.exec(line)?.[1];
    if (open === null) {
      if (sign !== undefined && !(sign.startsWith('`') && line.slice(line.indexOf(sign) + sign.length).includes('`'))) open = sign;
      return open !== null;
    }
    if (sign !== undefined && sign[0] === open[0] && sign.length >= open.length && line.trim() === sign) open = null;
    return true;
  });
}

/** Applies `change` to the stretches of `text` that are no code. */
export function outsideCode(text: string, change: (part: string) => string): string {
  if (!/`|~~~/.test(text)) return change(text);
  const lines = text.split('\n');
  const fenced = fencedLines(lines);
  const done: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const isCode = fenced[at] === true;
    let end = at + 1;
    while (end < lines.length && (fenced[end] === true) === isCode) end++;
    const block = lines.slice(at, end).join('\n');
    done.push(isCode ? block : outsideSpans(block, change));
    at = end;
  }
  return done.join('\n');
}

/** A span runs from a row of backticks to the next row of the same length in the same paragraph. */
function outsideSpans(text: string, change: (part: string) => string): string {
  const rows = [...text.matchAll(/`+|\n[ \t]*\n/g)];
  const after = new Map<string, number>();
  const closing: (number | undefined)[] = [];
  for (let row = rows.length - 1; row >= 0; row--) {
    const sign = rows[row]?.[0] ?? '';
    if (sign.startsWith('`')) {
      closing[row] = after.get(sign);
      after.set(sign, row);
    } else {
      after.clear();
    }
  }
  let done = '';
  let from = 0;
  for (let row = 0; row < rows.length; row++) {
    const close = closing[row];
    const start = rows[row]?.index;
    const last = close === undefined ? undefined : rows[close];
    if (close === undefined || start === undefined || last === undefined) continue;
    const end = last.index + last[0].length;
    done += change(text.slice(from, start)) + text.slice(start, end);
    from = end;
    row = close;
  }
  return done + change(text.slice(from));
}
