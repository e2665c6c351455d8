/** Turns foreign text into what may be stored: Markdown without HTML, scripts, remote pictures, or signs that hide and reorder words. */

import { cleanText } from './clean-text';
import { disarmed } from './disarm-markdown';
import type { DraftMarkup } from './draft';
import { escaped } from './escape-markdown';
import { withoutHtml } from './html-to-markdown';
import { outsideCode } from './markdown-code';

export interface ForeignPicture {
  /** As the set writes it: a path in the set, or an address. */
  readonly source: string;
  readonly alt: string;
}

export interface ForeignText {
  readonly text: string;
  /** Control and direction signs that were taken out. */
  readonly removed: number;
  /** Pictures that stood in the text; of those inside a line the alternative words are left in it. */
  readonly pictures: readonly ForeignPicture[];
}

/** The way to a picture may hold one pair of brackets, and between angles anything but angles. */
const PICTURE =
  /(?<!\\)!\[([^\][\n]{0,500})(?<!\\)\]\(\s*(?:<([^<>\n]{1,2000})>|((?:[^\s()<>]|\([^\s()<>]{0,200}\)){1,2000}))(?:\s+"[^"\n]{0,500}")?\s*\)/g;

/** A link that leads into a program or a file, and not to a page, keeps its words alone. */
const ODD_LINK = /(?<!\\)\[([^\][\n]{0,500})(?<!\\)\]\(\s{0,9}<?(?!https?:|mailto:)[a-z][a-z0-9+.-]{0,30}:[^\n)]{0,2000}\)*/gi;
const ODD_DEFINITION = /^ {0,3}\[[^\][\n]{1,500}(?<!\\)\]:\s{0,9}<?(?!https?:|mailto:)[a-z][a-z0-9+.-]{0,30}:[^\n]*$/gim;

export function foreignText(written: string, markup: DraftMarkup): ForeignText {
  const { text, removed } = cleanText(written);
  const pictures: ForeignPicture[] = [];
  const worded = (markdown: string) => (markdown.includes('[') ? unlinked(markdown) : markdown);
  const unlinked = (markdown: string) =>
    markdown
      .replace(PICTURE, (whole: string, alt: string, angled: string | undefined, plain: string | undefined, at: number) => {
        pictures.push({ source: (angled ?? plain ?? '').trim(), alt: alt.trim() });
        const isAlone =
          /(?:^|\n)[ \t]*$/.test(markdown.slice(Math.max(0, at - 200), at)) &&
          /^[ \t]*(?:\n|$)/.test(markdown.slice(at + whole.length, at + whole.length + 200));
        return isAlone ? '' : alt.trim();
      })
      .replace(ODD_LINK, '$1')
      .replace(ODD_DEFINITION, '');
  // Entities can stand for the very signs that were taken out of the text.
  const made = markdownOf(text, markup, worded);
  const again = made === text ? { text, removed: 0 } : cleanText(made);
  return { text: trimmed(disarmed(again.text)), removed: removed + again.removed, pictures };
}

function markdownOf(text: string, markup: DraftMarkup, worded: (markdown: string) => string): string {
  switch (markup) {
    case 'plain':
      return escaped(text);
    case 'html':
      return outsideCode(withoutHtml(text, 'html'), worded);
    case 'markdown':
      return outsideCode(text, (part) => worded(withoutHtml(part, 'markdown')));
  }
}

function trimmed(text: string): string {
  if (!/^\n|\n{3}|\s(?:\n|$)/.test(text)) return text;
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd();
}
