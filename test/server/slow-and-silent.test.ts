/** What a loopback server owes the machine it runs on: slow senders are cut off, long heads are refused, and nothing is written down of who asks. */

import { connect } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { servePage } from '../../src/server/serve-page';
import { temporaryFolder } from '../fakes/house';
import { site } from './site';

async function impatient() {
  const calls: string[] = [];
  const call = async (text: string) => {
    calls.push(text);
    return '{}';
  };
  const page = await servePage({ call, pageFolder: await temporaryFolder(), port: 0, requestTimeoutMs: 300 });
  onTestFinished(page.close);
  return { page, calls };
}

/** Sends the beginning of a request and then a byte now and again, until the server hangs up; answers with what it said. */
function dribble(port: number, beginning: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(beginning));
    const drip = setInterval(() => socket.write('x'), 100);
    socket.on('data', (piece) => (said += piece));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(drip);
      resolve(said);
    });
  });
}

test.each([
  ['head', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '],
  [
    'body',
    'POST /call HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\nContent-Type: application/json\r\nAuthorization: Bearer TOKEN\r\nContent-Length: 100000\r\n\r\n{',
  ],
])('a sender who never ends his %s is cut off, and nothing reaches the app', async (_, beginning) => {
  // The framework tells of a body that was cut off.
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => told.mockRestore());
  const { page, calls } = await impatient();
  const said = await dribble(page.port, beginning.replaceAll('PORT', String(page.port)).replace('TOKEN', page.token));
  expect(said === '' || said.startsWith('HTTP/1.1 408')).toBe(true);
  expect(calls).toEqual([]);
});

test('a head of more than 16 kB is refused', async () => {
  const here = await site();
  expect((await here.ask('GET', '/', { 'x-long': 'x'.repeat(20_000) })).status).toBe(431);
  expect((await here.ask('GET', `/${'x'.repeat(20_000)}`)).status).toBe(431);
});

test('nothing is printed of any request, so that no token can stand in a log', async () => {
  const printed: unknown[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(text) > 0);
    onTestFinished(() => spy.mockRestore());
  }
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const spy = vi.spyOn(console, name).mockImplementation((...words) => void printed.push(...words));
    onTestFinished(() => spy.mockRestore());
  }
  const here = await site();
  const { token } = here.page;
  expect((await here.post()).status).toBe(200);
  expect((await here.post({ authorization: `Bearer ${token}x` })).status).toBe(401);
  expect((await here.ask('GET', `/?token=${token}`)).status).toBe(200);
  expect((await here.ask('GET', `/${token}`, { referer: `http://${here.host}/#token=${token}` })).status).toBe(404);
  expect(printed).toEqual([]);
});

test('no answer holds the token, whatever was asked', async () => {
  const here = await site();
  for (const answer of [
    await here.ask('GET', '/'),
    await here.ask('GET', `/?token=${here.page.token}`),
    await here.post(),
    await here.ask('OPTIONS', '/call'),
  ]) {
    expect(JSON.stringify(answer)).not.toContain(here.page.token);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  }
});
