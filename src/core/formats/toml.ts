/** Reads question sets that are TOML of nobody's format. */

import { readAdhoc } from './adhoc';
import type { DraftsRead } from './draft';
import { parseToml } from './toml-text';

export function readToml(text: string, file: string): DraftsRead {
  return readAdhoc([parseToml(text)], file);
}
