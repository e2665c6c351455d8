/**
 * One attempt as this page sees it: paints each choice at once, sends it to the Node side in order, and says when it is on disk.
 * The Node side holds the truth; this is a cache of it and a queue towards it.
 */

import { CallError } from '../../../api/client';
import type { AnswerView, AttemptView, PaperView, Pulse, Solution } from '../../../api/views';
import type { Action } from '../../../core/attempt';
import type { Problem } from '../../../core/problem';
import { call, viewer } from '../../data/connection';
import { inPlace } from '../../data/waiting';

/** The Node side answers the beat of a page that has a place after this long: a timer of the page's own would be slowed down where it is hidden. */
const BEAT_MS = 5_000;
const RETRY_MS = 1_000;
/** After these refusals nothing that this page still holds back can be taken. */
const LOST_PLACE: ReadonlySet<string> = new Set(['attempt.over', 'attempt.read-only', 'attempt.gap', 'attempt.unknown']);

export interface SessionState {
  readonly paper: PaperView;
  readonly answers: readonly AnswerView[];
  /** The question in view, or null on the review screen. */
  readonly at: number | null;
  readonly status: Pulse['status'];
  readonly role: Pulse['role'];
  readonly solutions: Readonly<Record<string, Solution>>;
  readonly saving: 'saved' | 'saving' | 'failed';
  /** Why the last action was not saved or was refused, or why the Node side gives no sign of life. */
  readonly problem: Problem | null;
  /** How long the attempt had been closed when this page opened it. */
  readonly interruptedMs: number;
}

export interface Session {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Time left in milliseconds right now, or null when untimed. */
  readonly remainingMs: () => number | null;
  /** Paints and sends an action. A failed save takes nothing but notes until it is mended; a paused attempt takes nothing but `resume`. */
  readonly act: (action: Action) => void;
  /** Sends again what could not be saved. */
  readonly retry: () => void;
  /** Resolves once everything is on disk, rejects when it could not be saved. */
  readonly settled: () => Promise<void>;
  /** Ends the exam once everything before it is on disk. Resolves when it is submitted, rejects when it could not be: then it goes on. */
  readonly submit: () => Promise<void>;
  readonly takeOver: () => Promise<void>;
  /** Stops listening. What was not sent yet is still sent. */
  readonly close: () => void;
}

/** Opens attempt `id` in this page. */
export async function openSession(id: string): Promise<Session> {
  return startSession(id, await call('attempt.open', { id, viewer }));
}

function startSession(id: string, opened: AttemptView): Session {
  let state = stateOf(opened);
  let seq = opened.seq;
  let left = { remainingMs: opened.remainingMs, atMs: performance.now() };
  let open = true;
  let queue: readonly Action[] = [];
  let sending: Promise<void> | null = null;
  /** What is shown differs from what the Node side holds, and could not be loaded again yet. */
  let isStale = false;
  const listeners = new Set<() => void>();

  const set = (change: Partial<SessionState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const follow = (pulse: Pulse) => {
    left = { remainingMs: pulse.remainingMs, atMs: performance.now() };
    if (pulse.status !== state.status || pulse.role !== state.role) set({ status: pulse.status, role: pulse.role });
  };

  /** Shows what the Node side holds, with what is still on its way to it painted over. */
  const reload = async (takeOver = false) => {
    const view = await call('attempt.open', { id, viewer, takeOver });
    isStale = false;
    seq = view.seq;
    left = { remainingMs: view.remainingMs, atMs: performance.now() };
    state = { ...stateOf(view), saving: state.saving, problem: state.problem };
    for (const action of queue) state = { ...state, ...painted(state, action) };
    set({});
  };

  /** The Node side will never take this action (time is up, another page took over): says so, and shows what it holds instead. */
  const takeBack = async (action: Action, problem: Problem) => {
    // What came after it fails too where the page has lost its place. Nobody's exam ends before he has read what was refused.
    queue = LOST_PLACE.has(problem.code) ? [] : queue.filter((other) => other !== action && other.kind !== 'submit');
    isStale = true;
    set({ problem });
    await reload().catch(() => {});
  };

  /** Sends the queue, one action at a time: the Node side refuses a gap. Throws when the disk fails, and at the end when anything was refused. */
  const drain = async () => {
    let refusal: unknown = null;
    for (let action = queue[0]; action; action = queue[0]) {
      try {
        const reply = await call('attempt.record', { id, viewer, seq: seq + 1, action });
        seq = reply.seq;
        queue = queue.slice(1);
        follow(reply);
        const question = action.kind === 'reveal' ? state.paper.questions[action.question] : undefined;
        if (question && reply.solution) set({ solutions: { ...state.solutions, [question.id]: reply.solution } });
      } catch (error) {
        const problem = problemOf(error);
        if (canRetry(problem)) {
          sending = null;
          set({ saving: 'failed', problem });
          throw error;
        }
        refusal = error;
        await takeBack(action, problem);
      }
    }
    sending = null;
    set({ saving: 'saved', ...(refusal === null && { problem: null }) });
    if (refusal !== null) throw refusal;
  };

  const send = async () => {
    if (queue.length === 0 && !sending) return set({ saving: 'saved', problem: null });
    sending ??= drain();
    return sending;
  };

  const push = (action: Action) => {
    queue = [...queue, action];
    if (state.saving !== 'failed') set({ saving: 'saving' });
  };

  const hear = (pulse: Pulse) => {
    // A reader follows what the holder does, also at the moment that he becomes the holder himself.
    const isReader = pulse.role === 'reader' || state.role === 'reader';
    const isBehind = isStale || (isReader && pulse.seq !== seq);
    // A pulse that was on its way while an action was saved tells of the time before it.
    if (isBehind && !sending) return reload();
    if (pulse.seq >= seq) follow(pulse);
  };

  /** Asks the Node side again and again how the attempt stands, until it is over or does not exist. */
  const beat = async () => {
    let isSilent = false;
    // A page that has left the room while it waited for its turn gives no more signs of life.
    const ask = async (waitMs: number) => (open ? call('attempt.beat', { id, viewer, waitMs }) : null);
    while (open && state.status !== 'submitted') {
      try {
        // After a silence the first sign of life is wanted at once.
        const pulse = await (isSilent ? ask(0) : inPlace(state.role, BEAT_MS, ask));
        if (pulse) await hear(pulse);
        if (state.saving === 'failed') send().catch(() => {});
        else if (isSilent) set({ problem: null });
        isSilent = false;
      } catch (error) {
        const problem = problemOf(error);
        isSilent = true;
        // The reason of a failed save stays: it is the one to act on.
        if (state.saving !== 'failed') set({ problem });
        if (problem.code === 'attempt.unknown') return;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  };

  void beat();

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    remainingMs: () => {
      if (left.remainingMs === null || state.status === 'paused') return left.remainingMs;
      return Math.max(0, left.remainingMs - (performance.now() - left.atMs));
    },
    act(action) {
      // Behind the end of the exam nothing more is taken, so nothing more is shown.
      if (!accepts(state, action) || queue.some(({ kind }) => kind === 'submit')) return;
      set(painted(state, action));
      push(action);
      if (state.saving !== 'failed') send().catch(() => {});
    },
    retry() {
      set({ saving: 'saving', problem: null });
      send().catch(() => {});
    },
    settled: send,
    async submit() {
      if (!queue.some((action) => action.kind === 'submit')) push({ kind: 'submit', reason: 'candidate' });
      try {
        await send();
      } catch (error) {
        if (state.status === 'submitted') return;
        // Out of the queue, so that trying again saves the answers and does not end the exam.
        queue = queue.filter((action) => action.kind !== 'submit');
        if (queue.length === 0) set({ saving: 'saved' });
        throw error;
      }
    },
    takeOver: () => reload(true).catch((error: unknown) => set({ problem: problemOf(error) })),
    close() {
      open = false;
    },
  };
}

function stateOf(view: AttemptView): SessionState {
  const { paper, answers, at, status, role, solutions, interruptedMs } = view;
  return { paper, answers, at, status, role, solutions, interruptedMs, saving: 'saved', problem: null };
}

/** Whether an action may be painted: what cannot be saved is not shown as if it were. A note is kept, as it cannot be typed twice. */
function accepts({ role, status, saving }: SessionState, { kind }: Action): boolean {
  if (role === 'reader' || status === 'submitted') return false;
  if (saving === 'failed' && kind !== 'note') return false;
  return status !== 'paused' || kind === 'resume';
}

/** What the page shows of an action before the Node side has answered. */
function painted(state: SessionState, action: Action): Partial<SessionState> {
  const mend = (index: number, change: Partial<AnswerView>): Partial<SessionState> => ({
    answers: state.answers.map((answer, at) => (at === index ? { ...answer, ...change } : answer)),
  });
  switch (action.kind) {
    case 'visit':
      return { ...mend(action.question, { seen: true }), at: action.question };
    case 'leave':
      return { at: null };
    case 'answer':
      return mend(action.question, { response: action.response });
    case 'flag':
      return mend(action.question, { flagged: action.on });
    case 'strike': {
      const others = state.answers[action.question]?.struck.filter((option) => option !== action.option) ?? [];
      return mend(action.question, { struck: action.on ? [...others, action.option] : others });
    }
    case 'note':
      return mend(action.question, { note: action.text });
    case 'highlight':
      return mend(action.question, { highlights: action.highlights });
    case 'certainty':
      return mend(action.question, { certainty: action.level });
    case 'reveal':
      return mend(action.question, { revealed: true });
    case 'pause':
      return { status: 'paused' };
    case 'resume':
      return { status: 'running' };
    case 'submit':
      return {};
  }
}

/** Whether the same action may succeed later: the disk or the connection failed, not the action. */
function canRetry({ code }: Problem): boolean {
  return code === 'call.unreachable' || code === 'call.bug' || code.startsWith('storage.');
}

function problemOf(error: unknown): Problem {
  if (error instanceof CallError) return error.problem;
  return { code: 'call.unreachable', severity: 'error', params: {}, place: {} };
}
