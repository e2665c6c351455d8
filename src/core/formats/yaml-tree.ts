/** Reads YAML into the tree that question sets of no known format are looked for in; each scalar keeps the text that was written. */

import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Problem } from '../problem';
import type { Tree } from './value-tree';
import { lineOf, parseYaml, type YamlPart } from './yaml-text';

export interface YamlTree {
  /** Null where the text is empty or broken. */
  readonly root: Tree | null;
  readonly problems: readonly Problem[];
}

export function readYamlTree(text: string, linesBefore = 0, file = ''): YamlTree {
  const { root, problems } = parseYaml({ text, linesBefore }, file);
  return { root: root === null ? null : treeOf(root), problems };
}

function treeOf(part: YamlPart): Tree {
  const { node } = part;
  const line = lineOf(part);
  const inside = (value: unknown): Tree =>
    isMap(value) || isSeq(value) || isScalar(value) || isAlias(value)
      ? treeOf({ ...part, node: value })
      : { kind: 'leaf', line, value: null, source: '' };
  if (isSeq(node)) return { kind: 'list', line, items: node.items.map(inside) };
  if (isMap(node)) {
    const fields = new Map<string, Tree>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? (key.source ?? String(key.value)) : `\u0000${fields.size}`;
      const isTwice = fields.has(name);
      fields.set(
        isTwice ? `\u0000${fields.size}` : name,
        isTwice ? { kind: 'broken', line, code: 'bank.key-twice-in-group', detail: name } : inside(value),
      );
    }
    return { kind: 'group', line, fields };
  }
  if (isAlias(node)) return { kind: 'broken', line, code: 'bank.alias', detail: '' };
  if (!isScalar(node)) return { kind: 'leaf', line, value: null, source: '' };
  const { value } = node;
  const isKnown = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
  const source = typeof value === 'string' ? value : (node.source ?? String(value));
  return { kind: 'leaf', line, value: isKnown ? value : source, source };
}
