/** The Node side for tests of question sets and of the candidate's files: a small bundled bank, and the reader of sets as it is built. */

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Call, connect } from '../../src/api/client';
import { openApp } from '../../src/api/open-app';
import { compileAll } from '../../src/importing/compile';
import { bundled } from './bundled';
import { type FakeClock, fakeClock } from './fake-clock';
import { temporaryFolder } from './house';

const BLUEPRINT = `id: exam
title: The exam
code: EX-1
vendor: Nobody
questions: 4
minutes: 10
pass: { kind: band, low: 62, high: 66 }
domains: [{ id: "1", title: One, weight: 50 }, { id: "2", title: Two, weight: 50 }]
`;

export function questionText(id: string, more = ''): string {
  return `- id: ${id}
  version: 1
  type: single
  domains: { exam: "1" }
  stem: Which store keeps what ${id} needs?
  options: [{ id: a, text: "The first of ${id}" }, { id: b, text: "The second of ${id}" }]
  key: [a]
${more}`;
}

let reader: Promise<string> | undefined;

/** Bundles the reader once a test file. */
export function builtReader(): Promise<string> {
  reader ??= bundled('src/importing/reader.ts', 'set-reader.mjs');
  return reader;
}

export async function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

export interface ImportApp {
  readonly call: Call;
  readonly home: string;
  readonly cache: string;
  readonly clock: FakeClock;
  /** Closes the app, so that its folder can be worked on; `restart` opens it again. */
  readonly stop: () => Promise<void>;
  readonly restart: () => Promise<void>;
}

/** What `learningPoints` adds to the bundled bank: a point for each question. */
const POINTS = `topics: [{ id: stores, title: Stores }]
learningPoints: [{ id: point-one, topic: stores, sentence: The first. }, { id: point-two, topic: stores, sentence: The second. }]
`;

/** `home` may be a folder that is there already, `readerFile` another bundle. Fails the test if the app had a bug. */
export async function importApp({
  home,
  readerFile,
  learningPoints = false,
}: {
  home?: string;
  readerFile?: string;
  learningPoints?: boolean;
} = {}): Promise<ImportApp> {
  const root = await temporaryFolder();
  const banks = join(root, 'bundled');
  const pointed = (number: string) => (learningPoints ? `  learningPoint: point-${number}\n` : '');
  await writeFiles(join(root, 'sources'), {
    'blueprints/exam.yaml': BLUEPRINT,
    'ours/bank.yaml': `id: our-bank\ntitle: Our bank\nversion: 1.0.0\nlicence: CC-BY-4.0\nblueprints: [exam]\n${learningPoints ? POINTS : ''}`,
    'ours/questions/a.yaml': questionText('our-one', pointed('one')) + questionText('our-two', pointed('two')).replace('"1"', '"2"'),
  });
  const problems = await compileAll(join(root, 'sources'), banks);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const clock = fakeClock();
  const bugs: string[] = [];
  const folders = { PASSBAND_HOME: home ?? join(root, 'home'), PASSBAND_CACHE: join(root, 'cache') };
  const open = async () => {
    const app = await openApp({
      version: '0.0.0-test',
      folders,
      banks,
      clock,
      shell: { kind: 'browser', openLink: async () => false, keepAwake: () => {} },
      onBug: (operation, error) => bugs.push(`${operation}: ${error instanceof Error ? error.stack : String(error)}`),
      readerFile: readerFile ?? (await builtReader()),
    });
    if (!app.ok) throw new Error(JSON.stringify(app.problems));
    return app.value;
  };
  let app = await open();
  onTestFinished(async () => {
    await app.close();
    if (bugs.length > 0) throw new Error(bugs.join('\n'));
  });
  return {
    call: connect((request) => app.call(request)),
    home: folders.PASSBAND_HOME,
    cache: folders.PASSBAND_CACHE,
    clock,
    stop: () => app.close(),
    async restart() {
      await app.close();
      app = await open();
    },
  };
}

let uploads = 0;

/** Sends files in pieces as a page does; answers with the name of the upload. */
export async function upload(
  { call }: Pick<ImportApp, 'call'>,
  files: Readonly<Record<string, string | Uint8Array>>,
  kind: 'set' | 'backup' = 'set',
): Promise<string> {
  uploads += 1;
  const name = `upload-${String(uploads).padStart(4, '0')}`;
  for (const [file, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    for (let offset = 0; offset === 0 || offset < bytes.length; offset += 2 ** 20) {
      const base64 = bytes.subarray(offset, offset + 2 ** 20).toString('base64');
      await call('upload.chunk', { upload: name, kind, name: file, offset, base64 });
    }
  }
  return name;
}
