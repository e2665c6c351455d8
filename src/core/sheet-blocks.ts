/** A note cut into blocks that a printed page can begin with: paragraphs, lists, tables and code, none of them longer than a good part of a column. */

import { fencedLines } from './formats/markdown-code';

/** About 25 lines of a column on a sheet of 8 points. */
const MOST_CHARACTERS = 1200;
const LIST_ITEM = /^ {0,3}(?:[-+*]|\d{1,9}[.)])\s/;

/** Each block reads as Markdown by itself; together they are the text. */
export function sheetBlocks(markdown: string): readonly string[] {
  return rawBlocks(markdown).flatMap((block) => (block.length <= MOST_CHARACTERS ? [block] : shorter(block)));
}

/** What empty lines part; code keeps its own, and what is indented belongs to what stands before it. */
function rawBlocks(markdown: string): string[] {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
  const fenced = fencedLines(lines);
  const blocks: string[][] = [];
  let open: string[] | null = null;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' && !fenced[at]) {
      open = null;
      continue;
    }
    const last: string[] | undefined = blocks.at(-1);
    if (open) open.push(line);
    else if (last && /^(?: {2,}|\t)/.test(line) && !fenced[at]) {
      last.push('', line);
      open = last;
    } else {
      open = [line];
      blocks.push(open);
    }
  }
  return blocks.map((block) => block.join('\n'));
}

function shorter(block: string): string[] {
  const lines = block.split('\n');
  const fence = /^\s*(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1];
  if (fence !== undefined) {
    const inner = lines.slice(1, lines.at(-1)?.trim().startsWith(fence) ? -1 : undefined);
    return gathered(inner, () => true).map((part) => `${lines[0]}\n${part}\n${fence}`);
  }
  if (lines[1] !== undefined && /^[\s|:-]+$/.test(lines[1]) && lines[1].includes('-')) {
    const head = lines.slice(0, 2).join('\n');
    return gathered(lines.slice(2), () => true).map((part) => `${head}\n${part}`);
  }
  if (lines.some((line) => LIST_ITEM.test(line))) return gathered(lines, (line) => LIST_ITEM.test(line)).flatMap(sentences);
  return sentences(block);
}

/** Lines put together up to the length, cut only before lines that `mayBegin`. */
function gathered(lines: readonly string[], mayBegin: (line: string) => boolean): string[] {
  const parts: string[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last === undefined || (last.length + line.length > MOST_CHARACTERS && mayBegin(line))) parts.push(line);
    else parts[parts.length - 1] = `${last}\n${line}`;
  }
  return parts;
}

/** A long paragraph, cut after sentences, else between words, else anywhere. */
function sentences(block: string): string[] {
  const parts: string[] = [];
  let rest = block;
  while (rest.length > MOST_CHARACTERS) {
    const room = rest.slice(0, MOST_CHARACTERS);
    const sentence = Math.max(room.lastIndexOf('. '), room.lastIndexOf('.\n'), room.lastIndexOf('? '), room.lastIndexOf('! ')) + 1;
    const word = room.search(/\s\S*$/);
    const at = sentence > MOST_CHARACTERS / 2 ? sentence : word > MOST_CHARACTERS / 2 ? word : MOST_CHARACTERS;
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}
