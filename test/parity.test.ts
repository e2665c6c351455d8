/** One suite of calls over both transports: the direct call, which is what Electron's ipc carries, and HTTP on loopback. */

import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reply, Transport } from '../src/api/reply';
import type { Report } from '../src/api/report-views';
import type { AttemptView, Pulse } from '../src/api/views';
import { servePage } from '../src/server/serve-page';
import { temporaryFolder } from './fakes/house';
import { openTestApp, type TestApp } from './fakes/open-test-app';

const direct = async ({ app }: TestApp): Promise<Transport> => app.call;

async function overHttp({ app }: TestApp): Promise<Transport> {
  const page = await servePage({ call: app.call, pageFolder: await temporaryFolder(), port: 0 });
  onTestFinished(page.close);
  const origin = `http://127.0.0.1:${page.port}`;
  return async (request) => {
    const headers = { origin, 'content-type': 'application/json', authorization: `Bearer ${page.token}` };
    const answer = await fetch(`${origin}/call`, { method: 'POST', headers, body: request });
    expect(answer.status).toBe(200);
    return answer.text();
  };
}

const VIEWER = 'viewer-one';
const START = { bank: 'made', blueprint: 'exam', mode: 'mock', questions: 10, minutes: 20, seed: 'same' };

/** Everything that a page does, from the library to the report, and every way in which it can be told no. Answers with all replies in order. */
async function wholeVisit(transport: Transport, { clock }: TestApp): Promise<Reply[]> {
  const replies: Reply[] = [];
  const raw = async (request: string): Promise<Reply> => {
    const reply = JSON.parse(await transport(request)) as Reply;
    replies.push(reply);
    return reply;
  };
  const ask = async (operation: string, input: unknown = {}): Promise<unknown> => {
    const reply = await raw(JSON.stringify({ operation, input }));
    return reply.ok ? reply.value : reply.problem;
  };

  await ask('library.read');
  await ask('attempt.preview', START);
  await ask('settings.write', { theme: 'dark', examDate: '2026-02-01' });
  await ask('settings.read');
  const { id } = (await ask('attempt.start', START)) as { id: string };
  const view = (await ask('attempt.open', { id, viewer: VIEWER })) as AttemptView;
  let seq = 0;
  const record = (action: unknown) => {
    seq += 1;
    clock.pass(2_000);
    return ask('attempt.record', { id, viewer: VIEWER, seq, action });
  };
  for (const [question, { options, choose }] of view.paper.questions.entries()) {
    await record({ kind: 'visit', question });
    await record({ kind: 'answer', question, response: { kind: 'choice', chosen: options.slice(0, choose).map((option) => option.id) } });
  }
  const note = { kind: 'note', question: 0, text: 'größer “als” 日本 \u2028 \\ " <script>' };
  await record(note);
  await ask('attempt.record', { id, viewer: VIEWER, seq, action: note });
  await ask('attempt.record', { id, viewer: VIEWER, seq: seq + 5, action: { kind: 'leave' } });
  await ask('attempt.record', { id, viewer: 'viewer-two', seq: seq + 1, action: { kind: 'leave' } });
  await ask('attempt.report', { id });
  await record({ kind: 'pause' });
  seq -= 1;
  const { status } = (await record({ kind: 'submit', reason: 'candidate' })) as Pulse;
  expect(status).toBe('submitted');
  const report = (await ask('attempt.report', { id })) as Report;
  expect(report.questions[0]?.answer.note).toBe('größer “als” 日本 \u2028 \\ " <script>');
  expect(report.counts.right + report.counts.wrong).toBe(10);
  await ask('history.list');
  await ask('attempt.beat', { id, viewer: VIEWER, waitMs: 0 });

  await ask('nothing.at-all');
  await ask('constructor');
  await ask('settings.write', { theme: 'pink' });
  await ask('attempt.open', { id: '../settings', viewer: VIEWER });
  await ask('attempt.open', { id: 'a-b', viewer: VIEWER });
  await ask('attempt.start', { ...START, bank: 'no-such-bank' });
  await ask('attempt.start', { ...START, blueprint: 'no-such-exam' });
  await ask('media.read', { bank: 'made', file: '../../settings.json' });
  await raw('no json');
  await raw('[]');
  await raw('{"operation":"settings.read"}');
  return replies;
}

/** Ids carry random letters; everything else has to agree. */
function withoutIds(replies: readonly Reply[]): unknown {
  return JSON.parse(JSON.stringify(replies).replace(/2026-01-05-\d{6}-[a-z0-9]{6}/g, 'some-attempt'));
}

describe('both transports', () => {
  it('carry the same replies through a whole visit, refusals among them', async () => {
    const [one, other] = [await openTestApp(), await openTestApp()];
    const overIpc = await wholeVisit(await direct(one), one);
    const overLoopback = await wholeVisit(await overHttp(other), other);
    expect(withoutIds(overLoopback)).toEqual(withoutIds(overIpc));
    const codes = overIpc.flatMap((reply) => (reply.ok ? [] : [reply.problem.code]));
    expect(codes).toEqual([
      'attempt.gap',
      'attempt.read-only',
      'attempt.not-over',
      'attempt.no-pause-in-mock',
      'call.unknown-operation',
      'call.unknown-operation',
      'call.bad-input',
      'call.bad-input',
      'attempt.unknown',
      'start.unknown-bank',
      'start.unknown-exam',
      'media.unknown',
      'call.malformed',
      'call.malformed',
    ]);
  });

  it('lead to the same app: what one wrote the other reads', async () => {
    const here = await openTestApp();
    const [ipc, http] = [await direct(here), await overHttp(here)];
    await http('{"operation":"settings.write","input":{"theme":"dark"}}');
    expect(JSON.parse(await ipc('{"operation":"settings.read"}'))).toMatchObject({ ok: true, value: { theme: 'dark' } });
  });

  it('tell a waiting page of a change that came over the other one', async () => {
    const here = await openTestApp();
    const [ipc, http] = [await direct(here), await overHttp(here)];
    const { cursor } = JSON.parse(await http('{"operation":"changes.wait","input":{"cursor":0,"waitMs":0}}')).value;
    const waiting = http(JSON.stringify({ operation: 'changes.wait', input: { cursor, waitMs: 25_000 } }));
    await ipc('{"operation":"settings.write","input":{"theme":"light"}}');
    expect(JSON.parse(await waiting).value).toMatchObject({ topics: expect.arrayContaining(['settings']) });
  });
});
