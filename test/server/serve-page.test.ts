import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { PAGE_HEADERS } from '../../src/api/page-policy';
import { servePage } from '../../src/server/serve-page';
import { temporaryFolder } from '../fakes/house';
import { expectPolicy, expectRefused, site } from './site';

describe('the page on loopback', () => {
  it('is served with the policy and the right types', async () => {
    const { ask, page, host } = await site();
    expect(page.url).toBe(`http://${host}/#token=${page.token}`);
    const [root, index, script, font] = await Promise.all(
      ['/', '/index.html', '/assets/index-abc.js', '/assets/plex.woff2'].map((path) => ask('GET', path)),
    );
    expect(root).toMatchObject({ status: 200, body: '<!doctype html><title>Passband</title>' });
    expect(root?.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    expect(index?.body).toBe(root?.body);
    expect(script?.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=31536000, immutable' });
    expect(font?.headers['content-type']).toBe('font/woff2');
    for (const answer of [root, script, font]) if (answer) expectPolicy(answer);
  });

  it('has a policy that lets nothing in from elsewhere and runs nothing inline', () => {
    const policy = PAGE_HEADERS['Content-Security-Policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
  });

  it('is given to whoever asks for it by its own address, the token being no part of it', async () => {
    const { ask, page } = await site();
    for (const path of ['/', '/assets/index-abc.js']) expect((await ask('GET', path)).body).not.toContain(page.token);
  });

  it.each(['/nothing', '/assets', '/assets/', '/index.html/', '/assets/index-abc.js.map', '/favicon.ico', '/INDEX.HTML'])(
    'has no %s',
    async (path) => {
      const here = await site();
      await expectRefused(here, await here.ask('GET', path), 404);
    },
  );

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.js',
    '/%252e%252e/secret.js',
    '/..%252fsecret.js',
    '/..%5csecret.js',
    '//secret.js',
    '/....//secret.js',
    '/assets/..;/../secret.js',
    '/%00/../secret.js',
    '/secret.js',
    '/etc/passwd',
    '/file:///etc/passwd',
    '/%ff',
    '/%',
  ])('cannot be left by asking for %s', async (path) => {
    const here = await site();
    await expectRefused(here, await here.ask('GET', path), 404);
  });

  it.each(['/..\\secret.js', '/assets\\..\\..\\secret.js'])('cannot be left by asking for %s, which is no address at all', async (path) => {
    const { ask } = await site();
    expect(await ask('GET', path)).toMatchObject({ status: 400, body: '' });
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'POST'])('cannot be asked with %s', async (method) => {
    const here = await site();
    await expectRefused(here, await here.ask(method, '/'), 405);
  });
});

describe('a call over loopback', () => {
  it('is carried as it is, and so is the reply', async () => {
    const here = await site();
    const answer = await here.post({}, '{"operation":"settings.read","input":{}}');
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true,"value":{}}' });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(here.calls).toEqual(['{"operation":"settings.read","input":{}}']);
    expectPolicy(answer);
  });

  it('is taken from a browser too old to say whence it comes, and with bytes that are no ASCII', async () => {
    const here = await site();
    expect((await here.post({ 'sec-fetch-site': null }, '{"note":"größer – 日本"}')).status).toBe(200);
    expect(here.calls).toEqual(['{"note":"größer – 日本"}']);
  });

  it.each<[why: string, headers: Record<string, string | null>, status: number]>([
    ['a name that somebody points at 127.0.0.1', { host: 'evil.example:80' }, 421],
    ['localhost, which is another origin', { host: 'localhost:80' }, 421],
    ['the right address and no port', { host: '127.0.0.1' }, 421],
    ['another port', { host: '127.0.0.1:1' }, 421],
    ['no origin', { origin: null }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['an origin with another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['no page at all', { 'sec-fetch-site': 'none' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a form with a file', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['plain text, which needs no leave of the browser', { 'content-type': 'text/plain' }, 415],
    ['no type', { 'content-type': null }, 415],
    ['no token', { authorization: null }, 401],
    ['an empty token', { authorization: 'Bearer ' }, 401],
    ['another token', { authorization: `Bearer ${'x'.repeat(43)}` }, 401],
    ['another kind of credential', { authorization: 'Basic cGFzc2JhbmQ6' }, 401],
  ])('is refused from %s', async (_, headers, status) => {
    const here = await site();
    await expectRefused(here, await here.post(headers), status);
  });

  it('is refused with the token of another start, with part of the token, and with more than it', async () => {
    const [here, other] = [await site(), await site()];
    const { token } = here.page;
    expect(token).toMatch(/^[\w-]{43}$/);
    for (const wrong of [other.page.token, token.slice(0, -1), `${token}x`, token.toLowerCase()]) {
      await expectRefused(here, await here.post({ authorization: `Bearer ${wrong}` }), 401);
    }
    await expectRefused(here, await here.post({ authorization: token }), 401);
  });

  it('does not take its token from the address or a cookie', async () => {
    const here = await site();
    const { token } = here.page;
    const headers = { origin: `http://${here.host}`, 'content-type': 'application/json', cookie: `token=${token}` };
    await expectRefused(here, await here.ask('POST', `/call?token=${token}`, headers, '{}'), 401);
  });

  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT'])('cannot be made with %s', async (method) => {
    const here = await site();
    const answer = await here.ask(method, '/call', {
      authorization: `Bearer ${here.page.token}`,
      origin: `http://${here.host}`,
      'content-type': 'application/json',
    });
    await expectRefused(here, answer, method === 'GET' || method === 'HEAD' ? 404 : 405);
  });

  it.each(['/call/', '/Call', '//call', '/call%2f'])('is found at no other address: %s', async (path) => {
    const here = await site();
    const headers = { authorization: `Bearer ${here.page.token}`, origin: `http://${here.host}`, 'content-type': 'application/json' };
    await expectRefused(here, await here.ask('POST', path, headers, '{}'), 405);
  });

  it('may be two megabytes long and not more', async () => {
    const here = await site();
    const most = 'x'.repeat(2 * 1024 * 1024);
    expect((await here.post({}, most)).status).toBe(200);
    expect((await here.post({}, [most.slice(1), 'x'])).status).toBe(200);
    expect(here.calls.map(({ length }) => length)).toEqual([most.length, most.length]);
    here.calls.length = 0;
    await expectRefused(here, await here.post({}, `${most}x`), 413);
  });

  it('is cut off where it grows too long without having said so', async () => {
    const here = await site();
    const chunked = { 'transfer-encoding': 'chunked' };
    expect((await here.post(chunked, ['x', 'y'])).status).toBe(200);
    here.calls.length = 0;
    // The rest is not read, so the sender may find the connection closed before he finds the answer.
    const cut = await here.post(chunked, ['x'.repeat(2 * 1024 * 1024), 'x']).catch(() => null);
    expect(cut?.status ?? 413).toBe(413);
    expect(here.calls).toEqual([]);
  });

  it('answers a preflight of another origin with nothing that would let it through', async () => {
    const here = await site();
    const answer = await here.ask('OPTIONS', '/call', {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, content-type',
      'access-control-request-private-network': 'true',
    });
    await expectRefused(here, answer, 405);
  });
});

/** Whether anybody listens there. */
function answers(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: 1_000 });
    const settle = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}

describe('the server', () => {
  it('listens on 127.0.0.1 and on no other address of the machine', async () => {
    const { page } = await site();
    const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses?.map(({ address }) => address) ?? []);
    expect(await answers('127.0.0.1', page.port)).toBe(true);
    for (const address of new Set([...others, '::1', '127.0.0.2'])) {
      if (address !== '127.0.0.1') expect([address, await answers(address, page.port)]).toEqual([address, false]);
    }
  });

  it('gives up when its port is taken', async () => {
    const { page } = await site();
    const again = servePage({ call: async () => '', pageFolder: await temporaryFolder(), port: page.port });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('lets its port go when it is closed, though a browser still holds a connection', async () => {
    const { page } = await site();
    const socket = connect({ host: '127.0.0.1', port: page.port });
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.on('error', () => {});
    await page.close();
    expect(await answers('127.0.0.1', page.port)).toBe(false);
  });

  it('survives what is no HTTP at all', async () => {
    const here = await site();
    for (const junk of ['\u0000\u0001\u0002\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', 'POST /call HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n']) {
      await new Promise<void>((resolve) => {
        const socket = connect({ host: '127.0.0.1', port: here.page.port }, () => socket.end(junk));
        socket.on('error', () => {});
        socket.on('data', () => {});
        socket.on('close', () => resolve());
      });
    }
    expect((await here.post()).status).toBe(200);
    expect(here.calls).toHaveLength(1);
  });

  it('says no more than a number when the app itself fails', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => printed.mockRestore());
    const pageFolder = await temporaryFolder();
    const page = await servePage({ call: () => Promise.reject(new Error('/home/candidate/secret')), pageFolder, port: 0 });
    onTestFinished(page.close);
    const origin = `http://127.0.0.1:${page.port}`;
    const headers = { origin, 'content-type': 'application/json', authorization: `Bearer ${page.token}` };
    const answer = await fetch(`${origin}/call`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(answer.headers.get('content-security-policy')).toBe(PAGE_HEADERS['Content-Security-Policy']);
  });
});
