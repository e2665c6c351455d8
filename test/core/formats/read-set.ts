/** Reads a text of any format as an import would, with all that is said about it. */

import { expect } from 'vitest';
import { judgeDrafts } from '../../../src/core/formats/judge-drafts';
import { decodeText } from '../../../src/importing/decode-text';
import { readSetFile } from '../../../src/importing/set-file';
import { en } from '../../../src/language/en/index';

const bytesOf = (text: string | Uint8Array) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);

export function readSet(text: string | Uint8Array, file: string) {
  const bytes = bytesOf(text);
  expect(decodeText(bytes, file, 'any').ok).toBe(true);
  const read = readSetFile(bytes, file, {});
  if (!read.ok || read.value.kind === 'other') throw new Error(`${file} was not read`);
  const drafts = read.value.kind === 'drafts' ? read.value.read.drafts : [];
  const judged = read.value.kind === 'drafts' ? judgeDrafts(drafts) : read.value.read;
  const problems = [...(read.value.kind === 'drafts' ? read.value.read.problems : []), ...judged.problems];
  for (const { code } of problems) expect(Object.keys(en)).toContain(code);
  return {
    kind: read.value.kind,
    questions: judged.questions,
    entries: judged.entries,
    problems,
    said: problems.map(({ code, place }) => `${code}${place.line === undefined ? '' : ` ${place.line}`}`),
    /** "stem | option / *right option*" of each question. */
    short: judged.questions.map(({ stem, options, key }) => {
      const right = new Set(Array.isArray(key) ? key : []);
      return `${stem} | ${options.map(({ id, text }) => (right.has(id) ? `*${text}*` : text)).join(' / ')}`;
    }),
  };
}
