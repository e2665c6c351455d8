/** Who may talk to the loopback server: requests for this very host and port, from this very page, with the token of the link. */

import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** Refuses any Host but ours, so that a foreign name that resolves to 127.0.0.1 (DNS rebinding) gets nothing. */
export function onlyHost(host: () => string): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.header('host') !== host()) return context.text('', 421);
    await next();
  };
}

/** Refuses calls that a page of another origin makes, forms among them: those cannot send JSON, an Authorization header, or our Origin. */
export function onlyOurPage(host: () => string): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    const origin = req.header('origin');
    const site = req.header('sec-fetch-site');
    if (origin !== `http://${host()}`) return context.text('', 403);
    if (site !== undefined && site !== 'same-origin') return context.text('', 403);
    if (req.header('content-type') !== 'application/json') return context.text('', 415);
    await next();
  };
}

/** Refuses calls without the bearer token; compares digests, so that timing says nothing of the token or its length. */
export function onlyWithToken(token: string): MiddlewareHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${token}`);
  return async (context, next) => {
    if (!timingSafeEqual(digest(context.req.header('authorization') ?? ''), expected)) return context.text('', 401);
    await next();
  };
}
