/** A page of somebody else in the candidate's browser, while Passband is served there: it tries the loopback address in every way that a browser has. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from './browser';
import { startTestApp, type TestApp } from './served';

let browser: Browser;
let app: TestApp;
let evil: { readonly url: string; readonly close: () => void };

beforeAll(async () => {
  browser = await launchBrowser();
  const server = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Win a prize</title>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  evil = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
});
afterAll(async () => {
  await browser.close();
  evil.close();
});
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const origin = () => app.url.split('/#')[0] ?? '';
const token = () => app.url.split('#token=')[1] ?? '';
const WRITE = JSON.stringify({ operation: 'settings.write', input: { theme: 'dark' } });

/** What the app itself says of the setting that every attack tries to change. */
async function theme(): Promise<string> {
  const headers = { origin: origin(), 'content-type': 'application/json', authorization: `Bearer ${token()}` };
  const answer = await fetch(`${origin()}/call`, { method: 'POST', headers, body: JSON.stringify({ operation: 'settings.read', input: {} }) });
  return ((await answer.json()) as { value: { theme: string } }).value.theme;
}

test('cannot call, with or without the token: not by fetch, by forms, by beacons, or as if it were a picture or a script', async () => {
  const page = await browser.newPage();
  await page.goto(evil.url);
  const read = await page.evaluate(
    async ({ target, body, bearer }) => {
      const tries: Record<string, RequestInit> = {
        plain: { method: 'POST', body },
        json: { method: 'POST', body, headers: { 'content-type': 'application/json' } },
        bearer: { method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` } },
        blind: { method: 'POST', body, mode: 'no-cors' },
        'with credentials': { method: 'POST', body, credentials: 'include' },
        page: { method: 'GET' },
      };
      const heard: Record<string, string> = {};
      for (const [name, options] of Object.entries(tries)) {
        const path = name === 'page' ? '/' : '/call';
        heard[name] = await fetch(target + path, options).then(
          (answer) => answer.text(),
          () => 'refused',
        );
      }
      heard.beacon = String(navigator.sendBeacon(`${target}/call`, body) && '');
      for (const [tag, path] of [
        ['script', '/assets/none.js'],
        ['script', '/'],
        ['img', '/call'],
        ['iframe', '/'],
      ] as const) {
        const element = document.createElement(tag) as HTMLScriptElement;
        element.src = target + path;
        document.body.append(element);
        await new Promise((resolve) => {
          element.onload = resolve;
          element.onerror = resolve;
        });
      }
      return heard;
    },
    { target: origin(), body: WRITE, bearer: token() },
  );
  expect(read).toEqual({
    plain: 'refused',
    json: 'refused',
    bearer: 'refused',
    blind: 'refused',
    'with credentials': 'refused',
    page: 'refused',
    beacon: '',
  });
  // The frame is there, and empty: the policy lets nobody embed the page.
  for (const frame of page.frames().slice(1)) await expect.poll(() => frame.locator('h1').count()).toBe(0);
  for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    await page.goto(evil.url);
    await page.evaluate(
      ({ target, body, type }) => {
        const form = Object.assign(document.createElement('form'), { method: 'post', action: `${target}/call`, enctype: type });
        // As plain text this is sent as JSON with a tail.
        form.append(Object.assign(document.createElement('input'), { name: body.slice(0, -1), value: '}' }));
        document.body.append(form);
        form.submit();
      },
      { target: origin(), body: WRITE, type: enctype },
    );
    await page.waitForURL(`${origin()}/call`);
    expect(await page.locator('body').innerText(), enctype).toBe('');
  }
  expect(await theme()).not.toBe('dark');
  await page.close();
});

test('cannot look into a window with the app that it opened, nor find its token', async () => {
  const page = await browser.newPage();
  await page.goto(evil.url);
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate((url) => void Object.assign(window, { theirs: window.open(url) }), app.url),
  ]);
  await opened.getByRole('heading', { name: 'Library' }).waitFor();
  const seen = await page.evaluate(() => {
    const { theirs } = window as unknown as { theirs: Window };
    try {
      return theirs.closed || String(theirs.location.href);
    } catch {
      return 'refused';
    }
  });
  expect([true, 'refused']).toContain(seen);
  expect(await opened.evaluate(() => [window.opener, location.hash.includes('token'), document.cookie])).toEqual([null, false, '']);
  await page.close();
});

test('another name for this machine is another place, which has nothing', async () => {
  const page = await browser.newPage();
  const answer = await page.goto(`${origin().replace('127.0.0.1', 'localhost')}/`);
  expect(answer?.status()).toBe(421);
  expect(await page.locator('body').innerText()).toBe('');
  await page.close();
});
