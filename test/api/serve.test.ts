import { describe, expect, it } from 'vitest';
import { type ChangeTopic, contract, type OperationName } from '../../src/api/contract';
import { Refusal } from '../../src/api/refusal';
import type { Reply } from '../../src/api/reply';
import { type Services, serve } from '../../src/api/serve';
import { problem } from '../../src/core/problem';

const SETTINGS = { theme: 'dark', textSize: 100, shortcuts: true, examDate: null, lines: {}, practiceScale: false } as const;

/** The door over services of which only those named do anything. */
function door(own: Partial<Services> = {}) {
  const changes: (readonly ChangeTopic[])[] = [];
  const bugs: { operation: string; error: unknown }[] = [];
  const none = Object.fromEntries(
    Object.keys(contract).map((name) => [
      name,
      () => {
        throw new Error(`nobody expected ${name}`);
      },
    ]),
  );
  const call = serve({ ...none, ...own } as Services, {
    onChange: (topics) => changes.push(topics),
    onBug: (operation, error) => bugs.push({ operation, error }),
  });
  const ask = async (operation: string, input?: unknown): Promise<Reply> => JSON.parse(await call(JSON.stringify({ operation, input })));
  return { call, ask, changes, bugs };
}

const refused = (code: string) => ({ ok: false, problem: expect.objectContaining({ code, severity: 'error' }) });

describe('a request that is none', () => {
  it.each(['', ' ', '{', 'null', '1', '"app.info"', '[]', '{}', '{"operation":1}', '{"operation":null,"input":{}}', '\u0000'])(
    'is called malformed: %j',
    async (text) => {
      const { call, bugs } = door();
      expect(JSON.parse(await call(text))).toEqual(refused('call.malformed'));
      expect(bugs).toEqual([]);
    },
  );

  it('is called malformed in whatever depth it is nested', async () => {
    const { call } = door();
    expect(JSON.parse(await call('['.repeat(100_000)))).toEqual(refused('call.malformed'));
  });
});

describe('an operation that is not in the contract', () => {
  it.each(['', 'app.Info', 'app', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'app.info\u0000'])(
    'is unknown: %j',
    async (name) => {
      const { ask, bugs } = door();
      expect(await ask(name, {})).toEqual(refused('call.unknown-operation'));
      expect(bugs).toEqual([]);
    },
  );

  it('is not echoed at full length', async () => {
    const reply = await door().ask('x'.repeat(1_000_000), {});
    expect(JSON.stringify(reply).length).toBeLessThan(300);
  });
});

describe('the input of a call', () => {
  it('is refused with the field that is wrong', async () => {
    const { ask, bugs } = door();
    expect(await ask('settings.write', { theme: 'pink' })).toMatchObject({
      ok: false,
      problem: { code: 'call.bad-input', place: { field: 'theme' } },
    });
    expect(await ask('attempt.record', { id: 'a-b', viewer: 'viewer-one', seq: 1, action: { kind: 'visit', question: -1 } })).toMatchObject({
      problem: { code: 'call.bad-input', place: { field: 'action.question' } },
    });
    expect(bugs).toEqual([]);
  });

  it.each<[OperationName, unknown]>([
    ['attempt.open', { id: '../settings', viewer: 'viewer-one' }],
    ['attempt.open', { id: 'a/b', viewer: 'viewer-one' }],
    ['attempt.open', { id: 'A-B', viewer: 'viewer-one' }],
    ['attempt.open', { id: 'a-b', viewer: 'short' }],
    ['attempt.record', { id: 'a-b', viewer: 'viewer-one', seq: 0, action: { kind: 'leave' } }],
    ['attempt.record', { id: 'a-b', viewer: 'viewer-one', seq: 1.5, action: { kind: 'leave' } }],
    ['attempt.beat', { id: 'a-b', viewer: 'viewer-one', waitMs: 3_600_000 }],
    ['changes.wait', { cursor: 0, waitMs: -1 }],
    ['settings.write', { lines: { exam: { low: -1, high: 200 } } }],
    ['link.open', { url: 'http://example.org' }],
    ['link.open', { url: 'javascript:alert(1)' }],
    ['link.open', { url: 'file:///etc/passwd' }],
    ['app.info', null],
    ['app.info', 'text'],
    ['health.acknowledge', {}],
  ])('%s refuses %j', async (operation, input) => {
    expect(await door().ask(operation, input)).toEqual(refused('call.bad-input'));
  });

  it('may be left out where nothing is asked for', async () => {
    const { ask } = door({ 'settings.read': () => SETTINGS });
    expect(await ask('settings.read')).toEqual({ ok: true, value: SETTINGS });
  });

  it('reaches the service with its defaults, and without what the contract does not know', async () => {
    const seen: unknown[] = [];
    const { ask } = door({
      'settings.write': (change) => {
        seen.push(change);
        return SETTINGS;
      },
    });
    await ask('settings.write', { theme: 'dark', isAdmin: true });
    expect(seen).toEqual([{ theme: 'dark' }]);
  });

  it('cannot reach the prototype of anything', async () => {
    const { call } = door({ 'settings.write': (change) => ({ ...SETTINGS, ...(change as typeof SETTINGS) }) });
    await call('{"operation":"settings.write","input":{"__proto__":{"polluted":1},"lines":{"__proto__":{"low":1,"high":2}}}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).low).toBeUndefined();
  });
});

describe('the reply to a call', () => {
  it('carries the value, checked, and nothing that the contract does not name', async () => {
    const { ask } = door({ 'settings.read': () => ({ ...SETTINGS, secret: 'token' }) });
    expect(await ask('settings.read')).toEqual({ ok: true, value: SETTINGS });
  });

  it('carries a refusal as it is, from services that wait and from those that do not', async () => {
    const why = problem('attempt.gap', { expected: 3, got: 5 }, { question: 'q-1' });
    for (const service of [
      () => {
        throw new Refusal(why);
      },
      async () => {
        throw new Refusal(why);
      },
    ]) {
      const { ask, bugs } = door({ 'attempt.report': service });
      expect(await ask('attempt.report', { id: 'a-b' })).toEqual({ ok: false, problem: why });
      expect(bugs).toEqual([]);
    }
  });

  it('says of a bug that there was one, and nothing else; the bug is told to the app', async () => {
    const error = new Error('ENOENT: /home/candidate/secret.json');
    const { call, bugs } = door({
      'app.info': () => {
        throw error;
      },
    });
    const text = await call('{"operation":"app.info"}');
    expect(JSON.parse(text)).toEqual({ ok: false, problem: problem('call.bug', { operation: 'app.info' }) });
    expect(text).not.toContain('secret');
    expect(bugs).toEqual([{ operation: 'app.info', error }]);
  });

  it('is a bug when a service answers in the wrong shape', async () => {
    const { ask, bugs } = door({ 'settings.read': () => ({ ...SETTINGS, textSize: 7 }) as never });
    expect(await ask('settings.read')).toEqual(refused('call.bug'));
    expect(bugs).toHaveLength(1);
  });

  it('is a bug when a service throws something that is no error', async () => {
    const { ask, bugs } = door({ 'settings.read': () => Promise.reject('no reason') });
    expect(await ask('settings.read')).toEqual(refused('call.bug'));
    expect(bugs).toEqual([{ operation: 'settings.read', error: 'no reason' }]);
  });
});

describe('a change', () => {
  it('is told after the operation has succeeded, with its topics', async () => {
    const { ask, changes } = door({ 'settings.write': () => SETTINGS, 'settings.read': () => SETTINGS });
    await ask('settings.write', {});
    await ask('settings.read', {});
    expect(changes).toEqual([['settings']]);
  });

  it('is not told when the operation was refused, had a bug or was never reached', async () => {
    const { ask, changes } = door({
      'attempt.record': () => {
        throw new Refusal(problem('attempt.over'));
      },
    });
    await ask('attempt.record', { id: 'a-b', viewer: 'viewer-one', seq: 1, action: { kind: 'leave' } });
    await ask('settings.write', {});
    await ask('settings.write', { theme: 'pink' });
    expect(changes).toEqual([]);
  });
});
