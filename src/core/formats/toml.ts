/** Reads question sets that are TOML of nobody's format. */

import { problem } from '../problem';
import { readAdhoc } from './adhoc';
import type { DraftsRead } from './draft';
import { parseToml } from './toml-text';

export function readToml(text: string, file: string): DraftsRead {
  const read = readAdhoc([parseToml(text)], file);
  return read.drafts.length === 0 ? { ...read, problems: [...read.problems, problem('set.no-questions', { file }, { file })] } : read;
}
