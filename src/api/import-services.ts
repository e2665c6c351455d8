/** The operations around question sets: uploads, previews, imports, and the jobs that they run as. */

import type { ImportDesk } from './imports';
import type { Jobs } from './jobs';
import type { Scratch } from './scratch';
import type { Services } from './serve';

export interface ImportRooms {
  readonly scratch: Scratch;
  readonly jobs: Jobs;
  readonly imports: ImportDesk;
}

type ImportOperation =
  | 'upload.chunk'
  | 'import.preview'
  | 'import.read'
  | 'import.picture'
  | 'import.accept'
  | 'import.undo'
  | 'bank.remove'
  | 'job.state'
  | 'job.cancel';

export function importServices({ scratch, jobs, imports }: ImportRooms): Pick<Services, ImportOperation> {
  return {
    async 'upload.chunk'({ base64, ...piece }) {
      return { bytes: await scratch.put({ ...piece, bytes: Buffer.from(base64, 'base64') }) };
    },
    'import.preview': ({ upload, title, mappings }) => imports.preview(upload, { title, mappings }),
    'import.read': ({ id }) => imports.read(id),
    'import.picture': ({ id, file }) => imports.picture(id, file),
    'import.accept': ({ id, choices }) => imports.accept(id, choices),
    'import.undo': ({ undo }) => imports.undo(undo),
    'bank.remove': ({ bank }) => imports.remove(bank),
    'job.state': ({ id }) => jobs.state(id),
    'job.cancel'({ id }) {
      jobs.cancel(id);
      return {};
    },
  };
}
