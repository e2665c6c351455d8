/** Merging of one attempt: its paper, its log, its clock, and the mark that it was deleted. */

import { replay } from '../../core/attempt';
import { laterOf } from '../../core/countdown';
import { isHandedIn, lastActionMs, mergeLogs } from '../../core/merge/attempt';
import { idOfOther, isSame, markOf } from '../../core/merge/order';
import type { Paper } from '../../core/paper';
import { inside } from '../../storage/safe-path';
import { listSetAside, setAside } from '../../storage/set-aside';
import type { Storehouse } from '../../storage/storehouse';
import { type AttemptLog, LOG, PAPER, PULSE } from '../attempt-files';
import { must } from '../refusal';
import { type Merged, readOurs, readTheirs, type Theirs, write } from './theirs';

const FOLDER = /^attempts\/((\d{4}-\d\d-\d\d-[a-z0-9-]+?)(?:\.deleted-(\d{1,16}))?)\/(paper|log|pulse)\.json$/;

/** An attempt of another machine, with all versions of its three documents. */
export interface TheirAttempt {
  readonly id: string;
  readonly deletedAtMs: number | null;
  readonly papers: Theirs[];
  readonly logs: Theirs[];
  readonly pulses: Theirs[];
}

/** Puts versions of documents together by the attempt that they are of; those of anything else are left out. */
export function theirAttempts(all: readonly Theirs[]): readonly TheirAttempt[] {
  const attempts = new Map<string, TheirAttempt>();
  for (const theirs of all) {
    const [, folder = '', id = '', deleted, what] = FOLDER.exec(theirs.of) ?? [];
    if (folder === '') continue;
    const attempt = attempts.get(folder) ?? { id, deletedAtMs: deleted === undefined ? null : Number(deleted), papers: [], logs: [], pulses: [] };
    attempts.set(folder, attempt);
    (what === 'paper' ? attempt.papers : what === 'log' ? attempt.logs : attempt.pulses).push(theirs);
  }
  return [...attempts.values()];
}

export function isOfAttempt(file: string): boolean {
  return FOLDER.test(file);
}

/** Reads one of the three documents of an attempt. */
export function readOfAttempt(theirs: Theirs): Promise<unknown> {
  const what = FOLDER.exec(theirs.of)?.[4];
  return what === 'paper' ? readTheirs(PAPER, theirs) : what === 'log' ? readTheirs(LOG, theirs) : readTheirs(PULSE, theirs);
}

const fileOf = (folder: string, what: string) => `attempts/${folder}/${what}.json`;

/** A log with the clock as it stood last, wherever that was written. */
function atLastPulse(log: AttemptLog, pulses: readonly AttemptLog['countdown'][]): AttemptLog {
  return isHandedIn(log) ? log : { ...log, countdown: pulses.reduce(laterOf, log.countdown) };
}

function isWhole(paper: Paper, { startedAtMs, entries }: AttemptLog): boolean {
  return replay(paper, startedAtMs, entries).ok;
}

/** What became of an attempt here. */
export async function mergeAttempt(house: Storehouse, theirs: TheirAttempt): Promise<readonly Merged[]> {
  const problems: Merged[] = [];
  const read = async <T>(versions: readonly Theirs[], one: (version: Theirs) => Promise<{ data: T } | null>): Promise<T[]> => {
    const found: T[] = [];
    for (const version of versions) {
      const sound = await one(version);
      if (sound === null) problems.push({ kind: 'unreadable', file: version.file });
      else found.push(sound.data);
    }
    return found;
  };
  const [paper = null] = await read(theirs.papers, (version) => readTheirs(PAPER, version));
  const logs = await read(theirs.logs, (version) => readTheirs(LOG, version));
  const pulses = (await read(theirs.pulses, (version) => readTheirs(PULSE, version))).map(({ countdown }) => countdown);

  const folder = await folderFor(house, theirs, logs);
  if (folder === null) return problems;
  const ourPaper = (await readOurs(house, PAPER, fileOf(folder, 'paper')))?.data ?? null;
  const isAnother = ourPaper !== null && paper !== null && !isSame(ourPaper, paper);
  const base = isAnother ? paper : (ourPaper ?? paper);
  if (base === null) return [...problems, ...theirs.logs.map(({ file }): Merged => ({ kind: 'unreadable', file }))];
  if (isAnother) return [...problems, ...(await parted(house, { ...base, id: idOfOther(base.id, markOf(JSON.stringify(base))) }, logs))];
  if (logs.some((log) => !isWhole(base, log))) return [...problems, { kind: 'unreadable', file: `attempts/${folder}` }];
  const own = (await readOurs(house, LOG, fileOf(folder, 'log')))?.data ?? null;
  const ownPulse = own && (await readOurs(house, PULSE, fileOf(folder, 'pulse')))?.data;
  const before = own && atLastPulse(own, ownPulse ? [ownPulse.countdown] : []);
  return [...problems, ...(await join(house, { folder, paper: base, isNew: ourPaper === null, before }, logs, pulses))];
}

/** Where an attempt goes; null where it was deleted here after the last that was done with it there. */
async function folderFor(house: Storehouse, { id, deletedAtMs }: TheirAttempt, logs: readonly AttemptLog[]): Promise<string | null> {
  const isHere = (await house.fs.readFolder(inside(house.root, 'attempts'))).some(({ name }) => name === id);
  const deleted = (await listSetAside(house, 'attempts')).find(({ name }) => name === id);
  const lastMs = Math.max(Number.NEGATIVE_INFINITY, ...logs.map(lastActionMs));
  if (isHere && deletedAtMs !== null) {
    const own = await readOurs(house, LOG, fileOf(id, 'log'));
    if (own !== null && lastActionMs(own.data) > deletedAtMs) return id;
    must(await setAside({ ...house, now: () => deletedAtMs }, 'attempts', id));
    return `${id}.deleted-${deletedAtMs}`;
  }
  if (isHere) return id;
  if (deleted && deletedAtMs !== null) return deleted.folder;
  if (deleted) return lastMs > deleted.deletedAtMs ? id : null;
  return deletedAtMs === null ? id : `${id}.deleted-${deletedAtMs}`;
}

interface Here {
  readonly folder: string;
  readonly paper: Paper;
  readonly isNew: boolean;
  readonly before: AttemptLog | null;
}

async function join(
  house: Storehouse,
  { folder, paper, isNew, before }: Here,
  logs: readonly AttemptLog[],
  pulses: readonly AttemptLog['countdown'][],
): Promise<readonly Merged[]> {
  let kept = before;
  const others: { readonly log: AttemptLog; readonly mark: string }[] = [];
  for (const log of logs.map((each) => atLastPulse(each, pulses))) {
    const merged = kept === null ? { kind: 'one' as const, log } : mergeLogs(kept, log);
    if (merged.kind === 'two') others.push({ log: merged.other, mark: merged.mark });
    kept = merged.log;
  }
  // A paper without a log is an attempt that nobody has ever seen.
  if (kept === null) return [];
  const isChanged = before === null || !isSame(kept, before);
  if (isNew) await write(house, PAPER, fileOf(folder, 'paper'), paper);
  if (isChanged) {
    await write(house, LOG, fileOf(folder, 'log'), kept);
    // The clock of what was left behind must not go on in what is kept.
    await write(house, PULSE, fileOf(folder, 'pulse'), { countdown: kept.countdown });
  }
  const done: Merged[] = isChanged ? [{ kind: isNew ? 'added' : 'joined', file: `attempts/${folder}` }] : [];
  for (const { log, mark } of others) {
    // What went on after the paper was handed in elsewhere is kept with the deleted attempts: it can be brought back, and asks for nothing.
    const suffix = isHandedIn(kept) && !isHandedIn(log) ? house.now() : null;
    done.push(...(await parted(house, { ...paper, id: idOfOther(paper.id, mark) }, [log], suffix)));
  }
  return done;
}

/** Keeps what could not be one with the attempt as an attempt of its own, or goes on with the one that it was kept as before. */
async function parted(house: Storehouse, paper: Paper, logs: readonly AttemptLog[], deletedAtMs: number | null = null): Promise<readonly Merged[]> {
  const entries = await house.fs.readFolder(inside(house.root, 'attempts'));
  const deleted = (await listSetAside(house, 'attempts')).find(({ name }) => name === paper.id);
  const isHere = entries.some(({ name }) => name === paper.id);
  const fresh = deletedAtMs === null ? paper.id : `${paper.id}.deleted-${deletedAtMs}`;
  const folder = isHere ? paper.id : (deleted?.folder ?? fresh);
  const before = (await readOurs(house, LOG, fileOf(folder, 'log')))?.data ?? null;
  const done = await join(house, { folder, paper, isNew: before === null, before }, logs, []);
  return done.map((each) => ({ ...each, kind: 'parted' as const }));
}
