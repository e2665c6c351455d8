/** The menu: the roles and shortcuts that every desktop app has, and the few places of this one. */

import { dialog, Menu, type MenuItemConstructorOptions } from 'electron';
import { say } from '../language/say';
import { BANK_ENDINGS } from './bank-files';
import { mayLeave, show } from './window';

const rule: MenuItemConstructorOptions = { type: 'separator' };

export function installMenu(openFile: (path: string) => Promise<void>): void {
  const isMac = process.platform === 'darwin';
  const about: MenuItemConstructorOptions = { label: say('desktop.about'), click: () => void go('/about') };
  const settings: MenuItemConstructorOptions = { label: say('desktop.settings'), accelerator: 'CmdOrCtrl+,', click: () => void go('/settings') };
  const open: MenuItemConstructorOptions = { label: say('desktop.open'), accelerator: 'CmdOrCtrl+O', click: () => void choose(openFile) };
  const app: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      about,
      rule,
      settings,
      rule,
      { role: 'services' },
      rule,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      rule,
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    role: 'fileMenu',
    submenu: isMac ? [open, rule, { role: 'close' }] : [open, settings, rule, { role: 'quit' }],
  };
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    submenu: [{ role: 'reload' }, rule, { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, rule, { role: 'togglefullscreen' }],
  };
  const help: MenuItemConstructorOptions[] = isMac ? [] : [{ role: 'help', submenu: [about] }];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...(isMac ? [app] : []), file, { role: 'editMenu' }, view, { role: 'windowMenu' }, ...help]));
}

async function go(path: string): Promise<void> {
  if (await mayLeave()) show(path);
}

async function choose(openFile: (path: string) => Promise<void>): Promise<void> {
  if (!(await mayLeave())) return;
  const filters = [{ name: say('desktop.bank-files'), extensions: BANK_ENDINGS }];
  const { filePaths } = await dialog.showOpenDialog({ filters, properties: ['openFile'] });
  if (filePaths[0] !== undefined) await openFile(filePaths[0]);
}
