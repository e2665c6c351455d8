/** Readiness as an operation: gathers answers, reports from elsewhere and the candidate's word on his bank, and says what may be said. */

import type { PastAnswer } from '../core/answer-weight';
import type { Blueprint } from '../core/bank';
import { type Corrections, isVoided } from '../core/corrections';
import { type ExamReadiness, examReadiness } from '../core/exam-readiness';
import type { OutsideReport, OutsideReports } from '../core/outside-report';
import { outsideScore } from '../core/outside-score';
import { scoredAnswers } from '../core/past-answers';
import { oneMoreRight } from '../core/readiness';
import type { Document } from '../storage/document';
import type { Archive } from './archive';
import type { Shelf } from './library';
import type { Clock } from './ports';
import type { ExamReadinessView } from './readiness-views';
import type { Services } from './serve';
import type { SettingsBook } from './settings';

export interface ReadinessRooms {
  readonly archive: Archive;
  readonly shelf: Shelf;
  readonly settings: SettingsBook;
  readonly corrections: Document<Corrections>;
  readonly outside: Document<OutsideReports>;
  readonly clock: Clock;
}

/** z of the 90 % range of the score. */
const Z_90 = 1.6448536269514722;

export function readinessServices({ archive, shelf, settings, corrections, outside, clock }: ReadinessRooms): Pick<Services, 'readiness.read'> {
  /** A report has a day and no hour: noon stands for it, and the first instant of the day for what was known before. */
  const noonOf = ({ date }: OutsideReport) => Date.parse(`${date}T12:00:00Z`);
  const morningOf = ({ date }: OutsideReport) => Date.parse(`${date}T00:00:00Z`);
  const rowsOf = (blueprint: string) => archive.all().flatMap(({ row }) => (row.blueprint === blueprint ? [row] : []));
  const reportsOf = (blueprint: string) => outside.data.reports.filter((report) => report.deletedAtMs === null && report.blueprint === blueprint);

  /** The exam that was practised last, else that of the newest report from elsewhere. */
  function latest(): string | null {
    const report = outside.data.reports.filter(({ deletedAtMs }) => deletedAtMs === null).sort((a, b) => morningOf(b) - morningOf(a))[0];
    return archive.all().at(-1)?.row.blueprint ?? report?.blueprint ?? null;
  }

  /** From what was known before an instant. A clock that was moved back makes no answer of tomorrow disappear, so today has no such limit. */
  function readinessAt(blueprint: Blueprint, answers: readonly PastAnswer[], nowMs: number, before: number): ExamReadiness {
    return examReadiness({
      blueprint,
      line: settings.lineOf(blueprint),
      answers: answers.filter(({ answeredAtMs }) => answeredAtMs < before),
      timedMocks: rowsOf(blueprint.id).filter(({ timedMock, submittedAtMs }) => timedMock && submittedAtMs < before).length,
      reports: reportsOf(blueprint.id)
        .map((report) => ({ kind: report.kind, result: report.result, atMs: noonOf(report) }))
        .filter(({ atMs }) => atMs < before),
      bankAgainstExam: settings.read().bankAgainstExam?.[blueprint.id] ?? 'unknown',
      nowMs,
    });
  }

  function realOf(blueprint: Blueprint, answers: readonly PastAnswer[]): ExamReadinessView['real'] {
    const real = reportsOf(blueprint.id)
      .filter(({ kind }) => kind === 'real-exam')
      .sort((a, b) => morningOf(b) - morningOf(a))[0];
    if (!real) return null;
    const { readiness } = readinessAt(blueprint, answers, morningOf(real), morningOf(real));
    return { id: real.id, date: real.date, outcome: real.outcome, share: outsideScore(real.result, real.exam.domains).share, forecast: readiness };
  }

  return {
    'readiness.read'({ blueprint: wanted }) {
      const id = wanted ?? latest();
      const blueprint = shelf.blueprints.find((each) => each.id === id);
      if (!blueprint) return { shown: null };
      const rows = rowsOf(blueprint.id);
      const nowMs = clock.now().wallMs;
      const answers = scoredAnswers(archive.all(), blueprint.id, (question) => isVoided(corrections.data, question));
      const found = readinessAt(blueprint, answers, nowMs, Number.POSITIVE_INFINITY);
      const { readiness, forecast, domains, band, offset } = found;
      const isSaid = readiness.kind !== 'too-early' && forecast !== null;
      const more = readiness.kind === 'chance' ? oneMoreRight(domains, band, offset) : [];
      return {
        shown: {
          blueprint: blueprint.id,
          title: blueprint.title,
          code: blueprint.code,
          questions: blueprint.questions,
          line: settings.lineOf(blueprint),
          readiness,
          score: isSaid
            ? { mean: forecast.mean, low: Math.max(0, forecast.mean - Z_90 * forecast.sd), high: Math.min(1, forecast.mean + Z_90 * forecast.sd) }
            : null,
          offset: {
            answer: settings.read().bankAgainstExam?.[blueprint.id] ?? 'unknown',
            points: found.offsetPoints,
            official: found.official,
          },
          evidence: {
            timedMocks: rows.filter(({ timedMock }) => timedMock).length,
            attempts: rows.length,
            answers: answers.length,
            weight: found.weight,
            repeatShare: Math.min(1, found.repeatShare),
            latestMs: rows.length === 0 ? null : Math.max(...rows.map(({ submittedAtMs }) => submittedAtMs)),
            meanAgeDays: found.meanAgeDays,
          },
          oneMore: more.map((points, at) => ({ domain: blueprint.domains[at]?.id ?? '', points: 100 * points })),
          real: realOf(blueprint, answers),
        },
      };
    },
  };
}
