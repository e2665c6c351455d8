/** Banks made for draws: questions by the count, alike in nothing but what a test asks for. */

import { type Blueprint, blueprintSchema, type Question, questionSchema } from '../../src/core/bank';
import { type Drawn, type DrawRequest, drawPaper } from '../../src/core/draw';
import { type DrawIndex, prepareDraw } from '../../src/core/draw-index';
import { type History, noHistory, type Sighting } from '../../src/core/recall';
import { stemEnemies } from '../../src/core/similarity';

export const DAY_MS = 86_400_000;

/** A blueprint with domains "1", "2", … of these weights. */
export function blueprintOf(weights: readonly number[], fields: Record<string, unknown> = {}): Blueprint {
  return blueprintSchema.parse({
    id: 'exam',
    title: 'Exam',
    code: 'EX',
    vendor: 'Nobody',
    questions: 55,
    minutes: 80,
    pass: { kind: 'band', low: 62, high: 66 },
    domains: weights.map((weight, at) => ({ id: String(at + 1), title: `Domain ${at + 1}`, weight })),
    ...fields,
  });
}

export const saa2013 = blueprintOf([60, 10, 20, 10]);
export const saaC03 = blueprintOf([30, 26, 24, 20], { questions: 65, unscored: 15, minutes: 130 });

export function made(id: string, domain: string, fields: Record<string, unknown> = {}): Question {
  return questionSchema.parse({
    id,
    version: 1,
    type: 'single',
    domains: { exam: domain },
    topics: [`topic-${domain}`],
    stem: `Stem of ${id} ${id}x ${id}y ${id}z`,
    options: ['a', 'b', 'c', 'd'].map((option) => ({ id: option, text: `${option} of ${id}` })),
    key: ['a'],
    ...fields,
  });
}

/**
 * `counts[d]` questions in domain d + 1: every fifth multiple response, difficulties 25/50/25, topics in runs of twenty questions (up to six topics,
 * types and difficulties evenly in each).
 */
export function madeBank(counts: readonly number[]): Question[] {
  const bands = ['easy', 'medium', 'hard', 'medium'];
  return counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, n) =>
      made(`q-${at + 1}-${String(n).padStart(5, '0')}`, String(at + 1), {
        topics: [`topic-${at + 1}-${Math.floor(n / 20) % 6}`],
        difficulty: bands[n % 4],
        ...(n % 5 === 0 && { type: 'multiple', key: ['a', 'c'] }),
      }),
    ),
  );
}

export function indexOf(questions: readonly Question[], blueprint: Blueprint = saa2013): DrawIndex {
  return prepareDraw({ bankId: 'made', questions, blueprint, similar: stemEnemies(questions) });
}

/** The ids of the questions that are held back for mocks. */
export function reservedIn({ questions, reserved }: DrawIndex): string[] {
  return questions.flatMap(({ id }, place) => (reserved[place] === 1 ? [id] : []));
}

export function draw(index: DrawIndex, request: Partial<DrawRequest> = {}): Drawn {
  return drawPaper(index, {
    mode: 'mock',
    count: index.blueprint.questions,
    seed: 'seed',
    nowMs: 100 * DAY_MS,
    history: noHistory,
    fixed: false,
    ...request,
  });
}

export function idsOf(drawn: Drawn): string[] {
  return drawn.questions.map(({ question }) => question.id);
}

export function askedOf(drawn: Drawn): number[] {
  return drawn.allocation.map((row) => row.asked);
}

/** The history after one more paper, sat at `atMs`; `right` says how each question went. */
export function after(history: History, drawn: Drawn, atMs: number, right: (id: string) => boolean = () => true): History {
  const seen = new Map<string, Sighting>(history.seen);
  for (const id of idsOf(drawn)) seen.set(id, { times: (seen.get(id)?.times ?? 0) + 1, lastSeenMs: atMs, lastRight: right(id) });
  return { seen, deficits: drawn.deficitsAfter, recentMocks: [idsOf(drawn), ...history.recentMocks] };
}

/** `count` mocks in a row, each with the history of those before. */
export function sit(index: DrawIndex, count: number, request: Partial<DrawRequest> = {}, carryDeficits = true): Drawn[] {
  const papers: Drawn[] = [];
  let history = noHistory;
  for (let number = 1; number <= count; number++) {
    const drawn = draw(index, { seed: `mock ${number}`, nowMs: number * DAY_MS, ...request, history });
    papers.push(drawn);
    history = after(history, drawn, number * DAY_MS);
    if (!carryDeficits) history = { ...history, deficits: {} };
  }
  return papers;
}
