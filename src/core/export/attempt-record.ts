/** A finished attempt as a record for other programs: JSON, or a table of comma-separated values. */

import { answerInWords, type ShownQuestion } from '../answer-words';
import type { AttemptRow } from '../evidence';
import { displayPercent, oneDecimal } from '../printed';
import type { Response } from '../response';
import { type Cell, csvOf } from './csv';

/** What a report knows; only what goes into the record is asked for. */
export interface FinishedAttempt {
  readonly row: AttemptRow;
  readonly bank: { readonly version: string };
  readonly seed: string;
  readonly fixed: boolean;
  readonly feedback: 'end' | 'each';
  readonly clockPolicy: 'strict' | 'forgiving';
  readonly extraMs: number;
  readonly interruptedMs: number;
  readonly counts: { readonly wrong: number; readonly unanswered: number; readonly unscored: number; readonly voided: number };
  readonly changes: { readonly wrongToRight: number; readonly rightToWrong: number; readonly wrongToWrong: number };
  readonly domains: readonly {
    readonly id: string;
    readonly title: string;
    readonly weightPercent: number;
    readonly asked: number;
    readonly right: number;
    readonly share: number | null;
    readonly pointsLost: number | null;
  }[];
  readonly questions: readonly {
    readonly number: number;
    readonly view: ShownQuestion & { readonly id: string; readonly type: string };
    readonly answer: { readonly response: Response | null; readonly flagged: boolean };
    readonly solution: { readonly key: Response };
    readonly domain: string;
    readonly scored: boolean;
    readonly voided: boolean;
    readonly outcome: string;
    readonly dwellMs: number;
    readonly changed: boolean;
  }[];
}

/** When it was, as ISO 8601 in UTC. */
export interface AttemptTimes {
  readonly startedAt: string;
  readonly submittedAt: string;
}

export type AttemptRecord = ReturnType<typeof attemptRecord>;

/** Percentages have one decimal, as on screen; times are in whole seconds. */
export function attemptRecord(attempt: FinishedAttempt, { startedAt, submittedAt }: AttemptTimes) {
  const { row, counts, changes } = attempt;
  return {
    format: 'passband-attempt',
    version: 1,
    attempt: {
      id: row.id,
      exam: row.title,
      blueprint: row.blueprint,
      bank: row.bank,
      bankVersion: attempt.bank.version,
      mode: row.mode,
      number: row.number,
      startedAt,
      submittedAt,
      endedBy: row.reason,
      spentSeconds: seconds(row.spentMs),
      limitSeconds: row.limitMs === null ? null : seconds(row.limitMs),
      extraSeconds: seconds(attempt.extraMs),
      interruptedSeconds: seconds(attempt.interruptedMs),
      clockPolicy: attempt.clockPolicy,
      feedback: attempt.feedback,
      seed: attempt.seed,
      fixedPaper: attempt.fixed,
      questions: row.questions,
      scored: row.scored,
      right: row.right,
      wrong: counts.wrong,
      unanswered: counts.unanswered,
      unscored: counts.unscored,
      voided: counts.voided,
      seenBefore: row.repeats,
      rawPercent: percent(row.raw),
      weightedPercent: percent(row.weighted),
      headline: row.headline,
      likelyLowPercent: percent(row.interval?.low ?? null),
      likelyHighPercent: percent(row.interval?.high ?? null),
      passLowPercent: row.line.low,
      passHighPercent: row.line.high,
      passLineIsOurs: row.line.ours,
      verdict: row.verdict,
      wrongToRight: changes.wrongToRight,
      rightToWrong: changes.rightToWrong,
      wrongToWrong: changes.wrongToWrong,
    },
    domains: attempt.domains.map(({ id, title, weightPercent, asked, right, share, pointsLost }) => ({
      id,
      title,
      weightPercent: oneDecimal(weightPercent),
      asked,
      right,
      percent: percent(share),
      pointsLost: pointsLost === null ? null : oneDecimal(pointsLost),
    })),
    questions: attempt.questions.map(({ number, view, answer, solution, domain, scored, voided, outcome, dwellMs, changed }) => ({
      number,
      id: view.id,
      type: view.type,
      domain,
      counts: scored && !voided,
      outcome,
      answer: answerInWords(view, answer.response),
      key: answerInWords(view, solution.key),
      seconds: seconds(dwellMs),
      flagged: answer.flagged,
      changed,
    })),
  };
}

export function attemptJson(record: AttemptRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** Three tables one below the other; the first cell of a line says which it belongs to, the first line of each names its columns. */
export function attemptCsv({ attempt, domains, questions }: AttemptRecord): string {
  return csvOf([
    ['part', 'name', 'value'],
    ...Object.entries(attempt).map(([name, value]) => ['attempt', name, value]),
    ...tableOf('domain', domains),
    ...tableOf('question', questions),
  ]);
}

function tableOf(part: string, rows: readonly Readonly<Record<string, Cell>>[]): Cell[][] {
  const [first] = rows;
  return first === undefined ? [] : [['part', ...Object.keys(first)], ...rows.map((row) => [part, ...Object.values(row)])];
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}

function percent(share: number | null): number | null {
  return share === null ? null : displayPercent(share);
}
