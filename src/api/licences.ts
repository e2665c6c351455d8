/** Whose work the app contains, and under which words, from the lists that its build has made. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type LicenceText, licenceTextSchema, type Package, packageSchema } from './views';

/** What the build has made lies beside the folder of the Node side's bundles. */
const built = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(import.meta.dirname, '..', name), 'utf8'));

export async function readLicences(): Promise<Package[]> {
  return z.array(packageSchema).parse(await built('licences.json'));
}

/** The licences themselves, each with the packages that are under just these words. */
export async function readLicenceTexts(): Promise<LicenceText[]> {
  return z.array(licenceTextSchema).parse(await built('licence-texts.json'));
}
