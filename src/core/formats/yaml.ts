/** Reads question sets that are YAML of nobody's format. */

import { problem } from '../problem';
import { readAdhoc } from './adhoc';
import type { DraftsRead } from './draft';
import type { FieldMapping } from './field-mapping';
import { splitEntries } from './split-entries';
import type { Tree } from './value-tree';
import { readYamlTree } from './yaml-tree';

/** A list is read entry by entry, so that a slip costs the entry that it stands in. */
export function readYaml(text: string, file: string, mappings: readonly FieldMapping[] = []): DraftsRead {
  const lines = text.replace(/\r\n?/g, '\n');
  const split = /^\s*-\s/m.test(lines) ? splitEntries(lines) : null;
  if (split !== null && split.entries.length > 0) {
    const items = split.entries.flatMap(({ text: piece, linesBefore }): readonly Tree[] => {
      const { root, problems } = readYamlTree(piece, linesBefore, file);
      const [first] = problems;
      if (first !== undefined)
        return [{ kind: 'broken', line: first.place.line ?? linesBefore + 1, code: first.code, detail: String(first.params.detail ?? '') }];
      return root === null ? [] : root.kind === 'list' ? root.items : [root];
    });
    // Questions may stand beside that list too, under another name.
    const around = readYamlTree(split.rest, 0, file);
    const read = readAdhoc([{ kind: 'list', line: 1, items }, ...(around.root === null ? [] : [around.root])], file, mappings);
    return { ...read, problems: [...read.problems, ...around.problems] };
  }
  const { root, problems } = readYamlTree(lines, 0, file);
  if (root === null) return { drafts: [], problems: problems.length > 0 ? problems : [problem('bank.empty', {}, { file })] };
  return readAdhoc([root], file, mappings);
}
