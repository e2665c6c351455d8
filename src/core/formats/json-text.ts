/** Reads JSON as people write it: comments, forgotten or spare commas, one document a line; a slip costs the value that it stands in. */

import { caps } from './caps';
import { brokenIn, type Tree } from './value-tree';

/** Broken values carry their code and detail for the catalogue. Never throws, and looks at each sign a few times at most. */
export function parseJson(text: string, linesBefore = 0): readonly Tree[] {
  return new JsonReader(text, linesBefore).documents();
}

const LITERAL = /-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])|(?:true|false|null|undefined|NaN)\b/y;
const NAME = /[A-Za-z_$][\w$-]*/y;
/** What stands before the list in a file of JavaScript. */
export const PREAMBLE = /^[\s\ufeff]*(?:(?:export\s+)?(?:default|const|let|var)\b[^=\n[{]{0,200}=?|module\.exports\s*=)\s*(?=[[{])/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '', f: '', '\n': '' };

class JsonReader {
  private at: number;
  private line: number;
  /** The first line break that is not counted yet. */
  private nextBreak: number;

  constructor(
    private readonly text: string,
    linesBefore: number,
  ) {
    this.line = linesBefore + 1;
    this.nextBreak = this.breakAfter(0);
    this.at = PREAMBLE.exec(text)?.[0].length ?? 0;
  }

  documents(): readonly Tree[] {
    const found: Tree[] = [];
    for (;;) {
      this.skipSpace();
      while (this.at < this.text.length && /[,;]/.test(this.text[this.at] ?? '')) {
        this.at++;
        this.skipSpace();
      }
      if (this.at >= this.text.length) return found;
      const start = this.at;
      const value = this.value(0);
      found.push(value);
      if (value.kind === 'broken' && (this.text[start] ?? '') !== '{') {
        // Words around the JSON: the next line may begin a value again.
        const next = this.text.indexOf('\n', Math.max(this.at, start + 1));
        this.at = next < 0 ? this.text.length : next;
      }
      if (this.at === start) this.at++;
    }
  }

  /** Always moves on, but never over a bracket that closes something around the value. */
  private value(depth: number): Tree {
    this.skipSpace();
    const line = this.lineNow();
    const sign = this.text[this.at];
    if (sign === '{' || sign === '[') {
      if (depth < caps.depth) return sign === '{' ? this.group(depth, line) : this.list(depth, line);
      this.skipBrackets();
      return { kind: 'broken', line, code: 'bank.too-deep', detail: String(caps.depth) };
    }
    if (sign === '"' || sign === "'") {
      const words = this.string(sign);
      return words === null ? this.broken(line, 'a quote is not closed') : { kind: 'leaf', line, value: words, source: words };
    }
    const written = this.take(LITERAL);
    if (written !== null) return { kind: 'leaf', line, value: literal(written), source: written };
    const word = this.take(/[^\s,:[\]{}"']+/y);
    return this.broken(
      line,
      word === null
        ? sign === undefined
          ? 'the text breaks off'
          : `“${sign}” stands where a value should be`
        : `“${word.slice(0, 40)}” is no value`,
    );
  }

  private list(depth: number, line: number): Tree {
    const items: Tree[] = [];
    this.at++;
    for (;;) {
      this.separators();
      const sign = this.text[this.at];
      if (sign === ']') {
        this.at++;
        return { kind: 'list', line, items };
      }
      if (sign === undefined || sign === '}') {
        // A text that breaks off inside an entry has said so there.
        const last = items.at(-1);
        if (sign !== undefined || last === undefined || brokenIn(last) === null) items.push(this.broken(this.lineNow(), 'a list is not closed'));
        return { kind: 'list', line, items };
      }
      if (sign === ':') {
        // A field in a list: the list was to end before it.
        items.push(this.broken(this.lineNow(), 'a list is not closed'));
        this.at++;
        continue;
      }
      items.push(this.value(depth + 1));
    }
  }

  private group(depth: number, line: number): Tree {
    const fields = new Map<string, Tree>();
    const breakOff = (detail: string): Tree => {
      fields.set(`\u0000${fields.size}`, this.broken(this.lineNow(), detail));
      return { kind: 'group', line, fields };
    };
    this.at++;
    for (;;) {
      this.separators();
      const sign = this.text[this.at];
      if (sign === '}') {
        this.at++;
        return { kind: 'group', line, fields };
      }
      // What can be no field ends the group: a bracket was forgotten, and the next value must not be swallowed.
      if (sign === undefined || sign === ']' || sign === '{' || sign === '[') return breakOff('a group of fields is not closed');
      const name = sign === '"' || sign === "'" ? this.string(sign) : this.take(NAME);
      if (name === null) {
        this.skipTo(/[\n,}\]]/g);
        fields.set(`\u0000${fields.size}`, this.broken(this.lineNow(), 'a field name cannot be read'));
        continue;
      }
      this.skipSpace();
      if (this.text[this.at] !== ':') {
        fields.set(`\u0000${fields.size}`, this.broken(this.lineNow(), `the field “${name.slice(0, 40)}” has no colon`));
        continue;
      }
      this.at++;
      const value = this.value(depth + 1);
      fields.set(
        fields.has(name) ? `\u0000${fields.size}` : name,
        fields.has(name) ? this.broken(value.line, `the field “${name.slice(0, 40)}” stands twice`) : value,
      );
      if (value.kind === 'broken') this.skipTo(/[\n,}\]]/g);
    }
  }

  /** The string that opens here, null where it does not end on its line; moves behind it. */
  private string(quote: string): string | null {
    let out = '';
    let from = this.at + 1;
    for (let at = from; at < this.text.length; at++) {
      const sign = this.text[at];
      if (sign === quote) {
        this.at = at + 1;
        return out + this.text.slice(from, at);
      }
      if (sign === '\n') {
        this.at = at;
        return null;
      }
      if (sign === '\\') {
        out += this.text.slice(from, at);
        const next = this.text[at + 1] ?? '';
        const code = next === 'u' ? /^[0-9a-f]{4}/i.exec(this.text.slice(at + 2, at + 6))?.[0] : undefined;
        out += code !== undefined ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[next] ?? next);
        at += code !== undefined ? 5 : 1;
        from = at + 1;
      }
    }
    this.at = this.text.length;
    return null;
  }

  private skipBrackets(): void {
    let depth = 0;
    for (; this.at < this.text.length; this.at++) {
      const sign = this.text[this.at];
      if (sign === '"') {
        this.string('"');
        this.at--;
      } else if (sign === '[' || sign === '{') {
        depth++;
      } else if (sign === ']' || sign === '}') {
        depth--;
        if (depth === 0) {
          this.at++;
          return;
        }
      }
    }
  }

  private separators(): void {
    this.skipSpace();
    while (this.text[this.at] === ',') {
      this.at++;
      this.skipSpace();
    }
  }

  /** White space and comments. */
  private skipSpace(): void {
    for (;;) {
      this.take(/[\s\ufeff]*/y);
      const two = this.text.slice(this.at, this.at + 2);
      if (two !== '//' && two !== '/*') return;
      const end = this.text.indexOf(two === '//' ? '\n' : '*/', this.at + 2);
      this.at = end < 0 ? this.text.length : end + (two === '//' ? 1 : 2);
    }
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) return null;
    this.at += found.length;
    return found;
  }

  private skipTo(end: RegExp): void {
    end.lastIndex = this.at;
    this.at = end.exec(this.text)?.index ?? this.text.length;
  }

  private broken(line: number, detail: string): Tree {
    return { kind: 'broken', line, code: 'bank.syntax', detail };
  }

  private lineNow(): number {
    while (this.nextBreak < this.at) {
      this.line++;
      this.nextBreak = this.breakAfter(this.nextBreak + 1);
    }
    return this.line;
  }

  private breakAfter(from: number): number {
    const found = this.text.indexOf('\n', from);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  }
}

function literal(written: string): string | number | boolean | null {
  if (written === 'true' || written === 'false') return written === 'true';
  return /^[-\d]/.test(written) ? Number(written) : null;
}
