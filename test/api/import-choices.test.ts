/** The choices for a set that is taken in: its exam, its categories, and what the library has already. */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../fakes/house';
import { importApp } from '../fakes/import-app';
import { banks, preview, refusal } from './made-set';

describe('the choices for a set', () => {
  const csv = (rows: readonly string[]) => `Question,Option A,Option B,Correct,Topic\n${rows.join('\n')}\n`;
  const ROWS = ['Which lock holds?,Iron,Paper,A,One things', 'Which door opens?,Left,Right,B,Odd', 'Which wall stands?,North,South,A,'];
  const placement = { kind: 'exam', blueprint: 'exam', domains: { 'one-things': '1', odd: '2', '': null } } as const;

  it('place its categories on an exam, of which a mock can then be drawn, and are remembered when it comes again', async () => {
    const app = await importApp();
    const view = await preview(app, { 'quiz.csv': csv(ROWS) });
    expect(view.placing?.categories).toEqual([
      { id: 'one-things', title: 'One things', questions: 1 },
      { id: 'odd', title: 'Odd', questions: 1 },
      { id: '', title: '', questions: 1 },
    ]);
    await app.call('import.accept', { id: view.id, declared: true, choices: { placement } });
    const library = await app.call('library.read', {});
    expect(library.banks.find(({ id }) => id === 'quiz')?.stock).toEqual({ exam: { '1': 1, '2': 1 } });
    const mock = { bank: 'quiz', blueprint: 'exam', mode: 'mock', questions: 2, minutes: 5 } as const;
    expect(await app.call('attempt.start', mock)).toMatchObject({ id: expect.any(String) });

    await app.restart();
    const again = await preview(app, { 'quiz.csv': csv([...ROWS.slice(0, 2), 'Which roof leaks?,Red,Blue,A,Odd']) });
    expect(again.remembered?.placement).toEqual(placement);
    // Only what the set itself has changed counts as a change.
    expect(again.change).toMatchObject({ added: { count: 1 }, changed: { count: 0 }, removed: { count: 1 } });
    const done = await app.call('import.accept', { id: again.id, declared: true, ...(again.remembered && { choices: again.remembered }) });
    expect(done.change).toEqual(again.change);
    await app.call('import.undo', { undo: done.undo });
    expect((await app.call('library.read', {})).banks.find(({ id }) => id === 'quiz')?.stock).toEqual({ exam: { '1': 1, '2': 1 } });
  });

  it('may describe an exam of its own, or none', async () => {
    const app = await importApp();
    const { blueprint } = (await app.call('library.read', {})).exams[0] ?? {};
    if (!blueprint) throw new Error('no exam');
    const own = { ...blueprint, id: 'exam', title: 'My exam', code: 'Mine', questions: 2, minutes: 3 };
    const first = await preview(app, { 'quiz.csv': csv(ROWS) });
    const choices = { placement: { kind: 'own', blueprint: own, domains: { odd: '2' } } } as const;
    await app.call('import.accept', { id: first.id, declared: true, choices });
    const exams = async () => (await app.call('library.read', {})).exams.map((exam) => [exam.blueprint.id, exam.blueprint.title, exam.banks]);
    expect(await exams()).toEqual([
      ['exam', 'The exam', [expect.objectContaining({ id: 'our-bank' })]],
      ['own-quiz', 'My exam', [{ id: 'quiz', questions: 1, cleanMocks: 0 }]],
    ]);
    const second = await preview(app, { 'quiz.csv': csv(ROWS) });
    await app.call('import.accept', { id: second.id, declared: true, choices: { placement: { kind: 'none' } } });
    expect(await exams()).toContainEqual(['own-quiz', 'quiz', [{ id: 'quiz', questions: 3, cleanMocks: 1 }]]);
    const mock = { bank: 'quiz', blueprint: 'own-quiz', mode: 'mock', questions: 3, minutes: 5 } as const;
    expect(await app.call('attempt.start', mock)).toMatchObject({ id: expect.any(String) });
  });

  it('may be made of a table with more columns of options than a question can have, and it is said of its questions', async () => {
    const options = Array.from({ length: 14 }, (_, at) => `Answer ${at}`);
    const wide = ['Which hat fits this very long head of a question?', ...options, 'A'].join(',');
    const app = await importApp();
    const view = await preview(app, { 'wide.csv': `${wide}\n${wide.replace('hat', 'cap')}\n` });
    expect(view.fields.map(({ roles }) => roles.filter(({ kind }) => kind === 'option').length)).toEqual([14]);
    expect(view.problems.map(({ code }) => code)).toEqual(['set.too-many-options', 'set.too-many-options']);
  });

  it('name no exam that is not here', async () => {
    const app = await importApp();
    const { id } = await preview(app, { 'quiz.csv': csv(ROWS) });
    const choices = { placement: { kind: 'exam', blueprint: 'gone', domains: {} } } as const;
    expect(await refusal(app.call('import.accept', { id, declared: true, choices }))).toBe('start.unknown-exam');
    expect(await banks(app)).toEqual({ 'our-bank': 2 });
  });

  it('leave out what the library has already, unless both are wanted; the counts add up', async () => {
    const app = await importApp();
    const ours = 'Which store keeps what our-one needs?,The first of our-one,The second of our-one,B,';
    const near =
      'A company keeps documents that auditors read once a year and wants the lowest price for storage over seven years. Which one?,Tape,Disk,A,';
    const files = { 'quiz.csv': csv([ours, near, near.replace('Which one?', 'Which service?'), ...ROWS]) };
    const view = await preview(app, files);
    expect(view).toMatchObject({ ready: 6, withWarning: 0, skipped: 0, duplicates: { exact: { count: 1 }, near: { count: 1 } } });
    expect(view.duplicates?.rows.map(({ kind, bank, twin }) => [kind, bank, bank && twin])).toEqual(
      expect.arrayContaining([
        ['exact', 'Our bank', 'our-one'],
        ['near', null, null],
      ]),
    );
    for (const [choices, count] of [
      [undefined, 5],
      [{ exact: 'keep' }, 6],
      [{ near: 'skip' }, 4],
    ] as const) {
      const { id } = await preview(app, files);
      expect(await app.call('import.accept', { id, declared: true, ...(choices && { choices }) })).toMatchObject({ questions: count });
    }
    // What is in the bank that it updates is no duplicate of it.
    expect((await preview(app, files)).duplicates).toMatchObject({ exact: { count: 1 }, near: { count: 1 } });
    const alone = await preview(app, { 'other.csv': csv([ours]) });
    expect(await refusal(app.call('import.accept', { id: alone.id, declared: true }))).toBe('import.nothing-left');
  });

  it('do not touch what was answered before', async () => {
    const app = await importApp();
    const first = await preview(app, { 'quiz.csv': csv(ROWS) });
    await app.call('import.accept', { id: first.id, declared: true, choices: { placement } });
    await app.call('attempt.start', { bank: 'quiz', blueprint: 'exam', mode: 'mock', questions: 2, minutes: 5 });
    const before = await filesIn(join(app.home, 'attempts'));
    const second = await preview(app, { 'quiz.csv': csv(ROWS.map((row) => row.replace('Which', 'What'))) });
    await app.call('import.accept', { id: second.id, declared: true, choices: { placement } });
    expect(Object.keys(before).length).toBeGreaterThan(0);
    expect(await filesIn(join(app.home, 'attempts'))).toEqual(before);
  });
});
