/** Holds the attempts that are being sat: the only writer of their logs, the keeper of their clocks, and the judge of which page may act. */

import { type Action, type Attempt, advance, type Entry, replay } from '../core/attempt';
import type { Question } from '../core/bank';
import { type Corrections, corrected } from '../core/corrections';
import { type Countdown, elapsedBetween, isOver, laterOf, remainingAt, SILENCE_MS, setPaused, spentAt, stopAtLimit, tick } from '../core/countdown';
import type { Paper } from '../core/paper';
import { problem } from '../core/problem';
import type { Storehouse } from '../storage/storehouse';
import { openTurns, type Turns } from '../storage/turns';
import { type AttemptFiles, openAttemptFiles } from './attempt-files';
import type { Clock } from './ports';
import { presentAnswer, presentPaper, presentSolution } from './present';
import { must, Refusal } from './refusal';
import type { AttemptView, Pulse, Solution } from './views';
import { openWaiters, type Waiters } from './waiters';

type Recorded = Pulse & { solution: Solution | null };

export interface AttemptDesk {
  readonly open: (id: string, viewer: string, takeOver: boolean) => Promise<AttemptView>;
  /** On disk before it is answered. The same `seq` again gets the same reply; a gap is refused. */
  readonly record: (id: string, viewer: string, seq: number, action: Action) => Promise<Recorded>;
  /** A reader's beat makes it the holder once the holder has been silent for `SILENCE_MS`. */
  readonly beat: (id: string, viewer: string, waitMs: number) => Promise<Pulse>;
  /** Reads an attempt as it stands, handing it in first if its time is over. */
  readonly look: (id: string) => Promise<{ paper: Paper; attempt: Attempt; remainingMs: number | null }>;
  /** Lets go of an attempt for good and has its files moved while nothing writes to them. Whoever asks for it next finds it gone. */
  readonly withdraw: (id: string, move: () => Promise<void>) => Promise<void>;
  /** The machine slept or woke: clocks are looked at again at once. */
  readonly recheck: () => Promise<void>;
  /** Lets waiting pages go and answers when nothing is being written any more. */
  readonly close: () => Promise<void>;
}

interface DeskOptions {
  readonly house: Storehouse;
  readonly clock: Clock;
  readonly corrections: () => Corrections;
  /** Called once an attempt is over and its log is on disk. */
  readonly onSubmitted: (id: string) => Promise<void>;
}

interface Sitting {
  readonly files: AttemptFiles;
  attempt: Attempt;
  countdown: Countdown;
  /** The page that may act, and when it last gave a sign of life. */
  holder: { readonly viewer: string; readonly seen: Countdown['last'] } | null;
  /** The action as text: a reloaded page has the same name, and what it sends is not what the page before it sent. */
  lastReply: { readonly seq: number; readonly viewer: string; readonly action: string; readonly reply: Recorded } | null;
  timer: NodeJS.Timeout | null;
  /** Beats that wait for the status or the holder to change. */
  readonly waiters: Waiters;
  /** One thing after another within an attempt: two calls never interleave between decision and disk. */
  readonly inTurn: Turns;
  /** The candidate has deleted it. */
  withdrawn: boolean;
}

/** Longest wait of one timer; a clock that was moved or a machine that slept is noticed at the latest then. */
const LOOK_AGAIN_MS = 60_000;
/** How soon an exam whose time is up is handed in again after the disk has refused it. */
const TRY_AGAIN_MS = 5_000;

export function attemptDesk({ house, clock, corrections, onSubmitted }: DeskOptions): AttemptDesk {
  const sittings = new Map<string, Promise<Sitting>>();
  /** Of attempts that are over and no longer sat, so that a page that missed the reply to its last action may ask again. */
  const lastReplies = new Map<string, Sitting['lastReply']>();
  /** Nobody is made to wait any more. */
  let closed = false;
  const solutionOf = (paper: Paper, question: Question) => presentSolution(paper, corrected(corrections(), question));

  function sit(id: string): Promise<Sitting> {
    let sitting = sittings.get(id);
    if (!sitting) {
      sitting = load(id);
      sittings.set(id, sitting);
      // What could not be opened is tried afresh next time.
      sitting.catch(() => sittings.delete(id));
    }
    return sitting;
  }

  async function load(id: string): Promise<Sitting> {
    const opened = await openAttemptFiles(house, id);
    if (!opened.ok && opened.problems[0]?.code === 'storage.missing') throw new Refusal(problem('attempt.unknown'));
    const files = must(opened);
    const { startedAtMs, entries } = files.log.data;
    const attempt = must(replay(files.paper, startedAtMs, entries));
    const countdown = laterOf(files.log.data.countdown, files.pulse.data.countdown);
    const lastReply = lastReplies.get(id) ?? null;
    return { files, attempt, countdown, holder: null, lastReply, timer: null, waiters: openWaiters(), inTurn: openTurns(), withdrawn: false };
  }

  async function inTurn<T>(id: string, work: (sitting: Sitting) => Promise<T>): Promise<T> {
    const sitting = await sit(id);
    return sitting.inTurn(async () => {
      try {
        if (sitting.withdrawn) throw new Refusal(problem('attempt.unknown'));
        return await work(sitting);
      } finally {
        letGoWhenOver(id, sitting);
      }
    });
  }

  /** An attempt that is over is not kept in memory; whoever looks at it again reads it from disk. */
  function letGoWhenOver(id: string, { attempt, lastReply }: Sitting): void {
    if (attempt.kind !== 'submitted') return;
    lastReplies.set(id, lastReply);
    sittings.delete(id);
  }

  async function append(sitting: Sitting, action: Action, countdown: Countdown, wallMs: number): Promise<Entry> {
    const { files, attempt } = sitting;
    const entry: Entry = { seq: attempt.seq + 1, wallMs, spentMs: countdown.spentMs, activeMs: countdown.activeMs, action };
    const next = must(advance(files.paper, attempt, entry));
    must(await files.log.update((log) => ({ ...log, countdown, entries: [...log.entries, entry] })));
    sitting.attempt = next;
    sitting.countdown = countdown;
    return entry;
  }

  async function finish(sitting: Sitting): Promise<void> {
    if (sitting.timer) clearTimeout(sitting.timer);
    sitting.waiters.wake();
    await onSubmitted(sitting.files.paper.id);
  }

  /** Hands the paper in from what is on disk when its time is over. True when the attempt is over, now or before. */
  async function endIfOver(sitting: Sitting, countdown: Countdown): Promise<boolean> {
    if (sitting.attempt.kind === 'submitted') return true;
    if (countdown.limitMs === null || countdown.spentMs < countdown.limitMs) return false;
    const stopped = stopAtLimit(sitting.countdown, countdown);
    await append(sitting, { kind: 'submit', reason: 'time-up' }, stopped, stopped.last.wallMs);
    await finish(sitting);
    return true;
  }

  /** Looks at the clock again when time could run out without any call: the exam ends at zero even if its page hangs. */
  function arm(id: string, sitting: Sitting, soonestMs = 0): void {
    if (sitting.timer) clearTimeout(sitting.timer);
    if (closed || sitting.attempt.kind !== 'running') return;
    const now = clock.now();
    const { countdown } = sitting;
    // It stands still until the page gives a sign of life, which arms it again.
    if (countdown.policy === 'forgiving' && elapsedBetween(countdown.last, now) > SILENCE_MS) return;
    const left = remainingAt(countdown, now);
    if (left === null) return;
    sitting.timer = setTimeout(() => void lookAgain(id), Math.max(soonestMs, Math.min(left + 10, LOOK_AGAIN_MS)));
    sitting.timer.unref();
  }

  async function lookAgain(id: string): Promise<void> {
    if (closed) return;
    await inTurn(id, async (sitting) => {
      try {
        const now = clock.now();
        if (sitting.attempt.kind === 'running' && isOver(sitting.countdown, now)) await endIfOver(sitting, tick(sitting.countdown, now));
        arm(id, sitting);
      } catch {
        // The disk refused. The next beat tells the page what is wrong; without a page it is tried again all the same.
        arm(id, sitting, TRY_AGAIN_MS);
      }
    }).catch(() => {
      // What could not be opened is not being sat.
    });
  }

  function roleOf(sitting: Sitting, viewer: string): Pulse['role'] {
    return sitting.holder?.viewer === viewer ? 'holder' : 'reader';
  }

  function isHeldByAnother(sitting: Sitting, viewer: string): boolean {
    const { holder } = sitting;
    return holder !== null && holder.viewer !== viewer && elapsedBetween(holder.seen, clock.now()) <= SILENCE_MS;
  }

  function pulseOf(sitting: Sitting, viewer: string): Pulse {
    const now = clock.now();
    const { attempt, countdown } = sitting;
    const over = attempt.kind === 'submitted';
    return {
      status: attempt.kind,
      role: roleOf(sitting, viewer),
      seq: attempt.seq,
      remainingMs: over ? 0 : remainingAt(countdown, now),
      spentMs: over ? attempt.spentMs : spentAt(countdown, now),
    };
  }

  /** A sign of life from the page that holds the attempt: time is counted and the clock put on disk. */
  async function live(id: string, sitting: Sitting): Promise<void> {
    if (sitting.attempt.kind === 'submitted') return;
    const now = clock.now();
    const countdown = tick(sitting.countdown, now);
    if (sitting.holder) sitting.holder = { ...sitting.holder, seen: now };
    if (await endIfOver(sitting, countdown)) return;
    must(await sitting.files.pulse.update(() => ({ countdown })));
    sitting.countdown = countdown;
    arm(id, sitting);
  }

  return {
    open: (id, viewer, takeOver) =>
      inTurn(id, async (sitting) => {
        const now = clock.now();
        const before = sitting.countdown.interruptions.length;
        if (takeOver || !isHeldByAnother(sitting, viewer)) {
          sitting.holder = { viewer, seen: now };
          await live(id, sitting);
          sitting.waiters.wake();
        }
        const { attempt, files } = sitting;
        const { paper } = files;
        const interrupted = sitting.countdown.interruptions.slice(before).reduce((sum, gap) => sum + gap.lastedMs, 0);
        const revealed = paper.questions.filter((_, index) => attempt.answers[index]?.revealed);
        return {
          ...pulseOf(sitting, viewer),
          paper: presentPaper(paper),
          at: attempt.at,
          answers: attempt.answers.map(presentAnswer),
          solutions: Object.fromEntries(revealed.map(({ question }) => [question.id, solutionOf(paper, question)])),
          interruptedMs: interrupted,
        };
      }),

    record: (id, viewer, seq, action) =>
      inTurn(id, async (sitting) => {
        const { lastReply } = sitting;
        const asText = JSON.stringify(action);
        if (lastReply?.seq === seq && lastReply.viewer === viewer && lastReply.action === asText) return lastReply.reply;
        if (isHeldByAnother(sitting, viewer)) throw new Refusal(problem('attempt.read-only'));
        if (action.kind === 'submit' && action.reason === 'time-up') throw new Refusal(problem('attempt.not-over'));
        if (sitting.attempt.kind === 'submitted') throw new Refusal(problem('attempt.over'));
        if (seq !== sitting.attempt.seq + 1) throw new Refusal(problem('attempt.gap', { expected: sitting.attempt.seq + 1, got: seq }));
        const now = clock.now();
        sitting.holder = { viewer, seen: now };
        const ticked = tick(sitting.countdown, now);
        if (await endIfOver(sitting, ticked)) throw new Refusal(problem('attempt.over'));
        const countdown = action.kind === 'pause' || action.kind === 'resume' ? setPaused(ticked, action.kind === 'pause', now) : ticked;
        await append(sitting, action, countdown, now.wallMs);
        if (action.kind === 'pause' || action.kind === 'resume') sitting.waiters.wake();
        if (action.kind === 'submit') await finish(sitting);
        else arm(id, sitting);
        const asked = action.kind === 'reveal' ? sitting.files.paper.questions[action.question] : undefined;
        const reply = { ...pulseOf(sitting, viewer), solution: asked ? solutionOf(sitting.files.paper, asked.question) : null };
        sitting.lastReply = { seq, viewer, action: asText, reply };
        return reply;
      }),

    async beat(id, viewer, waitMs) {
      const sitting = await inTurn(id, async (at) => {
        // A page whose window was closed and opened again is another viewer: it goes on by itself once the one that it was has fallen silent.
        if (!isHeldByAnother(at, viewer) && roleOf(at, viewer) === 'reader') {
          at.holder = { viewer, seen: clock.now() };
          at.waiters.wake();
        }
        if (roleOf(at, viewer) === 'holder') await live(id, at);
        return at;
      });
      if (waitMs > 0 && !closed && sitting.attempt.kind !== 'submitted') await sitting.waiters.wait(waitMs);
      return pulseOf(sitting, viewer);
    },

    look: (id) =>
      inTurn(id, async (sitting) => {
        const now = clock.now();
        if (sitting.attempt.kind === 'running' && isOver(sitting.countdown, now)) await endIfOver(sitting, tick(sitting.countdown, now));
        return { paper: sitting.files.paper, attempt: sitting.attempt, remainingMs: remainingAt(sitting.countdown, now) };
      }),

    withdraw: (id, move) =>
      inTurn(id, async (sitting) => {
        await move();
        sitting.withdrawn = true;
        if (sitting.timer) clearTimeout(sitting.timer);
        sittings.delete(id);
        lastReplies.delete(id);
        sitting.waiters.wake();
      }),

    async recheck() {
      await Promise.all([...sittings.keys()].map(lookAgain));
    },

    async close() {
      closed = true;
      const letGo = async (pending: Promise<Sitting>) => {
        const sitting = await pending.catch(() => null);
        if (!sitting) return;
        await sitting.inTurn(async () => {});
        sitting.waiters.wake();
        if (sitting.timer) clearTimeout(sitting.timer);
      };
      await Promise.all([...sittings.values()].map(letGo));
    },
  };
}
