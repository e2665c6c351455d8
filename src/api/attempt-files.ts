/** The files of one attempt: the paper, written once; the log, one entry an action; the pulse, the clock at the last sign of life. */

import { z } from 'zod';
import { type Entry, entrySchema } from '../core/attempt';
import { countdownSchema, type Instant, startCountdown } from '../core/countdown';
import { type Paper, paperSchema } from '../core/paper';
import { ok, type Result } from '../core/problem';
import { type Document, openDocument } from '../storage/document';
import type { DocumentKind } from '../storage/document-kind';
import { previousOf } from '../storage/durable-write';
import { createFrozen, openFrozen } from '../storage/frozen';
import { inside } from '../storage/safe-path';
import type { Storehouse } from '../storage/storehouse';

const logSchema = z.object({ startedAtMs: z.number(), countdown: countdownSchema, entries: z.array(entrySchema) });
export type AttemptLog = z.infer<typeof logSchema>;

/** The pulse is a document of its own because it changes every five seconds, and the log with all its entries need not. */
const pulseFileSchema = z.object({ countdown: countdownSchema });
type PulseFile = z.infer<typeof pulseFileSchema>;

export const PAPER: DocumentKind<Paper> = { kind: 'paper', version: 1, schema: paperSchema, migrations: {} };
export const LOG: DocumentKind<AttemptLog> = { kind: 'attempt-log', version: 1, schema: logSchema, migrations: {}, toJson: logJson };

/** Entries never change once they are made, so each is checked and written out once, not at every save of its exam. */
const entryTexts = new WeakMap<Entry, string>();

function logJson({ startedAtMs, countdown, entries }: AttemptLog): string {
  const texts = entries.map((entry) => {
    let text = entryTexts.get(entry);
    if (text === undefined) {
      text = JSON.stringify(entrySchema.parse(entry));
      entryTexts.set(entry, text);
    }
    return text;
  });
  const rest = JSON.stringify({ startedAtMs, countdown: countdownSchema.parse(countdown) });
  return `${rest.slice(0, -1)},"entries":[${texts.join(',')}]}`;
}
export const PULSE: DocumentKind<PulseFile> = { kind: 'attempt-pulse', version: 1, schema: pulseFileSchema, migrations: {} };

export interface AttemptFiles {
  readonly paper: Paper;
  readonly log: Document<AttemptLog>;
  readonly pulse: Document<PulseFile>;
}

/** What an attempt leaves that was begun, with the copies that storage keeps beside them. */
const BEGUN = new Set(['log.json', 'pulse.json'].flatMap((file) => [file, previousOf(file)]));

const pathOf = (id: string, file: string) => `attempts/${id}/${file}`;

/** Writes a new attempt to disk, its clock started at `now`. */
export async function createAttemptFiles(house: Storehouse, paper: Paper, now: Instant): Promise<Result<Paper>> {
  const created = await createFrozen(house, PAPER, pathOf(paper.id, 'paper.json'), paper);
  if (!created.ok) return created;
  const log: AttemptLog = { startedAtMs: now.wallMs, countdown: startCountdown(paper.limitMs, paper.clockPolicy, now), entries: [] };
  const written = await createFrozen(house, LOG, pathOf(paper.id, 'log.json'), log);
  return written.ok ? ok(paper) : written;
}

/**
 * Whether an attempt got beyond its paper. The log is written second, and only then is the page told of the attempt: one that has a paper and
 * nothing else was lost in between, and nobody has ever seen it.
 */
export async function wasBegun(house: Storehouse, id: string): Promise<boolean> {
  // A folder that does not open may hold anything.
  const entries = await house.fs.readFolder(inside(house.root, 'attempts', id)).catch(() => null);
  return entries === null || entries.some(({ name }) => BEGUN.has(name));
}

export function readPaper(house: Storehouse, id: string): Promise<Result<Paper>> {
  return openFrozen(house, PAPER, pathOf(id, 'paper.json'));
}

/** Reads the log of an attempt without holding it open. */
export function readLog(house: Storehouse, id: string): Promise<Result<AttemptLog>> {
  return openFrozen(house, LOG, pathOf(id, 'log.json'));
}

/** Opens an attempt to go on with it. A log that was lost begins again empty (storage has told the candidate so), from the paper's own start. */
export async function openAttemptFiles(house: Storehouse, id: string): Promise<Result<AttemptFiles>> {
  const paper = await readPaper(house, id);
  if (!paper.ok) return paper;
  const { createdAtMs, limitMs, clockPolicy } = paper.value;
  const countdown = startCountdown(limitMs, clockPolicy, { wallMs: createdAtMs, uptimeMs: 0, run: 'lost' });
  const log = await openDocument(house, LOG, pathOf(id, 'log.json'), { startedAtMs: createdAtMs, countdown, entries: [] });
  if (!log.ok) return log;
  const pulse = await openDocument(house, PULSE, pathOf(id, 'pulse.json'), { countdown: log.value.data.countdown });
  if (!pulse.ok) return pulse;
  return ok({ paper: paper.value, log: log.value, pulse: pulse.value });
}
