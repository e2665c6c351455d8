/** How this page reaches the Node side: over the desktop's preload, or over loopback HTTP with the token of the link. */

import { connect } from '../../api/client';
import type { Transport } from '../../api/reply';

declare global {
  interface Window {
    /** Put there by the preload of the desktop shell. */
    readonly passband?: { readonly call: Transport };
  }
}

const TOKEN_KEY = 'passband-token';

/** Takes the token out of the address bar, so that it stays out of history and screenshots, and keeps it for reloads of this tab. */
function takeToken(): string {
  const match = /^#token=([\w-]+)$/.exec(window.location.hash);
  if (match?.[1]) {
    window.sessionStorage.setItem(TOKEN_KEY, match[1]);
    window.history.replaceState(null, '', `${window.location.pathname}#/`);
  }
  return window.sessionStorage.getItem(TOKEN_KEY) ?? '';
}

function overHttp(token: string): Transport {
  return async (request) => {
    const response = await fetch('/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: request,
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return response.text();
  };
}

export const call = connect(window.passband ? window.passband.call : overHttp(takeToken()));

/** One name for this page as long as it is open, so that the Node side can tell two tabs apart. */
export const viewer = crypto.randomUUID();
