/** Where the built app finds its own parts, from a checkout as from an installed package. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bundles lie in `out/node/`, two folders below the package. */
const root = join(import.meta.dirname, '..', '..');

export const places = {
  page: join(root, 'out', 'renderer'),
  preload: join(root, 'out', 'preload', 'index.cjs'),
  banks: join(root, 'out', 'banks'),
  root,
} as const;

export function version(): string {
  const { version: own } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return own;
}
