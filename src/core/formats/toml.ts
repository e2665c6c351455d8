/** Reads question sets that are TOML of nobody's format. */

import { problem } from '../problem';
import { readAdhoc } from './adhoc';
import type { DraftsRead } from './draft';
import type { FieldMapping } from './field-mapping';
import { parseToml } from './toml-text';

export function readToml(text: string, file: string, mappings: readonly FieldMapping[] = []): DraftsRead {
  const read = readAdhoc([parseToml(text)], file, mappings);
  return read.drafts.length === 0 ? { ...read, problems: [...read.problems, problem('set.no-questions', { file }, { file })] } : read;
}
