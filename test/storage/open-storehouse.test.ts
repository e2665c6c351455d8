import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createBackup, listBackups } from '../../src/storage/backups';
import { openDocument } from '../../src/storage/document';
import type { DocumentKind } from '../../src/storage/document-kind';
import { type OpenStorehouse, openStorehouse } from '../../src/storage/open-storehouse';
import { FakeDisk } from '../fakes/fake-disk';
import { NOW_MS } from '../fakes/house';

interface Settings {
  readonly name: string;
}
const kind: DocumentKind<Settings> = { kind: 'settings', version: 1, schema: z.looseObject({ name: z.string() }), migrations: {} };
const later: DocumentKind<Settings> = { ...kind, version: 2, migrations: { 1: (data) => data } };

async function open(disk: FakeDisk): Promise<OpenStorehouse> {
  const opened = await openStorehouse({ fs: disk, root: '/data', now: () => NOW_MS });
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  return opened.value;
}

async function save(storehouse: OpenStorehouse, file: string, name: string): Promise<void> {
  const opened = await openDocument(storehouse.house, kind, file, { name: '' });
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  await opened.value.update(() => ({ name }));
}

describe('a storehouse', () => {
  it('brings a document back from the newest backup, and the health log says so after a restart', async () => {
    const disk = FakeDisk.with(['/data']);
    const storehouse = await open(disk);
    await save(storehouse, 'settings.json', 'backed up');
    await createBackup(storehouse.house, 'automatic');
    disk.put('/data/settings.json', '');
    disk.take('/data/settings.json.prev');
    const opened = await openDocument(storehouse.house, kind, 'settings.json', { name: '' });
    expect(opened).toMatchObject({ ok: true, value: { data: { name: 'backed up' } } });
    expect((await open(disk)).health.entries).toMatchObject([{ file: 'settings.json', recoveredFrom: 'backup', acknowledged: false }]);
  });

  it('makes one backup for all the documents that a new version migrates in a run', async () => {
    const disk = FakeDisk.with(['/data']);
    const storehouse = await open(disk);
    for (const file of ['settings.json', 'notes/a.json', 'notes/b.json']) await save(storehouse, file, file);
    const { house } = await open(disk);
    for (const file of ['settings.json', 'notes/a.json', 'notes/b.json'])
      expect((await openDocument(house, later, file, { name: '' })).ok).toBe(true);
    const listed = await listBackups(house);
    expect(listed.ok && listed.value.map((backup) => backup.reason)).toEqual(['before-migration']);
  });

  it('tells of a restore that could not be finished', async () => {
    const disk = FakeDisk.with(['/data'], { '/data/restoring.passband-backup': 'x' });
    const { health } = await open(disk);
    expect(health.entries).toMatchObject([{ code: 'storage.restore-interrupted', recoveredFrom: null }]);
    expect(health.entries[0]?.quarantined).toMatch(/^quarantine\//);
  });
});
