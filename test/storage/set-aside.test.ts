import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/core/problem';
import { realFileSystem } from '../../src/storage/file-system';
import { bringBack, dropSetAside, listSetAside, setAside } from '../../src/storage/set-aside';
import { houseOn, NOW_MS, temporaryFolder } from '../fakes/house';

async function houseWith(...names: string[]) {
  const root = await temporaryFolder();
  for (const name of names) {
    await mkdir(join(root, 'attempts', name), { recursive: true });
    await writeFile(join(root, 'attempts', name, 'paper.json'), name);
  }
  return houseOn(realFileSystem, root);
}
const inAttempts = async (root: string) => (await readdir(join(root, 'attempts'), { recursive: true })).sort();

describe('a folder that is set aside', () => {
  it('is the same folder under another name, and comes back as it was', async () => {
    const house = await houseWith('a1', 'a2');
    const before = await inAttempts(house.root);
    expect(await setAside(house, 'attempts', 'a1')).toEqual(ok(null));
    expect(await inAttempts(house.root)).toEqual([`a1.deleted-${NOW_MS}`, `a1.deleted-${NOW_MS}/paper.json`, 'a2', 'a2/paper.json']);
    expect(await listSetAside(house, 'attempts')).toEqual([{ name: 'a1', folder: `a1.deleted-${NOW_MS}`, deletedAtMs: NOW_MS }]);
    expect(await bringBack(house, 'attempts', 'a1')).toEqual(ok(null));
    expect(await inAttempts(house.root)).toEqual(before);
    expect(await listSetAside(house, 'attempts')).toEqual([]);
  });

  it('never takes the place of another', async () => {
    const house = await houseWith('a1', `a1.deleted-${NOW_MS - 5}`);
    expect(await bringBack(house, 'attempts', 'a1')).toMatchObject({ ok: false, problems: [{ code: 'storage.exists' }] });
    expect(await bringBack(house, 'attempts', 'a2')).toMatchObject({ ok: false, problems: [{ code: 'storage.missing' }] });
  });

  it('comes back over the empty folder that a restore has left', async () => {
    const house = await houseWith('a1.deleted-5');
    await mkdir(join(house.root, 'attempts', 'a1'));
    expect(await bringBack(house, 'attempts', 'a1')).toEqual(ok(null));
    expect(await inAttempts(house.root)).toContain('a1/paper.json');
    expect(await listSetAside(house, 'attempts')).toEqual([]);
  });

  it('is the latest of its name, and is gone for good once its files are', async () => {
    const house = await houseWith('a1.deleted-5', 'a1.deleted-70');
    const [latest, earlier] = await listSetAside(house, 'attempts');
    expect([latest?.deletedAtMs, earlier?.deletedAtMs]).toEqual([70, 5]);
    if (earlier) expect(await dropSetAside(house, 'attempts', earlier)).toEqual(ok(null));
    expect((await listSetAside(house, 'attempts')).map(({ folder }) => folder)).toEqual(['a1.deleted-70']);
    expect(await bringBack(house, 'attempts', 'a1')).toEqual(ok(null));
    expect(await inAttempts(house.root)).toContain('a1/paper.json');
  });

  it('says what the disk refuses', async () => {
    const house = await houseWith('a1');
    expect(await setAside(house, 'attempts', 'a9')).toMatchObject({ ok: false, problems: [{ code: 'storage.folder-missing' }] });
  });
});
