/** The words of a question among the fields of a group. */

import { fieldsFor, plainName, wordsOf } from './field-names';
import type { Tree, TreeGroup } from './value-tree';

/** Stems by these names are words of anything; the earlier names are a question's. */
const WEAK_STEMS: ReadonlySet<string> = new Set(['text', 'body', 'content', 'title', 'name', 'prompt', 'statement', 'problem']);

export interface Stem {
  readonly field: string;
  readonly words: string;
  readonly pictures: readonly string[];
}

export function stemOf(group: TreeGroup): Stem | null {
  for (const { name, value } of fieldsFor(group, 'stem')) {
    const pictures: string[] = [];
    const words = paragraphs(value, pictures);
    if (words !== null) return { field: name, words, pictures };
  }
  return null;
}

export function isWeakStem({ field }: Stem): boolean {
  return WEAK_STEMS.has(plainName(field));
}

/** Words of a field; nodes that are pictures are put aside. */
export function paragraphs(value: Tree, pictures: string[]): string | null {
  if (value.kind !== 'list') return value.kind === 'group' && fieldsFor(value, 'options').length > 0 ? null : wordsOf(value);
  const words = value.items.flatMap((item) => {
    const text = wordsOf(item);
    if (text === null) return [];
    const isPicture = item.kind === 'group' && /^https?:\/\/\S+\.(?:png|jpe?g|gif|webp|svg)(?:[?#]\S*)?$/i.test(text.trim());
    if (isPicture) pictures.push(text.trim());
    return isPicture ? [] : [text];
  });
  return words.length === 0 ? null : words.join('\n\n');
}
