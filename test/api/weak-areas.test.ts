/** Weak areas over a made history: the source candidate's practice exam and real exam, and what a screen is told of each area. */

import { describe, expect, it } from 'vitest';
import type { AreaLine, ExamStudy } from '../../src/api/study-views';
import { weakAreas } from '../../src/api/weak-areas';
import { type Bank, bankSchema, type Question } from '../../src/core/bank';
import { summarise } from '../../src/core/bank-summary';
import { type Corrections, NO_CORRECTIONS } from '../../src/core/corrections';
import { startCountdown } from '../../src/core/countdown';
import { type Evidence, evidenceOf } from '../../src/core/evidence';
import { markAttempt } from '../../src/core/marking';
import type { Paper } from '../../src/core/paper';
import { made, saa2013 } from '../core/made-bank';
import { choice, paperOf, START_MS, sit } from '../core/made-paper';

/** A line whose target is the 80 % of the golden numbers. */
const line = { low: 63, high: 67, ours: false };

function bankOf(questions: readonly Question[]): Bank {
  return bankSchema.parse({
    id: 'made',
    title: 'Made',
    version: '1.0.0',
    blueprints: [saa2013],
    topics: [{ id: 'untouched', title: 'Never asked' }],
    questions,
    hash: 'hash',
  });
}

/** `counts[d]` questions of each domain, the first `right[d]` of them answered right. */
function attempt(counts: readonly number[], right: readonly number[], fields: Partial<Paper> = {}): { questions: Question[]; evidence: Evidence } {
  const asked = counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, n) => ({ question: made(`q-${at + 1}-${n}`, String(at + 1)), isRight: n < (right[at] ?? 0) })),
  );
  const questions = asked.map(({ question }) => question);
  const paper = paperOf(questions, fields, { seenBefore: fields.id ? questions.slice(0, 2).map(({ id }) => id) : [] });
  const actions = asked.flatMap(({ isRight }, question) => [
    { kind: 'visit' as const, question },
    { kind: 'answer' as const, question, response: choice(isRight ? 'a' : 'b') },
  ]);
  const sat = sit(
    paper,
    [...actions, { kind: 'submit' as const, reason: 'candidate' as const }].map((action, at) => [15_000 * at, action] as const),
  ).attempt;
  if (sat.kind !== 'submitted') throw new Error('not submitted');
  const countdown = startCountdown(paper.limitMs, 'forgiving', { wallMs: START_MS, uptimeMs: 0, run: '1' });
  return { questions, evidence: evidenceOf(paper, sat, countdown, markAttempt(paper, sat, NO_CORRECTIONS), line) };
}

function studyOf(questions: readonly Question[], evidence: readonly Evidence[], corrections: Corrections = NO_CORRECTIONS) {
  const bank = bankOf(questions);
  const areas = weakAreas({
    shelf: { banks: [{ ...summarise(bank), origin: 'bundled', own: false }], bank: async () => bank, blueprints: [saa2013] },
    archive: { all: () => evidence },
    corrections: () => corrections,
    lineOf: () => line,
    now: () => START_MS,
    dayOf: (instantMs) => new Date(instantMs).toISOString().slice(0, 10),
  });
  return areas;
}

function linesOf(study: ExamStudy | null): readonly AreaLine[] {
  return study ? [...study.weak, ...study.notEnough, ...study.rest] : [];
}

const practice = attempt([12, 2, 4, 2], [6, 2, 3, 1], { mode: 'short' });

describe('the source candidate’s practice exam', () => {
  it('shows Designing as weak, and the others as not enough to say, by what they could bring', async () => {
    const study = await studyOf(practice.questions, [practice.evidence]).study('exam');
    const domains = (list: 'weak' | 'notEnough') =>
      study?.[list].filter(({ kind }) => kind === 'domain').map(({ id, gain }) => [id, gain.toFixed(3)]);
    expect(domains('weak')).toEqual([['1', '16.389']]);
    expect(domains('notEnough')).toEqual([
      ['3', '2.740'],
      ['4', '2.351'],
      ['2', '0.985'],
    ]);
    expect(study).toMatchObject({ attempts: 1, answers: 20, target: 0.8 });
  });

  it('does not call two right of two in Implementation a strength', async () => {
    const study = await studyOf(practice.questions, [practice.evidence]).study('exam');
    expect(study?.notEnough.find(({ id }) => id === '2')).toMatchObject({
      state: 'unknown',
      seen: 2,
      right: 2,
      repeats: 0,
      lastSeenMs: practice.evidence.row.submittedAtMs,
    });
  });

  it('has the order flip after the real exam: Security is worth more than Designing', async () => {
    const real = attempt([33, 6, 11, 5], [25, 5, 6, 4]);
    const study = await studyOf(real.questions, [real.evidence]).study('exam');
    const gains = linesOf(study)
      .filter(({ kind }) => kind === 'domain')
      .map(({ id, gain }) => [id, gain.toFixed(3)] as const);
    expect(Object.fromEntries(gains)).toEqual({ '3': '4.176', '1': '3.356', '4': '0.711', '2': '0.545' });
    expect(study?.rest.filter(({ kind }) => kind === 'domain').map(({ id }) => id)).toEqual(['3', '1']);
  });
});

describe('an area of the lists', () => {
  const untouched = made('q-new', '2', { topics: ['untouched'] });

  it('is “not practised”, and no weakness, where nothing of it was asked', async () => {
    const study = await studyOf([...practice.questions, untouched], [practice.evidence]).study('exam');
    expect(study?.weak.map(({ id }) => id)).not.toContain('untouched');
    expect(study?.notEnough.find(({ id }) => id === 'untouched')).toMatchObject({
      state: 'not-practised',
      title: 'Never asked',
      seen: 0,
      lastSeenMs: null,
      questions: 1,
      bank: 'made',
    });
  });

  it('has no questions to drill once they are suspended', async () => {
    const suspended = { ...NO_CORRECTIONS, suspended: { 'q-new': { atMs: 1 } } };
    const study = await studyOf([...practice.questions, untouched], [practice.evidence], suspended).study('exam');
    expect(study?.notEnough.map(({ id }) => id)).not.toContain('untouched');
  });

  it('counts the repeats among what was seen', async () => {
    const again = attempt([12, 2, 4, 2], [12, 2, 4, 2], { id: '2026-01-06-090000-bbbbbb', mode: 'short' });
    const study = await studyOf(practice.questions, [practice.evidence, again.evidence]).study('exam');
    expect(linesOf(study).find(({ kind, id }) => kind === 'domain' && id === '1')).toMatchObject({ seen: 24, right: 18, repeats: 2 });
  });

  it('does not suffer from a question that proved faulty', async () => {
    const faulty = { ...NO_CORRECTIONS, corrected: { 'q-1-11': { kind: 'void' as const, note: '' } } };
    const study = await studyOf(practice.questions, [practice.evidence], faulty).study('exam');
    expect(linesOf(study).find(({ kind, id }) => kind === 'domain' && id === '1')).toMatchObject({ seen: 11, right: 6 });
  });
});

describe('the exams to choose from', () => {
  it('are those with evidence, the one practised last first', async () => {
    const areas = studyOf(practice.questions, [
      practice.evidence,
      {
        ...practice.evidence,
        row: { ...practice.evidence.row, id: 'later', blueprint: 'other', title: 'Other', submittedAtMs: practice.evidence.row.submittedAtMs + 1 },
      },
    ]);
    expect(areas.exams().map(({ blueprint }) => blueprint)).toEqual(['other', 'exam']);
  });

  it('have nothing to say where nothing was practised', async () => {
    expect(await studyOf(practice.questions, []).study('exam')).toBeNull();
  });
});
