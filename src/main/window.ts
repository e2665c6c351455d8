/** The one window: sandboxed, isolated, shown when it has something to show, and back where it was left. */

import { app, BrowserWindow, dialog } from 'electron';
import type { Problem } from '../core/problem';
import { say, sayCode } from '../language/say';
import { PAGE } from './scheme';
import { keepWindowState, windowState } from './window-state';

/** False when another Passband runs already; that one comes to the front. */
export function onlyInstance(): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  return true;
}

export function openWindow(preload: string): BrowserWindow {
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
  window.webContents.on('render-process-gone', (_, { reason }) => void offerReload(window, reason));
  window.on('unresponsive', () => void offerReload(window, 'unresponsive'));
  void window.loadURL(PAGE);
  return window;
}

/** The page has crashed or hangs. The attempt is on disk: a reload goes on where it was. */
async function offerReload(window: BrowserWindow, reason: string): Promise<void> {
  if (reason === 'clean-exit' || window.isDestroyed()) return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: say('desktop.page-gone'),
    detail: say('desktop.page-gone.safe'),
    buttons: [say('desktop.reload'), say('desktop.wait')],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0 && !window.isDestroyed()) window.webContents.reload();
}

/** The data folder cannot be opened: says why, and ends. */
export function showRefusal(problems: readonly Problem[]): void {
  dialog.showErrorBox(say('desktop.cannot-start'), problems.map(({ code, params }) => sayCode(code, params)).join('\n'));
  app.exit(1);
}
