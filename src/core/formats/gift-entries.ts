/** Cuts a GIFT text into its questions before any of them is read, so that one that breaks off costs itself only. */

export interface GiftEntry {
  readonly line: number;
  /** Without comments. */
  readonly text: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly id: string | undefined;
  /** Its brackets do not close. */
  readonly isOpen: boolean;
}

/** Blank lines end a question, and so does the line of its closing bracket where another bracket opens before the next blank line. */
export function giftEntries(text: string): readonly GiftEntry[] {
  const lines = text.split(/\r\n?|\n/);
  const opensBelow = opensBelowEach(lines);
  const entries: GiftEntry[] = [];
  let categories: readonly string[] = [];
  let tags: string[] = [];
  let id: string | undefined;
  let current: { line: number; words: string[] } | null = null;
  let depth = 0;
  let hasClosed = false;
  const flush = () => {
    if (current !== null && current.words.join('').trim() !== '') {
      entries.push({ line: current.line, text: current.words.join('\n'), categories, tags, id, isOpen: depth > 0 });
      tags = [];
      id = undefined;
    }
    current = null;
    depth = 0;
    hasClosed = false;
  };
  for (const [at, line] of lines.entries()) {
    if (/^\s*\/\//.test(line)) {
      tags.push(...[...line.matchAll(/\[tag:((?:[^\]\\]|\\.){1,200})\]/g)].map(([, tag]) => unescaped(tag ?? '')));
      id = /\[id:((?:[^\]\\]|\\.){1,200})\]/.exec(line)?.[1] ?? id;
      continue;
    }
    const category = /^\s*\$CATEGORY\s*:(.*)$/.exec(line)?.[1];
    if (category !== undefined) {
      flush();
      categories = categoryPath(category);
      continue;
    }
    if (line.trim() === '') {
      // Some people leave blank lines between options; a bracket that opens below belongs to the next question.
      if (depth === 0 || opensBelow[at + 1] === true || startsQuestion(lines, at + 1)) flush();
      else current?.words.push('');
      continue;
    }
    if (depth > 0 && /^\s*::.+::/.test(line)) flush();
    current ??= { line: at + 1, words: [] };
    current.words.push(line);
    for (const bracket of brackets(line)) {
      depth = bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
      if (depth === 0) hasClosed = true;
    }
    if (depth === 0 && hasClosed && opensBelow[at + 1] === true) flush();
  }
  flush();
  return entries;
}

/** "$course$/top/Default for X/Networks" is "Networks"; two slashes are one that belongs to a name. */
export function categoryPath(written: string): readonly string[] {
  return written
    .trim()
    .replace(/\/\//g, '\u0001')
    .split('/')
    .map((name) => name.replaceAll('\u0001', '/').trim())
    .filter((name) => name !== '' && name !== 'top' && !/^\$\w+\$$/.test(name) && !/^Default for /.test(name));
}

/** For each line: whether a bracket opens in it or below it, before the next blank line. */
function opensBelowEach(lines: readonly string[]): readonly boolean[] {
  const opens: boolean[] = [];
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    opens[at] = line.trim() !== '' && (opens[at + 1] === true || (!/^\s*\/\//.test(line) && brackets(line).includes('{')));
  }
  return opens;
}

function startsQuestion(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 20).find((line) => line.trim() !== '');
  return next === undefined || /^\s*(?:::|\$CATEGORY)/.test(next);
}

function brackets(line: string): readonly string[] {
  return (line.match(/\\.|[{}]/g) ?? []).filter((sign) => sign.length === 1);
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
