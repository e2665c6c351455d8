/** Runs `passband convert` in a process apart, so that a file which our readers cannot get to the end of still gets an answer. */

import { fileURLToPath } from 'node:url';
import type { ExportFormat } from '../core/export/formats';
import { problem } from '../core/problem';
import { startApart } from '../importing/apart';
import { requestFromOutside, tellOutside } from '../importing/apart-inside';
import { type ConvertAnswer, convertPaths, nothingConverted } from './convert';

/** With the start of the program it ends within 20 seconds. A set of many files is to be read in pieces, or in the app. */
export const CONVERT_MS = 15_000;
/** The sets that a machine is asked to convert may be larger than those that somebody looks through in the app. */
const MEGABYTES = 4096;

export interface ConvertTask {
  readonly paths: readonly string[];
  readonly to: ExportFormat;
  readonly json: boolean;
}

/** `program` is the address of the entry of the command line, which is started once more. */
export function convertInTime(task: ConvertTask, program: URL, deadlineMs = CONVERT_MS): Promise<ConvertAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (answer: ConvertAnswer) => {
      clearTimeout(timer);
      stop();
      resolve(answer);
    };
    const timer = setTimeout(() => settle(nothingConverted(problem('import.too-slow', { seconds: deadlineMs / 1000 }), task)), deadlineMs);
    const stop = startApart({
      file: fileURLToPath(program),
      request: task,
      megabytes: MEGABYTES,
      onNews: (answer) => settle(answer as ConvertAnswer),
      onEnd(isFull) {
        clearTimeout(timer);
        if (isFull) resolve(nothingConverted(problem('import.too-heavy'), task));
        else reject(new Error('the conversion ended without an answer'));
      },
    });
  });
}

/** The work itself, in the process that was started for it. */
export async function convertApart(): Promise<void> {
  const { paths, ...request } = (await requestFromOutside()) as ConvertTask;
  tellOutside(await convertPaths(paths, request));
}
