/** The page's queue towards the Node side, over a Node side that can be made to fail. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Action } from '../../../src/core/attempt';

interface Request {
  readonly seq: number;
  readonly action: Action;
  readonly takeOver?: boolean;
}

/** What the Node side does with each operation; a test replaces what it wants to fail. */
const node = vi.hoisted(() => ({
  record: (_: unknown): unknown => null,
  beat: (_: unknown): unknown => null,
  open: (_: unknown): unknown => null,
}));
vi.mock('../../../src/renderer/data/connection', () => ({
  viewer: 'this-page',
  isServed: false,
  call: async (operation: string, input: unknown) => node[operation.slice('attempt.'.length) as keyof typeof node](input),
}));

import { CallError } from '../../../src/api/client';
import { openSession, type Session } from '../../../src/renderer/screens/exam/session';

const blank = { response: null, flagged: false, struck: [], note: '', highlights: [], certainty: null, seen: false, revealed: false };
const choice = (question: number, option: string): Action => ({ kind: 'answer', question, response: { kind: 'choice', chosen: [option] } });
const refused = (code: string) => new CallError('attempt.record', { code, severity: 'error', params: {}, place: {} });

let log: Action[];
let status: string;
let role: string;
let beats: ((pulse: unknown) => void)[];
let session: Session;

const pulse = () => ({ status, role, seq: log.length, remainingMs: 60_000, spentMs: 0 });
const record = (input: unknown) => {
  const { seq, action } = input as Request;
  if (seq !== log.length + 1) throw refused('attempt.gap');
  log.push(action);
  if (action.kind === 'submit') status = 'submitted';
  return { ...pulse(), solution: null };
};
const fails = (code: string) => () => {
  throw refused(code);
};
/** Ends the wait of the beat in flight. */
const answerBeat = async () => {
  beats.pop()?.(pulse());
  await vi.advanceTimersByTimeAsync(0);
};
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(async () => {
  vi.useFakeTimers();
  log = [];
  beats = [];
  status = 'running';
  role = 'holder';
  node.record = record;
  node.beat = () => new Promise((resolve) => beats.push(resolve));
  node.open = () => ({
    ...pulse(),
    paper: { questions: [{ id: 'one' }, { id: 'two' }] },
    at: 0,
    answers: [0, 1].map((index) => {
      const last = log.findLast((action) => action.kind === 'answer' && action.question === index);
      return { ...blank, response: last?.kind === 'answer' ? last.response : null };
    }),
    solutions: {},
    interruptedMs: 0,
  });
  session = await openSession('x');
});
afterEach(() => {
  session.close();
  vi.useRealTimers();
});

it('sends actions one after another, in order, and says when they are saved', async () => {
  session.act(choice(0, 'a'));
  session.act({ kind: 'visit', question: 1 });
  expect(session.state()).toMatchObject({ saving: 'saving', at: 1 });
  await settle();
  expect(log.map(({ kind }) => kind)).toEqual(['answer', 'visit']);
  expect(session.state()).toMatchObject({ saving: 'saved', problem: null });
});

it('takes what is done while one save lasts for seconds, shows it at once, and sends it afterwards in order', async () => {
  let written = () => {};
  node.record = async (input: unknown) => {
    node.record = record;
    await new Promise<void>((resolve) => (written = resolve));
    return record(input);
  };
  session.act(choice(0, 'a'));
  session.act({ kind: 'visit', question: 1 });
  session.act(choice(1, 'b'));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(log).toEqual([]);
  expect(session.state()).toMatchObject({ saving: 'saving', at: 1, problem: null });
  expect(session.state().answers[1]?.response).toEqual({ kind: 'choice', chosen: ['b'] });
  written();
  await settle();
  expect(log).toEqual([choice(0, 'a'), { kind: 'visit', question: 1 }, choice(1, 'b')]);
  expect(session.state()).toMatchObject({ saving: 'saved', problem: null });
});

it('does not end the exam by trying again after a failed end', async () => {
  node.record = fails('storage.disk-full');
  session.act(choice(0, 'a'));
  await settle();
  await expect(session.submit()).rejects.toThrow('storage.disk-full');
  expect(session.state().saving).toBe('failed');
  node.record = record;
  session.retry();
  await settle();
  expect(log).toEqual([choice(0, 'a')]);
  expect(session.state()).toMatchObject({ saving: 'saved', status: 'running' });
});

it('goes on with a problem in view and nothing unsaved when only the end failed, and ends at the next asking', async () => {
  node.record = fails('storage.io');
  await expect(session.submit()).rejects.toThrow('storage.io');
  expect(session.state()).toMatchObject({ saving: 'saved', problem: { code: 'storage.io' } });
  node.record = record;
  session.act(choice(0, 'b'));
  await settle();
  await session.submit();
  expect(log.map(({ kind }) => kind)).toEqual(['answer', 'submit']);
  expect(session.state().status).toBe('submitted');
});

it('still sends what was done before the room was left, and settles when it is on disk', async () => {
  session.act(choice(0, 'a'));
  session.act(choice(1, 'b'));
  session.close();
  await session.settled();
  expect(log).toHaveLength(2);
});

it('rejects the wait for the disk when the disk refuses', async () => {
  node.record = fails('storage.disk-full');
  session.act(choice(0, 'a'));
  await expect(session.settled()).rejects.toThrow('storage.disk-full');
});

it('shows and takes nothing more once the end is on its way', async () => {
  const ended = session.submit();
  session.act(choice(0, 'a'));
  expect(session.state().answers[0]?.response).toBeNull();
  await ended;
  expect(log).toEqual([{ kind: 'submit', reason: 'candidate' }]);
});

it('ends the exam although the room was closed meanwhile', async () => {
  const ended = session.submit();
  session.close();
  await ended;
  expect(log).toEqual([{ kind: 'submit', reason: 'candidate' }]);
});

it('paints and takes nothing but notes while a save has failed, and sends again by itself after a sign of life', async () => {
  node.record = fails('call.unreachable');
  session.act(choice(0, 'a'));
  await settle();
  session.act(choice(0, 'b'));
  session.act({ kind: 'note', question: 0, text: 'kept' });
  expect(session.state().answers[0]).toMatchObject({ response: { chosen: ['a'] }, note: 'kept' });
  node.record = record;
  await answerBeat();
  expect(log).toEqual([choice(0, 'a'), { kind: 'note', question: 0, text: 'kept' }]);
  expect(session.state()).toMatchObject({ saving: 'saved', problem: null });
});

it('tells that the Node side is silent until it speaks again', async () => {
  node.beat = fails('storage.read-only');
  await answerBeat();
  expect(session.state()).toMatchObject({ saving: 'saved', problem: { code: 'storage.read-only' } });
  let waited: unknown;
  node.beat = (input) => {
    waited ??= (input as { waitMs: number }).waitMs;
    return new Promise((resolve) => beats.push(resolve));
  };
  await vi.advanceTimersByTimeAsync(1_000);
  expect(waited).toBe(0);
  await answerBeat();
  expect(session.state().problem).toBeNull();
});

it('asks no more when the attempt does not exist', async () => {
  const beat = vi.fn(fails('attempt.unknown'));
  node.beat = beat;
  await answerBeat();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(beat).toHaveBeenCalledOnce();
  expect(session.state().problem?.code).toBe('attempt.unknown');
});

it('takes nothing but going on while it is paused', async () => {
  session.act({ kind: 'pause' });
  session.act(choice(0, 'a'));
  session.act({ kind: 'flag', question: 0, on: true });
  session.act({ kind: 'resume' });
  await settle();
  expect(log.map(({ kind }) => kind)).toEqual(['pause', 'resume']);
  expect(session.state().answers[0]).toMatchObject({ response: null, flagged: false });
});

it('takes back the one refused action, says why, and sends what came after it', async () => {
  node.record = (input) => {
    const { action } = input as Request;
    if (action.kind === 'answer' && action.question === 0) throw refused('attempt.revealed');
    return record(input);
  };
  session.act(choice(0, 'a'));
  session.act(choice(1, 'b'));
  await expect(session.settled()).rejects.toThrow('attempt.revealed');
  expect(log).toEqual([choice(1, 'b')]);
  expect(session.state()).toMatchObject({ saving: 'saved', problem: { code: 'attempt.revealed' } });
  expect(session.state().answers.map(({ response }) => response)).toEqual([null, { kind: 'choice', chosen: ['b'] }]);
});

it('does not end the exam over an answer that was refused', async () => {
  node.record = (input) => {
    if ((input as Request).action.kind === 'answer') throw refused('attempt.revealed');
    return record(input);
  };
  session.act(choice(0, 'a'));
  await expect(session.submit()).rejects.toThrow('attempt.revealed');
  expect(log).toEqual([]);
  expect(session.state()).toMatchObject({ status: 'running', saving: 'saved' });
});

it('drops everything when another page has taken over, and loads again as soon as it can', async () => {
  node.record = fails('attempt.read-only');
  const { open } = node;
  node.open = fails('call.unreachable');
  session.act(choice(0, 'a'));
  session.act(choice(1, 'b'));
  await settle();
  expect(session.state().problem?.code).toBe('attempt.read-only');
  role = 'reader';
  log = [choice(0, 'c')];
  node.open = open;
  await answerBeat();
  expect(session.state().role).toBe('reader');
  expect(session.state().answers.map(({ response }) => response)).toEqual([{ kind: 'choice', chosen: ['c'] }, null]);
});

it('tells why it could not take over', async () => {
  node.open = fails('call.unreachable');
  await session.takeOver();
  expect(session.state().problem?.code).toBe('call.unreachable');
});

it('is over, and not refused, when the time ran out while the exam was being ended', async () => {
  node.record = () => {
    status = 'submitted';
    throw refused('attempt.over');
  };
  await session.submit();
  expect(session.state().status).toBe('submitted');
});
