/** The finished attempts: their evidence, cached by month in the local folder and rebuilt from the attempts themselves when it is missing. */

import { z } from 'zod';
import type { Attempt } from '../core/attempt';
import { replay } from '../core/attempt';
import type { Blueprint } from '../core/bank';
import { type Corrections, NO_CORRECTIONS } from '../core/corrections';
import type { Countdown } from '../core/countdown';
import { type AttemptRow, type Evidence, evidenceOf, evidenceSchema, leanEvidence } from '../core/evidence';
import { type MarkedAnswer, markAttempt } from '../core/marking';
import type { Paper, PassLine } from '../core/paper';
import { type Problem, problem } from '../core/problem';
import { sharing } from '../core/sharing';
import type { Cache } from '../storage/cache';
import type { DocumentKind } from '../storage/document-kind';
import { inside } from '../storage/safe-path';
import { bringBack, setAside } from '../storage/set-aside';
import type { Storehouse } from '../storage/storehouse';
import { openTurns } from '../storage/turns';
import { readLog, readPaper, wasBegun } from './attempt-files';
import { must, Refusal } from './refusal';
import { reportOf } from './report';
import type { Report } from './report-views';

/** `scoredBy` names the corrections and pass lines that the scores were made with: others make the month stale. */
const monthSchema = z.object({ scoredBy: z.string(), attempts: z.array(evidenceSchema) });
type Month = z.infer<typeof monthSchema>;
const MONTH: DocumentKind<Month> = { kind: 'evidence', version: 1, schema: monthSchema, migrations: {} };

/** Attempt ids begin with their day, so the month is in the name. */
const monthOf = (id: string) => id.slice(0, 7);
const fileOf = (month: string) => `evidence/${month}.json`;

/** An exam that ran out while nobody looked ended before it is filed. */
const bySubmission = (a: Evidence, b: Evidence) => a.row.submittedAtMs - b.row.submittedAtMs;

interface Finished {
  readonly paper: Paper;
  readonly attempt: Extract<Attempt, { kind: 'submitted' }>;
  readonly countdown: Countdown;
}

interface ArchiveOptions {
  readonly house: Storehouse;
  readonly cache: Cache;
  readonly corrections: () => Corrections;
  /** The pass line in force for a blueprint. */
  readonly lineOf: (blueprint: Blueprint) => PassLine;
  /** A text that changes whenever corrections or pass lines do. */
  readonly scoredBy: () => string;
}

export interface Archive {
  /** Every finished attempt, oldest first. */
  readonly all: () => readonly Evidence[];
  /** Attempts that have begun and not ended, by id. */
  readonly unfinished: () => readonly string[];
  /** Attempts whose files cannot be read, with why. */
  readonly unreadable: () => readonly Problem[];
  readonly begin: (id: string) => Promise<void>;
  /** Takes in an attempt that has just been submitted. */
  readonly file: (id: string) => Promise<void>;
  /** Takes an attempt out of everything and sets its files aside; refuses with `attempt.unknown`. */
  readonly remove: (id: string) => Promise<void>;
  /** Brings a deleted attempt back as it was; refuses with `attempt.unknown`. */
  readonly restore: (id: string) => Promise<void>;
  /** Scores everything again after corrections or pass lines have changed. */
  readonly rescore: () => Promise<void>;
  readonly report: (id: string) => Promise<Report>;
  /** A finished attempt with its answers marked; refuses as `report` does. */
  readonly marked: (id: string) => Promise<{ readonly paper: Paper; readonly marked: readonly MarkedAnswer[]; readonly submittedAtMs: number }>;
}

export async function openArchive({ house, cache, corrections, lineOf, scoredBy }: ArchiveOptions): Promise<Archive> {
  let evidence: Evidence[] = [];
  let unfinished = new Set<string>();
  let unreadable: Problem[] = [];

  /** One change after another: scoring everything again takes a while, and must not lose what is begun or filed meanwhile. */
  const inTurn = openTurns();

  async function finished(id: string): Promise<Finished | null> {
    const paper = must(await readPaper(house, id));
    const { startedAtMs, entries, countdown } = must(await readLog(house, id));
    const attempt = must(replay(paper, startedAtMs, entries));
    return attempt.kind === 'submitted' ? { paper, attempt, countdown } : null;
  }

  function markFinished({ paper, attempt }: Finished): MarkedAnswer[] {
    return markAttempt(paper, attempt, corrections());
  }

  function weigh(found: Finished, by = corrections()): Evidence {
    const { paper, attempt, countdown } = found;
    return evidenceOf(paper, attempt, countdown, markAttempt(paper, attempt, by), lineOf(paper.blueprint));
  }

  function isKnown(id: string): boolean {
    return unfinished.has(id) || evidence.some(({ row }) => row.id === id);
  }

  async function mustBeFinished(id: string): Promise<Finished> {
    const isThere = isKnown(id);
    const found = isThere ? await finished(id) : null;
    // Where the disk refused to have it filed when it was handed in.
    if (found && unfinished.has(id)) await inTurn(() => take(found));
    if (found) return found;
    throw new Refusal(problem(isThere ? 'attempt.not-over' : 'attempt.unknown'));
  }

  async function take(found: Finished): Promise<void> {
    const { id } = found.paper;
    unfinished.delete(id);
    evidence = [...evidence.filter((item) => item.row.id !== id), leanEvidence(weigh(found), sharing())].sort(bySubmission);
    await save(monthOf(id));
  }

  async function load(): Promise<void> {
    const entries = await house.fs.readFolder(inside(house.root, 'attempts'));
    const ids = entries.map((entry) => entry.name).filter((name) => /^\d{4}-\d\d-\d\d-[a-z0-9-]+$/.test(name));
    const known = new Map<string, Evidence>();
    const share = sharing();
    for (const month of new Set(ids.map(monthOf))) {
      const cached = await cache.read(MONTH, fileOf(month));
      if (cached?.scoredBy === scoredBy()) for (const item of cached.attempts) known.set(item.row.id, leanEvidence(item, share));
    }
    const open = new Set<string>();
    const broken: Problem[] = [];
    const stale = new Set<string>();
    for (const id of ids) {
      if (known.has(id)) continue;
      try {
        const found = await finished(id);
        if (found) {
          known.set(id, leanEvidence(weigh(found), share));
          stale.add(monthOf(id));
        } else open.add(id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (!(await wasBegun(house, id))) continue;
        broken.push({ ...error.problem, place: { file: `attempts/${id}` } });
      }
    }
    evidence = ids.flatMap((id) => known.get(id) ?? []).sort(bySubmission);
    unfinished = open;
    unreadable = broken;
    for (const month of stale) await save(month);
  }

  async function save(month: string): Promise<void> {
    await cache.write(MONTH, fileOf(month), { scoredBy: scoredBy(), attempts: evidence.filter((item) => monthOf(item.row.id) === month) });
  }

  await load();

  return {
    all: () => evidence,
    unfinished: () => [...unfinished],
    unreadable: () => unreadable,
    begin: (id) => inTurn(async () => void unfinished.add(id)),
    file: (id) =>
      inTurn(async () => {
        const found = await finished(id);
        if (found) await take(found);
      }),
    remove: (id) =>
      inTurn(async () => {
        if (!isKnown(id)) throw new Refusal(problem('attempt.unknown'));
        must(await setAside(house, 'attempts', id));
        unfinished.delete(id);
        evidence = evidence.filter((item) => item.row.id !== id);
        await save(monthOf(id));
      }),
    restore: (id) =>
      inTurn(async () => {
        const back = await bringBack(house, 'attempts', id);
        if (!back.ok && back.problems[0]?.code === 'storage.missing') throw new Refusal(problem('attempt.unknown'));
        must(back);
        const found = await finished(id);
        if (found) await take(found);
        else unfinished.add(id);
      }),
    rescore: () =>
      inTurn(async () => {
        for (const month of new Set(evidence.map((item) => monthOf(item.row.id)))) await cache.remove(fileOf(month));
        await load();
      }),
    async marked(id) {
      const found = await mustBeFinished(id);
      return { paper: found.paper, marked: markFinished(found), submittedAtMs: found.attempt.submittedAtMs };
    },
    async report(id) {
      const found = await mustBeFinished(id);
      const item = evidence.find((candidate) => candidate.row.id === id);
      if (!item) throw new Error(`the finished attempt ${id} was filed`);
      return reportOf({
        paper: found.paper,
        evidence: item,
        marked: markFinished(found),
        uncorrected: weigh(found, NO_CORRECTIONS),
        corrections: corrections(),
        countdown: found.countdown,
        previous: previousMock(evidence, item.row),
      });
    },
  };
}

/** The last submitted mock of the same blueprint before this attempt. */
function previousMock(evidence: readonly Evidence[], row: AttemptRow): AttemptRow | null {
  const isEarlier = (other: AttemptRow) => other.mode === 'mock' && other.blueprint === row.blueprint && other.submittedAtMs < row.submittedAtMs;
  return evidence.findLast((item) => isEarlier(item.row))?.row ?? null;
}
