/** The fields of a foreign question by what their names say, and the words in them. */

import { NAMES, type PartName } from './part-names';
import type { Tree, TreeGroup } from './value-tree';

/** The letters and digits of a field's name, without case and accents. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

export interface NamedField {
  /** As the set writes it. */
  readonly name: string;
  readonly value: Tree;
}

const plainFields = new WeakMap<TreeGroup, ReadonlyMap<string, NamedField>>();

/** All fields of a group that may be this part, the likeliest first; empty values are no fields. */
export function fieldsFor(group: TreeGroup, part: PartName): readonly NamedField[] {
  const known = plainFields.get(group);
  const byName = known ?? byPlainName(group);
  if (known === undefined) plainFields.set(group, byName);
  return byName.size === 0 ? [] : NAMES[part].flatMap((name) => byName.get(name) ?? []);
}

function byPlainName(group: TreeGroup): ReadonlyMap<string, NamedField> {
  const byName = new Map<string, NamedField>();
  for (const [name, value] of group.fields) {
    const plain = plainName(name);
    if (!isNothing(value) && !byName.has(plain)) byName.set(plain, { name, value });
  }
  return byName;
}

/** A field without a value is a field that was left out. */
export function isNothing(value: Tree): boolean {
  return value.kind === 'leaf' && (value.value === null || value.source.trim() === '');
}

/** The words of a leaf, of a list of leaves (paragraphs), or of a node that has its words in a field; null where there are none. */
export function wordsOf(value: Tree | undefined): string | null {
  if (value === undefined) return null;
  switch (value.kind) {
    case 'leaf':
      return value.value === null ? null : typeof value.value === 'string' ? value.value : value.source;
    case 'list': {
      const parts = value.items.flatMap((item) => wordsOf(item) ?? []);
      return parts.length === 0 ? null : parts.join('\n\n');
    }
    case 'group': {
      const [first] = fieldsFor(value, 'optionText').filter((field) => field.value.kind === 'leaf');
      return first === undefined ? null : wordsOf(first.value);
    }
    case 'broken':
      return null;
  }
}
