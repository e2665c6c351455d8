/** Reads the notes that Anki exports as text: lines of "#name:value" first, then a note a row. */

import { problem } from '../problem';
import { caps } from './caps';
import { type Delimiter, rowsOf } from './delimited-rows';
import type { DraftsRead } from './draft';
import { noteDraft } from './note-question';

const SEPARATORS: Readonly<Record<string, Delimiter>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  '\t': '\t',
  ',': ',',
  ';': ';',
  '|': '|',
};

export function readAnkiText(text: string, file: string): DraftsRead {
  const settings = new Map<string, string>();
  let head = 0;
  let headLines = 0;
  for (let line = /#([^\n]*)\n?/y.exec(text); line !== null; line = nextSetting(text, head)) {
    const [, name = '', value = ''] = /^([a-z ]{1,30}):(.*)$/i.exec(line[1] ?? '') ?? [];
    settings.set(name.toLowerCase(), value.replace(/\r$/, ''));
    head += line[0].length;
    headLines++;
  }
  const delimiter = (Object.entries(SEPARATORS).find(([name]) => name === settings.get('separator')?.toLowerCase()) ?? ['', '\t' as const])[1];
  const asNumber = (name: string) => Number(settings.get(name) ?? 0) - 1;
  const beside = new Set(['notetype column', 'deck column', 'tags column', 'guid column'].map(asNumber));
  const tagsColumn = asNumber('tags column');
  const columns = settings.get('columns')?.split(delimiter) ?? [];
  const names = columns.filter((_, at) => !beside.has(at));
  const isHtml = settings.get('html')?.trim().toLowerCase() !== 'false';
  const rows = rowsOf(text.slice(head), delimiter, caps.databaseRows);
  const drafts = rows.map(({ cells, line }) => {
    const fields = cells.flatMap((cell, at) =>
      beside.has(at) ? [] : [isHtml ? cell : cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')],
    );
    const tags = (cells[tagsColumn] ?? '').split(/\s+/).filter((tag) => tag !== '');
    return noteDraft({ names, values: fields, tags }, { file, line: line + headLines });
  });
  return { drafts, problems: drafts.length === 0 ? [problem('set.no-questions', { file }, { file })] : [] };
}

function nextSetting(text: string, from: number): RegExpExecArray | null {
  const line = /#([^\n]*)\n?/y;
  line.lastIndex = from;
  return line.exec(text);
}
