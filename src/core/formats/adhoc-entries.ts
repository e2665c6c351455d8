/** Finds the groups of fields that are questions, anywhere in a tree of values, and the categories that they stand under. */

import { keyFields } from './adhoc-key';
import { findOptions } from './adhoc-options';
import { isWeakStem, stemOf } from './adhoc-stem';
import { caps } from './caps';
import { fieldsFor, plainName, wordsOf } from './field-names';
import { parseJson } from './json-text';
import type { Tree, TreeGroup } from './value-tree';

/** Names of fields that hold questions and say nothing about them. */
const GENERIC =
  /^(?:questions?|questionlist|data|items?|results?|quiz(?:zes)?|tests?|exams?|list|entries|records|rows|payload|content|body|problems|cards|set|pool|bank|questionbank|all|sections?|categories|chapters|topics|domains|modules|groups|parts|\d+)$/;

export interface Entry {
  readonly tree: Tree;
  readonly group: TreeGroup | null;
  readonly categories: readonly string[];
  /** The name of the field that it stands in, where that is its id. */
  readonly id: string | undefined;
}

/** Everything below the roots that is a question, or stands in a list of questions, in the order in which it stands there. */
export function findEntries(roots: readonly Tree[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const root of roots) collect(root, [], 0, entries);
  return entries;
}

function collect(tree: Tree, categories: readonly string[], depth: number, entries: Entry[]): void {
  if (depth > caps.depth || entries.length > caps.questions) return;
  if (tree.kind === 'list') {
    const groups = tree.items.map(asQuestion);
    const isListOfQuestions = groups.some((group) => group !== null);
    for (const [place, item] of tree.items.entries()) {
      const group = groups[place] ?? null;
      if (group !== null) entries.push({ tree: item, group, categories, id: undefined });
      else if (isListOfQuestions && !holdsList(item)) entries.push({ tree: item, group: null, categories, id: undefined });
      else collect(item, categories, depth + 1, entries);
    }
  } else if (tree.kind === 'group') {
    const own = asQuestion(tree);
    if (own !== null) {
      entries.push({ tree, group: own, categories, id: undefined });
      return;
    }
    const title = depth === 0 ? [] : titleOf(tree);
    const values = [...tree.fields];
    const named = values.map(([, value]) => (value.kind === 'group' ? asQuestion(value) : null));
    for (const [place, [name, value]] of values.entries()) {
      const group = named[place] ?? null;
      if (group !== null) entries.push({ tree: value, group, categories: [...categories, ...title], id: /^\d*$/.test(name) ? undefined : name });
      else collect(value, [...categories, ...title, ...(isGeneric(name) ? [] : [name])], depth + 1, entries);
    }
  }
}

function isGeneric(name: string): boolean {
  return GENERIC.test(plainName(name)) || name.startsWith('\u0000');
}

function titleOf(group: TreeGroup): readonly string[] {
  const [own] = [
    ...fieldsFor(group, 'category'),
    ...['title', 'name']
      .flatMap((name) => ([...group.fields].find(([key]) => plainName(key) === name) ?? [])[1] ?? [])
      .map((value) => ({ name: '', value })),
  ].filter(({ value }) => value.kind === 'leaf');
  const words = wordsOf(own?.value);
  return words === null || words.length > 200 ? [] : [words];
}

function holdsList(tree: Tree): boolean {
  return (
    tree.kind === 'list' ||
    (tree.kind === 'group' && [...tree.fields.values()].some((value) => value.kind === 'list' && value.items.some((item) => item.kind === 'group')))
  );
}

/** The fields of a question, those of groups inside it and of JSON in a string among them; null for what is none. */
function asQuestion(tree: Tree): TreeGroup | null {
  const opened = tree.kind === 'leaf' ? openedString(tree) : tree;
  if (opened === null || opened.kind !== 'group') return null;
  const group = flattened(opened);
  const stem = stemOf(group);
  if (stem === null) return null;
  const options = findOptions(group);
  const hasKey = options !== null ? options.marked !== null || keyFields(group, options).length > 0 : fieldsFor(group, 'right').length > 0;
  if (isWeakStem(stem)) return options !== null && options.options.length > 1 && hasKey ? group : null;
  return options !== null || hasKey || fieldsFor(group, 'options').length > 0 ? group : null;
}

/** Groups that only gather fields of the question are opened: `{ prompt: { prompt, distractors }, answer: { answer } }`. */
function flattened(group: TreeGroup): TreeGroup {
  const fields = new Map<string, Tree>();
  const inner: (readonly [string, Tree])[] = [];
  for (const [name, value] of group.fields) {
    const opened =
      value.kind === 'leaf' && /^(?:question|q|data|content|item|json|body)$/.test(plainName(name)) ? (openedString(value) ?? value) : value;
    if (
      opened.kind === 'group' &&
      /^(?:question|prompt|answer|data|content|item|json|body|attributes|fields|node)$/.test(plainName(name)) &&
      isGathering(opened)
    )
      inner.push(...opened.fields);
    else fields.set(name, opened);
  }
  for (const [name, value] of inner) fields.set(name, value);
  return inner.length === 0 ? group : { ...group, fields };
}

function isGathering(group: TreeGroup): boolean {
  return (
    stemOf(group) !== null ||
    fieldsFor(group, 'options').length > 0 ||
    fieldsFor(group, 'wrong').length > 0 ||
    fieldsFor(group, 'right').some(({ value }) => value.kind !== 'group')
  );
}

/** JSON that was put into a string. */
function openedString(leaf: Extract<Tree, { kind: 'leaf' }>): Tree | null {
  if (typeof leaf.value !== 'string' || !/^\s*[{[][\s\S]*[}\]]\s*$/.test(leaf.value) || !/["']\s*:/.test(leaf.value)) return null;
  const [first, second] = parseJson(leaf.value);
  return first === undefined || second !== undefined ? null : withLine(first, leaf.line);
}

/** A string stands on one line, however many lines its words have. */
function withLine(tree: Tree, line: number): Tree {
  switch (tree.kind) {
    case 'list':
      return { ...tree, line, items: tree.items.map((item) => withLine(item, line)) };
    case 'group':
      return { ...tree, line, fields: new Map([...tree.fields].map(([name, value]) => [name, withLine(value, line)])) };
    default:
      return { ...tree, line };
  }
}
