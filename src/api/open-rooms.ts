/** Opens everything that lives in a data folder: documents, banks, attempts, and the operations over them. May be done again after a restore. */

import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { ok, type Result } from '../core/problem';
import type { ReaderOptions } from '../importing/read-apart';
import { cachesIn, dropCaches, openCache } from '../storage/cache';
import type { DataFolder } from '../storage/data-folder';
import { openStorehouse } from '../storage/open-storehouse';
import type { Room } from '../storage/storehouse';
import { openArchive } from './archive';
import { attemptDesk } from './attempt-desk';
import type { ChangeFeed } from './changes';
import { openCorrections } from './corrections-book';
import { dropLongDeleted } from './deleted-attempts';
import { openEdits } from './edits-book';
import { openExposures } from './exposures';
import { openImportedBanks } from './imported-banks';
import { importDesk } from './imports';
import type { Jobs } from './jobs';
import { openShelf } from './library';
import { type CopiesMerged, mergeCopies } from './merging/merge-copies';
import { openNotebook } from './notebook';
import { openOutsideReports } from './outside-book';
import type { Chance, Clock, Shell } from './ports';
import { type RestoreSource, safekeepingOf } from './safekeeping';
import type { Scratch } from './scratch';
import { searchDesk } from './search-desk';
import { serve } from './serve';
import { servicesOf } from './services';
import { openSettings } from './settings';
import { weakAreas } from './weak-areas';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const chance: Chance = { word: (length) => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('') };

/** The calendar day where the candidate is. */
const localDay = (instantMs: number) => new Date(instantMs).toDateString();

export interface RoomsOptions {
  readonly version: string;
  readonly room: Room;
  readonly folder: DataFolder;
  readonly banks: string;
  readonly reader: Pick<ReaderOptions, 'file' | 'start'>;
  readonly clock: Clock;
  readonly shell: Shell;
  readonly feed: ChangeFeed;
  readonly scratch: Scratch;
  readonly jobs: Jobs;
  readonly onBug: (operation: string, error: unknown) => void;
  /** Runs a restore with all rooms closed. */
  readonly whileClosed: (restore: (from: RestoreSource) => Promise<string>, from: RestoreSource) => Promise<string>;
  /** Merges what another machine has left in the folder, with all rooms closed; answers with how many copies it was. */
  readonly findCopies: () => Promise<number>;
}

export interface OpenRooms {
  readonly call: (request: string) => Promise<string>;
  readonly recheck: () => Promise<void>;
  /** The backup of the day, if one is due; answers whether there is anything to tell. */
  readonly daily: () => Promise<boolean>;
  /** What another machine had left in the folder. */
  readonly copies: CopiesMerged;
  /** Answers when nothing is being written any more, and nothing read in the background. */
  readonly close: () => Promise<void>;
}

/** When the first screen has long been painted. */
const PREPARE_MS = 1500;

export async function openRooms(options: RoomsOptions): Promise<Result<OpenRooms>> {
  const { room, folder, clock, feed, jobs, scratch, onBug } = options;
  const storehouse = await openStorehouse(room);
  if (!storehouse.ok) return storehouse;
  const { house, health } = storehouse.value;
  const merged = await mergeCopies(house);
  // They speak of attempts as they were.
  if (merged.count > 0) await dropCaches(folder.local);
  const copies = { ...merged, count: merged.count + health.joined };
  const settings = await openSettings(house);
  if (!settings.ok) return settings;
  const corrections = await openCorrections(house);
  if (!corrections.ok) return corrections;
  const outside = await openOutsideReports(house);
  if (!outside.ok) return outside;
  await dropLongDeleted(house);

  const cache = openCache(room.fs, cachesIn(folder.local), room.now);
  const archive = await openArchive({
    house,
    cache,
    corrections: () => corrections.value.data,
    lineOf: settings.value.lineOf,
    scoredBy: () => JSON.stringify([corrections.value.data.corrected, settings.value.read().lines]),
  });
  const notebook = openNotebook({
    house,
    archive,
    corrections: () => corrections.value.data,
    onChange: () => feed.publish(['notes']),
    onBug,
  });
  let prepare = async () => {};
  const desk = attemptDesk({
    house,
    clock,
    corrections: () => corrections.value.data,
    onSubmitted: async (id) => {
      await archive.file(id);
      notebook.take(id);
      feed.publish(['attempts', 'history']);
      void notebook.settled().then(() => prepare());
    },
  });
  const imported = await openImportedBanks(house, cache, join(cachesIn(folder.local), 'banks'));
  const edits = await openEdits(house);
  const shelf = await openShelf(options.banks, imported, edits);
  const exposures = openExposures(house);
  const keeping = safekeepingOf({ room, folder, scratch, chance });
  const backUp = async () => void (await keeping.backUp('before-import'));
  const weak = weakAreas({
    shelf,
    archive,
    corrections: () => corrections.value.data,
    lineOf: settings.value.lineOf,
    now: room.now,
    dayOf: localDay,
  });
  prepare = weak.prepare;
  const soon = setTimeout(prepare, PREPARE_MS);
  const search = searchDesk({ notebook, shelf, archive, exposures, onBug });
  const services = servicesOf({
    version: options.version,
    folder,
    house,
    health,
    shelf,
    settings: settings.value,
    corrections: corrections.value,
    outside: outside.value,
    archive,
    desk,
    exposures,
    feed,
    clock,
    chance,
    shell: options.shell,
    scratch,
    jobs,
    imported,
    edits,
    imports: importDesk({ shelf, imported, scratch, jobs, clock, chance, reader: options.reader, backUp }),
    keeping,
    notebook,
    search,
    weak,
    restore: (from) => options.whileClosed(keeping.restore, from),
    copies,
    findCopies: options.findCopies,
  });
  return ok({
    call: serve(services, { onChange: feed.publish, onBug }),
    recheck: desk.recheck,
    daily: keeping.daily,
    copies,
    async close() {
      clearTimeout(soon);
      await desk.close();
      await search.close();
      await notebook.settled();
    },
  });
}
