/** The operations around the data folder as a whole: backups, restore, everything as one file. */

import type { RestoreSource, Safekeeping } from './safekeeping';
import type { Scratch } from './scratch';
import type { Services } from './serve';

export interface DataRooms {
  readonly scratch: Scratch;
  readonly keeping: Safekeeping;
  /** Restores with everything closed, and opens it anew. */
  readonly restore: (from: RestoreSource) => Promise<string>;
  /** Merges what another machine has left in the folder. */
  readonly findCopies: () => Promise<number>;
}

type DataOperation = 'data.backups' | 'data.backup' | 'data.restore' | 'data.find-copies' | 'data.export' | 'data.export-chunk';

export function dataServices({ keeping, restore, findCopies, scratch }: DataRooms): Pick<Services, DataOperation> {
  return {
    'data.backups': async () => ({ backups: await keeping.list() }),
    'data.backup': async () => ({ name: await keeping.backUp('asked') }),
    'data.restore': async ({ from }) => ({ undo: await restore(from) }),
    'data.find-copies': async () => ({ merged: await findCopies() }),
    'data.export': () => keeping.pack(),
    async 'data.export-chunk'({ id, offset }) {
      const { bytes, total } = await scratch.readPiece(id, offset);
      return { base64: Buffer.from(bytes).toString('base64'), total };
    },
  };
}
