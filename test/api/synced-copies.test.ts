/** Two machines that work apart over a folder that is synced: the copies that sync programs make, and the marks of git. */

import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../fakes/house';
import type { ImportApp } from '../fakes/import-app';
import { act, bodyOf, choose, mend, mended, now, twoMachines } from './made-machines';

/** Brings the folder of one machine to the other as a sync program does: what both have changed lies beside ours under another name. */
async function sync(from: ImportApp, to: ImportApp, base: Record<string, string>, nameOf: (stem: string, ending: string) => string): Promise<void> {
  await from.stop();
  await to.stop();
  const theirs = await filesIn(from.home);
  for (const [path, bytes] of Object.entries(theirs)) {
    const file = path.slice(from.home.length + 1);
    if (file.startsWith('backups') || file.startsWith('quarantine')) continue;
    const ours = await readFile(join(to.home, file)).then(
      (found) => found.toString('base64'),
      () => null,
    );
    if (ours === bytes || bytes === base[file]) continue;
    const isOurs = ours === null || ours === base[file];
    const at = file.lastIndexOf('/') + 1;
    const dot = file.lastIndexOf('.');
    const target = isOurs ? file : `${file.slice(0, at)}${nameOf(file.slice(at, dot), file.slice(dot))}`;
    await mkdir(join(to.home, target.split('/').slice(0, -1).join('/')), { recursive: true });
    await writeFile(join(to.home, target), Buffer.from(bytes, 'base64'));
  }
}

describe('copies that sync programs make', () => {
  it.each([
    ['Dropbox', (stem: string, ending: string) => `${stem} (Ann's conflicted copy 2026-11-23)${ending}`],
    ['Syncthing', (stem: string, ending: string) => `${stem}.sync-conflict-20261123-101010-ABCDEFG${ending}`],
    ['OneDrive', (stem: string, ending: string) => `${stem}-DESKTOP-4F2${ending}`],
  ])('%s: are merged at the next start, put aside, and told of', async (_, nameOf) => {
    const { here, there, id, note } = await twoMachines();
    await here.stop();
    const base = Object.fromEntries(Object.entries(await filesIn(here.home)).map(([path, bytes]) => [path.slice(here.home.length + 1), bytes]));
    await here.restart();
    await here.call('notes.save', { id: note, body: 'Written here.' });
    await act(here, id, 2, choose(0, 'a'));
    await there.call('notes.save', { id: note, body: 'Written there.' });
    await act(there, id, 2, choose(0, 'b'));
    await there.call('notes.add', { text: 'Only there', tags: [] });
    await sync(there, here, base, nameOf);
    await here.restart();

    const body = await bodyOf(here, note);
    expect(body).toContain('Written here.');
    expect(body).toContain('Written there.');
    expect((await here.call('notes.list', {})).notes.map(({ title }) => title)).toContain('Only there');
    expect((await here.call('library.read', {})).resumable).toHaveLength(2);
    const { health, problems } = await here.call('app.info', {});
    expect(problems).toEqual([]);
    expect(new Set(health.map(({ code }) => code))).toEqual(new Set(['storage.copy-merged', 'storage.attempt-parted']));
    const left = (await readdir(here.home, { recursive: true })).filter((name) => !name.startsWith('quarantine') && /conflict|DESKTOP/.test(name));
    expect(left.filter((name) => !name.endsWith('.prev'))).toEqual([]);
    expect((await readdir(join(here.home, 'quarantine', 'merged'))).length).toBeGreaterThan(0);

    await here.restart();
    expect((await here.call('app.info', {})).health).toHaveLength(health.length);
    expect(await bodyOf(here, note)).toBe(body);
  });

  it('are merged when the candidate asks for it, while the app runs', async () => {
    const { here, there, note } = await twoMachines();
    await here.call('notes.save', { id: note, body: 'Written here.' });
    await there.call('notes.save', { id: note, body: 'Written there.' });
    await there.stop();
    expect(await here.call('data.find-copies', {})).toEqual({ merged: 0 });
    await cp(join(there.home, 'notes', `${note}.json`), join(here.home, 'notes', `${note}.sync-conflict-20261123-101010-ABCDEFG.json`));
    expect(await here.call('data.find-copies', {})).toEqual({ merged: 1 });
    expect(await bodyOf(here, note)).toContain('Written there.');
    expect(await here.call('data.find-copies', {})).toEqual({ merged: 0 });
  });

  it('of the health log are joined with it, and say so nowhere but in what was found', async () => {
    const { here, there, note } = await twoMachines();
    for (const app of [here, there]) {
      await app.stop();
      await writeFile(join(app.home, 'notes', `${note} (conflicted copy 2026-11-2${app === here ? 3 : 4}).json`), '{"app":"passband","ki');
      await app.restart();
    }
    await cp(join(there.home, 'health.json'), join(here.home, "health (Ann's conflicted copy 2026-11-23).json"));
    expect(await here.call('data.find-copies', {})).toEqual({ merged: 1 });
    const { health } = await here.call('app.info', {});
    expect(health.map(({ code }) => code)).toEqual(['storage.copy-unreadable', 'storage.copy-unreadable']);
    expect(await here.call('data.find-copies', {})).toEqual({ merged: 0 });
  });

  it('of questions that were mended on both are found too', async () => {
    const { here, there } = await twoMachines();
    await mend(here, 'our-one', 'Mended here?');
    await mend(there, 'our-two', 'Mended there?');
    await there.stop();
    await here.stop();
    await cp(join(there.home, 'edits', 'our-bank.json'), join(here.home, 'edits', "our-bank (Ann's conflicted copy 2026-11-23).json"));
    await here.restart();
    expect(await mended(here)).toEqual(['our-one', 'our-two']);
  });

  it('are made of what the other machine puts in the place of a file that is open here', async () => {
    const { here, there, note } = await twoMachines();
    await here.call('notes.save', { id: note, body: 'Written here.' });
    await there.call('notes.save', { id: note, body: 'Written there.' });
    await cp(join(there.home, 'notes', `${note}.json`), join(here.home, 'notes', `${note}.json`));
    await here.call('notes.save', { id: note, body: 'Written here, and gone on with.' });
    await here.restart();
    const body = await bodyOf(here, note);
    expect(body).toContain('gone on with');
    expect(body).toContain('Written there.');
  });

  it('that cannot be read are put aside and told of, and ours stays as it is', async () => {
    const { here, note } = await twoMachines();
    await here.stop();
    await writeFile(join(here.home, 'notes', `${note} (conflicted copy 2026-11-23).json`), '{"app":"passband","ki');
    await here.restart();
    expect(await bodyOf(here, note)).toBe('Common.');
    expect((await here.call('app.info', {})).health).toMatchObject([{ code: 'storage.copy-unreadable' }]);
  });

  it('are not seen in names that only look like it: a note whose id goes on where another ends', async () => {
    const { here, note } = await twoMachines();
    await here.stop();
    const longer = `${note}-more`.slice(0, 44);
    const text = await readFile(join(here.home, 'notes', `${note}.json`), 'utf8');
    const { sealEnvelope } = await import('../../src/storage/envelope');
    const data = { ...(JSON.parse(text) as { data: object }).data, id: longer, title: 'The longer' };
    await writeFile(join(here.home, 'notes', `${longer}.json`), sealEnvelope({ kind: 'note', version: 1, savedAtMs: now(), data }));
    await here.restart();
    expect((await here.call('notes.list', {})).notes.map(({ title }) => title).sort()).toEqual(['The longer', 'Title']);
    expect((await here.call('app.info', {})).health).toEqual([]);
  });
});

describe('marks that git leaves in a file', () => {
  async function marked(halves: (ours: string, theirs: string) => readonly [string, string]) {
    const { here, there, note } = await twoMachines();
    await here.call('notes.save', { id: note, body: 'Written here.' });
    await there.call('notes.save', { id: note, body: 'Written there.' });
    await here.stop();
    await there.stop();
    const path = (app: ImportApp) => join(app.home, 'notes', `${note}.json`);
    const [first, second] = halves(await readFile(path(here), 'utf8'), await readFile(path(there), 'utf8'));
    await writeFile(path(here), `<<<<<<< HEAD\n${first}\n=======\n${second}\n>>>>>>> there\n`);
    await mkdir(join(here.home, '.git'));
    await writeFile(join(here.home, '.git', 'HEAD'), 'ref: refs/heads/main\n');
    await here.restart();
    return { here, note };
  }

  it('are taken out, and both halves are merged', async () => {
    const { here, note } = await marked((ours, theirs) => [ours, theirs]);
    const body = await bodyOf(here, note);
    expect(body).toContain('Written here.');
    expect(body).toContain('Written there.');
    expect((await here.call('app.info', {})).health).toMatchObject([{ code: 'storage.copy-merged' }]);
    // What git keeps there is in no backup, and no restore takes it away.
    const { name } = await here.call('data.backup', {});
    await here.call('data.restore', { from: { kind: 'backup', name } });
    expect(await readFile(join(here.home, '.git', 'HEAD'), 'utf8')).toContain('refs');
  });

  it('leave the half that can be read', async () => {
    const { here, note } = await marked((_, theirs) => ['{"app":"passband",', theirs]);
    expect(await bodyOf(here, note)).toBe('Written there.');
    expect((await here.call('app.info', {})).health).toMatchObject([{ code: 'storage.copy-unreadable' }]);
  });

  it('with no half that can be read are a damaged file: the previous copy is used', async () => {
    const { here, note } = await marked(() => ['{', '}']);
    expect(await bodyOf(here, note)).toBe('Common.');
    expect((await here.call('app.info', {})).health).toMatchObject([{ code: 'storage.damaged', recoveredFrom: 'previous' }]);
  });
});
