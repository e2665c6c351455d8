/** Runs the built desktop shell without Electron's binary: the main bundle over a stand-in for `electron`, its page and preload in a real Chromium. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';
import { fakeClock } from '../../fakes/fake-clock';
import { built } from '../browser';
import type { TestApp } from '../served';

/** Stands for app://passband in Chromium, which has no handler for that scheme; a name under localhost is a secure context. */
const ORIGIN = 'http://passband.localhost';
const asOurs = (url: string) => url.replace(ORIGIN, 'app://passband');
/** Electron is given the package's folder, and starts what the package names. */
const MANIFEST = new URL('../../../package.json', import.meta.url);
const STAND_IN = fileURLToPath(new URL('./stand-in-electron.ts', import.meta.url));

type StandIn = typeof import('./stand-in-electron');
export type SenderFrame = { readonly url: string; readonly parent: object | null } | null;

export interface TestShell extends TestApp {
  /** Runs a function, which may use nothing from around it, inside the main process. */
  readonly evaluate: <Word, Out>(run: (electron: StandIn, word: Word) => Out | Promise<Out>, word: Word) => Promise<Out>;
  /** Asks the app's own handler of app: addresses; the body comes as base64. */
  readonly ask: (url: string, method?: string) => Promise<{ status: number; headers: Record<string, string>; body: string }>;
  /** What `ipcRenderer.invoke` of a frame would get. */
  readonly invoke: (request: unknown, senderFrame: SenderFrame) => Promise<string>;
  /** The exit code of the main process, the names of all that it told Electron, and the words of its error boxes. */
  readonly ended: () => Promise<{ readonly code: number; readonly heard: readonly string[]; readonly boxes: readonly unknown[] }>;
  /** What the main process has written about bugs, which are then known: `close` fails for all others. */
  readonly takeBugs: () => string;
}

/** Answers once there is a window, or the app has ended. `words` are those of the command line. */
export async function startShell({ clock = fakeClock(), words = [] as string[], env = {} } = {}): Promise<TestShell> {
  const root = await mkdtemp(join(tmpdir(), 'passband-shell-'));
  const standIn = join(root, 'stand-in-electron.mjs');
  await writeFile(standIn, (await transformWithOxc(await readFile(STAND_IN, 'utf8'), STAND_IN)).code);
  const preload = await readFile(built('preload/index.cjs'), 'utf8');
  const folders = { PASSBAND_HOME: join(root, 'home'), PASSBAND_CACHE: join(root, 'cache') };
  const answers = new Map<number, (reply: { value?: unknown; error?: string }) => void>();
  let child: ChildProcess;
  let ended: ReturnType<TestShell['ended']>;
  let bugs = '';
  let asks = 0;

  async function start(): Promise<void> {
    let heard: string[] = [];
    let boxes: unknown[] = [];
    const { main } = JSON.parse(await readFile(MANIFEST, 'utf8')) as { readonly main: string };
    child = fork(standIn, [new URL(main, MANIFEST).href, ...words], { silent: true, env: { ...process.env, ...folders, ...env } });
    child.stderr?.on('data', (text) => (bugs += text));
    child.on('message', (message: { id: number; value?: unknown; error?: string; heard?: string[]; boxes?: unknown[] }) => {
      heard = message.heard ?? heard;
      boxes = message.boxes ?? boxes;
      answers.get(message.id)?.(message);
    });
    ended = once(child, 'exit').then(([code]) => ({ code: Number(code), heard, boxes }));
    ended.then(() => {
      for (const answer of answers.values()) answer({ error: `the main process has ended\n${bugs}` });
    });
    child.send({ clock: clock.now() });
    await Promise.race([ended, evaluate(({ opened }) => opened, null)]);
  }
  const evaluate: TestShell['evaluate'] = (run, word) =>
    new Promise((resolve, reject) => {
      asks += 1;
      answers.set(asks, ({ value, error }) => (error === undefined ? resolve(value as never) : reject(new Error(error))));
      child.send({ id: asks, run: run.toString(), word }, (error) => error && reject(error));
    });
  const ask: TestShell['ask'] = (url, method = 'GET') =>
    evaluate(
      async ({ given }, word) => {
        const response = (await given('protocol.handle')(new Request(word.url, { method: word.method }))) as Response;
        const body = Buffer.from(await response.arrayBuffer()).toString('base64');
        return { status: response.status, headers: Object.fromEntries(response.headers), body };
      },
      { url, method },
    );
  const invoke: TestShell['invoke'] = (request, senderFrame) =>
    evaluate(({ given }, word) => given('ipcMain.handle')({ senderFrame: word.senderFrame }, word.request) as Promise<string>, {
      request,
      senderFrame,
    });
  const tell = () => child.send({ clock: clock.now() });

  await start();
  return {
    ...{ url: `${ORIGIN}/`, home: folders.PASSBAND_HOME, evaluate, ask, invoke, ended: () => ended },
    clock: { ...clock, pass: (ms) => [clock.pass(ms), tell()], setWall: (byMs) => [clock.setWall(byMs), tell()] },
    takeBugs() {
      const taken = bugs;
      bugs = '';
      return taken;
    },
    async attach(context) {
      await context.route(`${ORIGIN}/**`, async (route) => {
        const answer = await ask(asOurs(route.request().url()), route.request().method()).catch(() => null);
        await (answer ? route.fulfill({ ...answer, body: Buffer.from(answer.body, 'base64') }) : route.abort());
      });
      await context.exposeBinding('carry', ({ frame }, request) => invoke(request, { url: asOurs(frame.url()), parent: frame.parentFrame() && {} }));
      const contextBridge = '{ exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value }) }';
      const electron = `{ contextBridge: ${contextBridge}, ipcRenderer: { invoke: (_, request) => carry(request) } }`;
      await context.addInitScript(`((require, carry) => {${preload}})(() => (${electron}), window.carry);`);
    },
    async restart() {
      child.kill('SIGKILL');
      await ended;
      clock.restart();
      await start();
    },
    async close() {
      if (child.connected) evaluate(({ app }) => app.quit(), null).catch(() => undefined);
      await ended;
      await rm(root, { recursive: true, force: true });
      if (bugs !== '') throw new Error(`the app had bugs:\n${bugs}`);
    },
  };
}
