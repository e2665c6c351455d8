/** Which column or field of a set holds which part of a question: what was guessed, shown with samples, and what the candidate says instead. */

import { cleanText } from './clean-text';
import { type ColumnRole, rolesOfNames } from './column-roles';
import type { GuessedFields } from './draft';
import type { Tree, TreeGroup } from './value-tree';

/** Holds for every file whose columns or fields have these names, in this order. */
export interface FieldMapping {
  readonly names: readonly string[];
  /** One for each name. */
  readonly roles: readonly ColumnRole[];
  /** From where keys that are numbers count; undefined where the keys have to tell. */
  readonly numbers?: 'from-0' | 'from-1' | undefined;
}

export interface FieldsShown extends FieldMapping {
  readonly kind: 'columns' | 'fields';
  /** The first values under each name. */
  readonly samples: readonly (readonly string[])[];
  /** How sure the roles are, from 0 to 1. */
  readonly confidence: number;
}

const SAMPLES = 3;
const SAMPLE_CHARACTERS = 120;
const NAME_CHARACTERS = 100;
/** No set has more; and a mapping must stay small enough to look through. */
const NAMES = 200;
/** Entries that are looked at for names and samples. */
const LOOK_ENTRIES = 50;

/** As names are shown and compared. */
export function fieldName(name: string): string {
  return cleanText(name.trim().slice(0, NAME_CHARACTERS)).text;
}

export function mappingFor(names: readonly string[], mappings: readonly FieldMapping[]): FieldMapping | undefined {
  return mappings.find((mapping) => mapping.names.length === names.length && mapping.names.every((name, at) => name === names[at]));
}

export function samplesOf(values: readonly string[]): readonly string[] {
  return values
    .map((value) => value.replace(/\s+/g, ' ').trim())
    .filter((value) => value !== '')
    .slice(0, SAMPLES)
    .map((value) => cleanText(value.length > SAMPLE_CHARACTERS ? `${value.slice(0, SAMPLE_CHARACTERS)}…` : value).text);
}

interface Entries {
  readonly groups: readonly TreeGroup[];
  readonly names: readonly string[];
}

/**
 * The groups of a tree that look most like entries: of all lists of groups that stand under the same names, those whose own words are the longest.
 * Null where there are none.
 */
export function entriesIn(roots: readonly Tree[]): Entries | null {
  const byPath = new Map<string, TreeGroup[]>();
  const walk = (tree: Tree, path: string, depth: number): void => {
    if (depth > 12) return;
    if (tree.kind === 'list') {
      for (const item of tree.items) {
        if (item.kind === 'group') byPath.set(path, [...(byPath.get(path) ?? []).slice(0, LOOK_ENTRIES - 1), item]);
        walk(item, `${path}/`, depth + 1);
      }
    } else if (tree.kind === 'group') for (const [name, value] of tree.fields) walk(value, `${path}.${name}`, depth + 1);
  };
  for (const root of roots) walk(root, '', 0);
  const lengthOf = (groups: readonly TreeGroup[]) => groups.reduce((sum, group) => sum + ownLength(group), 0) / groups.length;
  const [best] = [...byPath.values()].sort((a, b) => lengthOf(b) - lengthOf(a));
  if (best === undefined) return null;
  const names = [...new Set(best.flatMap(({ fields }) => [...fields.keys()].map(fieldName)))];
  return names.length === 0 || names.length > NAMES ? null : { groups: best, names };
}

function ownLength({ fields }: TreeGroup): number {
  let length = 0;
  for (const value of fields.values())
    for (const leaf of value.kind === 'list' ? value.items : [value])
      if (leaf.kind === 'leaf' && typeof leaf.value === 'string') length += leaf.value.length;
  return length;
}

/** What was taken for what in a set of entries; `guessed` is what the reader made of it. */
export function fieldsShown(entries: Entries, mapping: FieldMapping | undefined, guessed: GuessedFields | undefined): FieldsShown {
  const { names } = entries;
  const samples = names.map((name) =>
    samplesOf(entries.groups.flatMap(({ fields }) => [...fields].flatMap(([key, value]) => (fieldName(key) === name ? [wordsIn(value)] : [])))),
  );
  if (mapping !== undefined) return { kind: 'fields', ...mapping, samples, confidence: 1 };
  const isUsed = (used: string | undefined, name: string) => used !== undefined && fieldName(used) === name;
  const roles = rolesOfNames(names).map((role, at): ColumnRole => {
    const name = names[at] ?? '';
    if (isUsed(guessed?.stem, name)) return { kind: 'stem' };
    if (isUsed(guessed?.options, name)) return { kind: 'options' };
    if (isUsed(guessed?.right, name)) return { kind: 'right' };
    return role.kind === 'stem' && guessed !== undefined ? { kind: 'other' } : role;
  });
  return { kind: 'fields', names, roles, samples, confidence: guessed?.confidence ?? 0 };
}

/** The words of a value in a row, however deep they stand. */
function wordsIn(tree: Tree, depth = 0): string {
  switch (tree.kind) {
    case 'leaf':
      return tree.source;
    case 'list':
      return depth > 3
        ? ''
        : tree.items
            .slice(0, 6)
            .map((item) => wordsIn(item, depth + 1))
            .join(' | ');
    case 'group':
      return depth > 3
        ? ''
        : [...tree.fields]
            .slice(0, 8)
            .map(([name, value]) => `${name}: ${wordsIn(value, depth + 1)}`)
            .join(', ');
    case 'broken':
      return '';
  }
}

/** Names that the search for questions knows, by role; what the candidate sets aside gets a name that says nothing. */
function knownName(role: ColumnRole, at: number): string {
  switch (role.kind) {
    case 'stem':
      return 'question';
    case 'options':
      return 'options';
    case 'option':
      return `option${'abcdefghij'[role.place] ?? ''}`;
    case 'right':
      return 'correctAnswer';
    case 'wrong':
      return 'incorrectAnswers';
    case 'picture':
      return 'image';
    case 'scenario':
    case 'explanation':
    case 'category':
    case 'id':
    case 'difficulty':
    case 'reference':
    case 'type':
      return role.kind;
    case 'rationale':
    case 'mark':
    case 'other':
      return `\u0000${at}`;
  }
}

/** The same trees with the fields of their entries under names by their roles. */
export function renamed(roots: readonly Tree[], { names, roles }: FieldMapping): readonly Tree[] {
  const roleOf = new Map(names.map((name, at) => [name, roles[at] ?? { kind: 'other' as const }]));
  const rename = (tree: Tree, depth: number): Tree => {
    if (depth > 64) return tree;
    if (tree.kind === 'list') return { ...tree, items: tree.items.map((item) => rename(item, depth + 1)) };
    if (tree.kind !== 'group') return tree;
    const isEntry = [...tree.fields.keys()].some((name) => roleOf.get(fieldName(name))?.kind === 'stem');
    if (!isEntry) return { ...tree, fields: new Map([...tree.fields].map(([name, value]) => [name, rename(value, depth + 1)])) };
    const fields = new Map<string, Tree>();
    for (const [at, [name, value]] of [...tree.fields].entries()) {
      const known = knownName(roleOf.get(fieldName(name)) ?? { kind: 'other' }, at);
      fields.set(fields.has(known) ? `\u0000${at}` : known, value);
    }
    return { ...tree, fields };
  };
  return roots.map((root) => rename(root, 0));
}
