/** The built list of licences, which the app shows under About: everything that is in the bundles or runs beside them, and nothing that may not be shipped. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SHIPPABLE } from '../shippable-licences';
import { built } from './browser';

interface Listed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

const lockFile = new URL('../../package-lock.json', import.meta.url);
const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as {
  packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean; version?: string; license?: string }>;
};
const listed = JSON.parse(readFileSync(built('licences.json'), 'utf8')) as readonly Listed[];
const nameOf = (folder: string) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);

test('all that runs beside the bundles is listed, as the lock file has it', () => {
  const needed = Object.entries(packages).filter(([folder, { dev, devOptional, optional }]) => folder !== '' && !dev && !devOptional && !optional);
  const names = new Set(listed.map(({ name, version, licence }) => `${name} ${version} ${licence}`));
  expect(needed.map(([folder, { version, license }]) => `${nameOf(folder)} ${version} ${license}`).filter((name) => !names.has(name))).toEqual([]);
});

test('what the bundles took, the fonts and the runtime of the window are listed as well', () => {
  const names = listed.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['electron', 'react', 'react-dom', 'react-aria-components', 'lucide-react', '@fontsource/ibm-plex-sans']),
  );
});

test('every licence is one under which a package may be shipped, and is the one that the lock file names', () => {
  expect(listed.filter(({ licence }) => !SHIPPABLE.has(licence))).toEqual([]);
  for (const { name, version, licence } of listed) {
    const found = Object.entries(packages).find(([folder, one]) => nameOf(folder) === name && one.version === version);
    expect(found?.[1].license, name).toBe(licence);
  }
});
