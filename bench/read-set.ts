/** What an import does to a file, up to the questions that could be taken in: measured as a bundle, since the test runner's way of loading modules costs a fifth. */

import type { Question } from '../src/core/bank';
import { judgeDrafts } from '../src/core/formats/judge-drafts';
import { readSetFile } from '../src/importing/set-file';

export { questionSchema } from '../src/core/bank';

export function read(bytes: Uint8Array, file: string): readonly Question[] {
  const set = readSetFile(bytes, file, {});
  if (!set.ok || set.value.kind === 'other') throw new Error('it is a set');
  return set.value.kind === 'questions' ? set.value.read.questions : judgeDrafts(set.value.read.drafts).questions;
}
