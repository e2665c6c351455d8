/** A page in the local folder that leads to the tokened address: a browser is told of the file, and every user of the machine may see what it is told. */

import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PRIVATE_FILE_MODE } from '../storage/file-system';

const ask = promisify(execFile);

/**
 * Whether a browser has to come in by the page. Linux shows everybody what a browser was started with, for as long as it runs; macOS and Windows hand the
 * address over in other ways. A browser that is packed as a snap sees no hidden folder, and Windows' own, under WSL, none of ours: they get the address.
 */
export async function comesInByPage(): Promise<boolean> {
  if (process.platform !== 'linux' || process.env.WSL_DISTRO_NAME !== undefined) return false;
  // A snap's entry is named after the snap and its program: firefox_firefox.desktop.
  const { stdout } = await ask('xdg-settings', ['get', 'default-web-browser'], { timeout: 2000 }).catch(() => ({ stdout: '' }));
  return !stdout.includes('_');
}

/** One for each data folder (see `DataFolder.local`): whoever writes it while an app runs writes the same address. */
const wayInAt = (localFolder: string) => join(localFolder, 'open.html');

/** Writes the page and answers with its path; null where the disk refuses. `url` is of our own making, with no sign that HTML reads otherwise. */
export async function writeWayIn(localFolder: string, url: string): Promise<string | null> {
  const path = wayInAt(localFolder);
  // The link is for browsers that are set to follow nothing by themselves.
  const page = `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${url}">
<title>Passband</title>
<p><a href="${url}">Passband</a></p>
`;
  try {
    await rm(path, { force: true });
    await writeFile(path, page, { flag: 'wx', mode: PRIVATE_FILE_MODE });
    return path;
  } catch {
    return null;
  }
}

/** What cannot be removed now is removed at the next arrival or end, and lies beside the lock, which says the same. */
export async function removeWayIn(localFolder: string): Promise<void> {
  await rm(wayInAt(localFolder), { force: true }).catch(() => {});
}
