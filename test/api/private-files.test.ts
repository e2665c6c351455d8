/** Other users of the machine: whatever the app writes for the candidate, only the candidate can read. */

import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importApp, questionText, upload } from '../fakes/import-app';

test.skipIf(process.platform === 'win32')('every folder and file of the data, the cache, uploads and backups is the owner’s alone', async () => {
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
  await upload(app, { 'left.yaml': 'waiting' });
  await app.call('data.backup', {});
  await app.call('data.export', {});
  const open: string[] = [];
  let files = 0;
  for (const root of [app.home, join(dirname(app.home), 'cache')]) {
    for (const entry of [
      { parentPath: dirname(root), name: root.split('/').at(-1) ?? '' },
      ...(await readdir(root, { recursive: true, withFileTypes: true })),
    ]) {
      const path = join(entry.parentPath, entry.name);
      const found = await stat(path);
      if (found.isFile()) files += 1;
      if ((found.mode & 0o077) !== 0) open.push(`${path.slice(dirname(app.home).length)} ${(found.mode & 0o777).toString(8)}`);
    }
  }
  expect(open).toEqual([]);
  expect(files).toBeGreaterThan(5);
});
