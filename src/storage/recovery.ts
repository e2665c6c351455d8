/** Finding the newest sound copy of a document: the file, then its previous copy, then the newest backup, then nothing, and saying which. */

import { fail, ok, type Problem, problem, type Result } from '../core/problem';
import { type DocumentKind, type Judged, judge } from './document-kind';
import { previousOf, readIfThere, unfinishedSaves } from './durable-write';
import { quarantine } from './quarantine';
import { inside } from './safe-path';
import type { Storehouse } from './storehouse';

export type Found<T> =
  /** There is no such document, and no sign that there ever was. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'sound'; readonly data: T; readonly version: number; readonly savedAtMs: number }
  /** From another place than the file, which the caller must now make good. */
  | { readonly kind: 'recovered'; readonly data: T; readonly version: number; readonly savedAtMs: number }
  /** Every copy is in quarantine; the caller decides what takes the place of the file. */
  | { readonly kind: 'lost'; readonly quarantined: string };

async function newestInBackups<T extends object>(house: Storehouse, kind: DocumentKind<T>, file: string): Promise<Found<T> | null> {
  for await (const bytes of house.inBackups(file)) {
    const judged = judge(kind, bytes);
    if (judged.kind === 'sound') return { ...judged, kind: 'recovered' };
  }
  return null;
}

/** Why nothing may be opened or written, or null. */
function refusal(judged: Judged<unknown> | null, file: string): Problem | null {
  if (judged?.kind === 'future') return problem('storage.from-the-future', { file, version: judged.version }, { file });
  if (judged?.kind === 'unmigrated') return problem('storage.migration-failed', { file, version: judged.version }, { file });
  return null;
}

/**
 * Reads a document. Where the file is not sound, its bytes and those of a damaged previous copy go to quarantine first, and the mishap is
 * reported before anything is made good: stopped in between, the next opening does it all again, and nothing is ever lost in silence.
 * The problems are `storage.from-the-future`, `storage.migration-failed`, or what the disk refused. Rejects with a StorageError.
 */
export async function findDocument<T extends object>(house: Storehouse, kind: DocumentKind<T>, file: string): Promise<Result<Found<T>>> {
  const path = inside(house.root, file);
  const bytes = await readIfThere(house.fs, path);
  const judged = bytes === null ? null : judge(kind, bytes);
  if (judged?.kind === 'sound') return ok(judged);
  const refused = refusal(judged, file);
  if (refused !== null) return fail(refused);

  const previousBytes = await readIfThere(house.fs, previousOf(path));
  if (bytes === null && previousBytes === null) return ok({ kind: 'absent' });
  const previous = previousBytes === null ? null : judge(kind, previousBytes);
  const previousRefused = refusal(previous, previousOf(file));
  if (previousRefused !== null) return fail(previousRefused);

  // Between the two renames of a save the file is missing and nothing is: what was acknowledged is the previous copy.
  const interruptedSave = bytes === null && previous?.kind === 'sound' && (await unfinishedSaves(house.fs, path)).length > 0;
  if (interruptedSave) return ok({ ...previous, kind: 'recovered' });

  const setAside = bytes === null ? null : await quarantine(house, file, bytes);
  const previousSetAside = previousBytes === null || previous?.kind === 'sound' ? null : await quarantine(house, previousOf(file), previousBytes);
  const quarantined = setAside ?? previousSetAside;
  const found: Found<T> | null = previous?.kind === 'sound' ? { ...previous, kind: 'recovered' } : await newestInBackups(house, kind, file);
  const recoveredFrom = previous?.kind === 'sound' ? 'previous' : found === null ? 'nothing' : 'backup';
  await house.report({ code: bytes === null ? 'storage.missing' : 'storage.damaged', file, quarantined, recoveredFrom });
  return ok(found ?? { kind: 'lost', quarantined: quarantined ?? file });
}
