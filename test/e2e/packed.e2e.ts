/** What `npx passband` gets: the packed files in an empty folder, beside nothing but what package.json says is needed at run time. */

import { type ChildProcess, exec, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Call } from '../../src/api/client';
import { callsTo } from '../fakes/served-calls';
import { SETS } from '../hostile/sets';
import { built } from './browser';

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
/** A folder into which npm itself has installed the packed file: the release workflow has one. Without it, one is made here. */
const INSTALLED = process.env.PASSBAND_INSTALLED;

interface Manifest {
  readonly bin: { readonly passband: string };
  readonly dependencies: Readonly<Record<string, string>>;
}

let root: string;
let modules: string;
let manifest: Manifest;
let app: ChildProcess | undefined;

const readManifest = async (folder: string) => JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
const inPackage = (...path: string[]) => join(modules, 'passband', ...path);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'passband-packed-'));
  modules = join(INSTALLED ?? root, 'node_modules');
  if (INSTALLED === undefined) await installFromCheckout();
  manifest = await readManifest(inPackage());
});
afterEach(async () => {
  app?.kill('SIGTERM');
  if (app?.exitCode === null && app.signalCode === null) await once(app, 'close');
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Packs the built app as npm would, and puts links to its run-time packages beside it: those find their own needs where they really lie. */
async function installFromCheckout(): Promise<void> {
  built('node/cli.js');
  // On Windows npm is a script, which only a shell starts.
  const { stdout } = await promisify(exec)(`npm pack --ignore-scripts --offline --json --pack-destination "${root}"`, { cwd: CHECKOUT });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await promisify(execFile)('tar', ['-xzf', filename], { cwd: root });
  await mkdir(modules);
  await rename(join(root, 'package'), inPackage());
  for (const name of Object.keys((await readManifest(inPackage())).dependencies)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(CHECKOUT, 'node_modules', name), join(modules, name), 'junction');
  }
}

/** Starts the command where nothing of ours lies around it, and finds no other packages than those beside it. */
async function serve(): Promise<{ readonly origin: string; readonly call: Call }> {
  const { NODE_PATH: _, ...env } = process.env;
  app = spawn(process.execPath, [inPackage(manifest.bin.passband), 'serve', '--no-open', '--json', '--data', join(root, 'home')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, PASSBAND_CACHE: join(root, 'cache') },
  });
  if (!app.stdout) throw new Error('stdout is piped');
  const lines = createInterface(app.stdout);
  const line = await Promise.race([once(lines, 'line').then(([said]) => said as string), once(app, 'close').then(() => null)]);
  if (line === null) throw new Error('the packed app ended before it said its address');
  const { url } = JSON.parse(line) as { url: string };
  return { origin: new URL(url).origin, call: callsTo(url) };
}

test('its command serves the page, has the bundled banks, reads a set in a process apart and begins an exam', async () => {
  const { origin, call } = await serve();
  const page = await (await fetch(`${origin}/`)).text();
  const files = [...page.matchAll(/(?:src|href)="(?:\.?\/)?(assets\/[^"]+)"/g)].map(([, file]) => file ?? '');
  expect(files.map((file) => file.replace(/^.*\./, ''))).toEqual(expect.arrayContaining(['js', 'css']));
  for (const file of files) expect((await fetch(`${origin}/${file}`)).status, file).toBe(200);

  const sources = await readdir(join(CHECKOUT, 'question-banks'), { withFileTypes: true });
  const banks = sources.filter((entry) => entry.isDirectory() && existsSync(join(entry.parentPath, entry.name, 'bank.yaml'))).map(({ name }) => name);
  expect(banks.length).toBeGreaterThan(1);
  const library = await call('library.read', {});
  expect(library.banks.map(({ id }) => id).sort()).toEqual(banks.sort());
  expect((await call('app.licences', {})).packages.length).toBeGreaterThan(20);
  expect((await call('app.licence-texts', {})).texts.length).toBeGreaterThan(20);

  // An Anki package is a zip with a database in it: most of the packages that only the reader needs take part.
  const upload = 'packed-spec';
  const deck = await SETS['deck.apkg']?.(['What the packed app reads']);
  await call('upload.chunk', { upload, kind: 'set', name: 'deck.apkg', offset: 0, base64: Buffer.from(deck ?? '').toString('base64') });
  const { id } = await call('import.preview', { upload });
  await expect.poll(async () => (await call('job.state', { id })).state).toBe('done');
  expect(await call('import.read', { id })).toMatchObject({ ready: 1, refusal: null });

  const { bank, blueprint } = { bank: 'aws-solutions-architect-associate', blueprint: 'saa-2013' };
  const attempt = await call('attempt.start', { bank, blueprint, mode: 'mock', questions: 55, minutes: 80 });
  const view = await call('attempt.open', { id: attempt.id, viewer: 'viewer-of-the-packed-spec' });
  expect(view.paper.questions).toHaveLength(55);
});

test('every package that its files name is one that is installed with it', async () => {
  // Electron gives itself to what it runs.
  const given = new Set(['electron', ...builtinModules]);
  const named = new Set<string>();
  for (const file of await readdir(inPackage('out', 'node'))) {
    const source = await readFile(inPackage('out', 'node', file), 'utf8');
    for (const [, name] of source.matchAll(/\b(?:from|import)\s*\(?\s*["'`]((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[\w./-]+)?["'`]/g))
      if (name) named.add(name);
  }
  const packages = [...named].filter((name) => !given.has(name));
  expect(packages).toEqual(expect.arrayContaining(['zod', 'hono', 'sql.js']));
  expect(packages.filter((name) => !existsSync(join(modules, name, 'package.json')))).toEqual([]);
  // Nor does Node find a package by chance that was forgotten: nowhere that it looks lies one of the tools.
  const places = createRequire(inPackage('package.json')).resolve.paths('vite') ?? [];
  expect(places.filter((place) => existsSync(join(place, 'vite', 'package.json')))).toEqual([]);
});

test('is a program as npm wants it, and brings no source, no test and no map', async () => {
  expect(await readFile(inPackage(manifest.bin.passband), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  const files = await readdir(inPackage(), { recursive: true, withFileTypes: true });
  const top = new Set((await readdir(inPackage())).filter((name) => name !== 'node_modules'));
  expect(top).toEqual(new Set(['LICENSE', 'README.md', 'out', 'package.json']));
  expect(files.filter(({ name }) => /\.(?:tsx?|map)$/.test(name)).map(({ name }) => name)).toEqual([]);
});
