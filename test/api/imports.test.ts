/** Taking in question sets over real folders: what a preview says, what accepting writes, and the ways back. */

import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../fakes/house';
import { importApp, questionText } from '../fakes/import-app';
import { madePng } from '../fakes/made-picture';
import { accept, banks, HEADER, preview, refusal } from './made-set';

const PICTURE = madePng(30, 20);

describe('a preview', () => {
  it('says what a set would bring and writes nothing into the data folder', async () => {
    const app = await importApp();
    const before = await filesIn(app.home);
    const view = await preview(app, {
      'bank.yaml': HEADER,
      'questions/a.yaml': questionText('q-one') + questionText('q-two', '  colour: red\n') + questionText('q-bad').replace('key: [a]', 'key: [z]'),
      'notes.txt': 'no questions',
    });
    expect(view).toMatchObject({
      bank: { id: 'set-one', title: 'Set one', version: '1.2.0', licence: 'CC-BY-4.0', source: 'A friend' },
      isUntitled: false,
      ready: 1,
      withWarning: 1,
      skipped: 1,
      exams: [{ id: 'exam', code: 'EX-1', questions: 2 }],
      change: null,
      refusal: null,
    });
    expect(view.problems.map(({ code, severity, place }) => [code, severity, place.file, place.line, place.question])).toEqual([
      ['bank.not-a-bank-file', 'warning', 'notes.txt', undefined, undefined],
      ['bank.unknown-field', 'warning', 'questions/a.yaml', 15, 'q-two'],
      ['bank.key-names-no-option', 'error', 'questions/a.yaml', 22, 'q-bad'],
    ]);
    expect(view.samples.map(({ view: sample }) => sample.id)).toEqual(['q-one', 'q-two']);
    expect(view.quality?.find(({ rule }) => rule === 'L06')).toMatchObject({ severity: 'warning', count: 2 });
    expect(await filesIn(app.home)).toEqual(before);
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });

  it('reads one file, a list without a header, JSON, and files picked without their folders', async () => {
    const app = await importApp();
    const list = { id: 'q-a', version: 1, type: 'single', stem: 'S?', key: ['b'] };
    const options = [
      { id: 'a', text: '1' },
      { id: 'b', text: '2' },
    ];
    expect((await preview(app, { 'set.yaml': `${HEADER}questions:\n${questionText('q-one')}` })).ready).toBe(1);
    expect(await preview(app, { 'My_own-quiz.json': JSON.stringify([{ ...list, options }]) })).toMatchObject({
      bank: { id: 'my-own-quiz', title: 'My own quiz', version: '1.0.0' },
      isUntitled: true,
      ready: 1,
      exams: [],
    });
    const picked = await preview(app, { 'net.yaml': questionText('q-one'), 'bank.yaml': HEADER, 'sec.yml': questionText('q-two') });
    expect(picked).toMatchObject({ bank: { id: 'set-one' }, ready: 2, problems: [] });
    const dropped = await preview(app, { 'mine/bank.yaml': HEADER, 'mine/questions/net.yaml': questionText('q-one') });
    expect(dropped).toMatchObject({ bank: { id: 'set-one' }, ready: 1, problems: [] });
  });

  it('makes an id from a title, where the header has none or the candidate chooses one', async () => {
    const app = await importApp();
    const named = await preview(app, { 'x.yaml': `title: Über Clouds & Co.\nquestions:\n${questionText('q-one')}` });
    expect(named).toMatchObject({ bank: { id: 'uber-clouds-co', title: 'Über Clouds & Co.' }, isUntitled: false });
    expect(await preview(app, { 'x.yaml': questionText('q-one') }, 'My list')).toMatchObject({
      bank: { id: 'my-list', title: 'My list' },
      isUntitled: true,
    });
    expect((await preview(app, { 'x.yaml': questionText('q-one') }, '雲')).bank.id).toMatch(/^set-[0-9a-f]{8}$/);
  });

  it('keeps the app’s own blueprint where a set brings another one for the same exam', async () => {
    const app = await importApp();
    const blueprint =
      'blueprints: [{ id: exam, title: Mine, code: X, vendor: Me, questions: 5, minutes: 5, pass: { kind: unpublished }, domains: [{ id: "9", title: Nine, weight: 1 }] }]\n';
    const view = await preview(app, { 'bank.yaml': HEADER.replace('blueprints: [exam]\n', blueprint), 'a.yaml': questionText('q-one') });
    expect(view).toMatchObject({ ready: 1, exams: [{ title: 'The exam' }], problems: [{ code: 'bank.blueprint-is-ours' }] });
  });

  it('shows what would be added, changed and removed in a bank of the same id', async () => {
    const app = await importApp();
    await accept(app, { 'bank.yaml': HEADER, 'a.yaml': questionText('q-one') + questionText('q-two') + questionText('q-old') });
    const view = await preview(app, {
      'bank.yaml': HEADER.replace('1.2.0', '1.3.0'),
      'a.yaml': questionText('q-one').replace('Which store', 'Which one') + questionText('q-two') + questionText('q-new'),
    });
    expect(view.change).toEqual({
      title: 'Set one',
      version: '1.2.0',
      added: { count: 1, ids: ['q-new'] },
      changed: { count: 1, ids: ['q-one'] },
      removed: { count: 1, ids: ['q-old'] },
    });
  });

  it('refuses a set with no question and the id of a bundled bank', async () => {
    const app = await importApp();
    const empty = await preview(app, { 'a.yaml': 'just: text' });
    expect(empty.refusal?.code).toBe('import.no-questions');
    expect(await refusal(app.call('import.accept', { id: empty.id, declared: true }))).toBe('import.no-questions');
    const taken = await preview(app, { 'bank.yaml': HEADER.replace('set-one', 'our-bank'), 'a.yaml': questionText('q-one') });
    expect(await refusal(app.call('import.accept', { id: taken.id, declared: true }))).toBe('import.bundled-id');
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });
});

describe('an accepted set', () => {
  const files = { 'bank.yaml': HEADER, 'a.yaml': questionText('q-one') + questionText('q-two').replace('"1"', '"2"') };

  it('is on the shelf, can be sat, is there after a restart with and without its cache, and was backed up before', async () => {
    const app = await importApp();
    await app.call('settings.write', { theme: 'dark' });
    expect(await accept(app, files)).toMatchObject({ bank: 'set-one', title: 'Set one', questions: 2 });
    expect((await app.call('data.backups', {})).backups.map(({ reason }) => reason)).toEqual(['before-import']);
    const options = { bank: 'set-one', blueprint: 'exam', mode: 'mock', questions: 2, minutes: 5 } as const;
    const { id } = await app.call('attempt.start', options);
    await app.restart();
    expect(await banks(app)).toEqual({ 'our-bank': 2, 'set-one': 2 });
    await rm(app.cache, { recursive: true });
    await app.restart();
    expect(await banks(app)).toEqual({ 'our-bank': 2, 'set-one': 2 });
    expect((await app.call('library.read', {})).resumable.map((row) => row.id)).toEqual([id]);
  });

  it('is not taken in without the declaration', async () => {
    const app = await importApp();
    const { id } = await preview(app, files);
    expect(await refusal(app.call('import.accept', { id, declared: false as true }))).toBe('call.bad-input');
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });

  it('can be undone: the first import is gone, an update gives way to what was before', async () => {
    const app = await importApp();
    const first = await accept(app, files);
    const second = await accept(app, { ...files, 'b.yaml': questionText('q-three') });
    expect(await banks(app)).toMatchObject({ 'set-one': 3 });
    expect(await refusal(app.call('import.undo', { undo: first.undo }))).toBe('import.undo-gone');
    await app.call('import.undo', { undo: second.undo });
    expect(await banks(app)).toMatchObject({ 'set-one': 2 });
    expect(await refusal(app.call('import.undo', { undo: second.undo }))).toBe('import.undo-gone');
    await app.restart();
    expect(await banks(app)).toMatchObject({ 'set-one': 2 });

    const other = await accept(app, { 'bank.yaml': HEADER.replace('set-one', 'set-two'), 'a.yaml': questionText('q-other') });
    await app.call('import.undo', { undo: other.undo });
    expect(await banks(app)).toEqual({ 'our-bank': 2, 'set-one': 2 });
  });

  it('can be removed and brought back, and a bundled one cannot', async () => {
    const app = await importApp();
    await accept(app, files);
    const { undo } = await app.call('bank.remove', { bank: 'set-one' });
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
    await app.call('import.undo', { undo });
    await app.restart();
    expect(await banks(app)).toEqual({ 'our-bank': 2, 'set-one': 2 });
    expect(await refusal(app.call('bank.remove', { bank: 'our-bank' }))).toBe('import.bundled-id');
    expect(await refusal(app.call('bank.remove', { bank: 'no-bank' }))).toBe('start.unknown-bank');
  });

  it('tells every open page', async () => {
    const app = await importApp();
    const { cursor } = await app.call('changes.wait', { cursor: 0, waitMs: 0 });
    await accept(app, files);
    expect((await app.call('changes.wait', { cursor, waitMs: 0 })).topics).toContain('library');
  });

  it('keeps its pictures, also those of the version before, and gives out nothing that no question names', async () => {
    const app = await importApp();
    const withPicture = questionText('q-pic', '  exhibits: [{ file: pics/a.png, alt: A diagram }]\n');
    const missing = questionText('q-none', '  exhibits: [{ file: pics/none.png, alt: Gone }]\n');
    const set = { 'set/bank.yaml': HEADER, 'set/questions/a.yaml': withPicture + missing };
    const view = await preview(app, { ...set, 'set/pics/a.png': PICTURE });
    expect(view).toMatchObject({ ready: 1, skipped: 1, problems: [{ code: 'bank.exhibit-missing', place: { question: 'q-none' } }] });
    const [exhibit] = view.samples[0]?.view.exhibits ?? [];
    expect(exhibit?.alt).toBe('A diagram');
    expect(await app.call('import.picture', { id: view.id, file: exhibit?.file ?? '' })).toMatchObject({ base64: PICTURE.toString('base64') });
    expect(await refusal(app.call('import.picture', { id: view.id, file: '../set/bank.yaml' }))).toBe('media.unknown');
    await app.call('import.accept', { id: view.id, declared: true });
    expect(await refusal(app.call('import.read', { id: view.id }))).toBe('import.unknown');
    const read = { bank: 'set-one', file: exhibit?.file ?? '' };
    expect(await app.call('media.read', read)).toEqual({ type: 'image/png', base64: PICTURE.toString('base64') });
    await accept(app, files);
    expect(await app.call('media.read', read)).toMatchObject({ type: 'image/png' });
    expect(await refusal(app.call('media.read', { bank: 'set-one', file: '../bank.json' }))).toBe('media.unknown');
    expect(await refusal(app.call('media.read', { bank: '../attempts', file: 'pics/a.png' }))).toBe('media.unknown');
  });

  it('is taken in once when it is accepted twice at once, and can be undone', async () => {
    const app = await importApp();
    const { id } = await preview(app, files);
    const accepted = app.call('import.accept', { id, declared: true });
    expect(await refusal(app.call('import.accept', { id, declared: true }))).toBe('import.unknown');
    await app.call('import.undo', { undo: (await accepted).undo });
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });

  it('that was damaged on disk is set aside and said, and the rest of the library is there', async () => {
    const app = await importApp();
    await accept(app, files);
    await writeFile(join(app.home, 'library', 'set-one', 'bank.json'), 'nonsense');
    await app.restart();
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
    expect((await app.call('app.info', {})).health.map(({ code, file }) => [code, file])).toEqual([['storage.damaged', 'library/set-one/bank.json']]);
  });
});
