/** Cuts a text where highlights begin and end: in plain paragraphs, and in the tree that Markdown becomes. */

import type { ExtraProps } from 'react-markdown';
import type { Highlight } from '../../core/attempt';

type Element = NonNullable<ExtraProps['node']>;
type Node = Element['children'][number];
interface Parent {
  children: Node[];
}

/** Between these and their rows and cells React keeps no blank text, so none is counted. */
const WITHOUT_BLANKS: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr']);

interface Run {
  readonly text: string;
  /** Where the run begins in the whole text. */
  readonly from: number;
  readonly isMarked: boolean;
}

/** The runs of a piece of text that begins at letter `at` of the whole; `highlights` are in order and do not overlap. */
export function cutAt(text: string, at: number, highlights: readonly Highlight[]): readonly Run[] {
  const runs: Run[] = [];
  const end = at + text.length;
  let from = at;
  const add = (to: number, isMarked: boolean) => {
    if (to > from) runs.push({ text: text.slice(from - at, to - at), from, isMarked });
    from = Math.max(from, to);
  };
  for (const highlight of highlights) {
    add(Math.min(end, highlight.from), false);
    add(Math.min(end, highlight.to), true);
  }
  add(end, false);
  return runs;
}

/** A plugin of the Markdown reader that puts highlighted letters into `mark` elements. */
export function markHighlights(highlights: readonly Highlight[]) {
  return () => (tree: Parent) => {
    let at = 0;
    const walk = (parent: Parent, skipsBlanks: boolean) => {
      parent.children = parent.children.flatMap((node): Node[] => {
        if (node.type === 'element') walk(node, WITHOUT_BLANKS.has(node.tagName));
        if (node.type !== 'text' || (skipsBlanks && node.value.trim() === '')) return [node];
        const runs = cutAt(node.value, at, highlights);
        at += node.value.length;
        return runs.map((run): Node => {
          const words = { type: 'text' as const, value: run.text };
          return run.isMarked ? { type: 'element', tagName: 'mark', properties: {}, children: [words] } : words;
        });
      });
    };
    walk(tree, false);
  };
}
