import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestApp } from '../fakes/open-test-app';

const MOCK = { bank: 'made', blueprint: 'exam', mode: 'mock', questions: 10, minutes: 20 } as const;
const VIEWER = 'viewer-one';
const UNREACHABLE = { problem: { code: 'call.unreachable' } };

describe('an app that is being closed', () => {
  it('takes no more calls, from the moment that it was asked', async () => {
    const { app, call } = await openTestApp();
    const closing = app.close();
    await expect(call('attempt.start', MOCK)).rejects.toMatchObject(UNREACHABLE);
    await closing;
    await expect(call('app.info', {})).rejects.toMatchObject(UNREACHABLE);
  });

  it('has finished the calls that were running before another may have the folder', async () => {
    const { app, call, home, restart } = await openTestApp();
    const { id } = await call('attempt.start', MOCK);
    await call('attempt.open', { id, viewer: VIEWER });
    const ended: string[] = [];
    const waiting = call('attempt.beat', { id, viewer: VIEWER, waitMs: 5_000 }).then(() => ended.push('beat'));
    const starting = call('attempt.start', MOCK).then((begun) => {
      ended.push('start');
      return begun;
    });
    await app.close();
    expect(ended.sort()).toEqual(['beat', 'start']);
    await waiting;
    const begun = await starting;
    expect(JSON.parse(await readFile(join(home, 'attempts', begun.id, 'log.json'), 'utf8')).kind).toBe('attempt-log');
    const { resumable } = await (await restart()).call('library.read', {});
    expect(resumable.map((row) => row.id).sort()).toEqual([id, begun.id].sort());
  });

  it('may be asked twice', async () => {
    const { app } = await openTestApp();
    await Promise.all([app.close(), app.close()]);
    await app.close();
  });
});
