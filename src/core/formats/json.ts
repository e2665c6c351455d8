/** Reads question sets that are JSON of nobody's format, one document or one a line. */

import { problem } from '../problem';
import { readAdhoc } from './adhoc';
import type { DraftsRead } from './draft';
import type { FieldMapping } from './field-mapping';
import { parseJson } from './json-text';

export function readJson(text: string, file: string, mappings: readonly FieldMapping[] = []): DraftsRead {
  const roots = parseJson(text);
  // One document a line is one list.
  const isByLine = roots.length > 1 && roots.every(({ kind }) => kind === 'group' || kind === 'broken');
  const read = readAdhoc(isByLine ? [{ kind: 'list', line: roots[0]?.line ?? 1, items: roots }] : roots, file, mappings);
  return read.drafts.length === 0 && read.problems.length === 0 ? { ...read, problems: [problem('set.no-questions', { file }, { file })] } : read;
}
