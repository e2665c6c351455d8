/** Opens a data folder for its one writer: puts together the disk, the health log and the backups that documents lean on. */

import { ok, type Result } from '../core/problem';
import { createBackup, inBackups, RESTORING_FILE } from './backups';
import { type HealthLog, openHealth } from './health';
import { finishRestore } from './restore';
import type { Room, Storehouse } from './storehouse';

export interface OpenStorehouse {
  readonly house: Storehouse;
  readonly health: HealthLog;
}

/** Call this with the lock held, once a run; it finishes a restore that was interrupted. The problems are those of the health log and of the restore. */
export async function openStorehouse(room: Room): Promise<Result<OpenStorehouse>> {
  const opened = await openHealth(room);
  if (!opened.ok) return opened;
  const health = opened.value;
  const restore = await finishRestore(room);
  if (!restore.ok) return restore;
  if (restore.value.kind === 'unreadable') {
    const { quarantined } = restore.value;
    await health.record({ code: 'storage.restore-interrupted', file: RESTORING_FILE, quarantined, recoveredFrom: null });
  }

  let migrationBackup: Promise<Result<string>> | null = null;
  const house: Storehouse = {
    ...room,
    report: health.record,
    inBackups: (file) => inBackups(room, file),
    async beforeMigration() {
      migrationBackup ??= createBackup(room, 'before-migration');
      const made = await migrationBackup;
      if (!made.ok) migrationBackup = null;
      return made;
    },
  };
  return ok({ house, health });
}
