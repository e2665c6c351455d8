/** Editing as pages do it, for the tests of edits: a bank of two questions, the form, and what a paper asks then. */

import { CallError } from '../../src/api/client';
import type { Input } from '../../src/api/contract';
import type { QuestionDraft } from '../../src/core/question-draft';
import { made } from '../core/made-bank';
import { bankOf, compiledBanks } from '../fakes/compiled-banks';
import { openTestApp, type TestApp } from '../fakes/open-test-app';

export const VIEWER = 'a-page-of-the-test';
export const BANK = 'made';
export const app = async () => openTestApp(await compiledBanks([bankOf([made('our-1', '1'), made('our-2', '2')])]));

export async function opened({ call }: Pick<TestApp, 'call'>, question: string | null, bank = BANK) {
  return call('edit.open', { bank, question });
}

export async function save({ call }: Pick<TestApp, 'call'>, question: string, change: Partial<QuestionDraft>, bank = BANK) {
  const { draft } = await call('edit.open', { bank, question });
  return call('edit.save', { bank, question, draft: { ...draft, ...change } as Input<'edit.save'>['draft'] });
}

/** The stems that a paper of everything asks. */
export async function asked({ call }: Pick<TestApp, 'call'>, bank = BANK): Promise<Record<string, { stem: string }>> {
  const { id } = await call('attempt.start', { bank, blueprint: 'exam', mode: 'custom', questions: 10, minutes: null });
  const { paper } = await call('attempt.open', { id, viewer: VIEWER });
  await call('attempt.delete', { id });
  return Object.fromEntries(paper.questions.map((question) => [question.id, { stem: question.stem }]));
}

export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('was not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallError)) throw error;
  return error.problem.code;
}
