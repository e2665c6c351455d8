/** The built page as a closed list of files: what is not in the list when the app starts cannot be asked for, whatever the path says. */

import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export interface PageFile {
  readonly type: string;
  /** Hashed names never change their content; the page itself does. */
  readonly immutable: boolean;
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** Lists `folder` once. Keys are url paths with a leading slash; "/" is the page. */
export async function listPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    files.set(path, { type, immutable: path.startsWith('/assets/'), read: async () => new Uint8Array(await readFile(file)) });
  }
  const page = files.get('/index.html');
  if (page) files.set('/', page);
  return files;
}
