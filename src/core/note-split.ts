/** A text of the candidate's (Markdown or plain) taken apart into notes: at its headings, else as one. */

import { frontMatter } from './formats/front-matter';
import { fencedLines } from './formats/markdown-code';
import type { TreeGroup } from './formats/value-tree';
import { shortTitle, type WrittenNote } from './notes';
import { readNotesFile } from './notes-file';

/** The caps of `noteSchema`: what is longer goes on in another note, so that nothing is cut away. */
const BODY_LENGTH = 20_000;
const TAG_LENGTH = 60;
const MOST_TAGS = 30;
const HEADING = /^ {0,3}(#{1,2})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;

/** `file` names a note that has no heading; tags in front of the text belong to all of its notes. */
export function splitNotes(text: string, file: string): readonly WrittenNote[] {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const ours = readNotesFile(plain);
  if (ours) return ours.flatMap(withinCaps);
  const { fields, body } = frontMatter(plain);
  const tags = tagsIn(fields);
  const title = wordIn(fields, 'title') ?? nameOf(file);
  return sections(body, title).flatMap((section) => withinCaps({ ...section, tags }));
}

function sections(text: string, title: string): { readonly title: string; readonly body: string }[] {
  const lines = text.split('\n');
  const fenced = fencedLines(lines);
  const found: { title: string; level: number; lines: string[] }[] = [{ title, level: 0, lines: [] }];
  for (const [at, line] of lines.entries()) {
    const heading = fenced[at] ? null : HEADING.exec(line);
    if (heading) found.push({ title: heading[2]?.trim() || title, level: heading[1]?.length ?? 1, lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found.flatMap(({ title: name, level, lines: own }, at) => {
    const body = own.join('\n').trim();
    // A heading with nothing before the smaller one below it names a part of the file; any other is a note, if a short one.
    const isName = level === 0 || (found[at + 1]?.level ?? 0) > level;
    return body === '' && isName ? [] : [{ title: name, body }];
  });
}

function withinCaps({ title, body, tags }: WrittenNote): WrittenNote[] {
  const fitting = [...new Set(tags.map((tag) => tag.trim().slice(0, TAG_LENGTH).trim()).filter(Boolean))].slice(0, MOST_TAGS);
  const name = title.trim();
  if (name === '') return [];
  const parts: string[] = [];
  let rest = body;
  while (rest.length > BODY_LENGTH) {
    const cut = rest.lastIndexOf('\n', BODY_LENGTH);
    const at = cut > BODY_LENGTH / 2 ? cut : BODY_LENGTH;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).replace(/^\n/, '');
  }
  parts.push(rest);
  return parts.map((part, at) => ({ title: shortTitle(parts.length === 1 ? name : `${name} (${at + 1})`), body: part, tags: fitting }));
}

function nameOf(file: string): string {
  const name = file.split('/').at(-1) ?? file;
  return (
    name
      .replace(/\.\w{1,8}$/, '')
      .replace(/[-_]+/g, ' ')
      .trim() || name
  );
}

/** `tags: [a, b]`, a list, or words with commas between them. */
function tagsIn(fields: TreeGroup | null): string[] {
  const value = fields?.fields.get('tags') ?? fields?.fields.get('keywords');
  switch (value?.kind) {
    case 'list':
      return value.items.flatMap((item) => (item.kind === 'leaf' ? [item.source] : []));
    case 'leaf':
      return value.value === null ? [] : value.source.split(',');
    default:
      return [];
  }
}

function wordIn(fields: TreeGroup | null, name: string): string | null {
  const value = fields?.fields.get(name);
  const word = value?.kind === 'leaf' && value.value !== null ? value.source.trim() : '';
  return word === '' ? null : word;
}
