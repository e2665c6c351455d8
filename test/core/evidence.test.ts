import { describe, expect, it } from 'vitest';
import type { Action, Attempt } from '../../src/core/attempt';
import { type Corrections, NO_CORRECTIONS } from '../../src/core/corrections';
import { type Countdown, startCountdown } from '../../src/core/countdown';
import { type Evidence, evidenceOf, evidenceSchema, isMock, leanEvidence } from '../../src/core/evidence';
import { markAttempt } from '../../src/core/marking';
import type { Paper } from '../../src/core/paper';
import { sharing } from '../../src/core/sharing';
import { made, saa2013 } from './made-bank';
import { choice, paperOf, START_MS, sit } from './made-paper';

const MINUTE = 60_000;
const LINE = { low: 62, high: 66, ours: false };

/** Counts of mock A in MEASURES 2.2: by domain 25 of 33, 5 of 6, 6 of 11, 4 of 5. */
const MOCK_A = [
  { asked: 33, right: 25 },
  { asked: 6, right: 5 },
  { asked: 11, right: 6 },
  { asked: 5, right: 4 },
];

/** Questions by domain, and the answers that give these counts; each question is in view for `eachMs`. */
function sitting(counts: readonly { asked: number; right: number }[], eachMs = 60_000) {
  const rows = counts.flatMap(({ asked, right }, domain) => Array.from({ length: asked }, (_, n) => ({ domain: `${domain + 1}`, right: n < right })));
  const questions = rows.map(({ domain }, at) => made(`q-${String(at).padStart(3, '0')}`, domain));
  const steps = rows.flatMap(({ right }, question): (readonly [number, Action])[] => [
    [question * eachMs, { kind: 'visit', question }],
    [question * eachMs + 1, { kind: 'answer', question, response: choice(right ? 'a' : 'b') }],
  ]);
  return { questions, steps: [...steps, [rows.length * eachMs, { kind: 'submit', reason: 'candidate' }] as const] };
}

const still: Countdown = startCountdown(80 * MINUTE, 'forgiving', { wallMs: START_MS, uptimeMs: 0, run: '1' });

function interruptedFor(lastedMs: number): Countdown {
  return { ...still, interruptions: [{ fromMs: START_MS, lastedMs, counted: false }] };
}

interface Changes {
  readonly countdown?: Countdown;
  readonly corrections?: Corrections;
  readonly line?: typeof LINE;
}

function evidence(paper: Paper, attempt: Attempt, { countdown = still, corrections = NO_CORRECTIONS, line = LINE }: Changes = {}): Evidence {
  if (attempt.kind !== 'submitted') throw new Error('this test forgot to submit');
  return evidenceOf(paper, attempt, countdown, markAttempt(paper, attempt, corrections), line);
}

/** The evidence of mock A, sat on a paper with these fields. */
function mockA(fields: Partial<Paper> = {}, changes: Changes = {}): Evidence {
  const { questions, steps } = sitting(MOCK_A);
  const paper = paperOf(questions, fields);
  return evidence(paper, sit(paper, steps).attempt, changes);
}

describe('the row of a finished attempt', () => {
  it('has the scores of mock A, its interval and its verdict', () => {
    const { row } = mockA();
    expect(row).toMatchObject({ questions: 55, scored: 55, right: 40, headline: 'weighted', verdict: 'pass', timedMock: true, line: LINE });
    expect(row.raw).toBeCloseTo(0.727273, 6);
    expect(row.weighted).toBeCloseTo(0.72697, 5);
    expect(row.share).toBe(row.weighted);
    expect(row.interval?.low).toBeCloseTo(0.6192, 4);
    expect(row.interval?.high).toBeCloseTo(0.8134, 4);
    expect(row.domains).toEqual(MOCK_A.map((counts, at) => ({ id: `${at + 1}`, ...counts })));
  });

  it('carries what history shows: exam, number, times and why it ended', () => {
    expect(mockA({ number: 3, deficitsAfter: { 2: 50 } }).row).toMatchObject({
      id: '2026-01-05-090000-aaaaaa',
      title: 'Exam',
      blueprint: 'exam',
      bank: 'made',
      mode: 'mock',
      number: 3,
      startedAtMs: START_MS,
      submittedAtMs: START_MS + 55 * MINUTE,
      reason: 'candidate',
      spentMs: 55 * MINUTE,
      limitMs: 80 * MINUTE,
      interruptedMs: 0,
      repeats: 0,
      deficitsAfter: { 2: 50 },
    });
  });

  it('follows the pass line in force, not the one of its day', () => {
    expect(mockA({}, { line: { low: 80, high: 84, ours: false } }).row.verdict).toBe('fail');
    expect(mockA({}, { line: { low: 70, high: 74, ours: false } }).row.verdict).toBe('borderline');
  });

  it('is headed by the raw score where a domain was not asked', () => {
    const { questions, steps } = sitting([
      { asked: 2, right: 2 },
      { asked: 0, right: 0 },
      { asked: 10, right: 5 },
      { asked: 0, right: 0 },
    ]);
    const paper = paperOf(questions, { mode: 'drill' });
    const { row } = evidence(paper, sit(paper, steps).attempt);
    expect(row).toMatchObject({ headline: 'raw', weighted: null, verdict: null });
    expect(row.share).toBeCloseTo(7 / 12, 9);
    expect(row.domains[1]).toEqual({ id: '2', asked: 0, right: 0 });
  });

  it('leaves unscored and voided questions out of its scores', () => {
    const { questions, steps } = sitting(MOCK_A);
    const paper = paperOf(questions, {}, { unscored: ['q-000', 'q-032'] });
    const corrections = { ...NO_CORRECTIONS, corrected: { 'q-001': { kind: 'void' as const, note: '' } } };
    const { row, answers } = evidence(paper, sit(paper, steps).attempt, { corrections });
    expect(row).toMatchObject({ questions: 55, scored: 52, right: 38 });
    expect(answers.filter(({ counts }) => !counts).map(({ question }) => question)).toEqual(['q-000', 'q-001', 'q-032']);
    expect(answers.find(({ question }) => question === 'q-001')?.outcome).toBe('right');
  });

  it('has no score at all when every question was voided', () => {
    const paper = paperOf([made('q-only', '1')]);
    const corrections = { ...NO_CORRECTIONS, corrected: { 'q-only': { kind: 'void' as const, note: '' } } };
    const { row } = evidence(paper, sit(paper, [[0, { kind: 'submit', reason: 'candidate' }]]).attempt, { corrections });
    expect(row).toMatchObject({ scored: 0, raw: null, weighted: null, headline: null, share: null, interval: null, verdict: null });
  });

  it('counts the questions that were seen before', () => {
    const { questions, steps } = sitting([{ asked: 3, right: 1 }]);
    const paper = paperOf(questions, {}, { seenBefore: ['q-000', 'q-002'] });
    const { row, answers } = evidence(paper, sit(paper, steps).attempt);
    expect(row.repeats).toBe(2);
    expect(answers.map(({ exposuresBefore }) => exposuresBefore)).toEqual([1, 0, 1]);
  });

  it('gives a verdict to mocks only', () => {
    expect(mockA({ mode: 'short' }).row.verdict).toBe('pass');
    for (const mode of ['custom', 'drill', 'review'] as const) expect(mockA({ mode }).row.verdict).toBeNull();
    expect((['mock', 'short', 'custom', 'drill', 'review'] as const).map((mode) => isMock({ mode }))).toEqual([true, true, false, false, false]);
  });
});

describe('a timed mock', () => {
  it('may have been interrupted for five minutes, and not for a moment more', () => {
    expect(mockA({}, { countdown: interruptedFor(5 * MINUTE) }).row).toMatchObject({ timedMock: true, interruptedMs: 5 * MINUTE });
    expect(mockA({}, { countdown: interruptedFor(5 * MINUTE + 1) }).row.timedMock).toBe(false);
  });

  it('adds up its interruptions', () => {
    const { interruptions } = interruptedFor(3 * MINUTE);
    expect(mockA({}, { countdown: { ...still, interruptions: [...interruptions, ...interruptions] } }).row.timedMock).toBe(false);
  });

  it('is a whole mock, and had a clock', () => {
    expect(mockA({ mode: 'short' }).row.timedMock).toBe(false);
    expect(mockA({ mode: 'custom' }).row.timedMock).toBe(false);
    expect(mockA({ limitMs: null }).row.timedMock).toBe(false);
    expect(mockA({ blueprint: { ...saa2013, questions: 56 } }).row.timedMock).toBe(false);
  });
});

describe('the evidence of an answer', () => {
  it('says what it was about, how it went and how it was given', () => {
    const question = made('q-full', '2', { version: 4, tasks: { exam: '2.1' }, topics: ['s3', 'ec2'], learningPoint: 'point-one' });
    const paper = paperOf([question, made('q-next', '1', { topics: [] })], { mode: 'custom', feedback: 'each', limitMs: 2 * MINUTE });
    const { attempt } = sit(paper, [
      [0, { kind: 'visit', question: 0 }],
      [0, { kind: 'answer', question: 0, response: choice('a') }],
      [0, { kind: 'certainty', question: 0, level: 1 }],
      [0, { kind: 'flag', question: 0, on: true }],
      [70_000, { kind: 'reveal', question: 0 }],
      [70_000, { kind: 'submit', reason: 'candidate' }],
    ]);
    const { answers } = evidence(paper, attempt);
    expect(answers).toEqual([
      {
        question: 'q-full',
        version: 4,
        domain: '2',
        task: '2.1',
        topics: ['s3', 'ec2'],
        point: 'point-one',
        outcome: 'right',
        counts: true,
        certainty: 1,
        revealed: true,
        flagged: true,
        slow: false,
        rapid: false,
        exposuresBefore: 0,
        dwellMs: 70_000,
      },
      expect.objectContaining({ task: null, point: null, outcome: 'not-reached', certainty: null, revealed: false, flagged: false, dwellMs: 0 }),
    ]);
  });

  it('is rapid or slow only when the question was seen at all', () => {
    const questions = ['q-unseen', 'q-rapid', 'q-slow', 'q-even'].map((id) => made(id, '1'));
    const paper = paperOf(questions, { limitMs: 4 * MINUTE });
    const { attempt } = sit(paper, [
      [0, { kind: 'visit', question: 1 }],
      [1_000, { kind: 'visit', question: 2 }],
      [121_000, { kind: 'visit', question: 3 }],
      [181_000, { kind: 'submit', reason: 'candidate' }],
    ]);
    expect(evidence(paper, attempt).answers.map(({ slow, rapid }) => ({ slow, rapid }))).toEqual([
      { slow: false, rapid: false },
      { slow: false, rapid: true },
      { slow: true, rapid: false },
      { slow: false, rapid: false },
    ]);
  });

  it('comes back the same from its own file', () => {
    const found = mockA();
    expect(evidenceSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  });
});

it('says in less memory what it said before', () => {
  const share = sharing();
  const lean = leanEvidence(mockA(), share);
  expect(lean).toEqual(mockA());
  const again = leanEvidence(JSON.parse(JSON.stringify(lean)), share);
  expect(again.answers.every(({ topics }, place) => topics === lean.answers[place]?.topics)).toBe(true);
});
