/** Whose work the app contains, from the list that its build has made. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Package, packageSchema } from './views';

/** Lies beside the folder of the Node side's bundles. */
const BUILT_LIST = join(import.meta.dirname, '..', 'licences.json');

export async function readLicences(): Promise<Package[]> {
  return z.array(packageSchema).parse(JSON.parse(await readFile(BUILT_LIST, 'utf8')));
}
