/** Parts the fields in front of a Markdown text from the text. */

import type { TreeGroup } from './value-tree';
import { readYamlTree } from './yaml-tree';

export interface FrontMatter {
  /** Null where the text has none, or it cannot be read. */
  readonly fields: TreeGroup | null;
  readonly body: string;
  /** Lines of the whole text before `body`. */
  readonly linesBefore: number;
}

/** Between lines `---` (YAML) or `+++` (TOML, whose simple lines read like YAML) at the very beginning. */
export function frontMatter(text: string): FrontMatter {
  const [whole, fence, inner] = /^\ufeff?\s*(---|\+\+\+)[ \t]*\n([\s\S]{0,50000}?)\n\1[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (whole === undefined || inner === undefined || !/^[\w"'#-]/m.test(inner)) return { fields: null, body: text, linesBefore: 0 };
  const yaml = fence === '+++' ? inner.replace(/^([\w-]+)\s*=\s*/gm, '$1: ') : inner;
  const { root } = readYamlTree(yaml, 1);
  if (root?.kind !== 'group') return { fields: null, body: text, linesBefore: 0 };
  return { fields: root, body: text.slice(whole.length), linesBefore: whole.split('\n').length - 1 };
}
