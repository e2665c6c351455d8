/** Two machines, each with the whole Node side over real files, that work apart and are then brought together by command or by copying. */

import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restoreOutOf } from '../../src/cli/keep';
import { mergeIn } from '../../src/cli/merge';
import { filesIn, temporaryFolder } from '../fakes/house';
import { type ImportApp, importApp, questionText, upload } from '../fakes/import-app';
import { act, bodyOf, choose, foldersOf, mend, mended, merge, now, sit, submit, twoMachines, VIEWER } from './made-machines';

async function newer(kind: string): Promise<Uint8Array> {
  const { sealEnvelope } = await import('../../src/storage/envelope');
  return sealEnvelope({ kind, version: 99, savedAtMs: now(), data: {} });
}

const setText = `bank: { id: set-one, title: Set one, version: 1.0.0 }\nquestions:\n${questionText('set-one')
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}`;

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

describe('reviews of what was missed on two machines', () => {
  const DAY = 86_400_000;
  const missed = { one: { 'our-one': false, 'our-two': true }, two: { 'our-one': true, 'our-two': false } };

  /** What reviews say, and which questions the next one would ask. */
  async function reviewsOf({ call }: ImportApp) {
    const [outlook, due] = [await call('review.outlook', {}), await call('review.read', {})];
    const { id } = await call('review.start', {});
    const { paper } = await call('attempt.open', { id, viewer: VIEWER });
    await call('attempt.delete', { id });
    return { outlook, due, asked: paper.questions.map((question) => question.id).sort() };
  }

  it('are the same on both after merging both ways, and hold the points of both', async () => {
    const { here, there } = await twoMachines();
    await sit(here, missed.one);
    await sit(there, missed.two);
    const days = (apps: readonly ImportApp[]) => {
      const latest = Math.max(...apps.map(({ clock }) => clock.now().wallMs));
      for (const { clock } of apps) clock.pass(latest + 3 * DAY - clock.now().wallMs);
    };
    days([here, there]);
    expect(await reviewsOf(here)).toMatchObject({ outlook: { points: 1 }, due: { due: 1 }, asked: ['our-one'] });
    expect(await reviewsOf(there)).toMatchObject({ outlook: { points: 1 }, due: { due: 1 }, asked: ['our-two'] });

    await merge(here, there);
    await merge(there, here);
    await here.restart();
    const joined = await reviewsOf(here);
    expect(joined).toMatchObject({ outlook: { points: 2 }, due: { due: 2 }, asked: ['our-one', 'our-two'] });
    expect(await reviewsOf(there)).toEqual(joined);

    // One point is answered on both, and what a card becomes hangs on the order of the answers.
    await sit(there, missed.two);
    here.clock.pass(DAY);
    await sit(here, missed.one);
    await merge(there, here);
    await merge(here, there);
    await there.restart();
    days([here, there]);
    const again = await reviewsOf(here);
    expect(again.outlook.whole.reviews).toBe(4);
    expect(await reviewsOf(there)).toEqual(again);
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
