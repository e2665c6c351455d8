/** Two machines with one past, and what is done on either. */

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppOptions } from '../../src/api/open-app';
import { mergeIn } from '../../src/cli/merge';
import type { Action } from '../../src/core/attempt';
import { temporaryFolder } from '../fakes/house';
import { type ImportApp, importApp } from '../fakes/import-app';

export const VIEWER = 'viewer-of-two-machines';
type Folders = AppOptions['folders'];

/** Two machines that have the same folder to begin with: an attempt begun, a note, a set of two questions with a learning point each. */
export async function twoMachines() {
  const here = await importApp({ learningPoints: true });
  const { id } = await here.call('attempt.start', { bank: 'our-bank', blueprint: 'exam', mode: 'custom', questions: 2, minutes: 10, seed: 'two' });
  await act(here, id, 1, { kind: 'visit', question: 0 });
  const { id: note } = await here.call('notes.add', { text: 'Title\nCommon.', tags: ['common'] });
  await here.stop();
  const root = await temporaryFolder();
  await cp(here.home, join(root, 'home'), { recursive: true });
  const there = await importApp({ home: join(root, 'home'), learningPoints: true });
  await here.restart();
  there.clock.pass(60_000);
  return { here, there, id, note };
}

export async function act({ call }: ImportApp, id: string, seq: number, action: Action): Promise<void> {
  await call('attempt.open', { id, viewer: VIEWER, ...(seq > 1 && { takeOver: true }) });
  await call('attempt.record', { id, viewer: VIEWER, seq, action });
}

export const foldersOf = ({ home, cache }: ImportApp): Folders => ({ PASSBAND_HOME: home, PASSBAND_CACHE: cache });
export const now = () => Date.UTC(2026, 0, 6);
export const bodyOf = async ({ call }: ImportApp, id: string) => (await call('notes.list', {})).notes.find((each) => each.id === id)?.body;
export const choose = (question: number, option: string) => ({
  kind: 'answer' as const,
  question,
  response: { kind: 'choice' as const, chosen: [option] },
});

/** Sits both questions, each right or wrong as `rights` says by its id, and hands them in. */
export async function sit(app: ImportApp, rights: Readonly<Record<string, boolean>>): Promise<void> {
  const { id } = await app.call('attempt.start', { bank: 'our-bank', blueprint: 'exam', mode: 'custom', questions: 2, minutes: 10 });
  const { paper } = await app.call('attempt.open', { id, viewer: VIEWER });
  let seq = 0;
  for (const [at, question] of paper.questions.entries()) {
    await app.call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: { kind: 'visit', question: at } });
    // Longer than a guess takes, and never so long that the clock takes it for sleep.
    app.clock.pass(7_000);
    await app.call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: choose(at, rights[question.id] ? 'a' : 'b') });
    app.clock.pass(7_000);
  }
  await app.call('attempt.record', { id, viewer: VIEWER, seq: ++seq, action: submit });
}

export async function mend({ call }: ImportApp, question: string, stem: string): Promise<void> {
  const { draft } = await call('edit.open', { bank: 'our-bank', question });
  await call('edit.save', { bank: 'our-bank', question, draft: { ...draft, stem } });
}
export const mended = async ({ call }: ImportApp) =>
  (await call('edit.list', { bank: 'our-bank' })).questions.flatMap(({ id, state }) => (state === 'edited' ? [id] : [])).sort();
export const submit = { kind: 'submit', reason: 'candidate' } as const;

export async function merge(into: ImportApp, from: ImportApp, flags = { json: false }) {
  await into.stop();
  await from.stop();
  const answer = await mergeIn(from.home, foldersOf(into), flags, now);
  await into.restart();
  return answer;
}
