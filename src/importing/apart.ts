/** A process apart, for work on foreign files: whatever they do to it, the app goes on. A thread would share its end with the app's. */

import { fork } from 'node:child_process';

export interface ApartWork {
  /** The bundle that does the work; it hears of it through `apart-inside`. */
  readonly file: string;
  readonly request: unknown;
  /** What its heap may hold. */
  readonly megabytes: number;
  readonly onNews: (news: unknown) => void;
  /** Called once if it ends without being stopped: whether because its heap was full. */
  readonly onEnd: (isFull: boolean) => void;
}

/** Begins the work, and gives the way to stop it. */
export type StartApart = (work: ApartWork) => () => void;

/** The word by which a program that has other uses knows that it was started for this. The number of the app's process comes after it. */
export const APART = 'apart';

export const startApart: StartApart = ({ file, request, megabytes, onNews, onEnd }) => {
  const child = fork(file, [APART, String(process.pid)], {
    execArgv: [`--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const stop = () => {
    process.off('exit', stop);
    child
      .removeAllListeners()
      .on('error', () => {})
      .kill('SIGKILL');
  };
  process.once('exit', stop);
  const said = lastWords(child.stderr);
  const end = () => {
    stop();
    onEnd(isFullHeap(said()));
  };
  child.on('message', onNews).once('error', end).once('close', end);
  // One that ended already is told of by its end.
  child.send(request as object, () => {});
  return stop;
};

/** The end of what a process says on its error output. */
export function lastWords(output: NodeJS.ReadableStream | null): () => string {
  let words = '';
  output?.on('data', (more) => {
    words = `${words}${more}`.slice(-4000);
  });
  return () => words;
}

/** What V8 says on its way out. */
export const isFullHeap = (words: string) => words.includes('heap out of memory');
