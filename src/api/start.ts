/** Starting an attempt: from what the candidate chose and what he has seen before to a preview, and to a paper on disk. */

import { proRataMs } from '../core/allocation';
import { keepsExamRules } from '../core/attempt';
import type { Blueprint, Question } from '../core/bank';
import type { Catalogue } from '../core/catalogue';
import { type Corrections, isSetAside } from '../core/corrections';
import { type Drawn, drawPaper, drawSeed } from '../core/draw';
import type { DrawIndex } from '../core/draw-index';
import type { Evidence } from '../core/evidence';
import { paperOrder } from '../core/option-order';
import type { Paper, PassLine } from '../core/paper';
import { problem } from '../core/problem';
import type { History, Sighting } from '../core/recall';
import type { Look } from './exposures';
import { Refusal } from './refusal';
import type { StartOptions, StartPreview } from './views';

/** As many of the last mocks as a draw may be asked to keep away from. */
const MOCKS_REMEMBERED = 20;

/** An attempt that has begun and not ended: what of its paper has been on the screen. */
export interface OpenAttempt {
  readonly paper: Paper;
  readonly startedAtMs: number;
  readonly seen: readonly string[];
}

export interface StartSource {
  readonly bank: Catalogue;
  readonly blueprint: Blueprint;
  readonly index: DrawIndex;
  readonly evidence: readonly Evidence[];
  /** Oldest first. */
  readonly open: readonly OpenAttempt[];
  /** Questions of the bank that were read with their answers outside an attempt. */
  readonly studied: ReadonlyMap<string, Look>;
  readonly corrections: Corrections;
  readonly line: PassLine;
  readonly nowMs: number;
}

/** What a start would give. Draws with the very seed of the coming attempt, so that the numbers are those of the paper. */
export function previewStart(source: StartSource, options: StartOptions): StartPreview {
  const drawn = drawFor(source, options, options.seed ?? 'preview');
  return {
    pool: drawn.pool,
    unseen: drawn.unseen,
    questions: drawn.questions.length,
    repeats: drawn.repeats,
    limitMs: limitOf(options, drawn.questions.length),
    allocation: [...drawn.allocation],
    short: [...drawn.short],
    onBlueprint: drawn.onBlueprint,
    variation: drawn.variation,
    line: source.line,
  };
}

/** The paper of a new attempt from what was drawn for it; `words` has every question of it. Refuses when there is nothing to ask. */
export function paperOf(source: StartSource, options: StartOptions, id: string, drawn: Drawn, words: readonly Question[]): Paper {
  const { bank, blueprint, line, nowMs } = source;
  if (drawn.questions.length === 0) throw new Refusal(problem('start.nothing-to-ask'));
  const byId = new Map(words.map((question) => [question.id, question]));
  const topics = new Set(drawn.questions.flatMap(({ question }) => question.topics));
  const points = new Set(drawn.questions.map(({ question }) => question.learningPoint));
  const studies = new Set(drawn.questions.map(({ question }) => question.caseStudy));
  return {
    id,
    bank: { id: bank.id, title: bank.title, version: bank.version, hash: bank.hash },
    blueprint,
    mode: options.mode,
    number: numberOf(source, options),
    createdAtMs: nowMs,
    seed: drawn.seed,
    algorithm: drawn.algorithm,
    fixed: options.fixed,
    limitMs: limitOf(options, drawn.questions.length),
    extraMs: options.minutes === null ? 0 : options.extraMinutes * 60_000,
    clockPolicy: options.clockPolicy,
    feedback: keepsExamRules(options.mode) ? 'end' : options.feedback,
    line,
    allocation: [...drawn.allocation],
    deficitsUsed: drawn.deficitsUsed,
    deficitsAfter: drawn.deficitsAfter,
    variation: drawn.variation,
    caseStudies: bank.caseStudies.filter((study) => studies.has(study.id)),
    topics: bank.topics.filter((topic) => topics.has(topic.id)),
    learningPoints: bank.learningPoints.filter((point) => points.has(point.id)),
    questions: drawn.questions.map(({ question: entry, ...seat }) => {
      const question = byId.get(entry.id);
      if (!question) throw new Error(`the words of ${entry.id} were read`);
      return { ...seat, question, optionOrder: paperOrder(question, options.shuffle, drawn.seed) };
    }),
  };
}

/** The time allowed: less in proportion for a paper that came out smaller (35 of 55 questions: 50:55 of 80 minutes), and the extra time on top. */
function limitOf({ minutes, extraMinutes, questions }: StartOptions, drawn: number): number | null {
  if (minutes === null) return null;
  return proRataMs(minutes * 60_000, drawn === 0 ? questions : drawn, questions) + extraMinutes * 60_000;
}

/** Draws the questions of an attempt that is to begin. */
export function drawFor(source: StartSource, options: StartOptions, userSeed: string): Drawn {
  const { bank, blueprint, index, nowMs } = source;
  const { mode, fixed } = options;
  const ids = poolIds(source, options);
  const seed = drawSeed({
    bankId: bank.id,
    bankVersion: bank.version,
    blueprintId: blueprint.id,
    mode,
    number: fixed ? 'fixed' : numberOf(source, options),
    userSeed,
  });
  return drawPaper(index, {
    mode,
    count: options.questions,
    seed,
    nowMs,
    fixed,
    history: historyOf(source),
    only: {
      ...(options.domains.length > 0 && { domains: options.domains }),
      ...(options.topics.length > 0 && { topics: options.topics }),
      ...(options.types.length > 0 && { types: options.types }),
      ...(ids && { ids }),
    },
  });
}

function numberOf({ evidence, open, blueprint }: StartSource, { mode }: StartOptions): number {
  const begun = open.filter(({ paper }) => paper.mode === mode && paper.blueprint.id === blueprint.id).map(({ paper }) => paper.number);
  const over = evidence.filter(({ row }) => row.mode === mode && row.blueprint === blueprint.id).map(({ row }) => row.number);
  const given = [...begun, ...over];
  // Not their count alone: after one was deleted, the number of another would be given twice.
  return 1 + Math.max(given.length, ...given);
}

/** Everything the candidate has seen of a bank, in whatever mode: a question that was only shown is a question that is remembered. */
export function sightingsOf(bank: string, { evidence, open, studied }: Pick<StartSource, 'evidence' | 'open' | 'studied'>): Map<string, Sighting> {
  const seen = new Map<string, Sighting>();
  // Ids are unique within a bank only.
  const ownEvidence = evidence.filter(({ row }) => row.bank === bank);
  const ownOpen = open.filter(({ paper }) => paper.bank.id === bank);
  for (const { row, answers } of ownEvidence) {
    for (const { question, outcome } of answers) {
      if (outcome === 'not-reached') continue;
      const before = seen.get(question)?.times ?? 0;
      seen.set(question, { times: before + 1, lastSeenMs: row.submittedAtMs, lastRight: outcome === 'right' });
    }
  }
  // Nothing is known to be wrong before it is handed in, and who read the answer has not answered: what was known before is all that is known.
  const add = (question: string, times: number, lastMs: number) => {
    const before = seen.get(question);
    seen.set(question, {
      times: (before?.times ?? 0) + times,
      lastSeenMs: Math.max(before?.lastSeenMs ?? 0, lastMs),
      lastRight: before?.lastRight ?? true,
    });
  };
  for (const { startedAtMs, seen: shown } of ownOpen) for (const question of shown) add(question, 1, startedAtMs);
  for (const [question, { times, lastMs }] of studied) add(question, times, lastMs);
  return seen;
}

export function historyOf(source: StartSource): History {
  const { bank, evidence, open, blueprint } = source;
  const ownEvidence = evidence.filter(({ row }) => row.bank === bank.id);
  const ownOpen = open.filter(({ paper }) => paper.bank.id === bank.id);
  const isMock = (mode: string, exam: string) => mode === 'mock' && exam === blueprint.id;
  const recentMocks = [
    ...ownEvidence.filter(({ row }) => isMock(row.mode, row.blueprint)).map(({ answers }) => answers.map(({ question }) => question)),
    ...ownOpen.filter(({ paper }) => isMock(paper.mode, paper.blueprint.id)).map(({ paper }) => paper.questions.map(({ question }) => question.id)),
  ];
  return {
    seen: sightingsOf(bank.id, source),
    deficits: evidence.findLast(({ row }) => isMock(row.mode, row.blueprint))?.row.deficitsAfter ?? {},
    recentMocks: recentMocks.slice(-MOCKS_REMEMBERED).reverse(),
  };
}

/** The ids that the candidate's choice of questions leaves, or undefined when it leaves all. Suspended and voided questions are never among them. */
function poolIds(source: StartSource, options: StartOptions): string[] | undefined {
  const { bank, blueprint, index, evidence, corrections } = source;
  const recent = evidence.filter(({ row }) => row.bank === bank.id && row.blueprint === blueprint.id).slice(-options.lastAttempts);
  // A later paper that was left before the question says nothing of it.
  const reached = recent.flatMap(({ answers }) => answers.filter(({ outcome }) => outcome !== 'not-reached'));
  const last = new Map(reached.map((answer) => [answer.question, answer]));
  const shownNow = new Set(source.open.filter(({ paper }) => paper.bank.id === bank.id).flatMap((attempt) => attempt.seen));
  const chosen = (): readonly string[] | undefined => {
    if (options.only.length > 0) return options.only;
    switch (options.pool) {
      case 'all':
        return undefined;
      case 'unseen':
        return open().filter((id) => !last.has(id) && !shownNow.has(id) && !source.studied.has(id));
      case 'missed':
        return [...last.values()].filter(({ outcome }) => outcome === 'wrong' || outcome === 'skipped').map(({ question }) => question);
      case 'flagged':
        return [...last.values()].filter(({ flagged }) => flagged).map(({ question }) => question);
      case 'slow':
        return [...last.values()].filter(({ slow }) => slow).map(({ question }) => question);
    }
  };
  // Naming ids opens the reserve, so outside a mock what of it was never shown is left out by hand, as the draw itself does.
  const open = () => {
    const { seen } = historyOf(source);
    const isShown = (place: number) =>
      !options.fixed && (index.caseStudies.get(place) ?? [place]).some((member) => seen.has(index.questions[member]?.id ?? ''));
    return index.questions.filter((_, place) => options.mode === 'mock' || index.reserved[place] === 0 || isShown(place)).map(({ id }) => id);
  };
  const ids = chosen();
  const { tasks } = options;
  const isAnySetAside = index.questions.some(({ id }) => isSetAside(corrections, id));
  if (!isAnySetAside && tasks.length === 0) return ids && [...ids];
  const testsTask = (id: string) => {
    const question = index.questions[index.places.get(id) ?? -1];
    return tasks.includes(question?.tasks[blueprint.id] ?? '');
  };
  return (ids ?? open()).filter((id) => !isSetAside(corrections, id) && (tasks.length === 0 || testsTask(id)));
}
