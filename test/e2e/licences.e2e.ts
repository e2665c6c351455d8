/** The built lists of licences, which the app shows under About: everything that is in the bundles or runs beside them, nothing that may not be shipped, and the words. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { LicenceText } from '../../src/api/views';
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
const texts = JSON.parse(readFileSync(built('licence-texts.json'), 'utf8')) as readonly LicenceText[];
const names = new Set(listed.map(({ name }) => name));
const SRC = fileURLToPath(new URL('../../src', import.meta.url));
/** They say their licence and their maker in their manifests only. */
const WITHOUT_TEXT = ['client-only', 'saxes', 'wouter'];
/** Words that stand in every copy of a licence, whoever grants it. */
const WORDS: Readonly<Record<string, RegExp>> = {
  'Apache-2.0': /Apache License\s+Version 2\.0/,
  ISC: /Permission to use, copy, modify, and(?:\/or)? distribute this software/,
  MIT: /Permission is hereby granted, free of charge/,
  'OFL-1.1': /SIL OPEN FONT LICENSE Version 1\.1/i,
};
const nameOf = (folder: string) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);

test('all that runs beside the bundles is listed, as the lock file has it', () => {
  const needed = Object.entries(packages).filter(([folder, { dev, devOptional, optional }]) => folder !== '' && !dev && !devOptional && !optional);
  const entries = new Set(listed.map(({ name, version, licence }) => `${name} ${version} ${licence}`));
  expect(needed.map(([folder, { version, license }]) => `${nameOf(folder)} ${version} ${license}`).filter((name) => !entries.has(name))).toEqual([]);
});

test('every package that a file of ours imports is listed, on whichever side it runs', () => {
  const files = readdirSync(SRC, { recursive: true, withFileTypes: true }).filter(({ name }) => /\.(?:tsx?|css)$/.test(name));
  const imported = new Set<string>();
  for (const { parentPath, name } of files) {
    // A type is gone when the program is built.
    const source = readFileSync(join(parentPath, name), 'utf8').replace(/^(?:import|export) type [^;]*;/gm, '');
    for (const [, from] of source.matchAll(/(?:\bfrom |\bimport |\bimport\(|@import )['"]((?:@[\w-]+\/)?[\w-][\w.-]*)(?:\/[^'"]*)?['"]/g))
      if (from) imported.add(from);
  }
  expect([...imported]).toEqual(
    expect.arrayContaining(['d3-scale', 'd3-shape', 'wouter', 'react-aria-components', 'lucide-react', 'zod', 'electron']),
  );
  expect([...imported].filter((name) => !names.has(name))).toEqual([]);
});

test('every package that the bundler puts into the page is listed, what others of them asked for among them, and so are the fonts', async () => {
  const root = join(SRC, 'renderer');
  // Packages have other files for developers, which name more packages.
  vi.stubEnv('NODE_ENV', 'production');
  onTestFinished(() => void vi.unstubAllEnvs());
  // A bundle of the test's own, so that it does not ask the plugin that it holds.
  const made = await build({ root, configFile: false, logLevel: 'silent', build: { write: false, minify: false, assetsInlineLimit: 0 } });
  const { output } = made as Rolldown.RolldownOutput;
  const taken = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : file.originalFileNames.map((name) => join(root, name))));
  const bundled = new Set(taken.flatMap((id) => /^.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(id)?.[1]?.replace('\\', '/') ?? []));
  expect([...bundled]).toEqual(
    expect.arrayContaining(['d3-interpolate', 'micromark', 'react-stately', '@fontsource/ibm-plex-sans', '@fontsource/ibm-plex-mono']),
  );
  expect([...bundled].filter((name) => !names.has(name))).toEqual([]);
});

test('the runtime of the window is listed', () => {
  expect(names).toContain('electron');
});

test('the words of its licence come with every package, as the package has them', () => {
  const told = texts.flatMap(({ packages }) => packages);
  expect([...told].sort()).toEqual(listed.map(({ name }) => name).sort());
  for (const { licence, packages: under, text } of texts.filter((one) => one.text !== null)) {
    expect(text, under.join()).toMatch(WORDS[licence] ?? /^no words are known/);
    expect(text, under.join()).toMatch(/copyright/i);
    expect(listed.filter(({ name }) => under.includes(name)).every((one) => one.licence === licence)).toBe(true);
  }
  for (const name of ['react', 'd3-scale', '@fontsource/ibm-plex-sans']) {
    const own = readFileSync(join(dirname(fileURLToPath(lockFile)), 'node_modules', name, 'LICENSE'), 'utf8');
    expect(texts.find(({ packages: under }) => under.includes(name))?.text).toBe(own.replaceAll('\r\n', '\n').trim());
  }
});

test('a package without such a file has its maker named', () => {
  const without = texts.filter(({ text }) => text === null);
  expect(without.flatMap(({ packages: under }) => under)).toEqual(WITHOUT_TEXT);
  expect(without.filter(({ maker }) => !maker)).toEqual([]);
});

test('no script of the page carries the words: they are asked for where they are shown', () => {
  const assets = dirname(built('renderer/index.html'));
  const scripts = readdirSync(join(assets, 'assets')).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter((name) => readFileSync(join(assets, 'assets', name), 'utf8').includes('Permission is hereby granted'))).toEqual([]);
});

test('every licence is one under which a package may be shipped, and is the one that the lock file names', () => {
  expect(listed.filter(({ licence }) => !SHIPPABLE.has(licence))).toEqual([]);
  for (const { name, version, licence } of listed) {
    const found = Object.entries(packages).find(([folder, one]) => nameOf(folder) === name && one.version === version);
    expect(found?.[1].license, name).toBe(licence);
  }
});
