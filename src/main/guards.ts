/** What no page may do, whatever it is made to try: leave the app, open windows, attach frames of others, ask for rights, reach the network. */

import { app, session } from 'electron';
import { openLink } from './links';
import { isOurs } from './scheme';

export function guardContents(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isOurs(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void openLink(url);
      return { action: 'deny' };
    });
  });
  void app.whenReady().then(() => {
    const { defaultSession } = session;
    defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
    defaultSession.setPermissionCheckHandler(() => false);
    defaultSession.setDevicePermissionHandler(() => false);
    // blob: holds the pictures of banks, devtools: the developer's own tools.
    defaultSession.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOurs(url) && !/^(blob:app:\/\/|devtools:)/.test(url) }));
    defaultSession.on('will-download', (event, item) => {
      if (!item.getURL().startsWith('blob:app://')) event.preventDefault();
    });
  });
}
