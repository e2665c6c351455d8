/** The log of what storage had to do to keep the candidate's data, so that he is told. */

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result } from '../core/problem';
import { openDocument } from './document';
import type { DocumentKind } from './document-kind';
import type { Mishap, Room } from './storehouse';

export const HEALTH_FILE = 'health.json';
/** More than this nobody reads; the oldest go first. */
const MAX_ENTRIES = 500;

const entrySchema = z.looseObject({
  id: z.string(),
  at: z.iso.datetime(),
  code: z.string(),
  file: z.string(),
  quarantined: z.string().nullable(),
  recoveredFrom: z.enum(['previous', 'backup', 'nothing']).nullable(),
  acknowledged: z.boolean(),
});
export type HealthEntry = z.infer<typeof entrySchema>;

const logSchema = z.looseObject({ entries: z.array(entrySchema) });
const healthKind: DocumentKind<z.infer<typeof logSchema>> = { kind: 'health', version: 1, schema: logSchema, migrations: {} };

export interface HealthLog {
  /** Oldest first. */
  readonly entries: readonly HealthEntry[];
  /** Never rejects: what cannot be written down is still shown until the app ends. */
  record(mishap: Mishap): Promise<void>;
  /** Marks entries as read by the candidate; ids that are not known are passed over. */
  acknowledge(ids: readonly string[]): Promise<Result<unknown>>;
}

/** Opens the log. It is a document like any other, but what happens to it is written into itself, and it is in no backup. */
export async function openHealth(room: Room): Promise<Result<HealthLog>> {
  const own: Mishap[] = [];
  const opened = await openDocument(
    {
      ...room,
      report: async (mishap) => {
        own.push(mishap);
      },
      inBackups: async function* () {},
      beforeMigration: async () => ok(null),
    },
    healthKind,
    HEALTH_FILE,
    { entries: [] },
  );
  if (!opened.ok) return opened;
  const log = opened.value;
  let unwritten: readonly HealthEntry[] = [];

  const record = async (mishap: Mishap): Promise<void> => {
    const entry: HealthEntry = { id: randomUUID(), at: new Date(room.now()).toISOString(), ...mishap, acknowledged: false };
    unwritten = [...unwritten, entry];
    const waiting = unwritten;
    const saved = await log.update((data) => {
      const known = new Set(data.entries.map((each) => each.id));
      return { ...data, entries: [...data.entries, ...waiting.filter((each) => !known.has(each.id))].slice(-MAX_ENTRIES) };
    });
    if (saved.ok) unwritten = unwritten.filter((each) => !waiting.includes(each));
  };
  for (const mishap of own) await record(mishap);

  return ok({
    get entries() {
      return [...log.data.entries, ...unwritten];
    },
    record,
    async acknowledge(ids) {
      const read = (entry: HealthEntry): HealthEntry => (ids.includes(entry.id) ? { ...entry, acknowledged: true } : entry);
      unwritten = unwritten.map(read);
      return log.update((data) => ({ ...data, entries: data.entries.map(read) }));
    },
  });
}
