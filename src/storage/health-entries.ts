/** What stands in the health log, and how the entries of two machines become one list. */

import { z } from 'zod';
import type { DocumentKind } from './document-kind';

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
export const HEALTH: DocumentKind<z.infer<typeof logSchema>> = { kind: 'health', version: 1, schema: logSchema, migrations: {} };

export function newest(entries: readonly HealthEntry[]): HealthEntry[] {
  return entries.slice(-MAX_ENTRIES);
}

/** Every entry once, the same whichever machine does it; what was read on either has been read. */
export function uniteEntries(a: readonly HealthEntry[], b: readonly HealthEntry[]): HealthEntry[] {
  const united = new Map<string, HealthEntry>();
  for (const entry of [...a, ...b]) {
    const before = united.get(entry.id);
    united.set(entry.id, before === undefined ? entry : { ...before, acknowledged: before.acknowledged || entry.acknowledged });
  }
  const keyOf = ({ at, id }: HealthEntry) => `${at} ${id}`;
  return newest([...united.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)));
}
