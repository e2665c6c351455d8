/** The health log of another machine, which sync programs leave beside ours and git in it: read before and while ours is opened. */

import { fail, ok, problem, type Result } from '../core/problem';
import { copiesOf, gitConflictsIn, replaceMarked, setCopyAside } from './copies';
import { judge, sealDocument } from './document-kind';
import { previousOf, readIfThere } from './durable-write';
import { HEALTH, HEALTH_FILE, type HealthEntry, uniteEntries } from './health-entries';
import { inside } from './safe-path';
import type { Mishap, Room } from './storehouse';

/** Whether a document is the health log, or its previous copy: no other merge has anything to do with either. */
export function isOfHealth(file: string): boolean {
  return file === HEALTH_FILE || file === previousOf(HEALTH_FILE);
}

function unreadable(file: string, quarantined: string | null): Mishap {
  return { code: 'storage.copy-unreadable', file, quarantined, recoveredFrom: null };
}

/**
 * Puts the entries of both halves in the place of git's marks, in one write. Where neither half can be read, opening the log will find it damaged.
 * Answers with what the candidate is to be told, or null where there were no marks; the problem is `storage.from-the-future`. Rejects as the file system does.
 */
export async function uniteMarked(room: Room): Promise<Result<readonly Mishap[] | null>> {
  const [conflict] = await gitConflictsIn(room, [HEALTH_FILE]);
  if (conflict === undefined) return ok(null);
  const judged = conflict.halves.map((half) => judge(HEALTH, half));
  const newer = judged.find((half) => half.kind === 'future');
  if (newer) return fail(problem('storage.from-the-future', { file: HEALTH_FILE, version: newer.version }, { file: HEALTH_FILE }));
  const whole = judged.flatMap((half) => (half.kind === 'sound' ? [half.data] : []));
  if (whole.length === 0) return ok(null);
  const entries = whole.reduce<readonly HealthEntry[]>((united, half) => uniteEntries(united, half.entries), []);
  const kept = await replaceMarked(room, conflict, sealDocument(HEALTH, { ...whole[0], entries: [...entries] }, room.now()));
  return ok(whole.length === judged.length ? [] : [unreadable(HEALTH_FILE, kept)]);
}

/**
 * Hands the entries of each copy to `take`, which answers whether they are on the disk, and puts the copy aside. That copies were joined is not told
 * in the log: two machines would write it each for itself, and be apart again. What a newer Passband wrote stays. Rejects as the file system does.
 */
export async function takeCopies(
  room: Room,
  take: (entries: readonly HealthEntry[]) => Promise<boolean>,
): Promise<{ readonly joined: number; readonly mishaps: readonly Mishap[] }> {
  let joined = 0;
  const mishaps: Mishap[] = [];
  for (const { file, isSure } of await copiesOf(room, isOfHealth)) {
    const bytes = await readIfThere(room.fs, inside(room.root, file));
    const judged = bytes === null ? null : judge(HEALTH, bytes);
    if (judged?.kind === 'sound' && (await take(judged.data.entries))) {
      await setCopyAside(room, file);
      joined += 1;
    }
    // A name that only looks like one of OneDrive's is nobody's copy.
    if (judged?.kind === 'damaged' && isSure) mishaps.push(unreadable(file, await setCopyAside(room, file)));
  }
  return { joined, mishaps };
}
