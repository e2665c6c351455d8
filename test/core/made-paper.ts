/** Papers made for tests of sitting and marking: one question of each type, or whatever a test asks for. */

import { type Action, type Attempt, advance, type Entry, startAttempt } from '../../src/core/attempt';
import type { Question } from '../../src/core/bank';
import { type Paper, paperSchema } from '../../src/core/paper';
import { made, saa2013 } from './made-bank';

export const START_MS = Date.UTC(2026, 0, 5, 9, 0, 0);

export const single = made('q-single', '1');
export const multiple = made('q-multiple', '1', { type: 'multiple', key: ['a', 'c'] });
export const ordering = made('q-ordering', '2', { type: 'ordering', key: ['d', 'c', 'b', 'a'] });
export const matching = made('q-matching', '3', {
  type: 'matching',
  prompts: ['p', 'q'].map((id) => ({ id, text: `Prompt ${id}` })),
  key: { p: 'a', q: 'b' },
});
export const oneOfEach: readonly Question[] = [single, multiple, ordering, matching];

/** A mock of 80 minutes; `unscored` and `seenBefore` name questions. */
export function paperOf(
  questions: readonly Question[] = oneOfEach,
  fields: Partial<Paper> = {},
  { unscored = [], seenBefore = [] }: { unscored?: readonly string[]; seenBefore?: readonly string[] } = {},
): Paper {
  return paperSchema.parse({
    id: '2026-01-05-090000-aaaaaa',
    bank: { id: 'made', title: 'Made', version: '1.0.0', hash: 'hash' },
    blueprint: saa2013,
    mode: 'mock',
    number: 1,
    createdAtMs: START_MS,
    seed: 'seed',
    algorithm: 1,
    fixed: false,
    limitMs: 80 * 60_000,
    extraMs: 0,
    clockPolicy: 'forgiving',
    feedback: 'end',
    line: { low: 62, high: 66, ours: false },
    allocation: [],
    deficitsUsed: {},
    deficitsAfter: {},
    variation: 0,
    caseStudies: [],
    topics: [],
    learningPoints: [],
    questions: questions.map((question) => ({
      question,
      domain: question.domains.exam,
      optionOrder: question.options.map(({ id }) => id),
      scored: !unscored.includes(question.id),
      exposuresBefore: seenBefore.includes(question.id) ? 1 : 0,
      daysSinceSeen: seenBefore.includes(question.id) ? 3 : null,
    })),
    ...fields,
  });
}

export const choice = (...chosen: string[]) => ({ kind: 'choice' as const, chosen });

/** The entry after `attempt`, at this active time; the clock shows the same unless told otherwise. */
export function entryAfter(attempt: Attempt, action: Action, activeMs = 0, spentMs = activeMs): Entry {
  return { seq: attempt.seq + 1, wallMs: START_MS + spentMs, spentMs, activeMs, action };
}

/** Takes the actions one after another, each with the active time at which it happens, and throws where one is refused. */
export function sit(paper: Paper, actions: readonly (readonly [atMs: number, action: Action])[]): { attempt: Attempt; log: Entry[] } {
  let attempt = startAttempt(paper, START_MS);
  const log: Entry[] = [];
  for (const [atMs, action] of actions) {
    const entry = entryAfter(attempt, action, atMs);
    const next = advance(paper, attempt, entry);
    if (!next.ok) throw new Error(JSON.stringify(next.problems));
    attempt = next.value;
    log.push(entry);
  }
  return { attempt, log };
}
