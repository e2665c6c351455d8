/** What another machine has of the candidate's files: versions of documents, read and judged, wherever they lie. */

import type { Dated } from '../../core/merge/order';
import { problem } from '../../core/problem';
import { type DocumentKind, judge } from '../../storage/document-kind';
import { openDated, replaceFrozen } from '../../storage/frozen';
import type { Storehouse } from '../../storage/storehouse';
import { must, Refusal } from '../refusal';

/** One version of a document that is not ours. */
export interface Theirs {
  /** The document, relative to a data folder. */
  readonly of: string;
  /** Where the version lies, as the candidate is told. */
  readonly file: string;
  /** The bytes to try one after another, the best first: a file, then its previous copy. */
  readonly bytes: () => Promise<readonly Uint8Array[]>;
}

/** Pictures of an imported bank, from wherever the bank comes. */
export type PicturesOf = (bank: string, folder: string) => AsyncIterable<{ readonly file: string; readonly bytes: Uint8Array }>;

export interface Merged {
  /** New here; joined with what is here; or kept beside it, since the two could not be one. */
  readonly kind: 'added' | 'joined' | 'parted' | 'unreadable';
  readonly file: string;
}

/** Null where no version can be read; refuses what a newer Passband has written. */
export async function readTheirs<T extends object>(kind: DocumentKind<T>, theirs: Theirs): Promise<Dated<T> | null> {
  for (const bytes of await theirs.bytes()) {
    const judged = judge(kind, bytes);
    if (judged.kind === 'sound') return judged;
    const { file } = theirs;
    if (judged.kind === 'future') throw new Refusal(problem('storage.from-the-future', { file, version: judged.version }, { file }));
    if (judged.kind === 'unmigrated') throw new Refusal(problem('storage.migration-failed', { file, version: judged.version }, { file }));
  }
  return null;
}

/** Ours, made good where it can be; null where there is none. */
export async function readOurs<T extends object>(house: Storehouse, kind: DocumentKind<T>, file: string): Promise<Dated<T> | null> {
  const opened = await openDated(house, kind, file);
  if (opened.ok) return opened.value;
  const code = opened.problems[0]?.code;
  return code === 'storage.missing' || code === 'storage.damaged' ? null : must(opened);
}

export async function write<T extends object>(house: Storehouse, kind: DocumentKind<T>, file: string, data: T): Promise<void> {
  must(await replaceFrozen(house, kind, file, data, { keepPrevious: true }));
}
