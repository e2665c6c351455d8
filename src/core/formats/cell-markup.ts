/** How the texts of a question from a table or a note are written: their columns do not say it, so the texts have to. */

import type { DraftMarkup } from './draft';
import { withoutHtml } from './html-to-markdown';

const PAIR = /<(p|div|span|b|strong|i|em|u|ul|ol|li|code|pre|a|h[1-6]|table|sub|sup|font)\b[^<>]{0,500}>/i;
/** A break is a tag wherever words stand beside it. */
const BREAK = /<br\s*\/?>/i;

/** HTML only where tags do the work of tags: an option that is nothing but a tag is what the question asks about. */
export function markupOf(texts: readonly string[]): DraftMarkup {
  const isHtml = texts.some((text) => BREAK.test(text) || hasPair(text)) && texts.every((text) => text.trim() === '' || hasWords(text));
  if (isHtml) return 'html';
  return texts.some((text) => /^[ \t]*(?:```|~~~)/m.test(text) || /(?<!`)`[^`\n]+`(?!`)/.test(text)) ? 'markdown' : 'plain';
}

/** White space is no line break in HTML; in the cells of a table that has some tags it still is one. */
export function withLineBreaks(text: string, markup: DraftMarkup): string {
  return markup === 'html' && !/<(?:p|br|div|li|pre|table)\b/i.test(text) ? text.replace(/\r\n?|\n/g, '<br>') : text;
}

function hasPair(text: string): boolean {
  const name = PAIR.exec(text)?.[1];
  return name !== undefined && text.toLowerCase().includes(`</${name.toLowerCase()}>`);
}

function hasWords(text: string): boolean {
  return /<img\b/i.test(text) || withoutHtml(text, 'html').trim() !== '';
}
