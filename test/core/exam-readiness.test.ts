/** Readiness for an exam from all that is known: what counts as evidence, what only moves the offset, and what may be said when. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PastAnswer } from '../../src/core/answer-weight';
import { type DatedReport, examReadiness, type ReadinessSource } from '../../src/core/exam-readiness';
import { outOf } from '../../src/core/readiness-shown';
import { saa2013 } from './made-bank';

const NOW = 1_750_000_000_000;
const DAY = 86_400_000;
const line = { low: 62, high: 66, ours: false };

/** `counts` as [right, asked] by domain. */
function answersOf(counts: readonly (readonly [number, number])[], fields: Partial<PastAnswer> = {}): PastAnswer[] {
  return counts.flatMap(([right, asked], domain) =>
    Array.from({ length: asked }, (_, n) => ({
      questionId: `q-${domain}-${n}`,
      domain: String(domain + 1),
      topics: [],
      correct: n < right,
      seenBefore: false,
      mode: 'mock' as const,
      answeredAtMs: NOW,
      attemptId: 'a',
      ...fields,
    })),
  );
}

const oneMock = [
  [25, 33],
  [5, 6],
  [6, 11],
  [4, 5],
] as const;
const practiceCounts = [
  [6, 12],
  [2, 2],
  [3, 4],
  [1, 2],
] as const;
const practice: DatedReport = {
  kind: 'official-practice',
  result: { kind: 'domain-counts', domains: practiceCounts.map(([right, asked], at) => ({ id: String(at + 1), right, asked })) },
  atMs: NOW,
};

function readinessOf(fields: Partial<ReadinessSource>) {
  return examReadiness({
    blueprint: saa2013,
    line,
    answers: [],
    timedMocks: 0,
    reports: [],
    bankAgainstExam: 'unknown',
    nowMs: NOW,
    ...fields,
  });
}

describe('readiness from answers', () => {
  it('is the golden row of one mock on the reference form', () => {
    const { readiness, forecast, domains } = readinessOf({ answers: answersOf(oneMock), timedMocks: 1 });
    expect(domains.map(({ questions }) => questions)).toEqual([33, 6, 11, 5]);
    expect(forecast?.probability).toBeCloseTo(0.74898, 4);
    expect(readiness).toEqual({ kind: 'chance', percent: 75, label: 'either-way' });
  });

  it('is too early to say without a timed mock, and knows nothing without an answer', () => {
    expect(readinessOf({ answers: answersOf(oneMock) }).readiness.kind).toBe('too-early');
    expect(readinessOf({})).toMatchObject({ readiness: { kind: 'too-early' }, forecast: null, weight: 0, meanAgeDays: null });
  });

  it('says what share of the weight repeats have, and how old the answers are', () => {
    const answers = [...answersOf(oneMock), ...answersOf([[8, 8]], { attemptId: 'a', seenBefore: true })];
    const found = readinessOf({ answers, timedMocks: 1 });
    expect(found.weight).toBeCloseTo(57, 9);
    expect(found.repeatShare).toBeCloseTo(2 / 57, 9);
    expect(readinessOf({ answers, timedMocks: 1, nowMs: NOW + 10 * DAY }).meanAgeDays).toBeCloseTo(10, 9);
  });

  it('follows what the candidate says of his bank', () => {
    const percent = (bankAgainstExam: ReadinessSource['bankAgainstExam']) =>
      readinessOf({ answers: answersOf(oneMock), timedMocks: 1, bankAgainstExam }).forecast?.probability ?? 0;
    expect(percent('easier')).toBeLessThan(percent('unknown'));
    expect(percent('unknown')).toBeLessThan(percent('same'));
    expect(percent('same')).toBeLessThan(percent('harder'));
    const { offsetPoints } = readinessOf({ answers: answersOf(oneMock), timedMocks: 1, bankAgainstExam: 'easier' });
    expect(offsetPoints).toBeGreaterThan(5);
    expect(offsetPoints).toBeLessThan(8);
  });
});

describe('an official report', () => {
  it('alone is about 1 in 4, whatever is said of the bank', () => {
    const { readiness, forecast, official } = readinessOf({ reports: [practice], bankAgainstExam: 'harder' });
    expect(forecast?.probability).toBeCloseTo(0.26759, 4);
    expect(readiness).toEqual({ kind: 'official-only', percent: 25 });
    expect(outOf(25)).toEqual({ passers: 1, candidates: 4 });
    expect(official).toBe('evidence');
  });

  it('says the same alone whether it prints its domains or 12 of 20 in all', () => {
    const totals: DatedReport = { ...practice, result: { kind: 'total-counts', right: 12, asked: 20 } };
    expect(readinessOf({ reports: [totals] }).readiness).toEqual(readinessOf({ reports: [practice] }).readiness);
  });

  it('alone is never said finer than in quarters, nor as sure', () => {
    const percentOf = (right: number) => {
      const { readiness } = readinessOf({ reports: [{ ...practice, result: { kind: 'total-counts', right, asked: 20 } }] });
      return readiness.kind === 'official-only' ? readiness.percent : null;
    };
    const said = Array.from({ length: 21 }, (_, right) => percentOf(right));
    expect(new Set(said)).toEqual(new Set([10, 25, 50, 75, 90]));
    expect(said).toEqual(said.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  });

  it('moves the offset and nothing else once the app has forty answers', () => {
    const without = readinessOf({ answers: answersOf(oneMock), timedMocks: 1 });
    const withReport = readinessOf({ answers: answersOf(oneMock), timedMocks: 1, reports: [practice] });
    expect(withReport.domains).toEqual(without.domains);
    expect(withReport.official).toBe('offset');
    expect(withReport.offset.mean).toBeGreaterThan(without.offset.mean);
    expect(withReport.offset.sd).toBeLessThan(without.offset.sd);
  });

  it('fades with age, until it is silent', () => {
    const old = { ...practice, atMs: NOW - 90 * DAY };
    expect(readinessOf({ reports: [old] }).readiness.kind).toBe('too-early');
    const ancient = { ...practice, atMs: NOW - 365 * DAY };
    expect(readinessOf({ answers: answersOf(oneMock), timedMocks: 1, reports: [ancient] })).toMatchObject({ official: null, offset: { mean: 0.1 } });
  });

  it('of a course, or without counts, changes nothing', () => {
    const before = readinessOf({ answers: answersOf(oneMock), timedMocks: 1 });
    const course: DatedReport = { ...practice, kind: 'course-test' };
    const percentages: DatedReport = { kind: 'official-practice', result: { kind: 'percentages', total: 90, domains: [] }, atMs: NOW };
    expect(readinessOf({ answers: answersOf(oneMock), timedMocks: 1, reports: [course, percentages] })).toEqual(before);
  });
});

const anyAnswers = fc
  .tuple(...oneMock.map(([, most]) => fc.integer({ min: 0, max: most })))
  .map((right) => answersOf(right.map((count, at) => [count, oneMock[at]?.[1] ?? 0] as const)));

describe('for any answers', () => {
  it('those that came after the key was shown change no chance', () => {
    fc.assert(
      fc.property(anyAnswers, fc.boolean(), (answers, correct) => {
        const revealed = answersOf([[correct ? 5 : 0, 5]], { attemptId: 'b', mode: 'revealed' });
        const { forecast } = readinessOf({ answers, timedMocks: 1 });
        const after = readinessOf({ answers: [...answers, ...revealed], timedMocks: 1 }).forecast;
        expect(after?.probability).toBeCloseTo(forecast?.probability ?? Number.NaN, 9);
      }),
      { numRuns: 15 },
    );
  });

  it('one wrong answer turned right never lowers the chance', () => {
    fc.assert(
      fc.property(anyAnswers, fc.nat(), (answers, place) => {
        const better = answers.map((answer, at) => (at === place % answers.length ? { ...answer, correct: true } : answer));
        const chance = (of: readonly PastAnswer[]) => readinessOf({ answers: of, timedMocks: 1 }).forecast?.probability ?? 0;
        expect(chance(better)).toBeGreaterThanOrEqual(chance(answers) - 1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it('an exam of many uneven domains is forecast all the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 8, maxLength: 14 }), (weights) => {
        const domains = weights.map((weight, at) => ({ id: String(at + 1), title: 'D', weight, tasks: [] }));
        const { forecast } = readinessOf({ blueprint: { questions: 120, unscored: 0, domains }, answers: answersOf(oneMock), timedMocks: 1 });
        expect(forecast?.probability).toBeGreaterThanOrEqual(0);
        expect(forecast?.probability).toBeLessThanOrEqual(1);
        expect(forecast?.mean).toBeGreaterThan(0.4);
        expect(forecast?.mean).toBeLessThan(0.95);
      }),
      { numRuns: 10 },
    );
  });
});
