/** Reads the part of TOML that question sets use: tables, lists of tables, dotted names, strings of all four kinds, numbers, lists. */

import { caps } from './caps';
import type { Tree } from './value-tree';

type Open = { readonly line: number; readonly fields: Map<string, OpenValue> };
type OpenValue =
  | Tree
  | { readonly kind: 'tables'; readonly line: number; readonly tables: Open[] }
  | { readonly kind: 'table'; readonly table: Open };

/** Never throws; a value that cannot be read is broken, and the next line is read again. */
export function parseToml(text: string): Tree {
  const root: Open = { line: 1, fields: new Map() };
  let table = root;
  const reader = new TomlReader(text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, ''));
  while (!reader.isDone()) {
    const line = reader.lineNow();
    const head = reader.take(/\[(\[)?[ \t]*([^\]\n]{1,200}?)[ \t]*\]\]?[^\n]*/y);
    if (head !== null) {
      const names = (head[2] ?? '').split('.').map((name) => name.trim().replace(/^["']|["']$/g, ''));
      table = head[1] === undefined ? tableAt(root, names, line) : newTableAt(root, names, line);
      continue;
    }
    const field = reader.take(/((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')){0,9})[ \t]*=[ \t]*/y);
    if (field === null) {
      table.fields.set(`\u0000${table.fields.size}`, { kind: 'broken', line, code: 'bank.syntax', detail: 'a line is no field' });
      reader.skipLine();
      continue;
    }
    const names = (field[1] ?? '').split('.').map((name) => name.trim().replace(/^["']|["']$/g, ''));
    const holder = tableAt(table, names.slice(0, -1), line);
    const name = names.at(-1) ?? '';
    const value = reader.value(0);
    holder.fields.set(
      holder.fields.has(name) ? `\u0000${holder.fields.size}` : name,
      holder.fields.has(name) ? { kind: 'broken', line, code: 'bank.syntax', detail: `the field “${name.slice(0, 40)}” stands twice` } : value,
    );
    reader.skipLine();
  }
  return closed(root);
}

function tableAt(from: Open, names: readonly string[], line: number): Open {
  return names.slice(0, caps.depth).reduce((table, name) => {
    const found = table.fields.get(name);
    if (found?.kind === 'table') return found.table;
    if (found?.kind === 'tables') return found.tables.at(-1) ?? table;
    const made: Open = { line, fields: new Map() };
    table.fields.set(found === undefined ? name : `\u0000${table.fields.size}`, { kind: 'table', table: made });
    return made;
  }, from);
}

function newTableAt(root: Open, names: readonly string[], line: number): Open {
  const holder = tableAt(root, names.slice(0, -1), line);
  const name = names.at(-1) ?? '';
  const found = holder.fields.get(name);
  const made: Open = { line, fields: new Map() };
  if (found?.kind === 'tables') found.tables.push(made);
  else holder.fields.set(name, { kind: 'tables', line, tables: [made] });
  return made;
}

function closed(table: Open): Tree {
  const fields = new Map<string, Tree>();
  for (const [name, value] of table.fields) {
    if (value.kind === 'table') fields.set(name, closed(value.table));
    else if (value.kind === 'tables') fields.set(name, { kind: 'list', line: value.line, items: value.tables.map(closed) });
    else fields.set(name, value);
  }
  return { kind: 'group', line: table.line, fields };
}

class TomlReader {
  private at = 0;
  private line = 1;

  constructor(private readonly text: string) {}

  /** Moves over empty lines and comments. */
  isDone(): boolean {
    this.skipSpace();
    return this.at >= this.text.length;
  }

  lineNow(): number {
    return this.line;
  }

  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.move(found[0].length);
    return found;
  }

  skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.move((end < 0 ? this.text.length : end) - this.at);
  }

  value(depth: number): Tree {
    const { line } = this;
    for (const quotes of ['"""', "'''"]) {
      if (!this.text.startsWith(quotes, this.at)) continue;
      const end = this.text.indexOf(quotes, this.at + 3);
      const inner = this.text.slice(this.at + 3, end < 0 ? this.text.length : end).replace(/^\n/, '');
      this.move((end < 0 ? this.text.length : end + 3) - this.at);
      if (end < 0) return { kind: 'broken', line, code: 'bank.syntax', detail: 'a quote is not closed' };
      const words = quotes === '"""' ? unescaped(inner.replace(/\\\n\s*/g, '')) : inner;
      return { kind: 'leaf', line, value: words, source: words };
    }
    const string = this.take(/"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'/y);
    if (string !== null) {
      const words = string[1] !== undefined ? unescaped(string[1]) : (string[2] ?? '');
      return { kind: 'leaf', line, value: words, source: words };
    }
    if (this.take(/\[/y) !== null) return this.list(depth, line);
    const bare = this.take(/[^\s,\]#[{}"']+/y)?.[0];
    if (bare === 'true' || bare === 'false') return { kind: 'leaf', line, value: bare === 'true', source: bare };
    if (bare !== undefined && /^[+-]?\d[\d_]*(?:\.\d+)?$/.test(bare))
      return { kind: 'leaf', line, value: Number(bare.replaceAll('_', '')), source: bare };
    if (bare !== undefined && /^\d{4}-\d\d-\d\d/.test(bare)) return { kind: 'leaf', line, value: bare, source: bare };
    return { kind: 'broken', line, code: 'bank.syntax', detail: bare === undefined ? 'a value is missing' : `“${bare.slice(0, 40)}” is no value` };
  }

  private list(depth: number, line: number): Tree {
    const items: Tree[] = [];
    if (depth >= caps.depth) return { kind: 'broken', line, code: 'bank.too-deep', detail: String(caps.depth) };
    for (;;) {
      this.skipSpace();
      if (this.take(/\]/y) !== null) return { kind: 'list', line, items };
      if (this.at >= this.text.length) return { kind: 'broken', line, code: 'bank.syntax', detail: 'a list is not closed' };
      if (this.take(/,/y) !== null) continue;
      const item = this.value(depth + 1);
      if (item.kind === 'broken') return item;
      items.push(item);
    }
  }

  private skipSpace(): void {
    while (this.take(/\s+|#[^\n]*/y) !== null);
  }

  private move(count: number): void {
    for (let next = this.text.indexOf('\n', this.at); next >= 0 && next < this.at + count; next = this.text.indexOf('\n', next + 1)) this.line++;
    this.at += count;
  }
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return text.replace(/\\(u[0-9a-fA-F]{4}|[^u])/g, (_, sign: string) =>
    sign.length > 1 ? String.fromCharCode(Number.parseInt(sign.slice(1), 16)) : (signs[sign] ?? sign),
  );
}
