/** Study through the contract: what may be read, what is kept for mocks, and that what was read counts as seen everywhere. */

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CallError } from '../../src/api/client';
import type { Output } from '../../src/api/contract';
import { madeBank } from '../core/made-bank';
import { bankOf, compiledBanks } from '../fakes/compiled-banks';
import { openTestApp as openOver, type TestApp } from '../fakes/open-test-app';

const bank = 'made';
const exam = 'exam';
const mock = { bank, blueprint: exam, mode: 'mock', questions: 10, minutes: 20 } as const;
/** 65 questions for an exam of ten: two whole mocks of it are kept. Every fourth question is of one service and of one learning point. */
const questions = madeBank([30, 10, 15, 10]).map((question, at) =>
  at % 4 === 0 ? { ...question, services: ['Store'], learningPoint: 'fourth' } : question,
);
const openTestApp = async () => openOver(await compiledBanks([bankOf(questions)]));

type Page = Output<'study.list'>;

async function everyRow({ call }: TestApp, search: Record<string, unknown> = {}): Promise<Page['rows']> {
  const rows: Page['rows'][number][] = [];
  for (let page = 0; ; page += 1) {
    const found = await call('study.list', { bank, page, ...search });
    rows.push(...found.rows);
    if (found.rows.length === 0) return rows;
  }
}

async function refusal(made: Promise<unknown>): Promise<string> {
  const error = await made.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallError)) throw new Error('it was not refused');
  return error.problem.code;
}

describe('the list', () => {
  it('holds every question but those kept for two whole mocks, and tells nothing of what is in these', async () => {
    const app = await openTestApp();
    const { kept, count, bank: shown } = await app.call('study.list', { bank });
    expect(kept).toBe(20);
    expect(count + kept).toBe(shown.questions);
    const shut = await everyRow(app, { seen: 'kept' });
    expect(shut).toHaveLength(20);
    expect(shut.every(({ line }) => line === null)).toBe(true);
    expect((await everyRow(app)).every(({ line }) => line !== null)).toBe(true);
  });

  it('is searched by place, topic, service, difficulty, type and words', async () => {
    const app = await openTestApp();
    const all = await everyRow(app);
    const [first] = all;
    const topic = first?.topics[0] ?? '';
    expect((await everyRow(app, { topic })).map(({ id }) => id)).toEqual(all.filter(({ topics }) => topics.includes(topic)).map(({ id }) => id));
    for (const domain of ['1', '2', '3', '4']) {
      const rows = await everyRow(app, { exam, domain });
      expect(rows.map(({ id }) => id)).toEqual(all.filter((row) => row.domain === domain).map(({ id }) => id));
    }
    expect((await everyRow(app, { difficulty: 'hard' })).every(({ difficulty }) => difficulty === 'hard')).toBe(true);
    expect((await everyRow(app, { type: 'multiple' })).every(({ type }) => type === 'multiple')).toBe(true);
    expect((await everyRow(app, { words: `  ${first?.id.toUpperCase()} ` })).map(({ id }) => id)).toEqual([first?.id]);
    expect(await everyRow(app, { words: 'no question has zwiebelkuchen in it' })).toEqual([]);
    const { services } = await app.call('study.list', { bank });
    const ofService = await everyRow(app, { service: services[0] });
    expect(ofService.length).toBeGreaterThan(0);
    expect(ofService.length).toBeLessThan(all.length);
  });

  it('finds nothing that is kept by its words', async () => {
    const app = await openTestApp();
    const [shut] = await everyRow(app, { seen: 'kept' });
    expect(await everyRow(app, { words: shut?.id ?? '' })).toEqual([]);
  });

  it('of an unknown bank is refused', async () => {
    const { call } = await openTestApp();
    expect(await refusal(call('study.list', { bank: 'none' }))).toBe('start.unknown-bank');
    expect(await refusal(call('study.look', { bank, question: 'none-such' }))).toBe('study.unknown-question');
  });
});

describe('a question that is read', () => {
  it('comes with its answer, and counts as seen from then on, also after a restart', async () => {
    let app = await openTestApp();
    const [row] = await everyRow(app, { seen: 'unseen' });
    const id = row?.id ?? '';
    const { question } = await app.call('study.look', { bank, question: id });
    expect(question).toMatchObject({ view: { id }, solution: { key: { kind: 'choice' } }, seen: null });
    const before = await app.call('attempt.preview', { ...mock, mode: 'custom', questions: 5 });
    app = await app.restart();
    const [seen] = await everyRow(app, { seen: 'seen' });
    expect(seen).toMatchObject({ id, seen: { times: 1, isMissed: false } });
    expect((await everyRow(app, { seen: 'unseen' })).map((each) => each.id)).not.toContain(id);
    const pool = await app.call('attempt.preview', { ...mock, mode: 'custom', questions: 5, pool: 'unseen' });
    expect(before.unseen).toBe(before.pool - 1);
    expect(pool.pool).toBe(before.pool - 1);
  });

  it('is one look within the hour, and a second one after it', async () => {
    const app = await openTestApp();
    const [row] = await everyRow(app);
    const look = () => app.call('study.look', { bank, question: row?.id ?? '' });
    await look();
    app.clock.pass(600_000);
    expect((await look()).question?.seen?.times).toBe(1);
    app.clock.pass(3_600_000);
    await look();
    expect((await look()).question?.seen?.times).toBe(2);
  });

  it('is asked in a mock as one that was seen before: a repeat, and no answer of its own', async () => {
    const app = await openTestApp();
    const read = (await everyRow(app)).slice(0, 3).map(({ id }) => id);
    for (const question of read) await app.call('study.look', { bank, question });
    expect((await app.call('readiness.read', { blueprint: exam })).shown?.evidence.answers ?? 0).toBe(0);
    const { id } = await app.call('attempt.start', { ...mock, mode: 'custom', questions: 3, only: read });
    const viewer = randomUUID();
    await app.call('attempt.open', { id, viewer });
    await app.call('attempt.record', { id, viewer, seq: 1, action: { kind: 'submit', reason: 'candidate' } });
    const report = await app.call('attempt.report', { id });
    expect(report.questions.map(({ exposuresBefore }) => exposuresBefore)).toEqual([1, 1, 1]);
  });
});

describe('the siblings of a question', () => {
  it('are those of its learning point, and what is kept for mocks shows nothing of itself', async () => {
    const app = await openTestApp();
    const [row] = await everyRow(app, { service: 'Store' });
    const { question } = await app.call('study.look', { bank, question: row?.id ?? '' });
    const siblings = question?.siblings ?? [];
    expect(siblings).toHaveLength(questions.filter(({ learningPoint }) => learningPoint === 'fourth').length - 1);
    const shut = new Set((await everyRow(app, { seen: 'kept' })).map(({ id }) => id));
    expect(siblings.filter(({ line }) => line === null).map(({ id }) => id)).toEqual(siblings.map(({ id }) => id).filter((id) => shut.has(id)));
    expect(siblings.some(({ line }) => line === null)).toBe(true);
  });
});

describe('a question that is kept for mocks', () => {
  it('stays shut until it is asked for, and counts as seen after that', async () => {
    const app = await openTestApp();
    const [row] = await everyRow(app, { seen: 'kept' });
    const question = row?.id ?? '';
    expect((await app.call('study.look', { bank, question })).question).toBeNull();
    expect((await app.call('study.list', { bank })).kept).toBe(20);
    expect((await app.call('study.look', { bank, question, opensKept: true })).question?.view.id).toBe(question);
    expect((await app.call('study.list', { bank })).kept).toBe(19);
  });

  it('is opened with all the others at once', async () => {
    const app = await openTestApp();
    expect(await app.call('study.open-all', { bank })).toEqual({ opened: 20 });
    expect(await app.call('study.list', { bank })).toMatchObject({ kept: 0, count: 65 });
    expect(await everyRow(app, { seen: 'seen' })).toHaveLength(20);
  });
});

describe('a question of a mock that goes on', () => {
  it('is neither listed nor given out before the mock is handed in', async () => {
    const app = await openTestApp();
    const { id } = await app.call('attempt.start', mock);
    const viewer = randomUUID();
    const { paper } = await app.call('attempt.open', { id, viewer });
    const question = paper.questions[0]?.id ?? '';
    const listed = new Set([...(await everyRow(app)), ...(await everyRow(app, { seen: 'kept' }))].map((row) => row.id));
    expect(paper.questions.some((each) => listed.has(each.id))).toBe(false);
    expect((await app.call('study.list', { bank })).inMock).toBe(10);
    expect(await refusal(app.call('study.look', { bank, question, opensKept: true }))).toBe('study.in-mock');
    await app.call('study.open-all', { bank });
    await app.call('attempt.record', { id, viewer, seq: 1, action: { kind: 'visit', question: 0 } });
    await app.call('attempt.record', { id, viewer, seq: 2, action: { kind: 'submit', reason: 'candidate' } });
    expect((await app.call('study.look', { bank, question })).question?.view.id).toBe(question);
  });
});
