/** What all documents of a data folder share: the disk, the clock, where to report, and where to look when a file is lost. */

import type { Result } from '../core/problem';
import type { FileSystem } from './file-system';

/** What storage had to do about one file. */
export interface Mishap {
  readonly code:
    | 'storage.damaged'
    | 'storage.missing'
    | 'storage.restore-interrupted'
    /** What another machine left beside a file. */
    | 'storage.copy-merged'
    | 'storage.copy-unreadable'
    | 'storage.attempt-parted'
    | 'storage.bank-parted';
  /** Relative to the data folder. */
  readonly file: string;
  readonly quarantined: string | null;
  readonly recoveredFrom: 'previous' | 'backup' | 'nothing' | null;
}

/** The bare data folder, before there is a health log and a place to look for backups. */
export interface Room {
  readonly fs: FileSystem;
  /** The data folder. */
  readonly root: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface Storehouse extends Room {
  /** Never rejects: a mishap that cannot be written down is still remembered until the app ends. */
  readonly report: (mishap: Mishap) => Promise<void>;
  /** What the backups hold under this relative path, newest backup first. */
  readonly inBackups: (file: string) => AsyncIterable<Uint8Array>;
  /** Called before an older document is rewritten in the newest version; one backup a run of the app is enough. */
  readonly beforeMigration: () => Promise<Result<unknown>>;
}
