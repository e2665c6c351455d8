/** Runs `passband convert` in a thread of its own, so that a file which our readers cannot get to the end of still gets an answer. */

import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { EXPORT_FORMATS } from '../core/export/formats';
import { problem } from '../core/problem';
import { type ConvertAnswer, convertPaths, nothingConverted } from './convert';

/** With the start of the program it ends within 20 seconds. A set of many files is to be read in pieces, or in the app. */
export const CONVERT_MS = 15_000;

const taskSchema = z.object({ convert: z.object({ paths: z.array(z.string()), to: z.enum(EXPORT_FORMATS), json: z.boolean() }) });
export type ConvertTask = z.infer<typeof taskSchema>['convert'];

/** `program` is the address of the entry of the command line, which is run once more in the thread. */
export function convertInTime(task: ConvertTask, program: URL, deadlineMs = CONVERT_MS): Promise<ConvertAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: { convert: task } });
    const settle = (answer: ConvertAnswer) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => settle(nothingConverted(problem('import.too-slow', { seconds: deadlineMs / 1000 }), task)), deadlineMs);
    worker.once('message', settle);
    worker.once('error', (error) => {
      clearTimeout(timer);
      const isHeavy = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (isHeavy) resolve(nothingConverted(problem('import.too-heavy'), task));
      else reject(error);
    });
  });
}

/** Does the work where this is the thread for it; answers whether it is. */
export async function convertHere(): Promise<boolean> {
  const task = isMainThread ? null : taskSchema.safeParse(workerData);
  if (!task?.success) return false;
  const { paths, ...request } = task.data.convert;
  parentPort?.postMessage(await convertPaths(paths, request));
  return true;
}
