/** The desktop shell, as a table of contents: what happens at boot, in order. */

import { app } from 'electron';
import { openApp } from '../api/open-app';
import { systemClock } from '../api/system-clock';
import { places, version } from '../cli/places';
import { guardContents } from './guards';
import { answerCalls } from './ipc';
import { followPower, quitWithLastWindow } from './lifecycle';
import { openLink } from './links';
import { installMenu } from './menu';
import { declareScheme, servePage } from './scheme';
import { onlyInstance, openWindow, showRefusal } from './window';

// Both have to come before the app is ready, so nothing may be awaited above them.
declareScheme();
app.enableSandbox();

if (onlyInstance()) {
  guardContents();
  await app.whenReady();
  const opened = await openApp({
    version: version(),
    folders: process.env,
    banks: places.banks,
    clock: systemClock(),
    shell: { kind: 'desktop', openLink },
    onBug: (operation, error) => console.error(operation, error),
  });
  if (opened.ok) {
    await servePage(places.page);
    answerCalls(opened.value.call);
    followPower(opened.value.recheck);
    quitWithLastWindow(opened.value.close);
    installMenu();
    openWindow(places.preload);
  } else {
    showRefusal(opened.problems);
  }
}
