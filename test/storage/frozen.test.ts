import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ok } from '../../src/core/problem';
import type { DocumentKind } from '../../src/storage/document-kind';
import { createFrozen, openFrozen } from '../../src/storage/frozen';
import { everyPowerCut, FakeDisk } from '../fakes/fake-disk';
import { houseOn } from '../fakes/house';

const kind: DocumentKind<{ questions: string[] }> = {
  kind: 'paper',
  version: 1,
  schema: z.looseObject({ questions: z.array(z.string()) }),
  migrations: {},
};
const file = 'attempts/a1/paper.json';
const paper = { questions: ['q1', 'q2'] };
const empty = (): FakeDisk => FakeDisk.with(['/data', '/data/attempts']);

async function written(): Promise<FakeDisk> {
  const disk = empty();
  await createFrozen(houseOn(disk, '/data'), kind, file, paper);
  disk.settle();
  return disk;
}

describe('a document that is written once', () => {
  it('is read as it was written, folder and all', async () => {
    expect(await openFrozen(houseOn(await written(), '/data'), kind, file)).toEqual(ok(paper));
  });

  it('cannot be written again', async () => {
    const disk = await written();
    const again = await createFrozen(houseOn(disk, '/data'), kind, file, { questions: [] });
    expect(again).toMatchObject({ ok: false, problems: [{ code: 'storage.exists' }] });
    expect(disk.changes).toBe(0);
  });

  it('is there for good once acknowledged, whenever the power goes', async () => {
    await everyPowerCut(
      async () => empty(),
      (disk) => createFrozen(houseOn(disk, '/data'), kind, file, paper),
      async (disk, acknowledged, state) => {
        const found = await openFrozen(houseOn(disk, '/data'), kind, file);
        if (acknowledged || found.ok) expect(found, state).toEqual(ok(paper));
        else expect(found.problems[0]?.code, state).toBe('storage.missing');
      },
    );
  });

  it('is missing where there is none', async () => {
    expect(await openFrozen(houseOn(empty(), '/data'), kind, file)).toMatchObject({ ok: false, problems: [{ code: 'storage.missing' }] });
  });

  it('is not rewritten when it is read by a later version', async () => {
    const disk = await written();
    const later: DocumentKind<{ drawn: string[] }> = {
      kind: 'paper',
      version: 2,
      schema: z.object({ drawn: z.array(z.string()) }),
      migrations: { 1: (data) => ({ drawn: (data as typeof paper).questions }) },
    };
    expect(await openFrozen(houseOn(disk, '/data'), later, file)).toEqual(ok({ drawn: ['q1', 'q2'] }));
    expect(disk.changes).toBe(0);
  });

  it('comes back from a backup when it is damaged', async () => {
    const disk = await written();
    const sound = disk.bytesOf(`/data/${file}`) ?? Buffer.alloc(0);
    disk.put(`/data/${file}`, sound.subarray(0, 50));
    const house = houseOn(disk, '/data', {
      async *inBackups() {
        yield sound;
      },
    });
    expect(await openFrozen(house, kind, file)).toEqual(ok(paper));
    expect(house.mishaps).toMatchObject([{ recoveredFrom: 'backup' }]);
    expect(await openFrozen(houseOn(disk, '/data'), kind, file)).toEqual(ok(paper));
  });

  it('is moved to quarantine, once, when no copy is left', async () => {
    const disk = await written();
    disk.put(`/data/${file}`, 'x');
    const house = houseOn(disk, '/data');
    expect(await openFrozen(house, kind, file)).toMatchObject({ ok: false, problems: [{ code: 'storage.damaged' }] });
    expect(await openFrozen(house, kind, file)).toMatchObject({ ok: false, problems: [{ code: 'storage.missing' }] });
    expect(house.mishaps).toMatchObject([{ file, recoveredFrom: 'nothing' }]);
    expect(disk.files).toHaveLength(1);
    expect(String(disk.bytesOf(`/data/${house.mishaps[0]?.quarantined}`))).toBe('x');
  });

  it('is neither opened nor touched when it comes from the future', async () => {
    const disk = empty();
    await createFrozen(houseOn(disk, '/data'), { ...kind, version: 2 }, file, paper);
    disk.settle();
    expect(await openFrozen(houseOn(disk, '/data'), kind, file)).toMatchObject({ ok: false, problems: [{ code: 'storage.from-the-future' }] });
    expect(disk.changes).toBe(0);
  });
});
