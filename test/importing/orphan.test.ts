/** A process apart ends with its app, also when the app was killed and the file has the reader in an endless loop. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { APART, startApart } from '../../src/importing/apart';
import { startMarkOf } from '../../src/storage/processes';
import { bundled } from '../fakes/bundled';
import { temporaryFolder } from '../fakes/house';
import { writeFiles } from '../fakes/import-app';

interface Place {
  readonly folder: string;
  /** Where a reader leaves its number when it begins to spin. */
  readonly spinning: string;
}

async function addressOf(module: 'apart' | 'apart-inside'): Promise<string> {
  return pathToFileURL(await bundled(`src/importing/${module}.ts`, `${module}.mjs`)).href;
}

/** A reader that a file keeps busy for ever, and an app that starts it. */
async function place(): Promise<Place> {
  const folder = await temporaryFolder();
  const spinning = join(folder, 'spinning');
  const [outside, inside] = [await addressOf('apart'), await addressOf('apart-inside')];
  await writeFiles(folder, {
    'reader.mjs': `import { writeFileSync } from 'node:fs';
const { requestFromOutside } = await import('${inside}');
await requestFromOutside();
writeFileSync(${JSON.stringify(spinning)}, \`\${process.pid} \`);
for (;;);`,
    'app.mjs': `import { startApart } from '${outside}';
startApart({ file: ${JSON.stringify(join(folder, 'reader.mjs'))}, request: {}, megabytes: 64, onNews() {}, onEnd() {} });`,
    // Electron starts such a process from another one than the app, and speaks to it through a port of its own.
    'port.cjs': `process.parentPort = { on: (_, hear) => setImmediate(() => hear({ data: {} })) };`,
    'idle.mjs': 'setInterval(() => {}, 1000);',
  });
  return { folder, spinning };
}

function started(words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, words, { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function pidOfReader({ spinning }: Place): Promise<number> {
  await expect.poll(() => readFile(spinning, 'utf8').catch(() => ''), { timeout: 20_000 }).toMatch(/ $/);
  const pid = Number(await readFile(spinning, 'utf8'));
  onTestFinished(async () => {
    if ((await startMarkOf(pid)) !== null) process.kill(pid, 'SIGKILL');
  });
  return pid;
}

test('a reader in an endless loop ends when its app is killed', async () => {
  const at = await place();
  const app = started([join(at.folder, 'app.mjs')]);
  const reader = await pidOfReader(at);
  expect(await startMarkOf(reader)).not.toBe(null);
  app.kill('SIGKILL');
  await once(app, 'exit');
  await expect.poll(() => startMarkOf(reader), { timeout: 20_000 }).toBe(null);
});

test('so does one that the app had started by another process', async () => {
  const at = await place();
  const app = started([join(at.folder, 'idle.mjs')]);
  const child = started(['--require', join(at.folder, 'port.cjs'), join(at.folder, 'reader.mjs'), APART, String(app.pid)]);
  const reader = await pidOfReader(at);
  expect(child.exitCode).toBe(null);
  app.kill('SIGKILL');
  await once(app, 'exit');
  await expect.poll(() => startMarkOf(reader), { timeout: 20_000 }).toBe(null);
});

test('one that eats its memory says so with the thread beside it too', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    'eats.mjs': `await (await import('${await addressOf('apart-inside')}')).requestFromOutside();
const all = [];
for (;;) all.push(new Array(1e5).fill({}).map((_, n) => ({ n })));`,
  });
  const isFull = await new Promise((resolve) => {
    startApart({ file: join(folder, 'eats.mjs'), request: {}, megabytes: 64, onNews: () => {}, onEnd: resolve });
  });
  expect(isFull).toBe(true);
});
