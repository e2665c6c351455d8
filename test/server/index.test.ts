import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type ServedApp, serveApp } from '../../src/server';
import { writeWayIn } from '../../src/server/way-in';
import { compiledBanks } from '../fakes/compiled-banks';
import { fakeClock } from '../fakes/fake-clock';
import { temporaryFolder } from '../fakes/house';

/** Serves the app over one data folder, on the given port. */
async function servedOver(root: string, port: number): Promise<ServedApp> {
  const served = await serveApp({
    version: '0.0.0-test',
    folders: { PASSBAND_HOME: join(root, 'home'), PASSBAND_CACHE: join(root, 'cache') },
    banks: await compiledBanks(),
    clock: fakeClock(),
    onBug: () => {},
    pageFolder: join(root, 'page'),
    port,
  });
  if (!served.ok) throw new Error(JSON.stringify(served.problems));
  return served.value;
}

it('a served app that has been stopped leaves its port and its data folder to the next one, though a page was waiting', async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'page'));
  await writeFile(join(root, 'page', 'index.html'), '<!doctype html><title>Passband</title>');
  const first = await servedOver(root, 0);
  const waiting = fetch(`http://127.0.0.1:${first.port}/call`, {
    method: 'POST',
    headers: { origin: `http://127.0.0.1:${first.port}`, 'content-type': 'application/json', authorization: `Bearer ${first.token}` },
    body: JSON.stringify({ operation: 'changes.wait', input: { cursor: 0, waitMs: 20_000 } }),
  }).catch(() => null);
  await first.close();
  await waiting;
  const second = await servedOver(root, first.port);
  onTestFinished(second.close);
  expect((await fetch(`http://127.0.0.1:${second.port}/`)).status).toBe(200);
});

it('the file by which a browser comes in is there until a page has loaded and called with the token', async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'page'));
  await writeFile(join(root, 'page', 'index.html'), '<!doctype html><title>Passband</title>');
  const served = await servedOver(root, 0);
  onTestFinished(served.close);
  const [local = ''] = await readdir(join(root, 'cache'));
  const isThere = async () => (await readdir(join(root, 'cache', local))).includes('open.html');
  const origin = `http://127.0.0.1:${served.port}`;
  const callWith = async (token: string) => {
    const headers = { origin, 'content-type': 'application/json', authorization: `Bearer ${token}` };
    return (await fetch(`${origin}/call`, { method: 'POST', headers, body: '{"operation":"settings.read","input":{}}' })).status;
  };
  await writeWayIn(join(root, 'cache', local), served.url);
  // A page that was open before, and another user of the machine who knows the port.
  expect(await callWith(served.token)).toBe(200);
  expect((await fetch(`${origin}/`)).status).toBe(200);
  expect(await callWith('guessed')).toBe(401);
  expect(await isThere()).toBe(true);
  expect(await callWith(served.token)).toBe(200);
  await expect.poll(isThere).toBe(false);
});
