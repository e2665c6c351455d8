/** Which backups may go: the older they are, the fewer are kept. */

export type BackupReason = 'automatic' | 'asked' | 'before-migration' | 'before-import' | 'before-restore' | 'before-merge';

export interface DatedBackup {
  readonly name: string;
  readonly atMs: number;
  readonly reason: BackupReason;
}

const DAY_MS = 86_400_000;
/** A candidate who regrets a migration, an import, a restore or a merge notices within this time. */
const PROTECTED_MS = 30 * DAY_MS;

/** The span of time that a backup of this age stands for; null where every backup stands for itself. Spans are counted in UTC. */
function spanOf(atMs: number, nowMs: number): string | null {
  const ageMs = nowMs - atMs;
  const instant = new Date(atMs);
  if (ageMs < DAY_MS) return null;
  if (ageMs < 7 * DAY_MS) return `day ${Math.floor(atMs / DAY_MS)}`;
  if (ageMs < 31 * DAY_MS) return `week ${Math.floor(atMs / (7 * DAY_MS))}`;
  if (ageMs < 366 * DAY_MS) return `month ${instant.getUTCFullYear()}-${instant.getUTCMonth()}`;
  return 'too old';
}

function isProtected(backup: DatedBackup, nowMs: number): boolean {
  if (backup.reason === 'asked') return true;
  return backup.reason !== 'automatic' && nowMs - backup.atMs < PROTECTED_MS;
}

/**
 * The names of those that may be removed. Kept are: all of the last 24 hours, the newest of each day for a week, of each week for a month, of
 * each month for a year; and always the newest of all, those that the candidate made himself, and for 30 days those made before a migration,
 * an import, a restore or a merge.
 */
export function backupsToThin(backups: readonly DatedBackup[], nowMs: number): readonly string[] {
  const newestFirst = [...backups].sort((a, b) => b.atMs - a.atMs || (a.name < b.name ? 1 : -1));
  const spans = new Set<string>();
  return newestFirst
    .filter((backup, place) => {
      const span = spanOf(backup.atMs, nowMs);
      const first = span === null || (span !== 'too old' && !spans.has(span));
      if (span !== null) spans.add(span);
      return place > 0 && !first && !isProtected(backup, nowMs);
    })
    .map((backup) => backup.name);
}
