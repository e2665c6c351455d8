/** SIGKILL at random moments of exams, notes, settings and imports: whether everything that was acknowledged is there at the next start. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Call } from '../src/api/client';
import type { Action } from '../src/core/attempt';
import { type Random, randomFrom } from '../src/core/random';
import { callsTo } from '../test/fakes/served-calls';

const CLI = join(import.meta.dirname, '..', 'out', 'node', 'cli.js');
const VIEWER = 'viewer-of-the-kills';
const DAY_MS = 86_400_000;

interface Count {
  acknowledged: number;
  lost: number;
}

/** One kind of work: `check` looks at what is there after a start, `work` goes on until the app is gone. */
interface Work {
  readonly what: string;
  /** Long enough for some actions, short enough to fall between their writes. */
  readonly longestLifeMs: number;
  readonly check: (call: Call, count: Count) => Promise<void>;
  readonly work: (call: Call, count: Count, random: Random) => Promise<void>;
}

interface Outcome extends Count {
  readonly what: string;
  readonly kills: number;
  readonly unreadable: number;
}

async function startApp(root: string): Promise<{ readonly app: ChildProcess; readonly call: Call }> {
  const app = spawn(process.execPath, [CLI, 'serve', '--no-open', '--json', '--data', join(root, 'home')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PASSBAND_CACHE: join(root, 'cache') },
  });
  if (!app.stdout) throw new Error('stdout is piped');
  const [line] = (await once(createInterface(app.stdout), 'line')) as [string];
  return { app, call: callsTo((JSON.parse(line) as { url: string }).url) };
}

function exams(): Work {
  let id = '';
  let seq = 0;
  const answers = new Map<number, string>();
  return {
    what: 'exams',
    longestLifeMs: 200,
    async check(call, count) {
      if (id === '') {
        const exam = { bank: 'aws-solutions-architect-associate', blueprint: 'saa-2013', mode: 'mock', questions: 55, minutes: 600 } as const;
        ({ id } = await call('attempt.start', exam));
      }
      const view = await call('attempt.open', { id, viewer: VIEWER });
      count.lost += Math.max(0, seq - view.seq);
      for (const [question, option] of answers) {
        const { response } = view.answers[question] ?? {};
        if (response?.kind !== 'choice' || response.chosen[0] !== option) count.lost += 1;
      }
      seq = view.seq;
    },
    async work(call, count, random) {
      const { paper } = await call('attempt.open', { id, viewer: VIEWER });
      for (;;) {
        const question = random.int(paper.questions.length);
        const options = paper.questions[question]?.options ?? [];
        const option = options[random.int(options.length)]?.id ?? '';
        // Until it is acknowledged, either answer may stand there.
        answers.delete(question);
        const action: Action = { kind: 'answer', question, response: { kind: 'choice', chosen: [option] } };
        ({ seq } = await call('attempt.record', { id, viewer: VIEWER, seq: seq + 1, action }));
        answers.set(question, option);
        count.acknowledged += 1;
      }
    },
  };
}

function notes(): Work {
  /** The last body that was acknowledged of each note, and the one that was sent after it. */
  const known = new Map<string, { acknowledged: string; sent: string }>();
  let written = 0;
  return {
    what: 'notes',
    longestLifeMs: 200,
    async check(call, count) {
      const { notes: all } = await call('notes.list', {});
      for (const [id, { acknowledged, sent }] of known) {
        const body = all.find((note) => note.id === id)?.body;
        if (body !== acknowledged && body !== sent) count.lost += 1;
        else known.set(id, { acknowledged: body, sent: body });
      }
    },
    async work(call, count, random) {
      for (;;) {
        written += 1;
        const ids = [...known.keys()];
        const id = ids[random.int(Math.max(1, ids.length))];
        const body = `Text ${written} ${'word '.repeat(random.int(200))}`.trim();
        if (id === undefined || (known.size < 40 && random.int(10) === 0)) {
          const { id: fresh } = await call('notes.add', { text: `Note ${written}\n${body}`, tags: [] });
          known.set(fresh, { acknowledged: body, sent: body });
        } else {
          known.set(id, { acknowledged: known.get(id)?.acknowledged ?? '', sent: body });
          await call('notes.save', { id, body });
          known.set(id, { acknowledged: body, sent: body });
        }
        count.acknowledged += 1;
      }
    },
  };
}

function settings(): Work {
  const dayOf = (day: number) => new Date(DAY_MS * (20_000 + day)).toISOString().slice(0, 10);
  /** What may stand there: the last that was acknowledged, and the one that was sent after it. */
  let known: readonly (string | null)[] = [null];
  let sent = 0;
  return {
    what: 'settings',
    longestLifeMs: 200,
    async check(call, count) {
      const { examDate } = await call('settings.read', {});
      if (!known.includes(examDate)) count.lost += 1;
      known = [examDate];
    },
    async work(call, count) {
      for (;;) {
        sent += 1;
        known = [known[0] ?? null, dayOf(sent)];
        await call('settings.write', { examDate: dayOf(sent) });
        known = [dayOf(sent)];
        count.acknowledged += 1;
      }
    },
  };
}

function imports(): Work {
  const taken = new Set<string>();
  /** Those whose questions have not been read since they were taken in. */
  const unread = new Set<string>();
  let made = 0;
  const stemOf = (id: string) => `Which store keeps what ${id} needs?`;
  const setText = (id: string) => `id: ${id}
title: Set ${id}
version: 1.0.0
questions:
  - id: q-${id}
    version: 1
    type: single
    stem: ${stemOf(id)}
    options: [{ id: a, text: The first of ${id} }, { id: b, text: The second of ${id} }]
    key: [a]
`;
  return {
    what: 'imports',
    longestLifeMs: 1_200,
    async check(call, count) {
      const { banks } = await call('library.read', {});
      for (const id of taken) if (!banks.some((bank) => bank.id === id && bank.questions === 1)) count.lost += 1;
      // The list is a summary that is kept apart: of what came since the last look the question itself is read as well.
      for (const id of unread) {
        const found = await call('edit.open', { bank: id, question: `q-${id}` }).catch(() => null);
        if (found?.own?.view.stem !== stemOf(id) || found.own.view.options.length !== 2) count.lost += 1;
      }
      unread.clear();
    },
    async work(call, count) {
      for (;;) {
        made += 1;
        const set = `set-${String(made).padStart(6, '0')}`;
        const upload = `upload-${set}`;
        const base64 = Buffer.from(setText(set)).toString('base64');
        await call('upload.chunk', { upload, kind: 'set', name: 'set.yaml', offset: 0, base64 });
        const { id } = await call('import.preview', { upload });
        while ((await call('job.state', { id })).state === 'running') await new Promise((resolve) => setTimeout(resolve, 20));
        const { bank } = await call('import.accept', { id, declared: true });
        // A set that named itself otherwise would be one bank, imported again and again.
        if (bank !== set) throw new Error(`${set} was taken in as ${bank}`);
        taken.add(bank);
        unread.add(bank);
        count.acknowledged += 1;
      }
    },
  };
}

async function killDuring({ what, longestLifeMs, check, work }: Work, kills: number, seed: string): Promise<Outcome> {
  const root = await mkdtemp(join(tmpdir(), 'passband-kills-'));
  const random = randomFrom(`${seed}|${what}`);
  const count: Count = { acknowledged: 0, lost: 0 };
  let unreadable = 0;
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      const { app, call } = await startApp(root);
      const closed = once(app, 'close');
      const { health, problems } = await call('app.info', {});
      unreadable = Math.max(unreadable, health.length + problems.length);
      await check(call, count);
      const timer = kill < kills ? setTimeout(() => app.kill('SIGKILL'), 1 + random.int(longestLifeMs)) : undefined;
      if (timer === undefined) app.kill('SIGTERM');
      else {
        const failed: unknown = await work(call, count, random).catch((error: unknown) => error);
        // Only the death of the app may end the work.
        if (app.exitCode === null && app.signalCode === null && !app.killed) throw failed;
      }
      await closed;
    }
    return { what, kills, unreadable, ...count };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Spreads the kills over the four kinds of work; `isWhole` where nothing was lost. */
export async function killAll(kills: number, seed: string): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  const works = [exams(), notes(), settings(), imports()];
  const each = works.map((_, at) => Math.floor(kills / works.length) + (at < kills % works.length ? 1 : 0));
  const found = await Promise.all(works.map((work, at) => killDuring(work, each[at] ?? 0, seed)));
  const sum = (of: (outcome: Outcome) => number) => found.reduce((total, outcome) => total + of(outcome), 0);
  const total: Outcome = {
    what: 'all',
    kills: sum((one) => one.kills),
    acknowledged: sum((one) => one.acknowledged),
    lost: sum((one) => one.lost),
    unreadable: sum((one) => one.unreadable),
  };
  const lines = [...found, total].map(({ what, kills: killed, acknowledged, lost, unreadable }) =>
    [what.padEnd(10), ...[killed, acknowledged, lost, unreadable].map((number) => String(number).padStart(14))].join(''),
  );
  const head = ['during'.padEnd(10), ...['SIGKILLs', 'acknowledged', 'of them lost', 'unreadable'].map((title) => title.padStart(14))].join('');
  return { text: `\n${[head, ...lines].join('\n')}\n`, isWhole: total.lost === 0 && total.unreadable === 0 };
}
