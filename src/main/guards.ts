/** What no page may do, whatever it is made to try: leave the app, open windows, attach frames of others, ask for rights, reach the network. */

import { app, session } from 'electron';
import { openLink } from './links';
import { isOurs, PAGE } from './scheme';

/** Before the app is ready: no name of any host is ever resolved, by the page or by Chromium itself. */
export function cutNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
}

export function guardContents(): void {
  app.on('web-contents-created', (_, contents) => {
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      // The overloads of `on` take one literal each.
      contents.on(event as 'will-navigate', (details) => {
        if (!isOurs(details.url)) details.preventDefault();
      });
    }
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void openLink(url);
      return { action: 'deny' };
    });
    // Peer connections know no content security policy.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

/** Once the app is ready, and before there is a window. */
export function guardSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  // blob: holds the pictures of banks and exports, devtools: the developer's own tools.
  defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !(isOurs(url) || url.startsWith(`blob:${PAGE}`) || url.startsWith('devtools:')) });
  });
  defaultSession.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${PAGE}`)) event.preventDefault();
  });
}
