/** The app's own address, app://passband/: the built page, from a closed list of files, under the same policy as on loopback. */

import { protocol } from 'electron';
import { listPageFiles } from '../api/page-files';
import { PAGE_HEADERS } from '../api/page-policy';

export const SCHEME = 'app:';
export const HOST = 'passband';
export const PAGE = `${SCHEME}//${HOST}/`;

/** Whether an address is the app's own. An app: address has no origin in Node, so scheme and host are compared. */
export function isOurs(address: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(address);
    return scheme === SCHEME && host === HOST;
  } catch {
    return false;
  }
}

export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

export async function servePage(folder: string): Promise<void> {
  const files = await listPageFiles(folder);
  protocol.handle('app', async (request) => {
    const file = isOurs(request.url) && request.method === 'GET' ? files.get(new URL(request.url).pathname) : undefined;
    if (!file) return new Response('', { status: 404, headers: PAGE_HEADERS });
    return new Response(await file.read(), { headers: { ...PAGE_HEADERS, 'Content-Type': file.type } });
  });
}
