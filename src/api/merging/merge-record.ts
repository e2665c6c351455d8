/** Merging of documents that stand alone: settings, corrections, score reports, what was read, edits of questions, and notes. */

import { mergeNotes } from '../../core/merge/note';
import { type Dated, isSame, laterSaved } from '../../core/merge/order';
import { mergeCorrections, mergeEdits, mergeLooks, mergeOutsideReports } from '../../core/merge/records';
import type { DocumentKind } from '../../storage/document-kind';
import type { Storehouse } from '../../storage/storehouse';
import { CORRECTIONS } from '../corrections-book';
import { EDITS } from '../edits-book';
import { EXPOSURES } from '../exposures';
import { NOTE } from '../notebook';
import { OUTSIDE } from '../outside-book';
import { SETTINGS } from '../settings';
import { type Merged, readOurs, readTheirs, type Theirs, write } from './theirs';

/** How a document that stands alone is read, and merged into ours. */
export interface MergeableRecord {
  readonly read: (theirs: Theirs) => Promise<unknown>;
  readonly merge: (house: Storehouse, theirs: Theirs) => Promise<Merged | null>;
}

function recordOf<T extends object>(kind: DocumentKind<T>, merge: (a: Dated<T>, b: Dated<T>) => T): MergeableRecord {
  return {
    read: (theirs) => readTheirs(kind, theirs),
    async merge(house, theirs) {
      const { of, file } = theirs;
      const other = await readTheirs(kind, theirs);
      if (other === null) return { kind: 'unreadable', file };
      const ours = await readOurs(house, kind, of);
      const merged = ours === null ? other.data : merge(ours, other);
      if (ours !== null && isSame(merged, ours.data)) return null;
      await write(house, kind, of, merged);
      return { kind: ours === null ? 'added' : 'joined', file: of };
    },
  };
}

/** As 2026-11-23 10:15 UTC: the Node side speaks no language. */
function dateOf(atMs: number): string {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) ? '?' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const RECORDS: readonly (readonly [RegExp, MergeableRecord])[] = [
  [/^settings\.json$/, recordOf(SETTINGS, (a, b) => laterSaved(a, b).data)],
  [/^corrections\.json$/, recordOf(CORRECTIONS, mergeCorrections)],
  [/^outside-reports\.json$/, recordOf(OUTSIDE, (a, b) => mergeOutsideReports(a.data, b.data))],
  [/^exposures\/[a-z0-9-]+\.json$/, recordOf(EXPOSURES, (a, b) => mergeLooks(a.data, b.data))],
  [/^edits\/[a-z0-9-]+\.json$/, recordOf(EDITS, (a, b) => mergeEdits(a.data, b.data))],
  [/^notes\/[a-z0-9.-]+\.json$/, recordOf(NOTE, (a, b) => mergeNotes(a.data, b.data, dateOf))],
];

/** How a document of this path is merged; null where it is none that stands alone. */
export function recordAt(file: string): MergeableRecord | null {
  return RECORDS.find(([path]) => path.test(file))?.[1] ?? null;
}
