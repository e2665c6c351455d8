/** What the built main bundle gets as `electron` under the harness: it notes what it is told, and shows nothing. */

import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { register, syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

/** Everything that Electron was told, in order: what ("dialog.showErrorBox"), then with which words. */
export const heard: (readonly [what: string, ...words: unknown[]])[] = [];
export const told = (what: string) => heard.flatMap(([name, ...words]) => (name === what ? [words] : []));
/** The function that Electron was given last under this name: what it would call. */
export const given = (what: string) =>
  told(what)
    .at(-1)
    ?.findLast((word) => typeof word === 'function') as (...words: unknown[]) => unknown;
/** The buttons that the test presses in the message boxes to come; without one, a box is cancelled. */
export const presses: number[] = [];
/** Where the test saves in the dialogs to come, and what it opens; without one, a dialog is cancelled. */
export const saves: string[] = [];
export const opens: string[] = [];

/** The menus differ by system. */
if (process.env.STAND_IN_PLATFORM) Object.defineProperty(process, 'platform', { value: process.env.STAND_IN_PLATFORM });

/** A piece of Electron: an emitter with `own` members, which notes the calls of all others. The one that `STAND_IN_BREAKS` names throws. */
function piece<Own extends object>(name: string, own: Own) {
  const note =
    (key: string | symbol) =>
    (...words: unknown[]) => {
      const what = `${name}.${String(key)}`;
      if (what === process.env.STAND_IN_BREAKS) throw new Error(`${what} is broken`);
      return heard.push([what, ...words]);
    };
  return new Proxy(Object.assign(new EventEmitter(), own), { get: (target, key) => (key in target ? Reflect.get(target, key) : note(key)) });
}

export const app = piece('app', {
  whenReady: () => new Promise((resolve) => app.once('ready', resolve)),
  commandLine: piece('commandLine', {}),
  getPath: () => told('app.setPath').at(-1)?.[1],
  requestSingleInstanceLock: () => process.env.STAND_IN_SECOND === undefined,
  quit() {
    const held = new AbortController();
    app.emit('will-quit', { preventDefault: () => held.abort() });
    if (!held.signal.aborted) app.exit(0);
  },
  exit: (code: number) => process.send?.({ heard: heard.map(([what]) => what), boxes: told('dialog.showErrorBox') }, () => process.exit(code)),
});

const contents = piece('contents', {
  async printToPDF(options: object) {
    heard.push(['contents.printToPDF', options]);
    return Buffer.from('%PDF of the page');
  },
  getURL: () => String(told('window.loadURL').at(-1)?.[0] ?? ''),
});
/** The only window there is to be; `BrowserWindow` is heard with its options. */
export const window = piece('window', {
  webContents: contents,
  getNormalBounds: () => ({ x: 10, y: 20, width: 1100, height: 700 }),
  isMinimized: () => true,
  isDestroyed: () => false,
  async loadURL(url: string) {
    heard.push(['window.loadURL', url]);
    window.emit('stand-in-opened');
  },
});
export const opened = new Promise<null>((resolve) => window.once('stand-in-opened', () => resolve(null)));
export function BrowserWindow(options: object) {
  heard.push(['BrowserWindow', options]);
  app.emit('web-contents-created', {}, contents);
  return window;
}
BrowserWindow.getAllWindows = () => (told('BrowserWindow').length > 0 ? [window] : []);
export const dialog = piece('dialog', {
  async showMessageBox(...words: { cancelId?: number }[]) {
    heard.push(['dialog.showMessageBox', words.at(-1)]);
    return { response: presses.shift() ?? words.at(-1)?.cancelId ?? 0 };
  },
  async showSaveDialog(...words: object[]) {
    heard.push(['dialog.showSaveDialog', words.at(-1)]);
    const filePath = saves.shift() ?? '';
    return { canceled: filePath === '', filePath };
  },
  async showOpenDialog(...words: object[]) {
    heard.push(['dialog.showOpenDialog', words.at(-1)]);
    const filePaths = opens.splice(0, 1);
    return { canceled: filePaths.length === 0, filePaths };
  },
});
/** A process of Node's, asked as Electron's is. */
export const utilityProcess = {
  fork(file: string, words: string[], { execArgv }: { execArgv: string[] }) {
    heard.push(['utilityProcess.fork', file]);
    const child = fork(file, words, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    return Object.assign(child, { postMessage: (request: object) => child.send(request) });
  },
};
export const session = { defaultSession: piece('session', { webRequest: piece('webRequest', {}) }) };
export const Menu = piece('Menu', { buildFromTemplate: (items: unknown) => items });
export const screen = { getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }) };
export const ipcMain = piece('ipcMain', {});
export const protocol = piece('protocol', {});
export const shell = piece('shell', {});
export const powerMonitor = piece('powerMonitor', {});
export const powerSaveBlocker = piece('powerSaveBlocker', {});

/** Sets the machine's clocks, or runs a function of the test in here, as Playwright's `electronApp.evaluate` does. */
process.on(
  'message',
  async ({ id, run, word, clock }: { id: number; run?: string; word?: unknown; clock?: { wallMs: number; uptimeMs: number } }) => {
    if (clock) {
      Date.now = () => clock.wallMs;
      os.uptime = () => clock.uptimeMs / 1000;
      syncBuiltinESMExports();
    }
    if (run === undefined) return;
    const electron = await import(import.meta.url);
    const value = new Promise((resolve) => resolve(new Function(`return ${run}`)()(electron, word)));
    value.then(
      (done) => process.send?.({ id, value: done }),
      (error) => process.send?.({ id, error: String(error) }),
    );
  },
);
process.once('disconnect', () => process.exit());
const hook = `(name, context, next) => name === 'electron' ? { url: '${import.meta.url}', shortCircuit: true } : next(name, context)`;
register(`data:text/javascript,${encodeURIComponent(`export const resolve = ${hook}`)}`);
// The clock is set first. As in Electron, the app is ready only when the main bundle has run to its end.
process.once('message', () => import(process.argv[2] ?? '').then(() => heard.push(['ready']) && app.emit('ready')));
