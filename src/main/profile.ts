/** Where Chromium keeps what is its own, and where the single instance is known: away from the candidate's data, and one for each data folder. */

import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import envPaths from 'env-paths';
import type { FolderSettings } from '../storage/data-folder';

/** Electron's own choice is, on a Mac, the very folder of the candidate's data. */
export function keepProfileApart({ PASSBAND_HOME, PASSBAND_CACHE }: FolderSettings): void {
  const { data, cache } = envPaths('Passband', { suffix: '' });
  const key = createHash('sha256')
    .update(resolve(PASSBAND_HOME || data))
    .digest('hex')
    .slice(0, 16);
  const folder = join(resolve(PASSBAND_CACHE || cache), 'window', key);
  // What the page remembers lies here, drafts of notes among it.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
}
