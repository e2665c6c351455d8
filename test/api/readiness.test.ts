/** Readiness and drills through the door that pages use: what is said when, what the candidate's word and reports change, what is drilled next. */

import { expect, it } from 'vitest';
import type { Input } from '../../src/api/contract';
import { madeBank } from '../core/made-bank';
import { bankOf, compiledBanks } from '../fakes/compiled-banks';
import { openTestApp, type TestApp } from '../fakes/open-test-app';
import { submit } from './desk-room';

const DAY = 86_400_000;
const VIEWER = 'viewer-one';

/** Sits a paper and answers every question with its first options. */
async function sit({ call, clock }: TestApp, fields: Partial<Input<'attempt.start'>> = {}): Promise<void> {
  const { id } = await call('attempt.start', { bank: 'made', blueprint: 'exam', mode: 'mock', questions: 10, minutes: 20, ...fields });
  const { paper } = await call('attempt.open', { id, viewer: VIEWER });
  let seq = 0;
  for (const [question, { options, choose }] of paper.questions.entries()) {
    await call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: { kind: 'visit', question } });
    clock.pass(7_000);
    const chosen = options.slice(0, choose).map((option) => option.id);
    await call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: { kind: 'answer', question, response: { kind: 'choice', chosen } } });
    clock.pass(7_000);
  }
  await call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: submit });
}

const shown = async ({ call }: TestApp, blueprint: string | null = null) => (await call('readiness.read', { blueprint })).shown;

const official = {
  blueprint: 'exam',
  kind: 'official-practice',
  name: '',
  date: '2026-01-05',
  result: { kind: 'total-counts', right: 12, asked: 20 },
  outcome: null,
} as const;

it('says nothing of a candidate of whom nothing is known, nor of an exam that is not here', async () => {
  const app = await openTestApp();
  expect(await shown(app)).toBeNull();
  expect(await shown(app, 'no-such')).toBeNull();
  expect(await shown(app, 'exam')).toMatchObject({
    readiness: { kind: 'too-early', timedMocks: 0, answers: 0 },
    score: null,
    oneMore: [],
    real: null,
  });
});

it('is too early until there are a whole timed mock and forty answers, then a chance with what it rests on', async () => {
  const app = await openTestApp();
  await sit(app);
  expect(await shown(app)).toMatchObject({ blueprint: 'exam', readiness: { kind: 'too-early', timedMocks: 1 }, score: null });
  await sit(app, { mode: 'short', questions: 45, minutes: 60 });
  const found = await shown(app);
  expect(found).toMatchObject({ readiness: { kind: 'chance' }, evidence: { timedMocks: 1, attempts: 2, answers: 55 }, questions: 10 });
  expect(found?.oneMore.map(({ domain }) => domain)).toEqual(['1', '2', '3', '4']);
  expect(found?.score?.low).toBeLessThan(found?.score?.mean ?? 0);
  expect(found?.evidence.repeatShare).toBeLessThanOrEqual(1);
});

it('follows the candidate’s word on his bank, by exam, over a restart', async () => {
  const app = await openTestApp();
  await sit(app);
  expect((await shown(app))?.offset.answer).toBe('unknown');
  const before = (await shown(app))?.offset.points ?? 0;
  await app.call('settings.write', { bankAgainstExam: { exam: 'easier' } });
  const again = await app.restart();
  const after = await shown(again);
  expect(after?.offset.answer).toBe('easier');
  expect(after?.offset.points).toBeGreaterThan(before);
});

it('may speak of an official report alone, as very uncertain, and lets it go with the report', async () => {
  const app = await openTestApp();
  const { id } = await app.call('outside.save', { id: null, draft: official });
  expect(await shown(app)).toMatchObject({ readiness: { kind: 'official-only' }, offset: { official: 'evidence' }, oneMore: [] });
  await app.call('outside.delete', { id });
  expect(await shown(app)).toBeNull();
});

it('keeps the real result beside the forecast of that morning', async () => {
  const app = await openTestApp();
  await sit(app);
  await sit(app, { mode: 'short', questions: 45, minutes: 60 });
  const said = (await shown(app))?.readiness;
  app.clock.pass(2 * DAY);
  const today = new Date(app.clock.now().wallMs).toISOString().slice(0, 10);
  const draft = { ...official, kind: 'real-exam', date: today, result: { kind: 'outcome' }, outcome: 'passed' } as const;
  await app.call('outside.save', { id: null, draft });
  const found = await shown(app);
  expect(found?.real).toMatchObject({ date: today, outcome: 'passed', share: null, forecast: { kind: 'chance' } });
  expect(found?.real?.forecast.kind).toBe(said?.kind);
  // What was learned later is no part of that forecast.
  await sit(app, { mode: 'short', questions: 45, minutes: 60 });
  expect((await shown(app))?.real).toEqual(found?.real);
});

it('drills what is worth most: questions that are new, fifteen at the most, and refuses where nothing is known', async () => {
  const app = await openTestApp(await compiledBanks([bankOf(madeBank([60, 20, 30, 20]))]));
  await expect(app.call('drill.start', {})).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'drill.nothing-known' }) });
  await sit(app);
  const { id } = await app.call('drill.start', {});
  const { paper } = await app.call('attempt.open', { id, viewer: VIEWER });
  expect(paper).toMatchObject({ mode: 'drill', feedback: 'each', limitMs: null });
  expect(paper.questions.length).toBeGreaterThan(0);
  expect(paper.questions.length).toBeLessThanOrEqual(15);
  const answered = new Set(
    (await app.call('attempt.report', { id: (await app.call('history.list', {})).rows[0]?.id ?? '' })).questions.map(({ view }) => view.id),
  );
  expect(paper.questions.filter(({ id: question }) => answered.has(question))).toEqual([]);
});

it('has nothing to review of questions that teach no point, and says so', async () => {
  const app = await openTestApp();
  await sit(app);
  expect(await app.call('review.read', {})).toEqual({ due: 0, bank: null, dailyMinutes: null, reviews: 0, waiting: 0, drill: true, minutes: 22 });
  await expect(app.call('review.start', {})).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'review.nothing-due' }) });
});

it('brings a missed point back the next day as a review with feedback after each question', async () => {
  const questions = madeBank([30, 10, 15, 10]).map((question, at) => ({ ...question, learningPoint: `point-${Math.floor(at / 5)}` }));
  const app = await openTestApp(await compiledBanks([bankOf(questions)]));
  await sit(app);
  const before = (await app.call('review.read', {})).due;
  app.clock.pass(DAY);
  const { due, minutes, bank } = await app.call('review.read', {});
  expect(due).toBeGreaterThan(0);
  expect(due).toBeGreaterThanOrEqual(before);
  expect({ bank, isLong: minutes > 0 }).toEqual({ bank: 'made', isLong: true });
  const { id } = await app.call('review.start', {});
  const { paper } = await app.call('attempt.open', { id, viewer: VIEWER });
  expect(paper).toMatchObject({ mode: 'review', feedback: 'each' });
  expect(paper.questions).toHaveLength(due);
});

it('caps a day at the minutes that the candidate gives it: reviews first, the rest waits until tomorrow', async () => {
  const questions = madeBank([30, 10, 15, 10]).map((question, at) => ({ ...question, learningPoint: `point-${at}` }));
  const app = await openTestApp(await compiledBanks([bankOf(questions)]));
  // Eight of its ten questions are missed.
  await sit(app, { seed: 'missed' });
  app.clock.pass(DAY);
  const { due } = await app.call('review.read', {});
  expect(due).toBe(8);
  await app.call('settings.write', { dailyMinutes: 6 });
  expect(await app.call('review.read', {})).toMatchObject({ due, reviews: 4, waiting: due - 4, drill: false, minutes: 6, dailyMinutes: 6 });
  const { id } = await app.call('review.start', {});
  const { paper } = await app.call('attempt.open', { id, viewer: VIEWER });
  expect(paper.questions).toHaveLength(4);
});

it('says what comes in two weeks, and nothing of retention before there are reviews enough', async () => {
  const questions = madeBank([30, 10, 15, 10]).map((question, at) => ({ ...question, learningPoint: `point-${at}` }));
  const app = await openTestApp(await compiledBanks([bankOf(questions)]));
  expect(await app.call('review.outlook', {})).toMatchObject({ points: 0, whole: { reviews: 0, tooFew: true } });
  await sit(app);
  const { points, days, whole, aimed, bands } = await app.call('review.outlook', {});
  expect(points).toBeGreaterThan(0);
  expect(days).toHaveLength(14);
  expect(days.reduce((sum, day) => sum + day.due, 0)).toBe(points);
  expect({ aimed, whole, bands: bands.length }).toEqual({
    aimed: 0.9,
    whole: { fromDays: 1, toDays: null, reviews: 0, recalled: 0, tooFew: true },
    bands: 4,
  });
});
