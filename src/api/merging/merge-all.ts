/** Merging of everything that another machine has, document by document. Stopped in between, it can be done again from the start. */

import type { Storehouse } from '../../storage/storehouse';
import { isOfAttempt, mergeAttempt, readOfAttempt, theirAttempts } from './merge-attempt';
import { isOfBank, mergeBank, readBank } from './merge-library';
import { recordAt } from './merge-record';
import type { Merged, PicturesOf, Theirs } from './theirs';

/** Whether a path is that of a document that can be merged: not a previous copy, the health log, or the bank before the last import. */
export function canMerge(file: string): boolean {
  return isOfAttempt(file) || isOfBank(file) || recordAt(file) !== null;
}

/** Refuses what a newer Passband has written, before anything has changed. */
export async function checkAll(all: readonly Theirs[]): Promise<void> {
  for (const theirs of all) await (recordAt(theirs.of)?.read ?? (isOfBank(theirs.of) ? readBank : readOfAttempt))(theirs);
}

/** Answers with what has changed here and what could not be read. */
export async function mergeAll(house: Storehouse, all: readonly Theirs[], pictures: PicturesOf): Promise<readonly Merged[]> {
  const done: Merged[] = [];
  for (const theirs of all) {
    const record = recordAt(theirs.of);
    const merged = record ? await record.merge(house, theirs) : isOfBank(theirs.of) ? await mergeBank(house, theirs, pictures) : null;
    if (merged !== null) done.push(merged);
  }
  for (const attempt of theirAttempts(all)) done.push(...(await mergeAttempt(house, attempt)));
  return done;
}
