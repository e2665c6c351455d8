import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/api/archive';
import { createAttemptFiles } from '../../src/api/attempt-files';
import { NO_CORRECTIONS } from '../../src/core/corrections';
import type { PassLine } from '../../src/core/paper';
import { openCache } from '../../src/storage/cache';
import { paperOf } from '../core/made-paper';
import { fakeClock } from '../fakes/fake-clock';
import { FakeDisk } from '../fakes/fake-disk';
import { houseOn } from '../fakes/house';
import { openTestApp, type TestApp } from '../fakes/open-test-app';
import { roomOver, submit, visit } from './desk-room';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const VIEWER = 'viewer-one';
const MOCK = { bank: 'made', blueprint: 'exam', mode: 'mock', questions: 10, minutes: 20 } as const;

async function start({ call }: TestApp, fields: object = {}): Promise<string> {
  const { id } = await call('attempt.start', { ...MOCK, ...fields });
  return id;
}

/** Sits an attempt to its end, with the first `answered` questions answered by the first options shown. */
async function sitThrough(app: TestApp, fields: object = {}, answered = 10): Promise<string> {
  const id = await start(app, fields);
  const { paper } = await app.call('attempt.open', { id, viewer: VIEWER });
  let seq = 0;
  for (const [question, { options, choose }] of paper.questions.slice(0, answered).entries()) {
    app.clock.pass(5_000);
    await app.call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: { kind: 'visit', question } });
    const chosen = options.slice(0, choose).map((option) => option.id);
    await app.call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: { kind: 'answer', question, response: { kind: 'choice', chosen } } });
  }
  await app.call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: submit });
  return id;
}

const history = async ({ call }: TestApp) => (await call('history.list', {})).rows;

describe('the history', () => {
  it('has every finished attempt, the oldest first, and survives a restart', async () => {
    const app = await openTestApp();
    const first = await sitThrough(app);
    app.clock.pass(DAY);
    const second = await sitThrough(app, { mode: 'custom' });
    const rows = await history(app);
    expect(rows.map(({ id, mode, number }) => [id, mode, number])).toEqual([
      [first, 'mock', 1],
      [second, 'custom', 1],
    ]);
    expect(await history(await app.restart())).toEqual(rows);
  });

  it('puts an exam that ran out unwatched where it ended, not where that was noticed', async () => {
    const app = await openTestApp();
    const forgotten = await start(app, { clockPolicy: 'strict' });
    await app.call('attempt.open', { id: forgotten, viewer: VIEWER });
    app.clock.pass(2 * MINUTE);
    const other = await start(app, { mode: 'custom', minutes: null });
    app.clock.pass(DAY);
    await app.call('attempt.open', { id: other, viewer: VIEWER });
    await app.call('attempt.record', { id: other, viewer: VIEWER, seq: 1, action: submit });
    expect((await app.call('library.read', {})).resumable).toEqual([]);
    const rows = await history(app);
    expect(rows.map(({ id, reason }) => [id, reason])).toEqual([
      [forgotten, 'time-up'],
      [other, 'candidate'],
    ]);
    expect(await history(await app.restart())).toEqual(rows);
  });

  it('scores again when the pass line is moved, at once and for good', async () => {
    const app = await openTestApp();
    await sitThrough(app);
    const [row] = await history(app);
    await app.call('settings.write', { lines: { exam: { low: 0, high: 0 } } });
    expect((await history(app))[0]).toMatchObject({ verdict: 'pass', share: row?.share, line: { low: 0, high: 0, ours: true } });
    const restarted = await app.restart();
    expect((await history(restarted))[0]?.verdict).toBe('pass');
    await restarted.call('settings.write', { lines: {} });
    expect(await history(restarted)).toEqual([row]);
  });

  it('says why an attempt cannot be read, and has all the others', async () => {
    const app = await openTestApp();
    const [broken, sound] = [await sitThrough(app), await sitThrough(app)];
    for (const file of ['paper.json', 'paper.json.prev']) await rm(join(app.home, 'attempts', broken, file), { force: true });
    await rm(join(app.home, '..', 'cache'), { recursive: true });
    const restarted = await app.restart();
    expect((await history(restarted)).map(({ id }) => id)).toEqual([sound]);
    expect((await restarted.call('app.info', {})).problems).toMatchObject([{ code: 'storage.missing', place: { file: `attempts/${broken}` } }]);
  });

  it('has no attempt that was lost between its paper and its log, which nobody has seen; one with a pulse is missed', async () => {
    const app = await openTestApp();
    const [never, begun] = [await start(app), await start(app)];
    await app.call('attempt.open', { id: begun, viewer: VIEWER });
    for (const id of [never, begun])
      for (const file of ['log.json', 'log.json.prev']) await rm(join(app.home, 'attempts', id, file), { force: true });
    const restarted = await app.restart();
    expect((await restarted.call('app.info', {})).problems).toMatchObject([{ code: 'storage.missing', place: { file: `attempts/${begun}` } }]);
    expect((await restarted.call('library.read', {})).resumable).toEqual([]);
  });

  it('takes no other file in the folder of attempts for an attempt', async () => {
    const app = await openTestApp();
    await writeFile(join(app.home, 'attempts', '.DS_Store'), '');
    await writeFile(join(app.home, 'attempts', 'desktop.ini'), '');
    const restarted = await app.restart();
    expect(await history(restarted)).toEqual([]);
    expect((await restarted.call('app.info', {})).problems).toEqual([]);
  });
});

describe('an attempt that is left open', () => {
  it('gives the next mock another number and none of its questions', async () => {
    const app = await openTestApp();
    const papers = [];
    for (const _ of ['left', 'next']) {
      const id = await start(app);
      const { paper } = await app.call('attempt.open', { id, viewer: VIEWER });
      await app.call('attempt.record', { id, viewer: VIEWER, seq: 1, action: visit(0) });
      papers.push(paper);
      app.clock.pass(MINUTE);
    }
    expect(papers.map(({ number }) => number)).toEqual([1, 2]);
    const [left = [], next = []] = papers.map(({ questions }) => questions.map(({ id }) => id));
    expect(next.filter((id) => left.includes(id))).toEqual([]);
  });
});

describe('the evidence for readiness', () => {
  it('has no timed mock in a forgiving exam that was closed for twenty minutes: its time stood still, and the report says so', async () => {
    const app = await openTestApp();
    const id = await start(app);
    await app.call('attempt.open', { id, viewer: VIEWER });
    await app.call('attempt.record', { id, viewer: VIEWER, seq: 1, action: visit(0) });
    app.clock.pass(20 * MINUTE);
    const reopened = await app.restart();
    const view = await reopened.call('attempt.open', { id, viewer: VIEWER });
    expect(view).toMatchObject({ interruptedMs: 20 * MINUTE, remainingMs: 20 * MINUTE, at: 0, seq: 1 });
    await reopened.call('attempt.record', { id, viewer: VIEWER, seq: 2, action: submit });
    expect(await history(reopened)).toMatchObject([{ id, timedMock: false, interruptedMs: 20 * MINUTE, verdict: 'fail' }]);
    expect((await reopened.call('attempt.report', { id })).interruptedMs).toBe(20 * MINUTE);
  });

  it('has one in an exam that was closed for five minutes', async () => {
    const app = await openTestApp();
    const id = await start(app);
    await app.call('attempt.open', { id, viewer: VIEWER });
    app.clock.pass(5 * MINUTE);
    await app.call('attempt.record', { id, viewer: VIEWER, seq: 1, action: submit });
    expect(await history(app)).toMatchObject([{ timedMock: true, interruptedMs: 5 * MINUTE }]);
  });
});

describe('a report', () => {
  it('waits for the end, and for an attempt that there is', async () => {
    const app = await openTestApp();
    const id = await start(app);
    await expect(app.call('attempt.report', { id })).rejects.toMatchObject({ problem: { code: 'attempt.not-over' } });
    await expect(app.call('attempt.report', { id: '2026-01-05-090000-zzzzzz' })).rejects.toMatchObject({ problem: { code: 'attempt.unknown' } });
  });

  it('compares with the last submitted mock before it, and with nothing where there is none', async () => {
    const app = await openTestApp();
    const first = await sitThrough(app, {}, 10);
    app.clock.pass(DAY);
    await sitThrough(app, { mode: 'custom' });
    app.clock.pass(DAY);
    const second = await sitThrough(app, {}, 0);
    expect(await app.call('attempt.report', { id: first })).toMatchObject({ previous: null, domains: Array(4).fill({ change: null }) });
    const { previous, domains, row } = await app.call('attempt.report', { id: second });
    expect(previous?.id).toBe(first);
    for (const [at, { change }] of domains.entries()) {
      const { asked, right } = previous?.domains[at] ?? { asked: 0, right: 0 };
      expect(change).toBeCloseTo((-100 * right) / asked, 9);
    }
    expect(row).toMatchObject({ number: 2, right: 0, share: 0 });
  });
});

const LINE: PassLine = { low: 62, high: 66, ours: false };

/** An archive on a fake disk with one submitted attempt, and one that runs. */
async function onFakeDisk() {
  const disk = FakeDisk.with(['/data', '/data/attempts', '/local']);
  const house = houseOn(disk, '/data');
  const now = fakeClock().now();
  const [over, running] = ['2026-01-05-090000-aaaaaa', '2026-01-05-100000-bbbbbb'];
  for (const id of [over, running]) await createAttemptFiles(house, paperOf(undefined, { id }), now);
  let line = LINE;
  const open = () =>
    openArchive({
      house,
      cache: openCache(disk, '/local', () => 0),
      corrections: () => NO_CORRECTIONS,
      lineOf: () => line,
      scoredBy: () => JSON.stringify(line),
    });
  const handIn = async (id: string) => {
    const { desk } = roomOver(house, paperOf(undefined, { id }), fakeClock());
    await desk.open(id, VIEWER, false);
    await desk.record(id, VIEWER, 1, submit);
  };
  await handIn(over);
  disk.settle();
  return { disk, open, over, running, handIn, moveLine: (to: PassLine) => (line = to) };
}

describe('the archive', () => {
  it('reads finished attempts once, and from then on what it noted of them', async () => {
    const { disk, open, over, running } = await onFakeDisk();
    const first = await open();
    expect(first.unfinished()).toEqual([running]);
    disk.settle();
    const second = await open();
    expect(second.all()).toEqual(first.all());
    expect(disk.steps.filter((step) => step.includes(`attempts/${over}`))).toEqual([]);
  });

  it('reads them again when its notes are gone, damaged, or were made by another pass line', async () => {
    const { disk, open, moveLine } = await onFakeDisk();
    const before = (await open()).all();
    const notes = '/local/evidence/2026-01.json';
    disk.take(notes);
    expect((await open()).all()).toEqual(before);
    expect(disk.bytesOf(notes)).not.toBeNull();
    disk.put(notes, 'nonsense');
    expect((await open()).all()).toEqual(before);
    moveLine({ low: 0, high: 0, ours: true });
    expect((await open()).all().map(({ row }) => row.verdict)).toEqual(['pass']);
  });

  it('does without notes on a disk that takes none', async () => {
    const { disk, open, over } = await onFakeDisk();
    disk.take('/local');
    const archive = await open();
    expect(archive.all().map(({ row }) => row.id)).toEqual([over]);
  });

  it('loses nothing that is filed or begun while everything is scored again', async () => {
    const { open, running, over, handIn, moveLine } = await onFakeDisk();
    const archive = await open();
    await handIn(running);
    const later = '2026-01-05-110000-cccccc';
    moveLine({ low: 0, high: 0, ours: true });
    await Promise.all([archive.rescore(), archive.file(running), archive.begin(later)]);
    expect(archive.all().map(({ row }) => [row.id, row.verdict])).toEqual([
      [over, 'pass'],
      [running, 'pass'],
    ]);
    expect(archive.unfinished()).toEqual([later]);
  });

  it('goes on after a change that the disk refused', async () => {
    const { disk, open, running, handIn } = await onFakeDisk();
    const archive = await open();
    await handIn(running);
    disk.failAt(disk.steps.length, 'EIO', true);
    await expect(archive.file(running)).rejects.toMatchObject({ problem: { code: 'storage.io' } });
    disk.heal();
    await archive.file(running);
    expect(archive.unfinished()).toEqual([]);
  });

  it('finds an attempt whose filing failed when its report is asked for', async () => {
    const { disk, open, running, over, handIn } = await onFakeDisk();
    const archive = await open();
    await handIn(running);
    disk.failAt(disk.steps.length, 'EIO', true);
    await expect(archive.file(running)).rejects.toMatchObject({ problem: { code: 'storage.io' } });
    disk.heal();
    expect((await archive.report(running)).row.id).toBe(running);
    expect(archive.all().map(({ row }) => row.id)).toEqual([over, running]);
    expect(archive.unfinished()).toEqual([]);
  });
});
