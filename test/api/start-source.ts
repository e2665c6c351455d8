/** A bank, an exam of ten questions, and candidates with a past, for tests of starting an attempt. */

import { drawFor, paperOf, type StartSource } from '../../src/api/start';
import { type StartOptions, startOptionsSchema } from '../../src/api/views';
import { type Bank, bankSchema, type Question } from '../../src/core/bank';
import { NO_CORRECTIONS } from '../../src/core/corrections';
import { startCountdown } from '../../src/core/countdown';
import { prepareDraw } from '../../src/core/draw-index';
import { type Evidence, evidenceOf } from '../../src/core/evidence';
import { markAttempt } from '../../src/core/marking';
import type { Paper } from '../../src/core/paper';
import { stemEnemies } from '../../src/core/similarity';
import { blueprintOf, DAY_MS, madeBank, reservedIn } from '../core/made-bank';
import { choice, START_MS, sit } from '../core/made-paper';

export const LINE = { low: 62, high: 66, ours: false };
/** Ten questions: 6, 1, 2 and 1 by domain. The bank has more than four papers' worth, so two whole mocks of it are in reserve. */
export const blueprint = blueprintOf([60, 10, 20, 10], { questions: 10, minutes: 20 });
export const plenty = madeBank([30, 10, 15, 10]);

interface MadeSource extends StartSource {
  readonly bank: Bank;
}

export function sourceOf(questions: readonly Question[] = plenty, fields: Partial<StartSource> = {}): MadeSource {
  const exam = fields.blueprint ?? blueprint;
  const bank = bankSchema.parse({
    id: 'made',
    title: 'Made',
    version: '1.0.0',
    blueprints: [exam],
    topics: [
      { id: 'topic-1-0', title: 'First' },
      { id: 'topic-none', title: 'Never asked' },
    ],
    learningPoints: [
      { id: 'point-one', topic: 'topic-1-0', sentence: 'One.' },
      { id: 'point-none', topic: 'topic-none', sentence: 'None.' },
    ],
    questions,
    hash: 'hash',
  });
  const index = prepareDraw({ bankId: bank.id, questions: bank.questions, blueprint: exam, similar: stemEnemies(bank.questions) });
  return {
    blueprint: exam,
    index,
    evidence: [],
    open: [],
    studied: new Map(),
    corrections: NO_CORRECTIONS,
    line: LINE,
    nowMs: START_MS,
    ...fields,
    bank,
  };
}

export const source = sourceOf();
export const reserved = new Set(reservedIn(source.index));

export function options(fields: Partial<StartOptions> = {}): StartOptions {
  return startOptionsSchema.parse({ bank: 'made', blueprint: 'exam', mode: 'mock', questions: 10, minutes: 20, ...fields });
}
export const custom = (fields: Partial<StartOptions> = {}) => options({ mode: 'custom', questions: 20, ...fields });

let papers = 0;
export const draw = (from: MadeSource, chosen: StartOptions, seed = 'seed'): Paper => {
  papers += 1;
  return paperOf(from, chosen, `2026-01-05-090000-${papers}`, drawFor(from, chosen, seed), from.bank.questions);
};
export const idsOf = (paper: Paper) => paper.questions.map(({ question }) => question.id);

interface Course {
  readonly wrong?: readonly string[];
  readonly skipped?: readonly string[];
  readonly unreached?: readonly string[];
  readonly flagged?: readonly string[];
  readonly slow?: readonly string[];
}

/** The evidence of having sat a paper on the given day; what is not named was answered right and at an even pace. */
export function sat(paper: Paper, day: number, { wrong = [], skipped = [], unreached = [], flagged = [], slow = [] }: Course = {}): Evidence {
  let atMs = 0;
  const steps = paper.questions.flatMap(({ question: { id, key } }, question) => {
    if (unreached.includes(id)) return [];
    const from = atMs;
    atMs += slow.includes(id) ? 600_000 : 60_000;
    const right = choice(...(key as readonly string[]));
    return [
      [from, { kind: 'visit' as const, question }] as const,
      ...(skipped.includes(id) ? [] : [[from, { kind: 'answer' as const, question, response: wrong.includes(id) ? choice('d') : right }] as const]),
      ...(flagged.includes(id) ? [[from, { kind: 'flag' as const, question, on: true }] as const] : []),
    ];
  });
  const { attempt } = sit(paper, [...steps, [atMs, { kind: 'submit', reason: 'candidate' }]]);
  if (attempt.kind !== 'submitted') throw new Error('it was submitted');
  const clock = startCountdown(paper.limitMs, 'forgiving', { wallMs: START_MS, uptimeMs: 0, run: '1' });
  const marked = markAttempt(paper, attempt, NO_CORRECTIONS);
  return evidenceOf(paper, { ...attempt, submittedAtMs: START_MS + day * DAY_MS }, clock, marked, LINE);
}

/** A candidate who has sat one practice paper of twenty questions, and again, each time as told. */
export function practised(...courses: readonly ((ids: readonly string[]) => Course)[]): { source: MadeSource; ids: readonly string[] } {
  const paper = draw(source, custom());
  const ids = idsOf(paper);
  const again = () => draw(source, custom({ only: [...ids] }));
  const evidence = courses.map((course, at) => sat(at === 0 ? paper : again(), at, course(ids)));
  return { source: { ...source, evidence }, ids };
}

/** Every question that the choice can ever bring: the pool is drawn dry. */
export const poolOf = (from: MadeSource, chosen: Partial<StartOptions>) => new Set(idsOf(draw(from, custom({ questions: 100, ...chosen }))));
