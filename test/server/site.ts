/** A served page with a spy behind it, and a client that sends what it is told to, right or wrong. */

import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { PAGE_HEADERS } from '../../src/api/page-policy';
import { type ServedPage, servePage } from '../../src/server/serve-page';
import { temporaryFolder } from '../fakes/house';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Site {
  readonly page: ServedPage;
  readonly host: string;
  /** What reached the app. */
  readonly calls: string[];
  /** One request, as raw as Node sends it: nothing about path or headers is put right. */
  readonly ask: (method: string, path: string, headers?: Record<string, string>, body?: string | readonly string[]) => Promise<Answer>;
  /** A call as our own page makes it, but for these headers; null leaves one out. */
  readonly post: (headers?: Record<string, string | null>, body?: string | readonly string[]) => Promise<Answer>;
}

export async function site(): Promise<Site> {
  const outside = await temporaryFolder();
  const pageFolder = join(outside, 'page');
  await mkdir(join(pageFolder, 'assets'), { recursive: true });
  await writeFile(join(outside, 'secret.js'), 'secret');
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>Passband</title>');
  await writeFile(join(pageFolder, 'assets', 'index-abc.js'), 'export {};');
  await writeFile(join(pageFolder, 'assets', 'plex.woff2'), 'font');
  await writeFile(join(pageFolder, 'assets', 'index-abc.js.map'), '{}');
  const calls: string[] = [];
  const call = async (text: string) => {
    calls.push(text);
    return '{"ok":true,"value":{}}';
  };
  const page = await servePage({ call, pageFolder, port: 0 });
  onTestFinished(page.close);
  const host = `127.0.0.1:${page.port}`;
  const ask: Site['ask'] = (method, path, headers = {}, body) =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: page.port, method, path, headers: { host, ...headers } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() }));
      });
      sent.on('error', reject);
      if (typeof body === 'string') sent.setHeader('content-length', Buffer.byteLength(body));
      for (const chunk of body === undefined ? [] : [body].flat()) sent.write(chunk);
      sent.end();
    });
  const ours = {
    origin: `http://${host}`,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    authorization: `Bearer ${page.token}`,
  };
  return {
    page,
    host,
    calls,
    ask,
    post: (headers = {}, body = '{"operation":"app.info"}') => {
      const kept = Object.entries({ ...ours, ...headers }).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
      return ask('POST', '/call', Object.fromEntries(kept), body);
    },
  };
}

/** Every answer, refusals among them, has the whole policy and opens nothing to other origins. */
export function expectPolicy({ headers }: Answer): void {
  for (const [name, value] of Object.entries(PAGE_HEADERS)) expect(headers[name.toLowerCase()]).toBe(value);
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
}

export async function expectRefused({ calls }: Site, answer: Answer, status: number): Promise<void> {
  expect(answer.status).toBe(status);
  expect(answer.body).toBe('');
  expect(calls).toEqual([]);
  expectPolicy(answer);
}
