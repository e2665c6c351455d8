/** From what is selected on the screen to letters of a question's texts, and back: how a highlight finds its place. */

import type { Highlight } from '../../../core/attempt';

/** A word of a part; words of one `block` stand in one paragraph, item or cell. */
export interface Word extends Highlight {
  readonly block: number;
}

interface Letters {
  readonly node: Text;
  readonly part: string;
  /** Where the node begins in the text of its part. */
  readonly from: number;
  readonly block: Element | null;
}

const BLOCKS = 'p, li, td, th, h3, h4, h5, h6, pre, [data-part]';

/** Every text node of the parts below `root`, in reading order. What stands beside the text (a host, a picture's words) is none of it. */
function lettersOf(root: Element): readonly Letters[] {
  return [...root.querySelectorAll<HTMLElement>('[data-part]')].flatMap((element) => {
    const found: Letters[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let from = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text) || node.parentElement?.closest('[data-beside]')) continue;
      found.push({ node, part: element.dataset.part ?? '', from, block: node.parentElement?.closest(BLOCKS) ?? null });
      from += node.length;
    }
    return found;
  });
}

/** What of the selection lies in the parts below `root`: one piece a part, empty when nothing is selected there. */
export function selectedPieces(root: Element, selection: Selection | null): readonly Highlight[] {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return [];
  const range = selection.getRangeAt(0);
  const pieces = new Map<string, Highlight>();
  for (const { node, part, from } of lettersOf(root)) {
    if (!range.intersectsNode(node)) continue;
    const begin = from + (node === range.startContainer ? range.startOffset : 0);
    const end = from + (node === range.endContainer ? range.endOffset : node.length);
    if (node.data.slice(begin - from, end - from).trim() === '') continue;
    pieces.set(part, { part, from: Math.min(begin, pieces.get(part)?.from ?? begin), to: end });
  }
  return [...pieces.values()];
}

/** The words of the parts below `root`, in reading order. */
export function wordsOf(root: Element): readonly Word[] {
  const blocks: { readonly letters: Letters; text: string }[] = [];
  for (const letters of lettersOf(root)) {
    const last = blocks.at(-1);
    if (last && last.letters.block === letters.block) last.text += letters.node.data;
    else blocks.push({ letters, text: letters.node.data });
  }
  return blocks.flatMap(({ letters: { part, from }, text }, block) =>
    [...text.matchAll(/\S+/g)].map((match) => ({ part, block, from: from + match.index, to: from + match.index + match[0].length })),
  );
}

/** Selects from the beginning of one piece to the end of another, and brings the end into view. Answers with the selected text. */
export function selectPieces(root: Element, first: Highlight, last: Highlight): string {
  const letters = lettersOf(root);
  const start = letters.find(({ part, from, node }) => part === first.part && first.from < from + node.length);
  const end = letters.find(({ part, from, node }) => part === last.part && last.to <= from + node.length);
  const selection = window.getSelection();
  if (!start || !end || !selection) return '';
  selection.setBaseAndExtent(start.node, first.from - start.from, end.node, last.to - end.from);
  end.node.parentElement?.scrollIntoView({ block: 'nearest' });
  return selection.toString();
}
