/** The whole Node side as a page calls it, over real folders, with a small bundled bank, a clock of the test's own, and the reader of question sets. */

import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, onTestFinished } from 'vitest';
import { type Call, connect } from '../../src/api/client';
import { type App, openApp } from '../../src/api/open-app';
import { PIECE_BYTES, type UploadKind } from '../../src/api/scratch';
import { bankSchema, blueprintSchema } from '../../src/core/bank';
import { summarise } from '../../src/core/bank-summary';
import { type FakeClock, fakeClock } from './fake-clock';
import { temporaryFolder } from './house';

export interface OpenTestApp {
  readonly call: Call;
  readonly clock: FakeClock;
  /** The data folder. */
  readonly home: string;
  /** What holds the local folders. */
  readonly cache: string;
  /** Ends the app and starts it again over the same folders. */
  readonly restart: () => Promise<void>;
}

/** One question of a set as YAML, an entry of a list; `extra` is more lines of it. */
export function questionText(id: string, extra = ''): string {
  return `- id: ${id}
  version: 1
  type: single
  domains: { exam: "1" }
  stem: Which store keeps ${id}?
  options: [{ id: a, text: The first }, { id: b, text: The second }]
  key: [a]
${extra}`;
}

/** Writes files below a folder, by their relative paths. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, ...name.split('/'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

/** Sends files up in pieces, as a page does. Answers with the name of the upload. */
export async function upload({ call }: OpenTestApp, files: Readonly<Record<string, string | Uint8Array>>, kind: UploadKind = 'set'): Promise<string> {
  const id = `upload-${randomBytes(6).toString('hex')}`;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as Uint8Array);
    let offset = 0;
    do {
      await call('upload.chunk', { upload: id, kind, name, offset, base64: bytes.subarray(offset, offset + PIECE_BYTES).toString('base64') });
      offset += PIECE_BYTES;
    } while (offset < bytes.byteLength);
  }
  return id;
}

let worker: Promise<string> | null = null;
let workerFolder: string | null = null;
afterAll(() => workerFolder && rm(workerFolder, { recursive: true }));

/** Threads run JavaScript only: the reader is built once for each file of tests. */
async function builtWorker(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passband-worker-'));
  workerFolder = folder;
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, '../../src/importing/worker.ts'),
      outDir: folder,
      rollupOptions: { output: { entryFileNames: 'import-worker.mjs' } },
    },
  });
  return join(folder, 'import-worker.mjs');
}

const exam = blueprintSchema.parse({
  id: 'exam',
  title: 'The exam',
  code: 'EX-1',
  vendor: 'Nobody',
  questions: 2,
  minutes: 5,
  pass: { kind: 'unpublished' },
  domains: [
    { id: '1', title: 'One', weight: 1 },
    { id: '2', title: 'Two', weight: 1 },
  ],
});

/** A bank of two questions, one a domain. */
const ourBank = bankSchema.parse({
  id: 'our-bank',
  title: 'Our bank',
  version: '1.0.0',
  blueprints: [exam],
  questions: ['1', '2'].map((domain) => ({
    id: `our-${domain}`,
    version: 1,
    type: 'single',
    domains: { exam: domain },
    stem: `Which is right in domain ${domain}?`,
    options: ['a', 'b'].map((id) => ({ id, text: `Option ${id} of ${domain}` })),
    key: ['a'],
  })),
  hash: 'hash-of-our-bank',
});

/** Opens the app; it closes at the end of the test, which fails where the app had a bug. */
export async function testApp({ importWorker }: { readonly importWorker?: string } = {}): Promise<OpenTestApp> {
  worker ??= builtWorker();
  const [clock, home, cache, banks] = [fakeClock(), await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  await writeFiles(banks, {
    'blueprints.json': JSON.stringify([exam]),
    'index.json': JSON.stringify({ banks: [summarise(ourBank)] }),
    'our-bank.json': JSON.stringify(ourBank),
  });
  const bugs: unknown[] = [];
  const file = importWorker ?? (await worker);
  const open = async (): Promise<App> => {
    const opened = await openApp({
      version: '0.0.0-test',
      folders: { PASSBAND_HOME: home, PASSBAND_CACHE: cache },
      banks,
      clock,
      shell: { kind: 'browser', openLink: async () => false, keepAwake: () => {} },
      importWorker: file,
      onBug: (operation, error) => bugs.push({ operation, error }),
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    return opened.value;
  };
  let app = await open();
  onTestFinished(async () => {
    await app.close();
    expect(bugs).toEqual([]);
  });
  return {
    call: connect((request) => app.call(request)),
    clock,
    home,
    cache,
    async restart() {
      await app.close();
      clock.restart();
      app = await open();
    },
  };
}
