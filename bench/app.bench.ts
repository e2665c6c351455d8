/** The Node side over real files: a durable answer against the bare steps of the disk, and the library with many attempts. */

import { randomUUID } from 'node:crypto';
import { mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../src/api/client';
import { openApp } from '../src/api/open-app';
import { systemClock } from '../src/api/system-clock';
import { BLUEPRINT, madeQuestions, writeBanks } from './made';
import { medianMs, ms, onceMs, print, quantile, type Row } from './table';

/** Five banks of 400 made questions. */
const BANKS = ['one', 'two', 'three', 'four', 'five'].map((name) => ({
  id: `bank-${name}`,
  title: `Bank ${name}`,
  version: '1.0.0',
  blueprints: [BLUEPRINT],
  questions: madeQuestions(400),
  hash: name,
}));

async function openBench(root: string) {
  const opened = await openApp({
    version: 'bench',
    folders: { PASSBAND_HOME: join(root, 'home'), PASSBAND_CACHE: join(root, 'cache') },
    banks: join(root, 'banks'),
    clock: systemClock(),
    shell: { kind: 'browser', openLink: async () => false, keepAwake: () => {} },
    onBug: (operation, error) => {
      throw new Error(operation, { cause: error });
    },
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return { app: opened.value, call: connect(opened.value.call) };
}

const START = { bank: 'bank-one', blueprint: 'saa-2013', mode: 'mock', questions: 55, minutes: 80 } as const;

test('an answer on disk, and the library', { timeout: 600_000 }, async () => {
  const root = await mkdtemp(join(tmpdir(), 'passband-bench-'));
  const rows: Row[] = [];
  await writeBanks(join(root, 'banks'), BANKS);
  const viewer = randomUUID();
  {
    const { app, call } = await openBench(root);
    for (const before of [0, 500]) {
      const { id } = await call('attempt.start', START);
      const { paper } = await call('attempt.open', { id, viewer });
      let seq = 0;
      const answer = async (run: number) => {
        const question = Math.abs(run) % 55;
        const option = paper.questions[question]?.options[0]?.id ?? 'a';
        seq += 1;
        await call('attempt.record', { id, viewer, seq, action: { kind: 'answer', question, response: { kind: 'choice', chosen: [option] } } });
      };
      for (let entry = 0; entry < before; entry += 1) await answer(entry);
      const file = join(root, 'home', 'attempts', id, 'log.json');
      // In turn, so that a busy moment of the machine falls on both, and of the same size.
      const times: { saved: number; floor: number }[] = [];
      for (let run = 0; run < 150; run += 1) {
        const saved = await onceMs(() => answer(run));
        const bytes = new Uint8Array((await stat(file)).size);
        times.push({ saved, floor: await onceMs(() => bareSave(root, bytes)) });
      }
      const saved = quantile(
        times.map((time) => time.saved),
        0.5,
      );
      const floor = quantile(
        times.map((time) => time.floor),
        0.5,
      );
      const size = `log of ${Math.round((await stat(file)).size / 1000)} kB`;
      rows.push({ what: 'save an answer durably', size, result: `${ms(saved)}, ${(saved / floor).toFixed(2)} × the floor`, reach: '≤ 1.5 ×' });
    }
    await app.close();
  }
  for (const attempts of [50, 500]) {
    await finishAttempts(root, viewer, attempts);
    const opened = await openBench(root);
    const first = await onceMs(() => opened.call('library.read', {}));
    const again = await medianMs(20, () => opened.call('library.read', {}));
    await opened.app.close();
    const starts: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const startMs = performance.now();
      const { app } = await openBench(root);
      starts.push(performance.now() - startMs);
      await app.close();
    }
    const size = `5 banks, ${attempts} attempts`;
    rows.push({ what: 'library, first and again', size, result: `${ms(first)}, ${ms(again)}`, reach: attempts === 500 ? '< 50 ms' : '' });
    rows.push({ what: 'open the whole app', size, result: ms(quantile(starts, 0.5)), reach: '' });
  }
  await rm(root, { recursive: true, force: true });
  print(rows);
});

async function finishAttempts(root: string, viewer: string, wanted: number): Promise<void> {
  const { app, call } = await openBench(root);
  const { rows } = await call('history.list', {});
  for (let count = rows.length; count < wanted; count += 1) {
    const { id } = await call('attempt.start', START);
    await call('attempt.open', { id, viewer });
    await call('attempt.record', { id, viewer, seq: 1, action: { kind: 'submit', reason: 'candidate' } });
  }
  expect((await call('history.list', {})).rows.length).toBe(wanted);
  await app.close();
}

/** Write, sync, rename, sync the folder: what any durable save costs at least. */
async function bareSave(folder: string, bytes: Uint8Array): Promise<void> {
  const fresh = join(folder, 'bare.new');
  const file = await open(fresh, 'w');
  await file.write(bytes);
  await file.sync();
  await file.close();
  await rename(fresh, join(folder, 'bare'));
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

test('the first screen', async () => {
  const { gzipSync } = await import('node:zlib');
  const { readFile } = await import('node:fs/promises');
  const folder = new URL('../out/renderer/', import.meta.url).pathname;
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  // The page names its own script and what that imports at once; lazy screens come later.
  const pending = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const seen = new Set<string>();
  let bytes = 0;
  while (pending.length > 0) {
    const name = pending.pop();
    if (!name || seen.has(name)) continue;
    seen.add(name);
    const text = await readFile(join(folder, name), 'utf8');
    bytes += gzipSync(text).length;
    for (const match of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) pending.push(`assets/${match[1]}`);
  }
  const all = await readdir(join(folder, 'assets'));
  const size = `${seen.size} of ${all.filter((name) => name.endsWith('.js')).length} files`;
  print([{ what: 'first screen, JavaScript', size, result: `${Math.round(bytes / 1000)} kB gzip`, reach: '≤ 200 kB' }]);
});
