import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BackupReason, backupsToThin, type DatedBackup } from '../../src/storage/thinning';
import { NOW_MS } from '../fakes/house';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const REASONS: readonly BackupReason[] = ['automatic', 'automatic', 'automatic', 'asked', 'before-migration', 'before-restore'];

const backups = fc
  .array(fc.record({ ageHours: fc.integer({ min: 0, max: 24 * 500 }), reason: fc.constantFrom(...REASONS) }), { maxLength: 120 })
  .map((drawn) => drawn.map(({ ageHours, reason }, number): DatedBackup => ({ name: `b${number}`, atMs: NOW_MS - ageHours * HOUR_MS, reason })));

const keptOf = (all: readonly DatedBackup[], nowMs = NOW_MS): readonly DatedBackup[] => {
  const thinned = new Set(backupsToThin(all, nowMs));
  return all.filter((backup) => !thinned.has(backup.name));
};

describe('thinning', () => {
  it('keeps the newest, the last day, what the candidate made, and what came before a change of the last 30 days', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const kept = new Set(keptOf(all));
        const newest = Math.max(...all.map((backup) => backup.atMs));
        if (all.length > 0) expect([...kept].some((backup) => backup.atMs === newest)).toBe(true);
        for (const backup of all) {
          const ageMs = NOW_MS - backup.atMs;
          const guarded = ageMs < DAY_MS || backup.reason === 'asked' || (backup.reason !== 'automatic' && ageMs < 30 * DAY_MS);
          if (guarded) expect(kept).toContain(backup);
        }
      }),
    );
  });

  it('leaves the newest of every day, week and month that had one', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const kept = new Set(keptOf(all));
        const spans: readonly [number, number, (atMs: number) => string][] = [
          [DAY_MS, 7 * DAY_MS, (atMs) => new Date(atMs).toISOString().slice(0, 10)],
          [7 * DAY_MS, 31 * DAY_MS, (atMs) => String(Math.floor(atMs / (7 * DAY_MS)))],
          [31 * DAY_MS, 366 * DAY_MS, (atMs) => new Date(atMs).toISOString().slice(0, 7)],
        ];
        for (const [from, to, spanOf] of spans) {
          const within = all.filter((backup) => NOW_MS - backup.atMs >= from && NOW_MS - backup.atMs < to);
          const newestOf = new Map<string, number>();
          for (const { atMs } of within) newestOf.set(spanOf(atMs), Math.max(atMs, newestOf.get(spanOf(atMs)) ?? 0));
          for (const [span, atMs] of newestOf)
            expect(
              [...kept].some((backup) => backup.atMs === atMs),
              span,
            ).toBe(true);
        }
      }),
    );
  });

  it('has nothing more to do when it has been done', () => {
    fc.assert(
      fc.property(backups, (all) => {
        expect(backupsToThin(keptOf(all), NOW_MS)).toEqual([]);
      }),
    );
  });

  it('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(backups, (all) => {
        expect(backupsToThin([...all].reverse(), NOW_MS)).toEqual(backupsToThin(all, NOW_MS));
      }),
    );
  });

  it('done every day for two years leaves a week of days, a month of weeks, a year of months, and no more', () => {
    let all: readonly DatedBackup[] = [];
    let nowMs = NOW_MS;
    for (let day = 0; day < 730; day += 1, nowMs += DAY_MS) {
      all = keptOf([...all, { name: `day ${day}`, atMs: nowMs, reason: 'automatic' }], nowMs);
    }
    const last = nowMs - DAY_MS;
    const aged = (fromDays: number, toDays: number): number =>
      all.filter((backup) => last - backup.atMs >= fromDays * DAY_MS && last - backup.atMs < toDays * DAY_MS).length;
    expect(aged(0, 7)).toBe(7);
    expect(aged(7, 31)).toBeGreaterThanOrEqual(3);
    expect(aged(7, 31)).toBeLessThanOrEqual(5);
    expect(aged(31, 366)).toBeGreaterThanOrEqual(10);
    expect(aged(31, 366)).toBeLessThanOrEqual(13);
    expect(aged(366, 1000)).toBe(0);
  });
});
