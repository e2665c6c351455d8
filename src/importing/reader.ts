/** The process in which foreign files are read. */

import { requestFromOutside, tellOutside } from './apart-inside';
import { readSet, type SetRequest } from './preview';
import type { ReaderNews } from './read-apart';

const tell = (news: ReaderNews) => tellOutside(news);

const { read, duplicates, quality } = await readSet((await requestFromOutside()) as SetRequest, (done, total) =>
  tell({ kind: 'progress', step: 'reading', done, total }),
);
// Told apart, so that what takes too long costs only itself.
tell({ kind: 'read', read });
tell({ kind: 'compared', duplicates: duplicates() });
tell({ kind: 'judged', quality: quality() });
