/** Two machines, each with the whole Node side over real files, that work apart and are then brought together in every way that people do it. */

import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AppOptions } from '../../src/api/open-app';
import { restoreOutOf } from '../../src/cli/keep';
import { mergeIn } from '../../src/cli/merge';
import { temporaryFolder } from '../fakes/house';
import { type ImportApp, importApp, questionText, upload } from '../fakes/import-app';

const VIEWER = 'viewer-of-two-machines';
type Folders = AppOptions['folders'];

/** Two machines that have the same folder to begin with: an attempt begun, a note, a set of questions. */
async function twoMachines() {
  const here = await importApp();
  const { id } = await here.call('attempt.start', { bank: 'our-bank', blueprint: 'exam', mode: 'custom', questions: 2, minutes: 10, seed: 'two' });
  await act(here, id, 1, { kind: 'visit', question: 0 });
  const { id: note } = await here.call('notes.add', { text: 'Title\nCommon.', tags: ['common'] });
  await here.stop();
  const root = await temporaryFolder();
  await cp(here.home, join(root, 'home'), { recursive: true });
  const there = await importApp({ home: join(root, 'home') });
  await here.restart();
  there.clock.pass(60_000);
  return { here, there, id, note };
}

async function act({ call }: ImportApp, id: string, seq: number, action: Parameters<typeof send>[3]): Promise<void> {
  await send(call, id, seq, action);
}

const send = async (call: ImportApp['call'], id: string, seq: number, action: import('../../src/core/attempt').Action) => {
  if (seq === 1) await call('attempt.open', { id, viewer: VIEWER });
  else await call('attempt.open', { id, viewer: VIEWER, takeOver: true });
  await call('attempt.record', { id, viewer: VIEWER, seq, action });
};

const foldersOf = ({ home, cache }: ImportApp): Folders => ({ PASSBAND_HOME: home, PASSBAND_CACHE: cache });
const now = () => Date.UTC(2026, 0, 6);
const bodyOf = async ({ call }: ImportApp, id: string) => (await call('notes.list', {})).notes.find((each) => each.id === id)?.body;
const choose = (question: number, option: string) => ({ kind: 'answer' as const, question, response: { kind: 'choice' as const, chosen: [option] } });

async function mend({ call }: ImportApp, question: string, stem: string): Promise<void> {
  const { draft } = await call('edit.open', { bank: 'our-bank', question });
  await call('edit.save', { bank: 'our-bank', question, draft: { ...draft, stem } });
}
const mended = async ({ call }: ImportApp) =>
  (await call('edit.list', { bank: 'our-bank' })).questions.flatMap(({ id, state }) => (state === 'edited' ? [id] : [])).sort();
const submit = { kind: 'submit', reason: 'candidate' } as const;

async function merge(into: ImportApp, from: ImportApp, flags = { json: false }) {
  await into.stop();
  await from.stop();
  const answer = await mergeIn(from.home, foldersOf(into), flags, now);
  await into.restart();
  return answer;
}

describe('passband merge', () => {
  it('brings together what two machines did apart: attempts, notes, marks, settings, question sets', async () => {
    const { here, there, id, note } = await twoMachines();
    await here.call('notes.save', { id: note, body: 'Written here.', tags: ['here'] });
    await here.call('question.suspend', { question: 'our-one' });
    await here.call('settings.write', { theme: 'dark' });

    await there.call('notes.save', { id: note, body: 'Written there.', tags: ['there'] });
    await act(there, id, 2, choose(0, 'a'));
    await act(there, id, 3, submit);
    await there.call('settings.write', { theme: 'light', textSize: 130 });
    const { id: preview } = await there.call('import.preview', { upload: await upload(there, { 'set.yaml': setText }), title: 'Their set' });
    const { bank } = await there.call('import.accept', { id: preview, declared: true });

    const answer = await merge(here, there);
    expect(answer).toMatchObject({ exitCode: 0 });
    expect(answer.text).toContain('To undo this: passband restore');
    expect((await here.call('history.list', {})).rows.map((row) => row.id)).toEqual([id]);
    expect((await here.call('library.read', {})).resumable).toEqual([]);
    expect((await here.call('library.read', {})).banks.map((each) => each.id)).toContain(bank);
    const body = await bodyOf(here, note);
    expect(body).toContain('Written here.');
    expect(body).toContain('Written there.');
    expect((await here.call('question.marks', {})).suspended).toMatchObject([{ question: 'our-one' }]);
    expect(await here.call('settings.read', {})).toMatchObject({ theme: 'light', textSize: 130 });

    // The other way round both come to the same.
    await merge(there, here);
    expect(await bodyOf(there, note)).toBe(body);
    await here.restart();
    expect(await there.call('question.marks', {})).toEqual(await here.call('question.marks', {}));
    const again = await merge(here, there);
    expect(again.text).toContain('has nothing that is not in');
    expect((await here.call('app.info', {})).health).toEqual([]);
  });

  it('keeps both where one attempt was gone on with on both, and what is left of it has its own place', async () => {
    const { here, there, id } = await twoMachines();
    await act(here, id, 2, choose(0, 'a'));
    there.clock.pass(5_000);
    await act(there, id, 2, choose(0, 'b'));
    const { text } = await merge(here, there);
    expect(text).toContain('kept beside the other');
    const { resumable } = await here.call('library.read', {});
    expect(resumable).toHaveLength(2);
    const answers = await Promise.all(
      resumable.map(async (each) => (await here.call('attempt.open', { id: each.id, viewer: VIEWER })).answers[0]?.response),
    );
    expect(answers).toEqual(
      expect.arrayContaining([
        { kind: 'choice', chosen: ['a'] },
        { kind: 'choice', chosen: ['b'] },
      ]),
    );
    // The other machine goes on; the next merge finds the place that its attempt was given.
    await there.restart();
    await act(there, id, 3, choose(1, 'b'));
    await merge(here, there);
    expect((await here.call('library.read', {})).resumable.map(({ answered }) => answered).sort()).toEqual([1, 2]);
  });

  it('keeps what went on beside a paper that was handed in elsewhere with the deleted attempts', async () => {
    const { here, there, id } = await twoMachines();
    await act(here, id, 2, choose(0, 'b'));
    await act(there, id, 2, submit);
    await merge(here, there);
    expect((await here.call('history.list', {})).rows.map((row) => row.id)).toEqual([id]);
    const { attempts } = await here.call('history.deleted', {});
    expect(attempts).toHaveLength(1);
    const other = attempts[0]?.id ?? '';
    await here.call('attempt.restore', { id: other });
    expect((await here.call('attempt.open', { id: other, viewer: VIEWER })).answers[0]?.response).toEqual({ kind: 'choice', chosen: ['b'] });
  });

  it('carries over that an attempt was deleted, unless it was gone on with since', async () => {
    const { here, there, id } = await twoMachines();
    await there.call('attempt.delete', { id });
    await merge(here, there);
    expect((await here.call('library.read', {})).resumable).toEqual([]);
    expect((await here.call('history.deleted', {})).attempts).toMatchObject([{ id }]);
    await there.restart();
    await merge(there, here);
    expect((await there.call('history.deleted', {})).attempts).toHaveLength(1);

    const next = await twoMachines();
    await next.there.call('attempt.delete', { id: next.id });
    next.here.clock.pass(3_600_000);
    await act(next.here, next.id, 2, choose(0, 'a'));
    await merge(next.here, next.there);
    expect((await next.here.call('library.read', {})).resumable).toMatchObject([{ id: next.id }]);
    await merge(next.there, next.here);
    expect((await next.there.call('library.read', {})).resumable).toMatchObject([{ id: next.id }]);
  });

  it('can be undone with the backup that it names', async () => {
    const { here, there, note } = await twoMachines();
    await there.call('notes.save', { id: note, body: 'Written there.' });
    await here.stop();
    await there.stop();
    const { text } = await mergeIn(there.home, foldersOf(here), { json: true }, now);
    const { backup, merged } = JSON.parse(text) as { backup: string; merged: unknown };
    expect(merged).toEqual([{ kind: 'joined', file: `notes/${note}.json` }]);
    expect((await restoreOutOf(backup, foldersOf(here), now)).exitCode).toBe(0);
    await here.restart();
    expect(await bodyOf(here, note)).toBe('Common.');
  });

  it('takes in the questions that were mended on the other', async () => {
    const { here, there } = await twoMachines();
    await mend(here, 'our-one', 'Mended here?');
    await mend(there, 'our-two', 'Mended there?');
    await merge(here, there);
    expect(await mended(here)).toEqual(['our-one', 'our-two']);
  });

  it('keeps two sets that call themselves one version and are not', async () => {
    const { here, there } = await twoMachines();
    const put = async (app: ImportApp, stem: string) => {
      const files = { 'set.yaml': setText.replace('set-one needs', stem) };
      const { id } = await app.call('import.preview', { upload: await upload(app, files), title: 'One set' });
      return (await app.call('import.accept', { id, declared: true })).bank;
    };
    const bank = await put(here, 'our words need');
    expect(await put(there, 'their words need')).toBe(bank);
    await merge(here, there);
    const { banks } = await here.call('library.read', {});
    expect(banks.filter(({ origin }) => origin === 'imported')).toHaveLength(2);
    expect((await merge(here, there)).text).toContain('has nothing that is not in');
  });

  it('brings a set with its pictures, and one that was removed here does not come back', async () => {
    const here = await importApp();
    const there = await importApp({ home: join(await temporaryFolder(), 'home') });
    await there.stop();
    await cp(join(import.meta.dirname, '..', 'fixtures', 'data-v1'), there.home, { recursive: true });
    await merge(here, there);
    expect((await here.call('media.read', { bank: 'set-one', file: 'pics/a.png' })).type).toBe('image/png');
    await here.call('bank.remove', { bank: 'set-one' });
    await merge(here, there);
    expect((await here.call('library.read', {})).banks.map(({ id }) => id)).toEqual(['our-bank']);
  });

  it('refuses the folder itself, one that holds nothing, one that a newer Passband wrote, and changes nothing in the other', async () => {
    const { here, there } = await twoMachines();
    await here.stop();
    await there.stop();
    const before = await filesIn(there.home);
    expect((await mergeIn(here.home, foldersOf(here), { json: false }, now)).text).toContain('your data folder itself');
    expect((await mergeIn(await temporaryFolder(), foldersOf(here), { json: false }, now)).text).toContain('nothing of Passband');
    expect((await mergeIn(join(there.home, 'nowhere'), foldersOf(here), { json: false }, now)).text).toContain('nothing of Passband');
    expect((await mergeIn(there.home, foldersOf(here), { json: false }, now)).exitCode).toBe(0);
    expect(await filesIn(there.home)).toEqual(before);
    const settings = join(there.home, 'settings.json');
    await writeFile(settings, await newer('settings'));
    const ours = await filesIn(here.home);
    expect((await mergeIn(there.home, foldersOf(here), { json: false }, now)).text).toContain('newer version');
    expect(await filesIn(here.home)).toEqual(ours);
  });

  it('refuses while a Passband of this machine holds either folder', async () => {
    const { here, there } = await twoMachines();
    await here.stop();
    // Both on one machine: the lock of the other folder is in the same place.
    const running = await mergeIn(there.home, { PASSBAND_HOME: here.home, PASSBAND_CACHE: there.cache }, { json: false }, now);
    expect(running).toMatchObject({ exitCode: 1 });
    expect(running.text).toContain('has this data folder open');
    await here.restart();
    await there.stop();
    expect((await mergeIn(there.home, foldersOf(here), { json: false }, now)).text).toContain('has this data folder open');
  });
});

async function newer(kind: string): Promise<Uint8Array> {
  const { sealEnvelope } = await import('../../src/storage/envelope');
  return sealEnvelope({ kind, version: 99, savedAtMs: now(), data: {} });
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path] = (await readFile(path)).toString('base64');
  }
  return found;
}

const setText = `bank: { id: set-one, title: Set one, version: 1.0.0 }\nquestions:\n${questionText('set-one')
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}`;

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
    ['OneDrive', (stem: string, ending: string) => (ending === '.json' ? `${stem}-DESKTOP-4F2${ending}` : `${stem}-DESKTOP-4F2${ending}`)],
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

it('a folder that is copied whole over an older one of its own has nothing to merge', async () => {
  const { here, there, note } = await twoMachines();
  await there.call('notes.save', { id: note, body: 'Written there.' });
  await here.stop();
  await there.stop();
  await rm(here.home, { recursive: true });
  await cp(there.home, here.home, { recursive: true });
  await here.restart();
  expect(await bodyOf(here, note)).toBe('Written there.');
  expect((await here.call('app.info', {})).health).toEqual([]);
});
