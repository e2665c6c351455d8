/** Finds the options of a question in a group of fields, whatever the shape: lists of words or of groups, letters as field names, fields in a row. */

import type { DraftKeyPart, DraftOption } from './draft';
import { fieldsFor, isNothing, type NamedField, plainName, wordsOf } from './field-names';
import type { Tree, TreeGroup } from './value-tree';

export interface FoundOptions {
  /** The field that they stand in, as the set calls it. */
  readonly field: string;
  readonly options: readonly DraftOption[];
  /** Places of the options that carry a mark of being right; null where options carry no such mark. */
  readonly marked: readonly number[] | null;
}

/** Null where the group has no options. */
export function findOptions(group: TreeGroup): FoundOptions | null {
  for (const { name, value } of fieldsFor(group, 'options')) {
    const found = optionsFrom(value) ?? (value.kind === 'leaf' ? fromWords(value.source) : null);
    if (found !== null) return { field: name, ...found };
  }
  const apart = rowOfFields(group) ?? rightAndWrong(group);
  if (apart !== null) return apart;
  for (const { name, value } of fieldsFor(group, 'optionsOrKey')) {
    const found = optionsFrom(value);
    if (found !== null) return { field: name, ...found };
  }
  return null;
}

function optionsFrom(value: Tree): Omit<FoundOptions, 'field'> | null {
  if (value.kind === 'list') return value.items.length === 0 ? null : listed(value.items);
  return value.kind === 'group' ? lettered(value) : null;
}

function listed(items: readonly Tree[]): Omit<FoundOptions, 'field'> | null {
  const options: DraftOption[] = [];
  const marked: number[] = [];
  let hasMarks = false;
  for (const item of items) {
    if (isNothing(item)) continue;
    // A group of one field is a letter and its words: [{"A": "…"}, {"B": "…"}].
    const only = item.kind === 'group' && item.fields.size === 1 ? [...item.fields][0] : undefined;
    if (only !== undefined && /^[A-J1-9]$/i.test(only[0])) {
      options.push({ label: only[0].toUpperCase(), text: wordsOf(only[1]) ?? '' });
      continue;
    }
    if (item.kind !== 'group') {
      const words = wordsOf(item);
      if (words === null) return null;
      options.push({ text: words });
      continue;
    }
    const { option, isRight } = optionOf(item);
    if (isRight !== null) hasMarks = true;
    if (isRight === true) marked.push(options.length);
    options.push(option);
  }
  return options.length === 0 ? null : { options, marked: hasMarks ? marked : null };
}

function optionOf(item: TreeGroup): { option: DraftOption; isRight: boolean | null } {
  const texts = fieldsFor(item, 'optionText').filter((field) => wordsOf(field.value) !== null && field.value.kind !== 'group');
  const [text] = texts;
  const right = fieldsFor(item, 'optionRight').find((field) => field.name !== text?.name && truthOf(field.value) !== null);
  const label = fieldsFor(item, 'optionLabel').find(
    (field) => field.name !== text?.name && field.name !== right?.name && field.value.kind === 'leaf' && labelOf(field.value.source) !== null,
  );
  const rationale = fieldsFor(item, 'optionRationale').find((field) => field.name !== text?.name);
  return {
    option: {
      text: wordsOf(text?.value) ?? '',
      ...(label !== undefined && label.value.kind === 'leaf' && { label: labelOf(label.value.source) ?? undefined }),
      ...(rationale !== undefined && { rationale: wordsOf(rationale.value) ?? undefined }),
    },
    isRight: right === undefined ? null : truthOf(right.value),
  };
}

/** A label is short, and has no spaces: "A", "b)", "opt-3". */
function labelOf(source: string): string | null {
  const label = source.trim().replace(/^\(|[).:]+$/g, '');
  return /^[\w-]{1,40}$/.test(label) ? label : null;
}

/** Yes, no, or a number above nought ("fraction": 100); null for what is none of these. */
export function truthOf(value: Tree): boolean | null {
  if (value.kind !== 'leaf') return null;
  if (typeof value.value === 'boolean') return value.value;
  if (typeof value.value === 'number') return value.value > 0;
  const word = value.source.trim().toLowerCase();
  if (/^(true|yes|y|right|correct|x|1|100|✓|✔|✅|wahr|richtig|verdadero|sí|si|vrai)$/.test(word)) return true;
  return /^(false|no|n|wrong|incorrect|0|✗|❌|falsch|falso|faux)$/.test(word) ? false : null;
}

/** `{ "A": "…", "B": "…" }`, `{ "answer_a": "…" }`, and `{ "Paris": true, "Rome": false }`. */
function lettered(group: TreeGroup): Omit<FoundOptions, 'field'> | null {
  const entries = [...group.fields].filter(([, value]) => !isNothing(value));
  if (entries.length === 0) return null;
  if (entries.every(([name, value]) => !isLetterName(name) && value.kind === 'leaf' && typeof value.value === 'boolean')) {
    return { options: entries.map(([text]) => ({ text })), marked: entries.flatMap(([, value], place) => (truthOf(value) === true ? [place] : [])) };
  }
  if (!entries.every(([name]) => isLetterName(name))) return null;
  const options: DraftOption[] = [];
  const marked: number[] = [];
  let hasMarks = false;
  for (const [name, value] of entries) {
    const made = value.kind === 'group' ? optionOf(value) : { option: { text: wordsOf(value) ?? '' }, isRight: null };
    if (made.isRight !== null) hasMarks = true;
    if (made.isRight === true) marked.push(options.length);
    options.push({ ...made.option, label: letterOf(name) });
  }
  return { options, marked: hasMarks ? marked : null };
}

const LETTER_NAME = /^(?:answer|option|choice|opt|ans|respuesta|opcion|choix)?[\s_-]*([a-j]|10|\d)$/i;

function isLetterName(name: string): boolean {
  return LETTER_NAME.test(name.trim());
}

function letterOf(name: string): string {
  return (LETTER_NAME.exec(name.trim())?.[1] ?? name).toUpperCase();
}

/** `optionA`, `option_b`, `answer1`, `a`: fields of the question itself, at least two in a row. */
function rowOfFields(group: TreeGroup): FoundOptions | null {
  const rows = new Map<string, DraftOption[]>();
  for (const [name, value] of group.fields) {
    const [, row, letter] = /^(answer|option|choice|opt|ans|respuesta|opcion|)(?:text)?([a-j]|10|\d)$/.exec(plainName(name)) ?? [];
    const words = value.kind === 'leaf' && !isNothing(value) ? wordsOf(value) : null;
    if (row === undefined || letter === undefined || words === null) continue;
    const options = rows.get(row) ?? [];
    options.push({ label: letter.toUpperCase(), text: words });
    rows.set(row, options);
  }
  const [best] = [...rows].sort((a, b) => b[1].length - a[1].length);
  return best === undefined || best[1].length < 2 ? null : { field: `${best[0]}${best[1][0]?.label ?? ''}…`, options: best[1], marked: null };
}

/** The right answer and the wrong ones in fields of their own; the set gives no order, and the app shuffles. */
function rightAndWrong(group: TreeGroup): FoundOptions | null {
  const wrong = [...fieldsFor(group, 'wrong'), ...numberedWrong(group)];
  const right = fieldsFor(group, 'right').find(({ name, value }) => wrong.every((field) => field.name !== name) && value.kind !== 'group');
  if (wrong.length === 0 || right === undefined) return null;
  const texts = (value: Tree) => (value.kind === 'list' ? value.items.flatMap((item) => wordsOf(item) ?? []) : [wordsOf(value) ?? '']);
  const rights = texts(right.value);
  const options = [...rights, ...wrong.flatMap(({ value }) => texts(value))].map((text) => ({ text }));
  return { field: `${right.name} + ${wrong[0]?.name ?? ''}`, options, marked: rights.map((_, place) => place) };
}

function numberedWrong(group: TreeGroup): readonly NamedField[] {
  return [...group.fields].flatMap(([name, value]) =>
    /^(?:distractor|wrong|incorrect|wronganswer|incorrectanswer)\d$/.test(plainName(name)) && !isNothing(value) ? [{ name, value }] : [],
  );
}

/** "A) … B) …" in one text, one option a line. */
function fromWords(text: string): Omit<FoundOptions, 'field'> | null {
  const lines = text
    .split(/\r?\n|\s*\|\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length < 2 ? null : { options: lines.map((line) => ({ text: line })), marked: null };
}

/** Marks that stand in a field beside the options: one yes or no for each, in a list or under the options' letters. */
export function marksBeside(value: Tree, options: readonly DraftOption[]): readonly DraftKeyPart[] | null {
  if (value.kind === 'list') {
    const truths = value.items.map((item) =>
      item.kind === 'leaf' && (typeof item.value === 'boolean' || /^(true|false)$/i.test(item.source)) ? truthOf(item) : null,
    );
    if (value.items.length !== options.length || truths.some((truth) => truth === null)) return null;
    return truths.flatMap((truth, place) => (truth === true ? [{ by: 'place' as const, place }] : []));
  }
  if (value.kind !== 'group') return null;
  const parts: DraftKeyPart[] = [];
  for (const [name, mark] of value.fields) {
    const letter = /^(?:answer|option|choice)?([a-j]|\d)(?:correct|iscorrect)?$/.exec(plainName(name))?.[1];
    const truth = truthOf(mark);
    if (letter === undefined || (truth === null && !isNothing(mark))) return null;
    if (truth === true) parts.push({ by: 'label', label: letter.toUpperCase() });
  }
  return value.fields.size === 0 ? null : parts;
}
