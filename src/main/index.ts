/** The desktop shell, as a table of contents: what happens at boot, in order. */

import { app } from 'electron';
import { openApp } from '../api/open-app';
import { systemClock } from '../api/system-clock';
import { places, version } from '../cli/places';
import { startUtility } from './apart';
import { expectBankFiles, openBankFile } from './bank-files';
import { cutNetwork, guardContents, guardSession } from './guards';
import { answerCalls } from './ipc';
import { followPower, keepAwake, quitWithLastWindow } from './lifecycle';
import { openLink } from './links';
import { installMenu } from './menu';
import { keepProfileApart } from './profile';
import { savePdf } from './save-pdf';
import { declareScheme, servePage } from './scheme';
import { onlyInstance, openWindow, showBug, showRefusal } from './window';

// All of this has to come before the app is ready, so nothing may be awaited above it.
keepProfileApart(process.env);
declareScheme();
app.enableSandbox();
cutNetwork();
const bankFiles = expectBankFiles();

if (onlyInstance(bankFiles.fromCommandLine)) {
  guardContents();
  // The app becomes ready only when this file has run to its end: an `await` up here would wait for ever.
  app.whenReady().then(boot).catch(showBug);
}

async function boot(): Promise<void> {
  guardSession();
  const opened = await openApp({
    version: version(),
    folders: process.env,
    banks: places.banks,
    clock: systemClock(),
    shell: { kind: 'desktop', openLink, keepAwake, savePdf },
    onBug: (operation, error) => console.error(operation, error),
    startApart: startUtility,
  });
  if (!opened.ok) return showRefusal(opened.problems);
  const { call, recheck, close } = opened.value;
  quitWithLastWindow(close);
  followPower(recheck);
  await servePage(places.page);
  answerCalls(call);
  installMenu((path) => openBankFile(call, path));
  openWindow(places.preload);
  bankFiles.openWith((path) => openBankFile(call, path));
}
