/** The same app on 127.0.0.1, for machines where the Electron runtime cannot be had: the page, and one POST for the contract. */

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { listPageFiles } from '../api/page-files';
import { PAGE_HEADERS } from '../api/page-policy';
import { REQUEST_LIMIT, type Transport } from '../api/reply';
import { onlyHost, onlyOurPage, onlyWithToken } from './guards';

/** A request has to arrive whole in this time; a slow one is cut off. */
const REQUEST_TIMEOUT_MS = 15_000;

export interface ServedPage {
  /** The link with its token in the fragment, which no browser sends anywhere. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  readonly close: () => Promise<void>;
}

export interface ServePageOptions {
  readonly call: Transport;
  readonly pageFolder: string;
  readonly port: number;
  /** Called when a page that was just loaded first calls with the token. */
  readonly onArrival?: () => void;
  readonly requestTimeoutMs?: number;
}

/** Serves the built page in `pageFolder` and the contract behind `call`. Port 0 takes any free port. Rejects when the port is taken. */
export async function servePage({
  call,
  pageFolder,
  port,
  onArrival = () => {},
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: ServePageOptions): Promise<ServedPage> {
  const token = randomBytes(32).toString('base64url');
  const files = await listPageFiles(pageFolder);
  let host = '';
  let isLoading = false;

  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) context.header(name, value);
  });
  app.use(onlyHost(() => host));
  app.post(
    '/call',
    onlyOurPage(() => host),
    onlyWithToken(token),
    bodyLimit({ maxSize: REQUEST_LIMIT, onError: (context) => context.text('', 413) }),
    async (context) => {
      if (isLoading) onArrival();
      isLoading = false;
      context.header('Cache-Control', 'no-store');
      context.header('Content-Type', 'application/json');
      return context.body(await call(await context.req.text()));
    },
  );
  app.get('*', async (context) => {
    const file = files.get(context.req.path);
    if (!file) return context.text('', 404);
    if (context.req.path === '/') isLoading = true;
    context.header('Content-Type', file.type);
    context.header('Cache-Control', file.immutable ? 'max-age=31536000, immutable' : 'no-cache');
    return context.body(await file.read());
  });
  app.all('*', (context) => context.text('', 405));

  const server = await listen(app, port, requestTimeoutMs);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  host = `127.0.0.1:${address.port}`;
  return {
    url: `http://${host}/#token=${token}`,
    port: address.port,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function listen(app: Hono, port: number, timeoutMs: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname: '127.0.0.1',
        port,
        createServer,
        serverOptions: {
          requestTimeout: timeoutMs,
          headersTimeout: timeoutMs,
          // Node looks for slow requests twice a minute by itself.
          connectionsCheckingInterval: timeoutMs / 3,
          maxHeaderSize: 16 * 1024,
        },
      },
      () => resolve(server),
    );
    server.once('error', reject);
  });
}
