/** Edits of questions through the door that pages use: they lie over the bank, are asked once they are whole, and survive whatever becomes of the bank. */

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftOf } from '../../src/core/question-draft';
import { made } from '../core/made-bank';
import { bankOf, compiledBanks } from '../fakes/compiled-banks';
import { type ImportApp, importApp, questionText, upload } from '../fakes/import-app';
import { openTestApp } from '../fakes/open-test-app';
import { app, asked, BANK, opened, refusal, save, VIEWER } from './edited-questions';

describe('an edit of a bundled question', () => {
  it('is asked at once, is listed, and survives a restart', async () => {
    const test = await app();
    const saved = await save(test, 'our-1', { stem: 'Mended?' });
    expect(saved).toMatchObject({ state: 'edited', whole: true, problems: [] });
    expect((await asked(test))['our-1']).toEqual({ stem: 'Mended?' });
    const again = await test.restart();
    expect((await asked(again))['our-1']).toEqual({ stem: 'Mended?' });
    const { questions } = await again.call('edit.list', { bank: BANK });
    expect(questions.map(({ id, state, stem }) => ({ id, state, stem }))).toEqual([
      { id: 'our-1', state: 'edited', stem: 'Mended?' },
      { id: 'our-2', state: 'as-is', stem: expect.any(String) },
    ]);
  });

  it('is taken back by writing what was there, and by asking for the own question of the bank', async () => {
    const test = await app();
    const { draft } = await opened(test, 'our-1');
    await save(test, 'our-1', { stem: 'Mended?' });
    expect((await save(test, 'our-1', { stem: draft.stem })).state).toBe('as-is');
    await save(test, 'our-1', { stem: 'Mended again?' });
    expect((await opened(test, 'our-1')).own?.view.stem).toBe(draft.stem);
    await test.call('edit.take-own', { bank: BANK, question: 'our-1' });
    expect(await opened(test, 'our-1')).toMatchObject({ state: 'as-is', draft: { stem: draft.stem } });
  });

  it.each([
    { type: 'multiple', key: ['d', 'b'] },
    { type: 'ordering', key: ['c', 'a', 'd', 'b'] },
  ] as const)('leaves nothing when it is undone, however the bank wrote its key ($type)', async ({ type, key }) => {
    const options = [...'dbca'].map((id) => ({ id, text: `Step ${id}` }));
    const test = await openTestApp(await compiledBanks([bankOf([made('our-1', '1', { type, options, key: [...key] }), made('our-2', '2')])]));
    const { draft } = await opened(test, 'our-1');
    expect((await save(test, 'our-1', { stem: 'Mended?' })).state).toBe('edited');
    expect((await save(test, 'our-1', { stem: draft.stem })).state).toBe('as-is');
  });

  it('keeps every word of a question that is not whole, and asks the last whole one meanwhile', async () => {
    const test = await app();
    await save(test, 'our-1', { stem: 'Mended?' });
    const broken = await save(test, 'our-1', { stem: '', scenario: 'Half a scen' });
    expect(broken).toMatchObject({ state: 'unfinished', whole: false });
    expect(broken.problems.map(({ code, place }) => [code, place.field])).toEqual([['bank.empty-field', 'stem']]);
    const again = await test.restart();
    expect((await opened(again, 'our-1')).draft).toMatchObject({ stem: '', scenario: 'Half a scen' });
    expect((await asked(again))['our-1']).toEqual({ stem: 'Mended?' });
  });

  it('keeps what the form does not show', async () => {
    const question = made('our-1', '1', { services: ['Amazon S3'], author: 'Ann', enemies: ['our-2'], shuffle: false });
    const test = await openTestApp(await compiledBanks([bankOf([question, made('our-2', '2')])]));
    await save(test, 'our-1', { stem: 'Mended?' });
    const { text } = await test.call('questions.export', { format: 'passband', from: { kind: 'bank', bank: BANK } });
    expect(text).toMatch(/Mended\?[\s\S]*author: Ann/);
    expect(text).toContain('- Amazon S3');
    expect(text).toContain('shuffle: false');
  });

  it('says what lint finds, and what is wrong with its parts', async () => {
    const test = await app();
    const found = await save(test, 'our-1', { chosen: [] });
    expect(found.problems.map(({ code }) => code)).toEqual(['bank.single-needs-one-key']);
    const { findings } = await save(test, 'our-1', { chosen: ['a'], stem: 'Which of the following is right?' });
    expect(findings.map(({ code }) => code.slice(0, 8))).toEqual(expect.arrayContaining(['lint.L06', 'lint.L26']));
  });

  it('counts as a new version once the one before has been answered', async () => {
    const test = await app();
    const versions = async () => {
      const { text } = await test.call('questions.export', { format: 'passband', from: { kind: 'bank', bank: BANK } });
      return Number(/id: our-1\n(?:.*\n)*?\s+version: (\d+)/.exec(text)?.[1] ?? /version: (\d+)\n(?:(?!- id).*\n)*?\s+id: our-1/.exec(text)?.[1]);
    };
    await save(test, 'our-1', { stem: 'Mended?' });
    await save(test, 'our-1', { stem: 'Mended well?' });
    expect(await versions()).toBe(2);
    const { id } = await test.call('attempt.start', { bank: BANK, blueprint: 'exam', mode: 'custom', questions: 2, minutes: null });
    await test.call('attempt.open', { id, viewer: VIEWER });
    await test.call('attempt.record', { id, viewer: VIEWER, seq: 1, action: { kind: 'submit', reason: 'candidate' } });
    await save(test, 'our-1', { stem: 'Mended better?' });
    expect(await versions()).toBe(3);
    const report = await test.call('attempt.report', { id });
    expect(report.questions.map(({ view }) => view.stem)).toContain('Mended well?');
  });

  it('refuses a question that nobody has', async () => {
    const test = await app();
    expect(await refusal(opened(test, 'no-such'))).toBe('edit.unknown');
    expect(await refusal(opened(test, null, 'no-such-bank'))).toBe('start.unknown-bank');
  });
});

describe('when the app brings a newer question', () => {
  async function updated(stem: string) {
    const banks = await compiledBanks([bankOf([made('our-1', '1'), made('our-2', '2')])]);
    const test = await openTestApp(banks);
    await save(test, 'our-1', { stem: 'Mine?' });
    const next = await compiledBanks([bankOf([made('our-1', '1', { stem, version: 2 }), made('our-2', '2')], { version: '1.1.0', hash: 'next' })]);
    for (const file of ['index.json', 'made.jsonl', 'made.catalogue.jsonl']) await writeFile(join(banks, file), await readFile(join(next, file)));
    return test.restart();
  }

  it('the edit stays, and both are shown', async () => {
    const test = await updated('Theirs, newer?');
    expect((await asked(test))['our-1']).toEqual({ stem: 'Mine?' });
    expect(await opened(test, 'our-1')).toMatchObject({ move: 'changed', draft: { stem: 'Mine?' }, own: { view: { stem: 'Theirs, newer?' } } });
    expect((await test.call('edit.list', { bank: BANK })).questions[0]).toMatchObject({ id: 'our-1', move: 'changed' });
  });

  it('the candidate keeps his own, which is then newer than theirs', async () => {
    const test = await updated('Theirs, newer?');
    await test.call('edit.keep-mine', { bank: BANK, question: 'our-1' });
    expect(await opened(test, 'our-1')).toMatchObject({ move: 'none', draft: { stem: 'Mine?' } });
    const { text } = await test.call('questions.export', { format: 'passband', from: { kind: 'bank', bank: BANK } });
    expect(text).toContain('version: 3');
  });

  it('or takes theirs', async () => {
    const test = await updated('Theirs, newer?');
    await test.call('edit.take-own', { bank: BANK, question: 'our-1' });
    expect((await asked(test))['our-1']).toEqual({ stem: 'Theirs, newer?' });
  });

  it('is told of nothing where the words are the same', async () => {
    const test = await updated(made('our-1', '1').stem);
    expect((await opened(test, 'our-1')).move).toBe('none');
  });
});

describe('a question that is taken out', () => {
  it('is asked no more, and comes back as it was', async () => {
    const test = await app();
    await save(test, 'our-1', { stem: 'Mended?' });
    await test.call('edit.remove', { bank: BANK, question: 'our-1' });
    await test.call('edit.remove', { bank: BANK, question: 'our-2' });
    const again = await test.restart();
    const counts = async () => (await again.call('library.read', {})).banks.map(({ questions }) => questions);
    expect(await counts()).toEqual([0]);
    await again.call('edit.restore', { bank: BANK, question: 'our-1' });
    await again.call('edit.restore', { bank: BANK, question: 'our-2' });
    expect(await counts()).toEqual([2]);
    expect((await asked(again))['our-1']).toEqual({ stem: 'Mended?' });
    expect((await again.call('edit.list', { bank: BANK })).questions.map(({ state }) => state)).toEqual(['edited', 'as-is']);
  });
});

describe('edits of an imported bank', () => {
  const HEADER = 'id: set-one\ntitle: Set one\nversion: 1.0.0\nblueprints: [exam]\n';
  async function take(test: ImportApp, files: Record<string, string>) {
    const { id } = await test.call('import.preview', { upload: await upload(test, files) });
    while ((await test.call('job.state', { id })).state === 'running') await new Promise((resolve) => setTimeout(resolve, 20));
    return { view: await test.call('import.read', { id }), ...(await test.call('import.accept', { id, declared: true })) };
  }

  it('survive its re-import, which is compared with the bank and not with the edits', async () => {
    const test = await importApp();
    await take(test, { 'bank.yaml': HEADER, 'questions/a.yaml': questionText('q-one') + questionText('q-two') });
    await save(test, 'q-one', { stem: 'Mine?' }, 'set-one');
    const { view } = await take(test, {
      'bank.yaml': HEADER,
      'questions/a.yaml': questionText('q-one') + questionText('q-two') + questionText('q-three'),
    });
    expect(view.change).toMatchObject({ added: { count: 1 }, changed: { count: 0 } });
    expect(Object.keys(await asked(test, 'set-one'))).toHaveLength(3);
    expect((await asked(test, 'set-one'))['q-one']).toEqual({ stem: 'Mine?' });
    await take(test, { 'bank.yaml': HEADER, 'questions/a.yaml': questionText('q-two') });
    expect(await opened(test, 'q-one', 'set-one')).toMatchObject({ move: 'gone', draft: { stem: 'Mine?' } });
    expect((await asked(test, 'set-one'))['q-one']).toEqual({ stem: 'Mine?' });
    expect(await refusal(test.call('edit.take-own', { bank: 'set-one', question: 'q-one' }))).toBe('edit.no-own');
  });

  it('are in a file of their own; without it the bank is as it was imported', async () => {
    const test = await importApp();
    await take(test, { 'bank.yaml': HEADER, 'questions/a.yaml': questionText('q-one') });
    await save(test, 'q-one', { stem: 'Mine?' }, 'set-one');
    await test.restart();
    expect((await asked(test, 'set-one'))['q-one']).toEqual({ stem: 'Mine?' });
    for (const ending of ['', '.prev']) await rm(join(test.home, 'edits', `set-one.json${ending}`), { force: true });
    await test.restart();
    expect((await asked(test, 'set-one'))['q-one']).toEqual({ stem: 'Which store keeps what q-one needs?' });
  });
});

describe('an export of an attempt', () => {
  it('has the questions as they were asked, only those that were named', async () => {
    const test = await app();
    const { id } = await test.call('attempt.start', { bank: BANK, blueprint: 'exam', mode: 'custom', questions: 2, minutes: null });
    await test.call('attempt.open', { id, viewer: VIEWER });
    await test.call('attempt.record', { id, viewer: VIEWER, seq: 1, action: { kind: 'submit', reason: 'candidate' } });
    await save(test, 'our-1', { stem: 'Mended since?' });
    const from = { kind: 'attempt' as const, attempt: id, questions: ['our-1'], title: 'Missed in Mock 1' };
    const exported = await test.call('questions.export', { format: 'markdown', from });
    expect(exported).toMatchObject({ name: 'made-selection.md', type: 'text/markdown', questions: 1 });
    expect(exported.text).toContain('# Missed in Mock 1');
    expect(exported.text).toContain('Stem of our-1');
    expect(exported.text).not.toContain('our-2');
  });
});

it('a form says what a question says', () => {
  expect(draftOf(made('our-1', '1'))).toMatchObject({ type: 'single', chosen: ['a'], domains: { exam: '1' } });
});
