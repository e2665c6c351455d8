/** Notes as one Markdown file that people can read, and that reads back as the same notes. */

import type { WrittenNote } from './notes';

/** Each note begins with a comment that no reader shows; it carries what a heading alone could not. */
const BEGINS = '<!-- passband-note ';
const ENDS = ' -->';
/** A line of a body that looks like such a comment, however often it was escaped. */
const LOOKS_LIKE_ONE = /^\\*<!-- passband-note /;

export function notesFile(notes: readonly WrittenNote[]): string {
  return notes
    .map(({ title, body, tags }) => `${BEGINS}${safeJson({ title, tags })}${ENDS}\n## ${oneLine(title)}\n\n${escapedBody(body)}\n`)
    .join('\n');
}

/** A comment ends at its first "-->", and a line at its end. */
function safeJson(value: object): string {
  return JSON.stringify(value).replace(/[-<>\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function escapedBody(body: string): string {
  return body
    .split('\n')
    .map((line) => (LOOKS_LIKE_ONE.test(line) ? `\\${line}` : line))
    .join('\n');
}

/** The notes of such a file; null where the text is another one. */
export function readNotesFile(text: string): readonly WrittenNote[] | null {
  if (!text.startsWith(BEGINS)) return null;
  const notes: (WrittenNote & { lines: string[] })[] = [];
  for (const line of text.split('\n')) {
    const head = line.startsWith(BEGINS) && line.endsWith(ENDS) ? readHead(line.slice(BEGINS.length, -ENDS.length)) : null;
    if (head) notes.push({ ...head, body: '', lines: [] });
    else notes.at(-1)?.lines.push(LOOKS_LIKE_ONE.test(line) && line.startsWith('\\') ? line.slice(1) : line);
  }
  return notes.map(({ title, tags, lines }) => {
    // Before the body its heading and an empty line, after it an empty line.
    const from = lines[0] === `## ${oneLine(title)}` ? (lines[1] === '' ? 2 : 1) : 0;
    const to = lines.length > from && lines.at(-1) === '' ? lines.length - 1 : lines.length;
    return { title, tags, body: lines.slice(from, to).join('\n') };
  });
}

function readHead(json: string): { title: string; tags: string[] } | null {
  try {
    const head: unknown = JSON.parse(json);
    if (typeof head !== 'object' || head === null || !('title' in head) || typeof head.title !== 'string') return null;
    const tags = 'tags' in head && Array.isArray(head.tags) ? head.tags.filter((tag): tag is string => typeof tag === 'string') : [];
    return { title: head.title, tags };
  } catch {
    return null;
  }
}
