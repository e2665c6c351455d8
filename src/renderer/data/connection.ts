/** How this page reaches the Node side: over the desktop's preload, or over loopback HTTP with the token of the link. */

import { CallError, connect } from '../../api/client';
import type { Reply, Transport } from '../../api/reply';

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

/** What the page says to itself when the server does not know it: a tab that was opened without the printed link. */
const NO_TOKEN = { ok: false, problem: { code: 'call.no-token', severity: 'error', params: {}, place: {} } } satisfies Reply;

function overHttp(token: string): Transport {
  // A server that has answered and then refuses the token has been started anew; that is a lost connection.
  let hasAnswered = false;
  return async (request) => {
    if (token === '') return JSON.stringify(NO_TOKEN);
    const response = await fetch('/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: request,
    });
    if (response.status === 401 && !hasAnswered) return JSON.stringify(NO_TOKEN);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    hasAnswered = true;
    return response.text();
  };
}

/** Whether a call was refused because the server does not know this tab. */
export function lacksToken(error: unknown): boolean {
  return error instanceof CallError && error.problem.code === NO_TOKEN.problem.code;
}

/** Whether this page is a browser's tab: there its calls share a few connections with those of all other tabs. */
export const isServed = window.passband === undefined;

export const call = connect(window.passband ? window.passband.call : overHttp(takeToken()));

/**
 * One name for this page, so that the Node side can tell two tabs apart. A page that was reloaded keeps its name and goes on at once;
 * a duplicated tab inherits the store but was not reloaded, so it is another.
 */
export const viewer = namePage(performance.getEntriesByType('navigation')[0]?.toJSON().type === 'reload');

function namePage(isReload: boolean): string {
  const KEPT = 'passband.page';
  const name = (isReload && sessionStorage.getItem(KEPT)) || crypto.randomUUID();
  sessionStorage.setItem(KEPT, name);
  return name;
}
