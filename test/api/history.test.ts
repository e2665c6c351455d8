/** The history through the door that pages use: attempts deleted and brought back, and score reports from elsewhere. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/api/contract';
import { openTestApp, type TestApp } from '../fakes/open-test-app';
import { submit } from './desk-room';

const DAY = 86_400_000;
const VIEWER = 'viewer-one';
const MOCK = { bank: 'made', blueprint: 'exam', mode: 'mock', questions: 10, minutes: 20 } as const;
const refusal = (code: string) => ({ problem: expect.objectContaining({ code }) });

async function begin({ call, clock }: TestApp, answered = 3, fields: object = {}): Promise<string> {
  const { id } = await call('attempt.start', { ...MOCK, ...fields });
  const { paper } = await call('attempt.open', { id, viewer: VIEWER });
  let seq = 0;
  for (const [question, { options, choose }] of paper.questions.slice(0, answered).entries()) {
    await call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: { kind: 'visit', question } });
    clock.pass(7_000);
    const chosen = options.slice(0, choose).map((option) => option.id);
    await call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: { kind: 'answer', question, response: { kind: 'choice', chosen } } });
    clock.pass(7_000);
  }
  return id;
}

async function sit(app: TestApp, fields: object = {}): Promise<string> {
  const id = await begin(app, 10, fields);
  await app.call('attempt.record', { id, viewer: VIEWER, seq: 21, action: submit });
  return id;
}

const rows = async ({ call }: TestApp) => (await call('history.list', {})).rows.map(({ id }) => id);
const deleted = async ({ call }: TestApp) => (await call('history.deleted', {})).attempts.map(({ id }) => id);
const unseen = async ({ call }: TestApp) => (await call('attempt.preview', { ...MOCK, mode: 'custom' })).unseen;

describe('an attempt that is deleted', () => {
  it('counts in nothing any more, and in everything again when it is brought back, restart or not', async () => {
    const app = await openTestApp();
    const fresh = await unseen(app);
    const id = await sit(app);
    const report = await app.call('attempt.report', { id });
    const weak = await app.call('weak.read', {});
    expect(await unseen(app)).toBeLessThan(fresh);

    await app.call('attempt.delete', { id });
    expect(await rows(app)).toEqual([]);
    expect(await unseen(app)).toBe(fresh);
    expect((await app.call('weak.read', {})).exams).toEqual([]);
    await expect(app.call('attempt.report', { id })).rejects.toMatchObject(refusal('attempt.unknown'));
    await expect(app.call('attempt.delete', { id })).rejects.toMatchObject(refusal('attempt.unknown'));

    const again = await app.restart();
    expect(await rows(again)).toEqual([]);
    expect((await again.call('history.deleted', {})).attempts).toMatchObject([
      { id, title: 'Exam', mode: 'mock', number: 1, deletedAtMs: app.clock.now().wallMs },
    ]);
    expect((await again.call('app.info', {})).problems).toEqual([]);
    await again.call('attempt.restore', { id });
    expect(await deleted(again)).toEqual([]);
    expect(await again.call('attempt.report', { id })).toEqual(report);
    expect(await again.call('weak.read', {})).toEqual(weak);
    expect(await rows(await again.restart())).toEqual([id]);
  });

  it('is on the disk as it was, with all its files', async () => {
    const app = await openTestApp();
    const id = await sit(app);
    const folder = join(app.home, 'attempts');
    const before = await readdir(join(folder, id));
    await app.call('attempt.delete', { id });
    const [name = ''] = await readdir(folder);
    expect(name).toBe(`${id}.deleted-${app.clock.now().wallMs}`);
    expect(await readdir(join(folder, name))).toEqual(before);
  });

  it('is gone for good after 30 days, and not a day before', async () => {
    const app = await openTestApp();
    const id = await sit(app);
    await app.call('attempt.delete', { id });
    app.clock.pass(30 * DAY);
    const later = await app.restart();
    expect(await deleted(later)).toEqual([id]);
    later.clock.pass(DAY);
    const last = await later.restart();
    expect(await deleted(last)).toEqual([]);
    await expect(last.call('attempt.restore', { id })).rejects.toMatchObject(refusal('attempt.unknown'));
  });

  it('leaves its number to nobody', async () => {
    const app = await openTestApp();
    const first = await sit(app);
    await sit(app);
    await app.call('attempt.delete', { id: first });
    const id = await sit(app);
    expect((await app.call('attempt.report', { id })).row.number).toBe(3);
  });

  it('is no longer what a later report is compared with', async () => {
    const app = await openTestApp();
    const first = await sit(app);
    app.clock.pass(DAY);
    const second = await sit(app);
    expect((await app.call('attempt.report', { id: second })).previous?.id).toBe(first);
    await app.call('attempt.delete', { id: first });
    expect((await app.call('attempt.report', { id: second })).previous).toBeNull();
  });
});

describe('an attempt that is given up before its end', () => {
  it('is taken from what can be gone on with, answers its page no more, and is resumed where it was when it comes back', async () => {
    const app = await openTestApp();
    const id = await begin(app);
    const { resumable } = await app.call('library.read', {});
    await app.call('attempt.delete', { id });
    expect((await app.call('library.read', {})).resumable).toEqual([]);
    await expect(app.call('attempt.beat', { id, viewer: VIEWER, waitMs: 0 })).rejects.toMatchObject(refusal('attempt.unknown'));
    const action = { kind: 'visit', question: 1 } as const;
    await expect(app.call('attempt.record', { id, viewer: VIEWER, seq: 7, action })).rejects.toMatchObject(refusal('attempt.unknown'));
    expect(await deleted(app)).toEqual([id]);

    const again = await app.restart();
    expect((await again.call('library.read', {})).resumable).toEqual([]);
    await again.call('attempt.restore', { id });
    expect((await again.call('library.read', {})).resumable).toEqual(resumable);
    expect((await again.call('attempt.open', { id, viewer: VIEWER })).seq).toBe(6);
  });

  it('lets a waiting page go at once', async () => {
    const app = await openTestApp();
    const id = await begin(app);
    const waiting = app.call('attempt.beat', { id, viewer: VIEWER, waitMs: 5000 });
    await app.call('attempt.beat', { id, viewer: VIEWER, waitMs: 0 });
    await app.call('attempt.delete', { id });
    await waiting;
    await expect(app.call('attempt.beat', { id, viewer: VIEWER, waitMs: 0 })).rejects.toMatchObject(refusal('attempt.unknown'));
  });

  it('has nothing left when its page and its deletion come at the same time', async () => {
    const app = await openTestApp();
    const id = await begin(app);
    const action = { kind: 'visit', question: 4 } as const;
    const [, recorded] = await Promise.allSettled([
      app.call('attempt.delete', { id }),
      app.call('attempt.record', { id, viewer: VIEWER, seq: 7, action }),
      app.call('attempt.beat', { id, viewer: VIEWER, waitMs: 0 }),
    ]);
    expect(recorded.status).toBe('rejected');
    expect(await readdir(join(app.home, 'attempts'))).toEqual([`${id}.deleted-${app.clock.now().wallMs}`]);
  });
});

describe('a score report from elsewhere', () => {
  const practice: Input<'outside.save'>['draft'] = {
    blueprint: 'exam',
    kind: 'official-practice',
    name: ' Official practice exam ',
    date: '2026-01-03',
    result: { kind: 'domain-counts', domains: [{ id: '1', right: 6, asked: 12 }] },
    outcome: 'failed',
  };
  const reports = async ({ call }: TestApp) => (await call('outside.list', {})).reports;

  it('stands there with its exam, its line and how it counts, and survives a restart', async () => {
    const app = await openTestApp();
    const { id } = await app.call('outside.save', { id: null, draft: practice });
    const [kept] = await reports(app);
    expect(kept).toMatchObject({ ...practice, id, name: 'Official practice exam', standing: 'evidence', exam: { title: 'Exam' } });
    expect(kept?.line).not.toBeNull();
    expect(kept?.exam.domains.map((domain) => domain.id)).toContain('1');
    expect(await reports(await app.restart())).toEqual([kept]);
  });

  it('is told of to every open view', async () => {
    const app = await openTestApp();
    const { cursor } = await app.call('changes.wait', { cursor: 0, waitMs: 0 });
    await app.call('outside.save', { id: null, draft: practice });
    expect((await app.call('changes.wait', { cursor, waitMs: 0 })).topics).toContain('history');
  });

  it('is evidence until the candidate has 40 weighted answers of his own, then for the offset only', async () => {
    const app = await openTestApp();
    await app.call('outside.save', { id: null, draft: practice });
    const standings: (string | undefined)[] = [];
    // Fresh answers, a little faded with each paper after them: the first fifteen do, all sixty do not.
    for (const questions of [15, 45]) {
      await sit(app, { mode: 'short', questions, minutes: 60 });
      standings.push((await reports(app))[0]?.standing);
    }
    expect(standings).toEqual(['evidence', 'offset']);
  });

  it('can be changed, deleted, brought back, and is dropped 30 days after', async () => {
    const app = await openTestApp();
    const { id } = await app.call('outside.save', { id: null, draft: practice });
    await app.call('outside.save', { id, draft: { ...practice, kind: 'course-test' } });
    expect(await reports(app)).toMatchObject([{ id, kind: 'course-test', standing: 'course-test' }]);
    await app.call('outside.delete', { id });
    await expect(app.call('outside.save', { id, draft: practice })).rejects.toMatchObject(refusal('outside.unknown'));
    const again = await app.restart();
    expect(await again.call('outside.list', {})).toMatchObject({ reports: [], deleted: [{ id, kind: 'course-test' }] });
    await again.call('outside.restore', { id });
    expect(await reports(again)).toMatchObject([{ id }]);
    await again.call('outside.delete', { id });
    again.clock.pass(31 * DAY);
    await again.call('outside.save', { id: null, draft: practice });
    expect((await again.call('outside.list', {})).deleted).toEqual([]);
    await expect(again.call('outside.restore', { id })).rejects.toMatchObject(refusal('outside.unknown'));
  });

  it('is refused with the reason and the field', async () => {
    const { call } = await openTestApp();
    const save = (fields: object) => call('outside.save', { id: null, draft: { ...practice, ...fields } });
    const wrong = { kind: 'domain-counts', domains: [{ id: '1', right: 13, asked: 12 }] };
    await expect(save({ result: wrong })).rejects.toMatchObject({
      problem: { code: 'outside.more-right-than-asked', params: { right: 13, asked: 12 }, place: { field: 'domain.1' } },
    });
    await expect(save({ date: '2031-01-01' })).rejects.toMatchObject(refusal('outside.in-the-future'));
    await expect(save({ blueprint: 'no-such' })).rejects.toMatchObject(refusal('outside.unknown-exam'));
    await expect(save({ date: 'yesterday' })).rejects.toMatchObject(refusal('call.bad-input'));
    await expect(call('outside.delete', { id: '../settings' })).rejects.toMatchObject(refusal('call.bad-input'));
    expect((await call('outside.list', {})).reports).toEqual([]);
  });

  it('goes into backups and comes back with them, as deleted attempts do', async () => {
    const app = await openTestApp();
    const attempt = await sit(app);
    await app.call('attempt.delete', { id: attempt });
    const { id } = await app.call('outside.save', { id: null, draft: practice });
    const { name } = await app.call('data.backup', {});
    await app.call('attempt.restore', { id: attempt });
    await app.call('outside.delete', { id });
    await app.call('data.restore', { from: { kind: 'backup', name } });
    expect(await reports(app)).toMatchObject([{ id }]);
    expect(await rows(app)).toEqual([]);
    expect(await deleted(app)).toEqual([attempt]);
    await app.call('attempt.restore', { id: attempt });
    expect(await rows(app)).toEqual([attempt]);
  });
});
