/** Reads a question set in a process apart, with a cap on memory, and on time for the reading, the comparing and the report on it, each. */

import { join } from 'node:path';
import type { Duplicate } from '../core/duplicates';
import { caps } from '../core/formats/caps';
import { fail, ok, problem, type Result } from '../core/problem';
import type { StartApart } from './apart';
import type { QualityRow, SetRead, SetRequest } from './preview';

export type ReaderNews =
  | { readonly kind: 'progress'; readonly step: 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'read'; readonly read: SetRead }
  | { readonly kind: 'compared'; readonly duplicates: readonly Duplicate[] }
  | { readonly kind: 'judged'; readonly quality: readonly QualityRow[] };

/** What is done after another: reading the files, looking for duplicates, judging how well it is written. */
export type ReadingStep = 'reading' | 'comparing' | 'judging';

export interface SetJudged {
  readonly read: SetRead;
  /** Null where they could not be looked for in time. */
  readonly duplicates: readonly Duplicate[] | null;
  /** Null where the report could not be made in time. */
  readonly quality: readonly QualityRow[] | null;
}

export interface ReaderOptions {
  /** The reader's bundle. */
  readonly file: string;
  readonly start: StartApart;
  readonly signal: AbortSignal;
  /** `total` is null where nobody can say. */
  readonly onProgress: (step: ReadingStep, done: number, total: number | null) => void;
}

/** Lies beside the other bundles of the Node side. */
export const BUILT_READER = join(import.meta.dirname, 'set-reader.js');

/**
 * The problems are `import.too-slow`, `import.too-heavy`, `import.cancelled`, and `import.broke` for a reader that died of anything else: a file that
 * our own readers cannot stand.
 */
export function readApart(request: SetRequest, { file, start, signal, onProgress }: ReaderOptions): Promise<Result<SetJudged>> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(fail(problem('import.cancelled')));
    let read: SetRead | null = null;
    let duplicates: readonly Duplicate[] | null = null;
    const settle = (answer: Result<SetJudged>) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      stop();
      resolve(answer);
    };
    const giveUp = (code: string) =>
      settle(read === null ? fail(problem(code, { seconds: caps.readerMs / 1000 })) : ok({ read, duplicates, quality: null }));
    const cancel = () => settle(fail(problem('import.cancelled')));
    let timer = setTimeout(() => giveUp('import.too-slow'), caps.readerMs);
    const restartTimer = () => {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp('import.too-slow'), caps.readerMs);
    };
    const hear = (news: ReaderNews) => {
      if (news.kind === 'progress') onProgress(news.step, news.done, news.total);
      else if (news.kind === 'read') {
        read = news.read;
        onProgress('comparing', 0, null);
        restartTimer();
      } else if (news.kind === 'compared') {
        duplicates = news.duplicates;
        onProgress('judging', 0, null);
        restartTimer();
      } else if (read !== null) settle(ok({ read, duplicates, quality: news.quality }));
    };
    signal.addEventListener('abort', cancel);
    const stop = start({
      file,
      request,
      megabytes: caps.readerMegabytes,
      onNews: (news) => hear(news as ReaderNews),
      onEnd: (isFull) => giveUp(isFull ? 'import.too-heavy' : 'import.broke'),
    });
  });
}
