/** The operations of the history: attempts deleted and brought back, and score reports from elsewhere. */

import { evidenceWeights } from '../core/answer-weight';
import type { Corrections } from '../core/corrections';
import { isVoided } from '../core/corrections';
import type { OutsideReport, OutsideReports } from '../core/outside-report';
import { outsideFaults, outsideStanding } from '../core/outside-score';
import { scoredAnswers } from '../core/past-answers';
import { problem } from '../core/problem';
import type { Document } from '../storage/document';
import type { Storehouse } from '../storage/storehouse';
import type { Archive } from './archive';
import type { AttemptDesk } from './attempt-desk';
import { deletedAttempts } from './deleted-attempts';
import type { OutsideView } from './history-views';
import type { Shelf } from './library';
import { mustBeThere, putReport } from './outside-book';
import type { Chance, Clock } from './ports';
import { Refusal } from './refusal';
import type { Services } from './serve';
import type { SettingsBook } from './settings';

export interface HistoryRooms {
  readonly house: Storehouse;
  readonly archive: Archive;
  readonly desk: AttemptDesk;
  readonly shelf: Shelf;
  readonly settings: SettingsBook;
  readonly corrections: Document<Corrections>;
  readonly outside: Document<OutsideReports>;
  readonly clock: Clock;
  readonly chance: Chance;
}

type HistoryOperation = Extract<keyof Services, `history.${string}` | `outside.${string}` | 'attempt.delete' | 'attempt.restore'>;

/** The day that is today somewhere on earth: the candidate's own may be ahead of ours. */
const AHEAD_MS = 14 * 3_600_000;

export function historyServices(rooms: HistoryRooms): Pick<Services, HistoryOperation> {
  const { house, archive, desk, shelf, settings, corrections, outside, clock, chance } = rooms;
  const now = () => clock.now().wallMs;
  const dayOf = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 10);

  /** The weight of all scored answers to an exam in the app (MEASURES 3.1 step 1). */
  function ownAnswers(blueprint: string): number {
    const answers = scoredAnswers(archive.all(), blueprint, (question) => isVoided(corrections.data, question));
    return evidenceWeights(answers, now()).reduce((sum, weight) => sum + weight, 0);
  }

  function viewOf({ deletedAtMs: _, changedAtMs: __, ...report }: OutsideReport, own: number): OutsideView {
    const blueprint = shelf.blueprints.find(({ id }) => id === report.blueprint);
    const standing = outsideStanding(report, report.exam.domains, own);
    return {
      ...report,
      line: blueprint ? settings.lineOf(blueprint) : null,
      standing: standing.kind === 'shown' ? standing.why : standing.kind,
    };
  }

  /** The exam as the report keeps it; that of an exam which is gone stays as it was. */
  function examOf(id: string, before: OutsideReport | null): OutsideReport['exam'] {
    const blueprint = shelf.blueprints.find((each) => each.id === id);
    if (blueprint) {
      const { title, code, domains } = blueprint;
      return { title, code, domains: domains.map((domain) => ({ id: domain.id, title: domain.title, weight: domain.weight })) };
    }
    if (before?.blueprint === id) return before.exam;
    throw new Refusal(problem('outside.unknown-exam'));
  }

  return {
    'history.list': () => ({ rows: archive.all().map(({ row }) => row) }),
    'history.deleted': async () => ({ attempts: await deletedAttempts(house) }),
    async 'attempt.delete'({ id }) {
      await desk.withdraw(id, () => archive.remove(id));
      return {};
    },
    async 'attempt.restore'({ id }) {
      await archive.restore(id);
      return {};
    },

    'outside.list'() {
      const kept = outside.data.reports.filter(({ deletedAtMs }) => deletedAtMs === null);
      const own = new Map([...new Set(kept.map(({ blueprint }) => blueprint))].map((id) => [id, ownAnswers(id)]));
      return {
        reports: kept
          .map((report) => viewOf(report, own.get(report.blueprint) ?? 0))
          .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.addedAtMs - b.addedAtMs)),
        deleted: outside.data.reports
          .flatMap(({ id, kind, name, date, exam, deletedAtMs }) => (deletedAtMs === null ? [] : [{ id, kind, name, date, exam, deletedAtMs }]))
          .sort((a, b) => b.deletedAtMs - a.deletedAtMs),
      };
    },
    async 'outside.save'({ id, draft }) {
      const report = id ?? `${dayOf(now())}-${chance.word(8)}`;
      await putReport(outside, report, now(), (before) => {
        if (id !== null && mustBeThere(before).deletedAtMs !== null) throw new Refusal(problem('outside.unknown'));
        const exam = examOf(draft.blueprint, before);
        const [fault] = outsideFaults(draft, exam.domains, dayOf(now() + AHEAD_MS));
        if (fault) throw new Refusal(problem(fault.code, fault.params, { field: fault.field }));
        return { ...draft, id: report, exam, addedAtMs: before?.addedAtMs ?? now(), deletedAtMs: null };
      });
      return { id: report };
    },
    async 'outside.delete'({ id }) {
      await putReport(outside, id, now(), (before) => ({ ...mustBeThere(before), deletedAtMs: mustBeThere(before).deletedAtMs ?? now() }));
      return {};
    },
    async 'outside.restore'({ id }) {
      await putReport(outside, id, now(), (before) => ({ ...mustBeThere(before), deletedAtMs: null }));
      return {};
    },
  };
}
