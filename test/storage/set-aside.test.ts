import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/core/problem';
import { realFileSystem } from '../../src/storage/file-system';
import { bringBack, dropSetAside, listSetAside, setAside } from '../../src/storage/set-aside';
import { everyPowerCut, FakeDisk } from '../fakes/fake-disk';
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

describe('a power cut at any step', () => {
  const [PAPER, LOG] = ['paper.json', 'log.json'];
  const disk = (...folders: string[]) =>
    FakeDisk.with(
      ['/data', '/data/attempts', ...folders.map((name) => `/data/attempts/${name}`)],
      Object.fromEntries(
        folders.filter((name) => name.startsWith('a1')).flatMap((name) => [PAPER, LOG].map((file) => [`/data/attempts/${name}/${file}`, file])),
      ),
    );
  const wholeUnder = (found: FakeDisk) => {
    const folders = [...new Set(found.files.map((path) => path.split('/')[3] ?? ''))];
    for (const name of folders) for (const file of [PAPER, LOG]) expect(found.bytesOf(`/data/attempts/${name}/${file}`)?.toString(), name).toBe(file);
    return folders;
  };

  it('of a deletion leaves the attempt whole, under the one name or the other', async () => {
    const states = await everyPowerCut(
      async () => disk('a1'),
      async (running) => must(await setAside(houseOn(running, '/data'), 'attempts', 'a1')),
      async (found, acknowledged, state) => {
        const [name, second] = wholeUnder(found);
        expect(second, state).toBeUndefined();
        expect(acknowledged ? [`a1.deleted-${NOW_MS}`] : ['a1', `a1.deleted-${NOW_MS}`], state).toContain(name);
      },
    );
    expect(states).toBeGreaterThan(10);
  });

  it.each([[['a1.deleted-5']], [['a1.deleted-5', 'a1']]])('of its way back (%j) too', async (folders) => {
    await everyPowerCut(
      async () => {
        const made = disk(...folders);
        // A restore removes files and leaves their folder.
        if (folders.includes('a1')) for (const file of [PAPER, LOG]) made.take(`/data/attempts/a1/${file}`);
        return made;
      },
      async (running) => must(await bringBack(houseOn(running, '/data'), 'attempts', 'a1')),
      async (found, acknowledged, state) => {
        const [name, second] = wholeUnder(found);
        expect(second, state).toBeUndefined();
        expect(acknowledged ? ['a1'] : ['a1', 'a1.deleted-5'], state).toContain(name);
        // Whatever was reached, it can be brought back from there.
        if (name !== 'a1') must(await bringBack(houseOn(found, '/data'), 'attempts', 'a1'));
        expect(wholeUnder(found), state).toEqual(['a1']);
      },
    );
  });

  it('of its end after 30 days leaves nothing that another run does not finish', async () => {
    await everyPowerCut(
      async () => disk('a1.deleted-5', 'other'),
      async (running) => {
        const [aside] = await listSetAside(houseOn(running, '/data'), 'attempts');
        if (aside) must(await dropSetAside(houseOn(running, '/data'), 'attempts', aside));
      },
      async (found, acknowledged, state) => {
        const house = houseOn(found, '/data');
        if (acknowledged) expect(found.files, state).toEqual([]);
        for (const aside of await listSetAside(house, 'attempts')) must(await dropSetAside(house, 'attempts', aside));
        expect(found.files, state).toEqual([]);
      },
    );
  });
});

/** A disk that has lost its power rejects with no code of ours, and so ends the work. */
function must(result: { readonly ok: boolean }): void {
  if (!result.ok) throw Object.assign(new Error(JSON.stringify(result)), { code: 'POWER' });
}
