/** Other users of the machine: whatever the app writes for the candidate, only the candidate can read. */

import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importApp, questionText, upload } from '../fakes/import-app';

test.skipIf(process.platform === 'win32')(
  'every folder and file of the data, attempts among it, the cache, uploads and backups is the owner’s alone',
  async () => {
    // The most open that a machine can be set to.
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const app = await importApp();
    await app.call('settings.write', { theme: 'dark' });
    await app.call('notes.add', { text: 'Mine' });
    const sent = await upload(app, { 'deep/er/set.yaml': `title: A set\nquestions:\n${questionText('q-one')}` });
    const { id } = await app.call('import.preview', { upload: sent });
    while ((await app.call('job.state', { id })).state === 'running') await new Promise((resolve) => setTimeout(resolve, 20));
    await app.call('import.accept', { id, declared: true });
    const viewer = 'viewer-of-mine';
    for (const isEnded of [true, false]) {
      const { id: attempt } = await app.call('attempt.start', { bank: 'our-bank', blueprint: 'exam', mode: 'custom', questions: 2, minutes: null });
      await app.call('attempt.open', { id: attempt, viewer });
      await app.call('attempt.record', { id: attempt, viewer, seq: 1, action: { kind: 'note', question: 0, text: 'Mine too' } });
      if (isEnded) await app.call('attempt.record', { id: attempt, viewer, seq: 2, action: { kind: 'submit', reason: 'candidate' } });
    }
    await upload(app, { 'left.yaml': 'waiting' });
    await app.call('data.backup', {});
    await app.call('data.export', {});
    const open: string[] = [];
    const files: string[] = [];
    for (const root of [app.home, join(dirname(app.home), 'cache')]) {
      for (const entry of [
        { parentPath: dirname(root), name: root.split('/').at(-1) ?? '' },
        ...(await readdir(root, { recursive: true, withFileTypes: true })),
      ]) {
        const path = join(entry.parentPath, entry.name);
        const found = await stat(path);
        const shown = path.slice(dirname(app.home).length + 1);
        if (found.isFile()) files.push(shown);
        if ((found.mode & 0o077) !== 0) open.push(`${shown} ${(found.mode & 0o777).toString(8)}`);
      }
    }
    expect(open).toEqual([]);
    // The paper and the log of each attempt, and what else was written.
    expect(files.filter((file) => file.startsWith('home/attempts/')).length).toBeGreaterThanOrEqual(4);
    expect(files.length).toBeGreaterThan(9);
  },
);
