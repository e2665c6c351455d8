/** A document of another version: an older one is migrated after a backup, one from the future is not touched. */

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fail, ok, problem } from '../../src/core/problem';
import { openDocument } from '../../src/storage/document';
import type { DocumentKind } from '../../src/storage/document-kind';
import { houseOn } from '../fakes/house';
import { type Count, diskWith, file, kind, path, sealed } from './made-document';

const second: DocumentKind<Count & { name: string }> = {
  kind: 'count',
  version: 2,
  schema: z.looseObject({ count: z.int(), name: z.string() }),
  migrations: { 1: (data) => ({ ...(data as Count), name: 'migrated' }) },
};

describe('a document from the future', () => {
  it.each([
    ['the file', { [path]: sealed(1, 2) }],
    ['the previous copy of a damaged file', { [path]: 'x', [`${path}.prev`]: sealed(1, 2) }],
  ])('is neither opened nor touched: %s', async (_, files) => {
    const disk = diskWith(files);
    const house = houseOn(disk, '/data');
    const result = await openDocument(house, kind, file, { count: 0 });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'storage.from-the-future', params: { version: 2 } }] });
    expect(disk.changes).toBe(0);
    expect(house.mishaps).toEqual([]);
  });
});

describe('an older document', () => {
  it('is migrated after a backup, and the old one stays as the previous copy', async () => {
    const disk = diskWith({ [path]: sealed(3) });
    const changesAtBackup: number[] = [];
    const house = houseOn(disk, '/data', {
      beforeMigration: async () => {
        changesAtBackup.push(disk.changes);
        return ok(null);
      },
    });
    const result = await openDocument(house, second, file, { count: 0, name: '' });
    expect(result).toMatchObject({ ok: true, value: { data: { count: 3, name: 'migrated' } } });
    expect(changesAtBackup).toEqual([0]);
    expect(JSON.parse(String(disk.bytesOf(path)))).toMatchObject({ version: 2, data: { count: 3, name: 'migrated' } });
    expect(disk.bytesOf(`${path}.prev`)).toEqual(Buffer.from(sealed(3)));
  });

  it('is not touched when the backup fails', async () => {
    const disk = diskWith({ [path]: sealed(3) });
    const house = houseOn(disk, '/data', { beforeMigration: async () => fail(problem('storage.disk-full')) });
    expect(await openDocument(house, second, file, { count: 0, name: '' })).toEqual(fail(problem('storage.disk-full')));
    expect(disk.changes).toBe(0);
  });

  it.each([
    ['throws', () => JSON.parse('{')],
    ['gives the wrong shape', () => ({ count: 'three' })],
  ])('is not touched when our migration %s', async (_, migration) => {
    const disk = diskWith({ [path]: sealed(3) });
    const house = houseOn(disk, '/data');
    const result = await openDocument(house, { ...second, migrations: { 1: migration } }, file, { count: 0, name: '' });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'storage.migration-failed' }] });
    expect(disk.changes).toBe(0);
  });

  it('goes through every version in between', async () => {
    const third: DocumentKind<{ steps: string[] }> = {
      kind: 'count',
      version: 3,
      schema: z.object({ steps: z.array(z.string()) }),
      migrations: { 1: () => ({ steps: ['1 to 2'] }), 2: (data) => ({ steps: [...(data as { steps: string[] }).steps, '2 to 3'] }) },
    };
    const result = await openDocument(houseOn(diskWith({ [path]: sealed(3) }), '/data'), third, file, { steps: [] });
    expect(result).toMatchObject({ ok: true, value: { data: { steps: ['1 to 2', '2 to 3'] } } });
  });
});
