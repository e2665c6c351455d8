/** The thread in which foreign files are read: whatever they do to it, the app goes on. */

import { parentPort, workerData } from 'node:worker_threads';
import { readSet, type SetRequest } from './preview';
import type { WorkerNews } from './read-in-worker';

const tell = (news: WorkerNews) => parentPort?.postMessage(news);

const { read, duplicates, quality } = await readSet(workerData as SetRequest, (done, total) =>
  tell({ kind: 'progress', step: 'reading', done, total }),
);
// Told apart, so that what takes too long costs only itself.
tell({ kind: 'read', read });
tell({ kind: 'compared', duplicates: duplicates() });
tell({ kind: 'judged', quality: quality() });
