/** The names that sync programs give to the copy of another machine, when both have changed one file. */

import { stampOf } from './quarantine';

/** Dropbox and Nextcloud: "log (Ann's conflicted copy 2026-11-23).json". */
const CONFLICTED = /^(.+) \([^()]*conflicted copy[^()]*(?:\(\d+\))?\)((?:\.[a-z]+)+)$/i;
/** Syncthing: "log.sync-conflict-20261123-101010-ABCDEFG.json". */
const SYNC_CONFLICT = /^(.+)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?((?:\.[a-z]+)+)$/i;
const JSON_FILE = /^(.+)\.json$/;

export interface NamedCopy {
  /** The name of the file that it is a copy of. */
  readonly of: string;
  /** OneDrive's names ("log-DESKTOP.json") could be names of their own: what is in the file must tell. */
  readonly isSure: boolean;
}

/** Null where a name is that of no copy. `names` are those of the same folder. */
export function copyNamed(name: string, names: ReadonlySet<string>): NamedCopy | null {
  const match = CONFLICTED.exec(name) ?? SYNC_CONFLICT.exec(name);
  if (match !== null) return { of: `${match[1]}${match[2]}`, isSure: true };
  const stem = JSON_FILE.exec(name)?.[1] ?? '';
  for (let at = stem.indexOf('-'); at !== -1; at = stem.indexOf('-', at + 1)) {
    const of = `${stem.slice(0, at)}.json`;
    if (at < stem.length - 1 && names.has(of)) return { of, isSure: false };
  }
  return null;
}

/** The name for what another machine put in the place of a document that is open here: merged like all other copies. */
export function copyBeside(path: string, ms: number): string {
  return `${path.replace(/\.json$/, '')} (conflicted copy ${stampOf(ms)}).json`;
}
