/** The Markdown of a question as HTML, for programs that show nothing else. Only what our own texts use: paragraphs, code, emphasis, links. */

import { withoutEntities } from '../formats/html-to-markdown';
import { fencedLines } from '../formats/markdown-code';

/** The end of a line runs on in its paragraph, unless the next one begins a list, a heading, a quote or a row of a table. */
const RUNS_ON = /\n(?!\s*(?:[-+*>|#]|\d{1,9}[.)]\s))/g;
/** A run of backticks is taken whole or not at all: trying its parts costs the cube of its length. */
const INLINE =
  /\\([!-/:-@[-`{-~])|(?<!(?<!\\)`)(`+)(?!`)([\s\S]*?[^`])\2(?!`)|<(https?:\/\/[^\s<>]+)>|\[((?:[^\][\n\\]|\\.)+)\]\((https?:\/\/[^\s()<>]+)\)|(\*\*|__|~~)(?=\S)([^\n]*?\S)\7|(?<![\w*])([*_])(?=[^\s*_])([^*_\n]*?[^\s*_])\9(?![\w*])/g;
const MARKS: Readonly<Record<string, string>> = { '**': 'strong', __: 'strong', '~~': 's' };

/** Every paragraph in an element of its own: what reads it back never takes it for plain words. */
export function htmlOf(markdown: string): string {
  const lines = markdown.split('\n');
  const fenced = fencedLines(lines);
  const out: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const isCode = fenced[at] === true;
    let end = at + 1;
    while (end < lines.length && (fenced[end] === true) === isCode && !(isCode && isFenceEnd(lines, at, end - 1))) end++;
    const block = lines.slice(at, end);
    if (isCode) out.push(`<pre>${escapedHtml(block.slice(1, isFenceEnd(lines, at, end - 1) ? -1 : undefined).join('\n'))}</pre>`);
    else out.push(...paragraphs(block));
    at = end;
  }
  return out.join('');
}

/** Whether the line at `end` closes the block that the fence at `start` opened. */
function isFenceEnd(lines: readonly string[], start: number, end: number): boolean {
  const sign = /^\s*(`{3,}|~{3,})/.exec(lines[start] ?? '')?.[1] ?? '```';
  const line = (lines[end] ?? '').trim();
  return end > start && line.length >= sign.length && line === (sign[0] ?? '').repeat(line.length);
}

function paragraphs(lines: readonly string[]): readonly string[] {
  return lines
    .join('\n')
    .split(/\n[ \t]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${inline(paragraph.trim().replace(RUNS_ON, ' ')).replace(/\n/g, '<br>')}</p>`);
}

function inline(text: string): string {
  let out = '';
  let from = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, sign, ticks, code, address, words, target, pair, strong, , weak] = found;
    out += escapedHtml(text.slice(from, found.index));
    from = found.index + whole.length;
    if (sign !== undefined) out += escapedHtml(sign, true);
    else if (ticks !== undefined && code?.trim() === '') out += escapedHtml(whole, true);
    else if (ticks !== undefined && code !== undefined) out += `<code>${escapedHtml(unpadded(code).replace(/\n/g, ' '), true)}</code>`;
    else if (address !== undefined) out += `<a href="${escapedHtml(address, true)}">${escapedHtml(address, true)}</a>`;
    else if (words !== undefined && target !== undefined) out += `<a href="${escapedHtml(target, true)}">${inline(words)}</a>`;
    else if (strong !== undefined && pair !== undefined) out += `<${MARKS[pair]}>${inline(strong)}</${MARKS[pair]}>`;
    else out += `<em>${inline(weak ?? '')}</em>`;
  }
  return out + escapedHtml(text.slice(from));
}

/** One space on each side of code that begins or ends with a backtick is no part of it. */
function unpadded(code: string): string {
  return /^ [\s\S]*\S[\s\S]* $/.test(code) ? code.slice(1, -1) : code;
}

/** In words an entity is what it stands for; in code it is its own letters. */
function escapedHtml(text: string, isLiteral = false): string {
  return (isLiteral ? text : withoutEntities(text))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What a text says, without what only lays it out or stresses it: two texts that agree in this say the same. */
export function shownWords(markdown: string): string {
  return htmlOf(markdown)
    .replace(/<\/?(?:p|br)>/g, ' ')
    .replace(/<\/?(?:strong|em|s)>/g, '')
    .split(/(<(?:code|pre)>[\s\S]*?<\/(?:code|pre)>)/)
    .map((part, at) => (at % 2 === 0 ? part.replace(/[*_~]+/g, '') : part))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
