/**
 * One attempt as this page sees it: paints each choice at once, sends it to the Node side in order, and says when it is on disk.
 * The Node side holds the truth; this is a cache of it and a queue towards it.
 */

import { CallError } from '../../../api/client';
import type { AnswerView, AttemptView, PaperView, Pulse, Solution } from '../../../api/views';
import type { Action } from '../../../core/attempt';
import type { Problem } from '../../../core/problem';
import { call, viewer } from '../../data/connection';

/** The Node side answers a beat after this long, so that beats come from it and not from a timer that hidden pages slow down. */
const BEAT_MS = 5_000;
const RETRY_MS = 1_000;

export interface SessionState {
  readonly paper: PaperView;
  readonly answers: readonly AnswerView[];
  /** The question in view, or null on the review screen. */
  readonly at: number | null;
  readonly status: Pulse['status'];
  readonly role: Pulse['role'];
  readonly solutions: Readonly<Record<string, Solution>>;
  readonly saving: 'saved' | 'saving' | 'failed';
  /** Why the last action was not saved; nothing more is sent until `retry`. */
  readonly problem: Problem | null;
  /** How long the attempt had been closed when this page opened it. */
  readonly interruptedMs: number;
}

export interface Session {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Time left in milliseconds right now, or null when untimed. */
  readonly remainingMs: () => number | null;
  readonly act: (action: Action) => void;
  /** Sends again what could not be saved. */
  readonly retry: () => void;
  /** Ends the exam once everything before it is on disk. Resolves when it is submitted, rejects when it could not be. */
  readonly submit: () => Promise<void>;
  readonly takeOver: () => Promise<void>;
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
  const queue: Action[] = [];
  let sending: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  const set = (change: Partial<SessionState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const follow = (pulse: Pulse) => {
    left = { remainingMs: pulse.remainingMs, atMs: performance.now() };
    if (pulse.status !== state.status || pulse.role !== state.role) set({ status: pulse.status, role: pulse.role });
  };

  /** Sends the queue, one action at a time: the Node side refuses a gap. */
  const drain = async () => {
    while (queue.length > 0 && open) {
      const [action] = queue;
      if (!action) return;
      try {
        const reply = await call('attempt.record', { id, viewer, seq: seq + 1, action });
        seq = reply.seq;
        queue.shift();
        follow(reply);
        if (action.kind === 'reveal' && reply.solution) {
          const question = state.paper.questions[action.question];
          if (question) set({ solutions: { ...state.solutions, [question.id]: reply.solution } });
        }
      } catch (error) {
        const problem = problemOf(error);
        if (canRetry(problem)) {
          set({ saving: 'failed', problem });
        } else {
          // The Node side will never take this action (time is up, another page took over): show what it holds instead.
          queue.length = 0;
          await reload();
          set({ problem });
        }
        throw error;
      }
    }
    set({ saving: 'saved', problem: null });
  };

  const send = () => {
    sending ??= drain().finally(() => {
      sending = null;
    });
    return sending;
  };

  const push = (action: Action) => {
    queue.push(action);
    if (state.saving !== 'failed') set({ saving: 'saving' });
  };

  const beat = async () => {
    while (open && state.status !== 'submitted') {
      try {
        const pulse = await call('attempt.beat', { id, viewer, waitMs: BEAT_MS });
        if (pulse.role === 'reader' && pulse.seq !== seq) await reload();
        else follow(pulse);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  };

  /** A reader follows what the other page does. */
  const reload = async (takeOver = false) => {
    const view = await call('attempt.open', { id, viewer, takeOver });
    seq = view.seq;
    left = { remainingMs: view.remainingMs, atMs: performance.now() };
    set(stateOf(view));
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
      if (state.role === 'reader' || state.status === 'submitted') return;
      set(painted(state, action));
      push(action);
      if (state.saving !== 'failed') send().catch(() => {});
    },
    retry() {
      set({ saving: 'saving', problem: null });
      send().catch(() => {});
    },
    async submit() {
      if (!queue.some((action) => action.kind === 'submit')) push({ kind: 'submit', reason: 'candidate' });
      while (queue.length > 0) await send();
    },
    takeOver: () => reload(true),
    close() {
      open = false;
    },
  };
}

function stateOf(view: AttemptView): SessionState {
  const { paper, answers, at, status, role, solutions, interruptedMs } = view;
  return { paper, answers, at, status, role, solutions, interruptedMs, saving: 'saved', problem: null };
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
