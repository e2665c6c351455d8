/** Cuts a text into the entries of its list of questions before it is parsed, so that one broken question costs one question. */

import { caps } from './caps';

/** A stretch of a longer text. */
export interface TextPiece {
  readonly text: string;
  /** Lines of the whole text before this piece. */
  readonly linesBefore: number;
  /** Of JSON: how many keys are written in it, or infinitely many where it is nested beyond the cap. */
  readonly keys?: number;
}

export interface SplitText {
  readonly entries: readonly TextPiece[];
  /** What stands around the list, with as many lines as the whole text. */
  readonly rest: string;
}

/**
 * The list is the text itself, or stands under `questions`; it is written with hyphens at one margin, or as JSON. Null for any other form
 * and for brackets that do not close: such a text can only be read as a whole.
 */
export function splitEntries(text: string): SplitText | null {
  const first = /[^\s\ufeff]/.exec(text)?.[0];
  return first === '[' || first === '{' ? splitJson(text) : splitBlock(text);
}

function splitBlock(text: string): SplitText | null {
  const lines = text.split('\n');
  const keyLine = lines.findIndex((line) => /^["']?questions["']?\s*:\s*(#.*)?$/.test(line));
  const firstLine = lines.findIndex((line, index) => index > keyLine && !/^\ufeff?\s*(#.*|---.*|%.*)?$/.test(line));
  const margin = /^(\ufeff?\s*)-(\s|$)/.exec(lines[firstLine] ?? '')?.[1]?.replace('\ufeff', '').length;
  if (margin === undefined || (keyLine < 0 && margin > 0)) {
    return null;
  }
  const starts: number[] = [];
  let end = lines.length;
  for (let index = firstLine; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (index === firstLine || (line.search(/\S/) === margin && /^\s*-(\s|$)/.test(line))) {
      starts.push(index);
    } else if (keyLine >= 0 && /^[^\s#-]/.test(line)) {
      end = index;
      break;
    }
  }
  const entries = starts.map((start, index) => ({ text: lines.slice(start, starts[index + 1] ?? end).join('\n'), linesBefore: start }));
  const rest = [...lines.slice(0, firstLine), ...Array<string>(end - firstLine).fill(''), ...lines.slice(end)].join('\n');
  return { entries, rest };
}

const SPACES: ReadonlySet<string | undefined> = new Set([' ', '\t', '\n', '\r']);

/** What the structure of JSON is made of. */
const SIGN = /["[\]{},\n]/g;
/** What a string has besides plain letters. An expression for the whole string would overflow on millions of escapes. */
const IN_STRING = /["\\\n]/g;

function splitJson(text: string): SplitText | null {
  const list = /^[\s\ufeff]*\[/.exec(text)?.[0].length ?? startOfQuestions(text);
  if (list === null) {
    return null;
  }
  const entries: TextPiece[] = [];
  let lines = countLines(text, 0, list);
  let start = list;
  let startLine = lines;
  const close = (end: number) => {
    const entry = text.slice(start, end);
    if (entry.trim() !== '') {
      entries.push({ text: entry, linesBefore: startLine, keys });
    }
    keys = 0;
  };
  let depth = 0;
  let keys = 0;
  const signs = new RegExp(SIGN);
  signs.lastIndex = list;
  for (let found = signs.exec(text); found !== null; found = signs.exec(text)) {
    const at = found.index;
    const sign = text[at];
    if (sign === '\n') {
      lines++;
    } else if (sign === '"') {
      let next = endOfString(text, at) + 1;
      signs.lastIndex = next;
      while (SPACES.has(text[next])) next++;
      if (text[next] === ':') keys++;
    } else if (sign === '[' || sign === '{') {
      depth++;
      if (depth > caps.depth) keys = Number.POSITIVE_INFINITY;
    } else if (depth === 0 && sign === ']') {
      close(at);
      return { entries, rest: text.slice(0, list) + text.slice(list, at).replace(/[^\n]+/g, '') + text.slice(at) };
    } else if (sign === ']' || sign === '}') {
      depth--;
      // An entry ends with its last bracket, whether or not the comma after it was forgotten.
      if (depth === 0) {
        close(at + 1);
        start = at + 1;
        startLine = lines;
      }
    } else if (depth === 0 && sign === ',') {
      close(at);
      start = at + 1;
      startLine = lines;
    }
  }
  return null;
}

/** The place after the `[` that follows a `"questions":` of the outermost group; null where there is none. */
function startOfQuestions(text: string): number | null {
  const key = /"questions"\s*:\s*\[/y;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      key.lastIndex = at;
      if (depth === 1 && key.test(text)) {
        return key.lastIndex;
      }
      at = endOfString(text, at);
    } else if (sign === '[' || sign === '{') {
      depth++;
    } else if (sign === ']' || sign === '}') {
      depth--;
    }
  }
  return null;
}

/** The place of the quote that ends the JSON string which starts at `from`; a JSON string stays on its line. */
function endOfString(text: string, from: number): number {
  IN_STRING.lastIndex = from + 1;
  while (IN_STRING.test(text)) {
    const at = IN_STRING.lastIndex - 1;
    if (text[at] === '"') {
      return at;
    }
    if (text[at] === '\n') {
      return at - 1;
    }
    IN_STRING.lastIndex = at + 2;
  }
  return text.length;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    lines++;
  }
  return lines;
}
