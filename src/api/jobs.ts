/** Work that may take longer than a call should: it can be watched and cancelled while it runs, and is remembered for a while after. */

import { problem } from '../core/problem';
import { Refusal } from './refusal';

export interface JobState {
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** What it is doing: a name that the page has words for; empty where there is but one thing to do. */
  readonly step: string;
  readonly doneUnits: number;
  /** Null as long as nobody can say. */
  readonly totalUnits: number | null;
}

export type OnProgress = (step: string, done: number, total: number | null) => void;

export interface Jobs {
  /** Runs `work` under a name. The promise is that of the work. */
  readonly run: <T>(id: string, work: (signal: AbortSignal, onProgress: OnProgress) => Promise<T>) => Promise<T>;
  /** Both refuse a job that is not known (any more) with `job.unknown`. */
  readonly state: (id: string) => JobState;
  readonly cancel: (id: string) => void;
  readonly cancelAll: () => void;
}

/** Finished jobs older than this many are forgotten. */
const REMEMBERED = 50;

export function openJobs(onEnd: () => void): Jobs {
  const jobs = new Map<string, { state: JobState; readonly abort: AbortController }>();
  const known = (id: string) => {
    const job = jobs.get(id);
    if (!job) throw new Refusal(problem('job.unknown'));
    return job;
  };
  return {
    async run(id, work) {
      const abort = new AbortController();
      const job = { state: { state: 'running', step: '', doneUnits: 0, totalUnits: null } as JobState, abort };
      jobs.set(id, job);
      for (const [old, { state }] of jobs) {
        if (jobs.size <= REMEMBERED) break;
        if (state.state !== 'running') jobs.delete(old);
      }
      const end = (state: JobState['state']) => {
        job.state = { ...job.state, state };
        onEnd();
      };
      try {
        const value = await work(abort.signal, (step, doneUnits, totalUnits) => {
          job.state = { state: 'running', step, doneUnits, totalUnits };
        });
        end('done');
        return value;
      } catch (error) {
        end(abort.signal.aborted ? 'cancelled' : 'failed');
        throw error;
      }
    },
    state: (id) => known(id).state,
    cancel: (id) => known(id).abort.abort(),
    cancelAll() {
      for (const { abort } of jobs.values()) abort.abort();
    },
  };
}
