/** Finds the right answers of a question in a group of fields: marks on options, letters, numbers, words, and lists and groups of these. */

import type { FoundOptions } from './adhoc-options';
import { marksBeside } from './adhoc-options';
import type { DraftKeyPart, DraftOption } from './draft';
import { fieldsFor, isNothing, type NamedField, wordsOf } from './field-names';
import type { Tree, TreeGroup } from './value-tree';
import { type NumbersCount, optionOfLetter, placeOfText, writtenKey } from './written-key';

export interface FoundKey {
  /** As the set calls it; empty for marks on the options. */
  readonly field: string;
  readonly parts: readonly DraftKeyPart[];
  /** Whether marks on the options and a field beside them name different options. */
  readonly disagrees: boolean;
}

/** The fields that may hold the key, those that say it option by option first. */
export function keyFields(group: TreeGroup, options: FoundOptions): readonly NamedField[] {
  const fields = fieldsFor(group, 'right').filter(({ name, value }) => name !== options.field && value.kind !== 'broken');
  return [...fields.filter(({ value }) => value.kind === 'group'), ...fields.filter(({ value }) => value.kind !== 'group')];
}

export function findKey(group: TreeGroup, options: FoundOptions, numbers: NumbersCount): FoundKey {
  const marks = (options.marked ?? []).map((place) => ({ by: 'place' as const, place }));
  let firstUnresolved: FoundKey | null = null;
  for (const { name, value } of keyFields(group, options)) {
    const parts = partsOf(value, options.options, numbers);
    if (parts === null || parts.length === 0) continue;
    const places = parts.map((part) => placeOf(part, options.options));
    if (places.every((place) => place !== null)) {
      if (marks.length === 0) return { field: name, parts, disagrees: false };
      const isSame = new Set([...places, ...marks.map(({ place }) => place)]).size === marks.length && new Set(places).size === marks.length;
      return { field: '', parts: marks, disagrees: !isSame };
    }
    firstUnresolved ??= { field: name, parts, disagrees: false };
  }
  if (marks.length > 0) return { field: '', parts: marks, disagrees: false };
  return firstUnresolved ?? { field: '', parts: [], disagrees: false };
}

/** Numbers in the keys of one question, for telling from where the set counts; empty where they mean no places. */
export function numbersInKey(group: TreeGroup, options: FoundOptions): readonly number[] {
  if ((options.marked ?? []).length > 0) return [];
  for (const { value } of keyFields(group, options)) {
    const leaves = value.kind === 'list' ? value.items : [value];
    const numbers = leaves.flatMap((leaf) =>
      leaf.kind === 'leaf' && /^\s*\d{1,2}\s*$/.test(leaf.source) && !isOptionName(leaf.source.trim(), options.options) ? [Number(leaf.source)] : [],
    );
    if (numbers.length > 0) return numbers.length === leaves.length ? numbers : [];
    if (leaves.length > 0) return [];
  }
  return [];
}

function isOptionName(name: string, options: readonly DraftOption[]): boolean {
  return options.some(({ label, text }) => label === name || text.trim() === name);
}

function placeOf(part: DraftKeyPart, options: readonly DraftOption[]): number | null {
  switch (part.by) {
    case 'place':
      return part.place >= 0 && part.place < options.length ? part.place : null;
    case 'label':
      return optionOfLetter(part.label, options);
    case 'text':
      return placeOfText(part.text, options);
  }
}

/** Null where the value is no key at all. */
function partsOf(value: Tree, options: readonly DraftOption[], numbers: NumbersCount): readonly DraftKeyPart[] | null {
  if (isNothing(value)) return null;
  switch (value.kind) {
    case 'leaf':
      return leafParts(value.source, options, numbers);
    case 'list': {
      const marks = marksBeside(value, options);
      if (marks !== null) return marks;
      const parts = value.items.map((item) => partsOf(item, options, numbers));
      return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
    }
    case 'group': {
      const marks = marksBeside(value, options);
      if (marks !== null) return marks;
      const label = fieldsFor(value, 'optionLabel').find((field) => field.value.kind === 'leaf' && isOptionName(field.value.source, options));
      const words = wordsOf(label?.value ?? value);
      return words === null ? null : leafParts(words, options, numbers);
    }
    case 'broken':
      return null;
  }
}

/** A label that options have ("opt-3"), a field's name ("answer_b"), or a key as people write it. */
function leafParts(written: string, options: readonly DraftOption[], numbers: NumbersCount): readonly DraftKeyPart[] {
  const bare = written.trim();
  const labelled = options.findIndex(({ label }) => label !== undefined && label.toLowerCase() === bare.toLowerCase());
  if (labelled >= 0) return [{ by: 'place', place: labelled }];
  const field = /^(?:answer|option|choice|opt|ans|respuesta|opcion)[\s_-]*([a-j]|\d)$/i.exec(bare)?.[1];
  return writtenKey(field !== undefined && placeOfText(bare, options) === null ? field : written, options, numbers);
}
