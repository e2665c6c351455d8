import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Result } from '../../src/core/problem';
import { acquireLock, type Lock } from '../../src/storage/lock';
import { startMarkOf } from '../../src/storage/processes';
import { temporaryFolder } from '../fakes/house';

async function mustAcquire(folder: string): Promise<Lock> {
  const acquired = await acquireLock(folder);
  if (!acquired.ok) throw new Error(JSON.stringify(acquired.problems));
  onTestFinished(() => acquired.value.release());
  return acquired.value;
}

async function otherProcess(): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  onTestFinished(() => void child.kill('SIGKILL'));
  return child as ChildProcess & { readonly pid: number };
}

async function endOf(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const holding = (pid: number, startMark: string, url = ''): string => JSON.stringify({ pid, startMark, token: '0123456789abcdef', url });
const lockOf = (folder: string): string => join(folder, 'lock.json');

async function winnersOf(folder: string, starters: number): Promise<readonly Lock[]> {
  const results: readonly Result<Lock>[] = await Promise.all(Array.from({ length: starters }, () => acquireLock(folder)));
  for (const result of results) if (!result.ok) expect(result.problems).toMatchObject([{ code: 'storage.locked', params: { pid: process.pid } }]);
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

describe('the lock', () => {
  it('goes to one of twenty who ask at the same time', async () => {
    const folder = await temporaryFolder();
    const winners = await winnersOf(folder, 20);
    expect(winners).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['lock.json']);
    await winners[0]?.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('can be taken again when it was released', async () => {
    const folder = await temporaryFolder();
    await (await mustAcquire(folder)).release();
    await mustAcquire(folder);
  });

  it('of a living process is respected, and its address is told', async () => {
    const folder = await temporaryFolder();
    const child = await otherProcess();
    const text = holding(child.pid, (await startMarkOf(child.pid)) ?? '', 'http://127.0.0.1:4321/');
    await writeFile(lockOf(folder), text);
    expect(await acquireLock(folder)).toMatchObject({
      ok: false,
      problems: [{ code: 'storage.locked', params: { pid: child.pid, url: 'http://127.0.0.1:4321/' } }],
    });
    expect(await readFile(lockOf(folder), 'utf8')).toBe(text);
  });

  it('keeps the address that its holder publishes', async () => {
    const folder = await temporaryFolder();
    const lock = await mustAcquire(folder);
    await lock.publish('http://127.0.0.1:5555/');
    expect(await acquireLock(folder)).toMatchObject({ ok: false, problems: [{ params: { url: 'http://127.0.0.1:5555/' } }] });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('shows the address to nobody but its owner, however open the machine is set', async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const folder = await temporaryFolder();
    await (await mustAcquire(folder)).publish('http://127.0.0.1:5555/');
    expect((await stat(lockOf(folder))).mode & 0o777).toBe(0o600);
  });

  it('of a dead process goes to exactly one of twenty', async () => {
    for (let round = 0; round < 10; round += 1) {
      const folder = await temporaryFolder();
      const child = await otherProcess();
      await writeFile(lockOf(folder), holding(child.pid, (await startMarkOf(child.pid)) ?? ''));
      await endOf(child);
      const winners = await winnersOf(folder, 20);
      expect(winners).toHaveLength(1);
      expect(await readdir(folder)).toEqual(['lock.json']);
      await winners[0]?.release();
    }
  });

  it.runIf(process.platform === 'linux')('of a process whose number has gone to another is stale', async () => {
    const folder = await temporaryFolder();
    const child = await otherProcess();
    await writeFile(lockOf(folder), holding(child.pid, 'some earlier boot 1234'));
    await mustAcquire(folder);
  });

  it.each(['', 'x', '\u0000\u0000\u0000', '{"pid":1}', '{"pid":1,"startMark":"","token":"../../../x","url":""}'])(
    'with the unreadable content %j is stale',
    async (content) => {
      const folder = await temporaryFolder();
      await writeFile(lockOf(folder), content);
      const winners = await winnersOf(folder, 20);
      expect(winners).toHaveLength(1);
      await winners[0]?.release();
    },
  );

  it('can be taken where a process died while it was removing a stale one', async () => {
    const folder = await temporaryFolder();
    const child = await otherProcess();
    const dead = holding(child.pid, '');
    await endOf(child);
    await writeFile(lockOf(folder), dead);
    await writeFile(`${lockOf(folder)}.0123456789abcdef`, dead);
    const winners = await winnersOf(folder, 20);
    expect(winners).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['lock.json']);
    await winners[0]?.release();
  });

  it('is not taken from another holder by releasing', async () => {
    const folder = await temporaryFolder();
    const lock = await mustAcquire(folder);
    await writeFile(lockOf(folder), holding(1, ''));
    await lock.release();
    expect(await readFile(lockOf(folder), 'utf8')).toBe(holding(1, ''));
  });

  it('says that the local folder is missing', async () => {
    expect(await acquireLock(join(await temporaryFolder(), 'gone'))).toMatchObject({ ok: false, problems: [{ code: 'storage.folder-missing' }] });
  });
});

describe('the lock between processes', () => {
  const starter = `
    import { acquireLock } from './lock.js';
    process.on('message', async ([folder, end]) => {
      if (end) process.exit();
      const result = await acquireLock(folder);
      process.send(result.ok);
    });
    process.send('ready');`;

  it('goes to exactly one of them, again and again, though the last holder was killed; an orderly end gives it free', async () => {
    const folder = await temporaryFolder();
    await build({
      configFile: false,
      logLevel: 'silent',
      build: { ssr: join(import.meta.dirname, '../../src/storage/lock.ts'), outDir: folder, emptyOutDir: false },
      ssr: { noExternal: true },
    });
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await writeFile(join(folder, 'starter.js'), starter);
    const local = await temporaryFolder();

    let last: ChildProcess | null = null;
    for (let round = 0; round < 4; round += 1) {
      const children = Array.from({ length: 5 }, () => fork(join(folder, 'starter.js')));
      onTestFinished(() => {
        for (const child of children) child.kill('SIGKILL');
      });
      await Promise.all(children.map((child) => once(child, 'message')));
      const answers = await Promise.all(
        children.map(async (child) => {
          const answer = once(child, 'message');
          child.send([local, false]);
          return (await answer)[0];
        }),
      );
      expect(answers.filter((won) => won === true)).toHaveLength(1);
      last = children[answers.indexOf(true)] ?? null;
      for (const child of children) if (child !== last) child.disconnect();
      if (last !== null && round < 3) await endOf(last);
    }
    expect(existsSync(lockOf(local))).toBe(true);
    const ended = last === null ? sleep(0) : once(last, 'exit');
    last?.send([local, true]);
    await ended;
    expect(existsSync(lockOf(local))).toBe(false);
  });
});
