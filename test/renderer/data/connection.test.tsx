import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const asked: Headers[] = [];
let statuses: number[];

beforeEach(() => {
  vi.resetModules();
  window.sessionStorage.clear();
  asked.length = 0;
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    asked.push(new Headers(init.headers));
    const status = statuses.shift() ?? 200;
    return new Response(status === 200 ? JSON.stringify({ ok: true, value: {} }) : '', { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

it('says that a tab without the token of the link is not connected, and asks the server nothing', async () => {
  window.location.hash = '/history';
  const { call, lacksToken } = await import('../../../src/renderer/data/connection');
  const refusal = await call('history.list', {}).catch((error: unknown) => error);
  expect(lacksToken(refusal)).toBe(true);
  expect(asked).toEqual([]);
});

it('says the same of a token that the server does not take', async () => {
  window.location.hash = 'token=old';
  statuses = [401];
  const { call, lacksToken } = await import('../../../src/renderer/data/connection');
  expect(lacksToken(await call('history.list', {}).catch((error: unknown) => error))).toBe(true);
  expect(asked.map((headers) => headers.get('authorization'))).toEqual(['Bearer old']);
});

it('takes a refusal after an answer for a lost connection, so that nothing on its way is given up', async () => {
  window.location.hash = 'token=good';
  statuses = [200, 401];
  const { call } = await import('../../../src/renderer/data/connection');
  await call('history.list', {});
  await expect(call('history.list', {})).rejects.toMatchObject({ problem: { code: 'call.unreachable' } });
});
