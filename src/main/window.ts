/** The one window: sandboxed, isolated, shown when it has something to show, and back where it was left. */

import { app, BrowserWindow, dialog } from 'electron';
import type { Problem } from '../core/problem';
import { say, sayCode } from '../language/say';
import { PAGE } from './scheme';
import { keepWindowState, windowState } from './window-state';

/** False when another Passband runs already over this data folder; that one comes to the front and hears what this one was started with. */
export function onlyInstance(heardWords: (words: readonly string[], folder: string) => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', (_, words, folder) => {
    bringToFront();
    heardWords(words, folder);
  });
  return true;
}

export function openWindow(preload: string): void {
  const window = new BrowserWindow({
    ...windowState(),
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Passband',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      // The clock goes on while the window is hidden.
      backgroundThrottling: false,
    },
  });
  keepWindowState(window);
  window.once('ready-to-show', () => window.show());
  offerReloads(window);
  show('/');
}

/** Shows a place of the page, such as "/settings". */
export function show(path: string): void {
  bringToFront();
  // Another place may be asked for before this one is there.
  BrowserWindow.getAllWindows()[0]
    ?.loadURL(`${PAGE}#${path}`)
    .catch(() => undefined);
}

/** Nothing leads out of the exam room but its own doors: says so, and answers false, while it is on the screen. */
export async function mayLeave(): Promise<boolean> {
  const [window] = BrowserWindow.getAllWindows();
  if (!window?.webContents.getURL().startsWith(`${PAGE}#/exam/`)) return true;
  bringToFront();
  await dialog.showMessageBox(window, { type: 'info', message: say('desktop.exam-first'), detail: say('desktop.exam-first.how') });
  return false;
}

function bringToFront(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/** A page that has crashed or hangs can be loaded again: the attempt is on disk and goes on where it was. */
function offerReloads(window: BrowserWindow): void {
  const { webContents } = window;
  /** One question at a time, and none between a reload and its page. */
  let isAsked = false;

  async function offer(isHanging: boolean): Promise<void> {
    if (isAsked) return;
    isAsked = true;
    const recovered = new AbortController();
    window.once('responsive', () => recovered.abort());
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: say('desktop.page-gone'),
      detail: say('desktop.page-gone.safe'),
      buttons: [say('desktop.reload'), isHanging ? say('desktop.wait') : say('desktop.quit')],
      defaultId: 0,
      cancelId: 1,
      signal: recovered.signal,
    });
    if (window.isDestroyed()) return;
    if (response === 0) {
      webContents.once('did-finish-load', () => {
        isAsked = false;
      });
      if (isHanging) webContents.forcefullyCrashRenderer();
      webContents.reload();
    } else {
      isAsked = false;
      if (!isHanging) app.quit();
    }
  }

  webContents.on('render-process-gone', (_, { reason }) => {
    if (reason !== 'clean-exit') void offer(false);
  });
  window.on('unresponsive', () => void offer(true));
}

/** The data folder cannot be opened: says why, and ends. */
export function showRefusal(problems: readonly Problem[]): void {
  dialog.showErrorBox(say('desktop.cannot-start'), problems.map(({ code, params }) => sayCode(code, params)).join('\n'));
  app.exit(1);
}

/** The start itself has a bug: says so instead of standing there without a window. */
export function showBug(error: unknown): void {
  console.error(error);
  dialog.showErrorBox(say('desktop.bug'), String(error));
  app.exit(1);
}
