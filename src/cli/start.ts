/** `passband start` and `passband serve`: the desktop window where its runtime can be had, else the same app in the browser. */

import { spawn } from 'node:child_process';
import open from 'open';
import { systemClock } from '../api/system-clock';
import { say, sayCode } from '../language/say';
import { keepHeapSmall, serveApp } from '../server';
import { comesInByPage, writeWayIn } from '../server/way-in';
import { type FolderSettings, openDataFolder } from '../storage/data-folder';
import { realFileSystem } from '../storage/file-system';
import { findRuntime } from './electron-runtime';
import { places, version } from './places';

/** A window that is gone this soon with an error has not opened at all. */
const TOO_SOON_MS = 10_000;
/** The exit code of a program that was told to stop. */
const STOPPED = 130;

export interface ServeFlags {
  readonly port: number;
  /** The environment, with the data folder that was asked for. */
  readonly folders: NodeJS.ProcessEnv;
  readonly open: boolean;
  readonly json: boolean;
}

/** Opens the desktop window, or says in one sentence why not and serves the page. Answers with the exit code. */
export async function start(flags: ServeFlags): Promise<number> {
  let said = false;
  const runtime = await findRuntime((bytes) => {
    said = true;
    process.stderr.write(`\r${say('cli.downloading', { megabytes: Math.round(bytes / 1e6) })}`);
  });
  if (said) process.stderr.write('\n');
  if (runtime.kind === 'missing') {
    process.stderr.write(`${say(`cli.no-window.${runtime.why}`)}\n`);
    return serve(flags);
  }
  const code = await runWindow(runtime.program, flags);
  if (code !== 'no-window') return code;
  process.stderr.write(`${say('cli.no-window.failed')}\n`);
  return serve(flags);
}

function runWindow(program: string, flags: ServeFlags): Promise<number | 'no-window'> {
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const window = spawn(program, [places.root], { stdio: 'inherit', env: flags.folders });
    window.once('error', () => resolve('no-window'));
    let stopped = false;
    window.once('close', (code) => {
      if (stopped) resolve(STOPPED);
      else resolve(code !== 0 && performance.now() - startedMs < TOO_SOON_MS ? 'no-window' : (code ?? 1));
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        stopped = true;
        window.kill(signal);
      });
    }
  });
}

/** Serves the page on 127.0.0.1 until it is told to stop. Answers with the exit code. */
export async function serve(flags: ServeFlags): Promise<number> {
  keepHeapSmall();
  const served = await serveApp({
    version: version(),
    folders: flags.folders,
    banks: places.banks,
    pageFolder: places.page,
    clock: systemClock(),
    port: flags.port,
    onBug: (operation, error) => process.stderr.write(`${operation}: ${error instanceof Error ? error.stack : String(error)}\n`),
  }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null;
    throw error;
  });
  if (served === null) {
    process.stderr.write(`${say('cli.port-taken', { port: flags.port })}\n`);
    return 1;
  }
  if (!served.ok) {
    const [problem] = served.problems;
    // Another Passband has the folder: its own page is what the candidate wants.
    const url = problem?.code === 'storage.locked' ? problem.params.url : undefined;
    if (typeof url === 'string' && url !== '') {
      process.stderr.write(`${say('cli.already-running')}\n`);
      await announce(url, flags);
      return 0;
    }
    for (const { code, params } of served.problems) process.stderr.write(`${sayCode(code, params)}\n`);
    return 1;
  }
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await announce(served.value.url, flags);
  if (!flags.json) process.stdout.write(`${say('cli.keep-open')}\n`);
  await stopped;
  await served.value.close();
  return 0;
}

/** The link goes to stdout and to the browser, and nowhere else: its token opens the candidate's data. */
async function announce(url: string, { json, open: wanted, folders }: ServeFlags): Promise<void> {
  process.stdout.write(json ? `${JSON.stringify({ url })}\n` : `${say('cli.open-here', { url })}\n`);
  if (!wanted) return;
  const target = (await comesInByPage()) ? await wayIn(url, folders) : url;
  if (target === null) {
    process.stderr.write(`${say('cli.open-yourself')}\n`);
    return;
  }
  open(target)
    .then((browser) => browser.once('error', () => {}))
    .catch(() => {});
}

async function wayIn(url: string, folders: FolderSettings): Promise<string | null> {
  const folder = await openDataFolder(realFileSystem, folders);
  return folder.ok ? writeWayIn(folder.value.local, url) : null;
}
