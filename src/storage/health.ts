/** The log of what storage had to do to keep the candidate's data, so that he is told. */

import { randomUUID } from 'node:crypto';
import { ok, type Result } from '../core/problem';
import { openDocument } from './document';
import { takeCopies, uniteMarked } from './health-copies';
import { HEALTH, HEALTH_FILE, type HealthEntry, newest, uniteEntries } from './health-entries';
import { trying } from './storage-error';
import type { Mishap, Room } from './storehouse';

export interface HealthLog {
  /** Oldest first. */
  readonly entries: readonly HealthEntry[];
  /** How many logs of another machine were found in the folder and joined. */
  readonly joined: number;
  /** Never rejects: what cannot be written down is still shown until the app ends. */
  record(mishap: Mishap): Promise<void>;
  /** Marks entries as read by the candidate; ids that are not known are passed over. */
  acknowledge(ids: readonly string[]): Promise<Result<unknown>>;
}

/** Opens the log, and joins what another machine has left of its own. It is a document like any other, but what happens to it is written into itself, and it is in no backup. */
export async function openHealth(room: Room): Promise<Result<HealthLog>> {
  const own: Mishap[] = [];
  const marked = await trying(room.root, () => uniteMarked(room));
  if (!marked.ok) return marked;
  const opened = await openDocument(
    {
      ...room,
      report: async (mishap) => {
        own.push(mishap);
      },
      inBackups: async function* () {},
      beforeMigration: async () => ok(null),
    },
    HEALTH,
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
      return { ...data, entries: newest([...data.entries, ...waiting.filter((each) => !known.has(each.id))]) };
    });
    if (saved.ok) unwritten = unwritten.filter((each) => !waiting.includes(each));
  };
  const take = async (entries: readonly HealthEntry[]): Promise<boolean> => {
    const saved = await log.update((data) => {
      const united = uniteEntries(data.entries, entries);
      return JSON.stringify(united) === JSON.stringify(data.entries) ? data : { ...data, entries: united };
    });
    return saved.ok;
  };
  // Copies that cannot be read or put aside now are there at the next start.
  const copies = await trying(room.root, async () => ok(await takeCopies(room, take)));
  const taken = copies.ok ? copies.value : { joined: 0, mishaps: [] };
  for (const mishap of [...own, ...(marked.value ?? []), ...taken.mishaps]) await record(mishap);

  return ok({
    get entries() {
      return [...log.data.entries, ...unwritten];
    },
    joined: taken.joined + (marked.value === null ? 0 : 1),
    record,
    async acknowledge(ids) {
      const read = (entry: HealthEntry): HealthEntry => (ids.includes(entry.id) ? { ...entry, acknowledged: true } : entry);
      unwritten = unwritten.map(read);
      return log.update((data) => ({ ...data, entries: data.entries.map(read) }));
    },
  });
}
