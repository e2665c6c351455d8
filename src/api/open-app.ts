/** Puts the Node side together over one data folder: lock, storage, banks, attempts, and the one door that pages call. */

import { randomInt } from 'node:crypto';
import { ok, type Result } from '../core/problem';
import { openCache } from '../storage/cache';
import { type FolderSettings, openDataFolder } from '../storage/data-folder';
import { realFileSystem } from '../storage/file-system';
import { acquireLock, type Lock } from '../storage/lock';
import { openStorehouse } from '../storage/open-storehouse';
import { openArchive } from './archive';
import { attemptDesk } from './attempt-desk';
import { changeFeed } from './changes';
import { topicSchema } from './contract';
import { openCorrections } from './corrections-book';
import { openShelf } from './library';
import type { Chance, Clock, Shell } from './ports';
import { serve } from './serve';
import { servicesOf } from './services';
import { openSettings } from './settings';

export interface App {
  /** One JSON string in, one out; never rejects. */
  readonly call: (request: string) => Promise<string>;
  readonly lock: Lock;
  /** Looks at all clocks again, after sleep. */
  readonly recheck: () => Promise<void>;
  /** Lets everything go. What was acknowledged is on disk already. */
  readonly close: () => Promise<void>;
}

export interface AppOptions {
  readonly version: string;
  readonly folders: FolderSettings;
  /** The folder of compiled banks. */
  readonly banks: string;
  readonly clock: Clock;
  readonly shell: Shell;
  readonly onBug: (operation: string, error: unknown) => void;
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const chance: Chance = { word: (length) => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('') };

/** Opens the app. The problems are those of the data folder: it cannot be written, another Passband has it, or a newer one wrote it. */
export async function openApp({ version, folders, banks, clock, shell, onBug }: AppOptions): Promise<Result<App>> {
  const opened = await openDataFolder(realFileSystem, folders);
  if (!opened.ok) return opened;
  const folder = opened.value;
  const locked = await acquireLock(folder.local);
  if (!locked.ok) return locked;
  const lock = locked.value;
  const giveUp = async <T extends Result<never>>(failed: T): Promise<T> => {
    await lock.release();
    return failed;
  };

  const now = () => clock.now().wallMs;
  const storehouse = await openStorehouse({ fs: realFileSystem, root: folder.root, now });
  if (!storehouse.ok) return giveUp(storehouse);
  const { house, health } = storehouse.value;
  const settings = await openSettings(house);
  if (!settings.ok) return giveUp(settings);
  const corrections = await openCorrections(house);
  if (!corrections.ok) return giveUp(corrections);

  const feed = changeFeed(topicSchema.options);
  const archive = await openArchive({
    house,
    cache: openCache(realFileSystem, folder.local, now),
    corrections: () => corrections.value.data,
    lineOf: settings.value.lineOf,
    scoredBy: () => JSON.stringify([corrections.value.data.corrected, settings.value.read().lines]),
  });
  const desk = attemptDesk({
    house,
    clock,
    onSubmitted: async (id) => {
      await archive.file(id);
      feed.publish(['attempts', 'history']);
    },
  });
  const services = servicesOf({
    version,
    folder,
    house,
    health,
    shelf: await openShelf(banks),
    settings: settings.value,
    corrections: corrections.value,
    archive,
    desk,
    feed,
    clock,
    chance,
    shell,
  });
  return ok({
    call: serve(services, { onChange: feed.publish, onBug }),
    lock,
    recheck: desk.recheck,
    async close() {
      desk.close();
      feed.close();
      await lock.release();
    },
  });
}
