/** Reads YAML 1.2 (and so JSON) into plain values, keeps the line of every node, and refuses what only an attacker would write. */

import { Composer, type Document, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, type ParsedNode, Parser, type Scalar } from 'yaml';
import { type Problem, problem } from '../problem';
import { caps } from './caps';
import type { TextPiece } from './split-entries';

/** Names that mean something to JavaScript, and nothing in a question. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** The parser's own stack holds the document and the scalar at hand besides the collections. */
const stackBeyondDepth = 3;

/** A node with what is needed to say where it stands. */
export interface YamlPart {
  readonly node: Node;
  readonly file: string;
  readonly lines: LineCounter;
  /** Lines before the text that was parsed, where it is a piece of a longer one. */
  readonly linesBefore: number;
}

export interface YamlText {
  /** Null where the text is empty or broken. */
  readonly root: YamlPart | null;
  readonly problems: readonly Problem[];
}

/**
 * Never throws. A syntax error is one problem with its line. The depth is checked while the text is cut into tokens, before anything
 * recursive sees it: a stack that overflows inside the composer takes the whole process down.
 */
export function parseYaml({ text, linesBefore }: TextPiece, file: string): YamlText {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const lineAt = (offset: number) => linesBefore + lines.linePos(offset).line;
  const parser = new Parser(lines.addNewLine);
  const tokens: ReturnType<Parser['next']> extends Iterable<infer Token> ? Token[] : never = [];
  for (const lexeme of new Lexer().lex(text.replace(/^\ufeff/, ''))) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
    }
    if (parser.stack.length > caps.depth + stackBeyondDepth) {
      return { root: null, problems: [problem('bank.too-deep', { maximum: caps.depth }, { file, line: lineAt(parser.offset) })] };
    }
  }
  for (const token of parser.end()) {
    tokens.push(token);
  }
  // Our own walk finds keys that stand twice; the package compares each key with all before it, which a long map makes slow.
  const composer = new Composer<ParsedNode>({ schema: 'core', uniqueKeys: false, lineCounter: lines });
  const documents: Document.Parsed<ParsedNode>[] = [];
  for (const document of composer.compose(tokens)) {
    documents.push(document);
  }
  const [document, second] = documents;
  const error = document?.errors[0];
  if (error !== undefined) {
    const detail = error.message.split('\n')[0] ?? '';
    return { root: null, problems: [problem('bank.syntax', { detail }, { file, line: lineAt(error.pos[0]) })] };
  }
  if (second !== undefined) {
    return { root: null, problems: [problem('bank.several-documents', {}, { file, line: lineAt(second.range[0]) })] };
  }
  const contents = document?.contents ?? null;
  return { root: contents === null ? null : { node: contents, file, lines, linesBefore }, problems: [] };
}

/** The line of the node at `path`, or of the deepest node on the way to it. */
export function lineOf(part: YamlPart, path: readonly PropertyKey[] = []): number {
  let node: Node = part.node;
  let offset = node.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && nameOf(item.key) === step);
      if (!isScalar(pair?.key)) {
        break;
      }
      offset = pair.key.range?.[0] ?? offset;
      if (!isNode(pair.value)) {
        break;
      }
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step];
      if (!isNode(item)) {
        break;
      }
      node = item;
      offset = node.range?.[0] ?? offset;
    } else {
      break;
    }
  }
  return part.linesBefore + part.lines.linePos(offset).line;
}

/** The entries of a list, each a part of its own; null where the part is no list. */
export function entriesOf(part: YamlPart): readonly YamlPart[] | null {
  return isSeq(part.node) ? part.node.items.map((item) => ({ ...part, node: item as Node })) : null;
}

/** The value under `key` of a group; null where there is none. */
export function fieldOf(part: YamlPart, key: string): YamlPart | null {
  const value = isMap(part.node) ? part.node.get(key, true) : undefined;
  return isNode(value) ? { ...part, node: value } : null;
}

/** Whether a group has no field at all, or this one alone. */
export function hasNoFieldBut(part: YamlPart, key: string): boolean {
  return isMap(part.node) && part.node.items.every((pair) => isScalar(pair.key) && nameOf(pair.key) === key);
}

export function isGroup(part: YamlPart): boolean {
  return isMap(part.node);
}

/** The plain value of a part without the fields in `leaveOut`, with a problem for each alias, repeated key and forbidden key in it. */
export function plainValue(part: YamlPart, leaveOut: readonly string[] = []): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const refuse = (code: string, node: Node, params: Problem['params'] = {}) => {
    problems.push(problem(code, params, { file: part.file, line: lineOf({ ...part, node }) }));
  };
  const walk = (node: unknown, isTop: boolean): unknown => {
    if (isAlias(node)) {
      refuse('bank.alias', node);
      return undefined;
    }
    if (isSeq(node)) {
      return node.items.map((item) => walk(item, false));
    }
    if (isMap(node)) {
      const group: Record<string, unknown> = {};
      for (const { key, value } of node.items) {
        if (!isScalar(key)) {
          refuse('bank.key-not-text', node);
          continue;
        }
        const name = nameOf(key);
        if (isTop && leaveOut.includes(name)) {
          continue;
        }
        if (forbiddenKeys.has(name)) {
          refuse('bank.forbidden-key', key, { key: name });
        } else if (Object.hasOwn(group, name)) {
          refuse('bank.key-twice-in-group', key, { key: name });
        } else {
          const inner = walk(value, false);
          // A field without a value is a field that was left out.
          if (inner !== null) {
            group[name] = inner;
          }
        }
      }
      return group;
    }
    return isScalar(node) ? node.value : undefined;
  };
  return { value: walk(part.node, true), problems };
}

/** `1.10` as a key stays `1.10`: the text that was written counts, not the number that it would be. */
function nameOf(key: Scalar): string {
  return key.source ?? String(key.value);
}

function isNode(value: unknown): value is Node {
  return isAlias(value) || isMap(value) || isSeq(value) || isScalar(value);
}
