/** The operations of the contract, in terms of the core, of storage and of the ports. */

import { cleanMocks, planSeats } from '../core/allocation';
import type { Blueprint } from '../core/bank';
import { isSetAside } from '../core/corrections';
import { type DayPlan, planDay } from '../core/day-plan';
import { problem } from '../core/problem';
import { AIMED_RETENTION, dueByDay, retentionOf } from '../core/retention';
import type { DataFolder } from '../storage/data-folder';
import type { HealthLog } from '../storage/health';
import type { Archive } from './archive';
import type { AttemptDesk } from './attempt-desk';
import { createAttemptFiles } from './attempt-files';
import { type BankStudyRooms, bankStudyServices } from './bank-study';
import type { ChangeFeed } from './changes';
import { type DataRooms, dataServices } from './data-services';
import { drillOptions, emptyDrill } from './drills';
import { type EditRooms, editServices } from './edit-services';
import { exportServices } from './exports';
import { type HistoryRooms, historyServices } from './history-services';
import { type ImportRooms, importServices } from './import-services';
import { readLicences, readLicenceTexts } from './licences';
import type { CopiesMerged } from './merging/merge-copies';
import { type NotesRooms, notesServices } from './notes-services';
import type { Shell } from './ports';
import { type ReadinessRooms, readinessServices } from './readiness';
import { must, Refusal } from './refusal';
import { type BankReviews, bankReviews, type DueReviews, dueReviews, emptyReview, reviewOptions, spentSince } from './reviews';
import type { Services } from './serve';
import type { ShelfBank } from './shelf-bank';
import { drawFor, type OpenAttempt, paperOf, previewStart, type StartSource } from './start';
import { type StudyRooms, studyServices } from './study-services';
import type { StartOptions } from './views';

/** How far ahead the calendar of reviews looks, today included. */
const DAYS_AHEAD = 14;

/** What each kind of operation needs, and what is needed here besides. */
export interface Rooms
  extends ImportRooms,
    EditRooms,
    DataRooms,
    StudyRooms,
    NotesRooms,
    HistoryRooms,
    ReadinessRooms,
    Omit<BankStudyRooms, 'openAttempts'> {
  readonly version: string;
  readonly folder: DataFolder;
  readonly health: HealthLog;
  readonly copies: CopiesMerged;
  readonly feed: ChangeFeed;
  readonly shell: Shell;
}

export function servicesOf(rooms: Rooms): Services {
  const { archive, chance, clock, corrections, desk, feed, folder, health, house, settings, shelf, shell, version } = rooms;

  async function openAttempts(): Promise<OpenAttempt[]> {
    const open = await unfinishedAttempts(archive, desk);
    return open.map(({ paper, attempt }) => ({
      paper,
      startedAtMs: attempt.startedAtMs,
      seen: paper.questions.flatMap(({ question }, at) => (attempt.answers[at]?.seen ? [question.id] : [])),
    }));
  }

  async function sourceOf(options: StartOptions): Promise<StartSource & { readonly bank: ShelfBank }> {
    const { bank, blueprint, index } = await shelf.index(options.bank, options.blueprint);
    // Before the evidence: an exam whose time has run out is handed in by being looked at.
    const open = await openAttempts();
    return {
      bank,
      blueprint,
      index,
      open,
      studied: await rooms.exposures.of(bank.id),
      evidence: archive.all(),
      corrections: corrections.data,
      line: settings.lineOf(blueprint),
      nowMs: clock.now().wallMs,
    };
  }

  /** An exam is at noon of its day. */
  function allReviews(): readonly BankReviews[] {
    const { examDate, plainRatings } = settings.read();
    const examMs = examDate === null ? null : Date.parse(`${examDate}T12:00`);
    const here = archive.all().filter(({ row }) => shelf.banks.some(({ id }) => id === row.bank));
    return bankReviews(here, (question) => isSetAside(corrections.data, question), { examMs, isPlain: plainRatings ?? false });
  }

  /** Midnight where the candidate is, so many days from now: 0 is the last one, 1 the next. */
  const midnight = (days: number) => new Date(clock.now().wallMs).setHours(24 * days, 0, 0, 0);

  /** What is due until midnight, and what of it fits into the day. */
  function today(): { readonly due: readonly DueReviews[]; readonly plan: DayPlan } {
    const due = dueReviews(allReviews(), midnight(1), clock.now().wallMs);
    const count = due.reduce((sum, { cards }) => sum + cards.length, 0);
    return { due, plan: planDay(count, settings.read().dailyMinutes ?? null, spentSince(archive.all(), midnight(0))) };
  }

  async function begin(source: StartSource & { readonly bank: ShelfBank }, options: StartOptions): Promise<{ id: string }> {
    const now = clock.now();
    const id = `${new Date(now.wallMs).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}-${chance.word(6)}`;
    const drawn = drawFor(source, options, options.seed ?? chance.word(6));
    const words = await source.bank.read(drawn.questions.map(({ question }) => question.id));
    const paper = paperOf(source, options, id, drawn, words);
    must(await createAttemptFiles(house, paper, now));
    await archive.begin(id);
    return { id };
  }

  return {
    'app.info': () => ({
      version,
      shell: shell.kind,
      dataFolder: folder.root,
      problems: [...archive.unreadable(), ...rooms.imported.problems, ...rooms.edits.problems, ...rooms.keeping.problems, ...rooms.copies.problems],
      health: [...health.entries],
    }),
    'app.licences': async () => ({ packages: await readLicences() }),
    'app.licence-texts': async () => ({ texts: await readLicenceTexts() }),
    async 'health.acknowledge'({ ids }) {
      must(await health.acknowledge(ids));
      return {};
    },

    'settings.read': () => settings.read(),
    async 'settings.write'(change) {
      const written = await settings.write(change);
      if (change.lines !== undefined) await archive.rescore();
      return written;
    },

    async 'library.read'() {
      const unfinished = await unfinishedAttempts(archive, desk);
      await shelf.settle();
      return {
        banks: shelf.banks.map(({ hash: _, types: __, difficulties: ___, blueprints: ____, ...card }) => ({
          ...card,
          licence: card.licence ?? null,
          source: card.source ?? null,
          provenance: card.provenance ?? null,
        })),
        exams: shelf.blueprints.map((blueprint) => ({
          blueprint,
          line: settings.lineOf(blueprint),
          banks: shelf.banks.flatMap(({ id, stock }) => {
            const own = stock[blueprint.id];
            if (!own) return [];
            const questions = Object.values(own).reduce((sum, count) => sum + count, 0);
            return questions === 0 ? [] : [{ id, questions, cleanMocks: cleanMocksOf(blueprint, own) }];
          }),
        })),
        resumable: unfinished.map(resumableOf).reverse(),
      };
    },

    async 'attempt.preview'(options) {
      return previewStart(await sourceOf(options), options);
    },
    'attempt.start': async (options) => begin(await sourceOf(options), options),
    async 'drill.start'({ blueprint }) {
      const exam = blueprint ?? rooms.weak.exams()[0]?.blueprint;
      const ground = exam === undefined ? null : await rooms.weak.drillGround(exam);
      if (ground === null) throw new Refusal(problem('drill.nothing-known'));
      const source = await sourceOf(emptyDrill(ground));
      return begin(source, drillOptions(source, ground, chance.word(6)));
    },
    'review.read': () => {
      const { due, plan } = today();
      return { due: plan.reviews + plan.waiting, bank: due[0]?.bank ?? null, dailyMinutes: settings.read().dailyMinutes ?? null, ...plan };
    },
    'review.outlook': () => {
      const banks = allReviews();
      const days = Array.from({ length: DAYS_AHEAD }, (_, day) => midnight(day));
      const counts = dueByDay(
        banks.flatMap(({ cards }) => cards),
        days.map((_, day) => midnight(day + 1)),
      );
      const found = retentionOf(
        banks.flatMap(({ reviews }) => reviews),
        clock.now().wallMs,
      );
      return {
        points: banks.reduce((sum, { cards }) => sum + cards.length, 0),
        days: days.map((startMs, day) => ({ startMs, due: counts[day] ?? 0 })),
        aimed: AIMED_RETENTION,
        whole: found.whole,
        bands: [...found.bands],
        examDate: settings.read().examDate,
      };
    },
    async 'review.start'() {
      const { due: banks, plan } = today();
      const [due] = banks;
      if (!due) throw new Refusal(problem('review.nothing-due'));
      const source = await sourceOf(emptyReview(due));
      // Who goes on after his time for the day is up is not held back.
      return begin(source, reviewOptions(source, due, plan.reviews || due.cards.length, chance.word(6)));
    },
    'attempt.open': ({ id, viewer, takeOver }) => desk.open(id, viewer, takeOver),
    'attempt.record': ({ id, viewer, seq, action }) => desk.record(id, viewer, seq, action),
    async 'attempt.beat'({ id, viewer, waitMs }) {
      const pulse = await desk.beat(id, viewer, waitMs);
      if (pulse.status === 'running' && pulse.role === 'holder' && pulse.remainingMs !== null) shell.keepAwake();
      return pulse;
    },
    'attempt.report': ({ id }) => archive.report(id),

    'media.read': ({ bank, file }) => shelf.picture(bank, file),
    async 'link.open'({ url }) {
      return { opened: await shell.openLink(url) };
    },

    async 'print.save-pdf'({ name }) {
      if (!shell.savePdf) throw new Refusal(problem('print.no-pdf'));
      return { saved: await shell.savePdf(name) };
    },

    'changes.wait': ({ cursor, waitMs }) => feed.wait(cursor, waitMs),
    ...importServices(rooms),
    ...editServices(rooms),
    ...exportServices(rooms),
    ...dataServices(rooms),
    ...studyServices(rooms),
    ...notesServices(rooms),
    ...historyServices(rooms),
    ...readinessServices(rooms),
    ...bankStudyServices({ ...rooms, openAttempts }),
  };
}

/** Whole mocks of an exam that a bank holds without a question twice. */
function cleanMocksOf(blueprint: Blueprint, stock: Readonly<Record<string, number>>): number {
  const weights = blueprint.domains.map((domain) => domain.weight);
  const { scored, unscored } = planSeats(blueprint.questions - blueprint.unscored, blueprint.unscored, weights);
  return cleanMocks(
    blueprint.domains.map((domain) => stock[domain.id] ?? 0),
    scored.map((seats, domain) => seats + (unscored[domain] ?? 0)),
  );
}

type Look = Awaited<ReturnType<AttemptDesk['look']>>;

/** The attempts that go on, oldest first; not those whose time ran out while the app was closed, nor those that cannot be read. */
async function unfinishedAttempts(archive: Archive, desk: AttemptDesk): Promise<Look[]> {
  const looks = await Promise.all(
    archive.unfinished().map((id) =>
      desk.look(id).catch((error: unknown) => {
        if (error instanceof Refusal) return null;
        throw error;
      }),
    ),
  );
  const going = looks.flatMap((look) => (look && look.attempt.kind !== 'submitted' ? [look] : []));
  return going.sort((a, b) => a.attempt.startedAtMs - b.attempt.startedAtMs);
}

function resumableOf({ paper, attempt, remainingMs }: Look) {
  return {
    id: paper.id,
    title: paper.blueprint.title,
    mode: paper.mode,
    number: paper.number,
    at: attempt.at,
    questions: paper.questions.length,
    answered: attempt.answers.filter((answer) => answer.response !== null).length,
    remainingMs,
    startedAtMs: attempt.startedAtMs,
  };
}
