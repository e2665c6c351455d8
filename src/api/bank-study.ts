/** Study: searching a bank and reading its questions with their answers. What is read counts as seen; what mocks need is kept until it is asked for. */

import { keepsExamRules } from '../core/attempt';
import type { Question } from '../core/bank';
import { findQuestions, keptForMocks, openingOf, searchText } from '../core/bank-search';
import { placeOf } from '../core/catalogue';
import { type Corrections, corrected, correctionOf, isSetAside } from '../core/corrections';
import { problem } from '../core/problem';
import type { Sighting } from '../core/recall';
import type { Document } from '../storage/document';
import type { Archive } from './archive';
import type { StudyQuestion, StudyRow } from './bank-study-views';
import type { Exposures } from './exposures';
import type { Shelf } from './library';
import type { Clock } from './ports';
import { presentWhole } from './present';
import { Refusal } from './refusal';
import type { Services } from './serve';
import type { ShelfBank } from './shelf-bank';
import { type OpenAttempt, sightingsOf } from './start';
import { whileUsed } from './while-used';

export interface BankStudyRooms {
  readonly shelf: Shelf;
  readonly archive: Archive;
  readonly corrections: Document<Corrections>;
  readonly exposures: Exposures;
  readonly clock: Clock;
  readonly openAttempts: () => Promise<OpenAttempt[]>;
}

const PAGE_SIZE = 50;

/** A bank as it may be studied now. */
interface Ground {
  readonly bank: ShelfBank;
  readonly seen: ReadonlyMap<string, Sighting>;
  readonly kept: ReadonlySet<string>;
  /** Questions of mocks that go on. */
  readonly inMock: ReadonlySet<string>;
  /** The exam whose domains are shown first: the one practised last with this bank, else its first. */
  readonly exam: string | null;
}

export function bankStudyServices(rooms: BankStudyRooms): Pick<Services, 'study.list' | 'study.look' | 'study.open-all'> {
  const { shelf, archive, corrections, exposures, clock } = rooms;
  const textsOf = whileUsed(async (bank: ShelfBank) => {
    const found: string[] = [];
    for await (const question of bank.each()) found.push(searchText(question));
    return found;
  });

  async function groundOf(id: string): Promise<Ground> {
    const bank = await shelf.bank(id);
    const open = await rooms.openAttempts();
    const seen = sightingsOf(id, { evidence: archive.all(), open, studied: await exposures.of(id) });
    const covered = bank.blueprints.filter((blueprint) => bank.questions.some(({ domains }) => domains[blueprint.id] !== undefined));
    const practised = archive.all().flatMap(({ row }) => (row.bank === id ? [row.blueprint] : []));
    const exam = practised.findLast((each) => covered.some((blueprint) => blueprint.id === each)) ?? covered[0]?.id ?? null;
    // The mocks of every exam that is practised with this bank are kept whole; of a bank that is new, those of its first exam.
    const exams = covered.filter((blueprint) => blueprint.id === exam || practised.includes(blueprint.id));
    const indexes = await Promise.all(exams.map((blueprint) => shelf.index(id, blueprint.id)));
    const running = open.filter(({ paper }) => paper.bank.id === id && keepsExamRules(paper.mode));
    return {
      bank,
      seen,
      exam,
      kept: new Set(indexes.flatMap(({ index }) => [...keptForMocks(index, seen)])),
      inMock: new Set(running.flatMap(({ paper }) => paper.questions.map(({ question }) => question.id))),
    };
  }

  /** The openings of those questions that may be read. */
  async function linesOf({ bank, kept, inMock }: Ground, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const open = await bank.read(ids.filter((id) => !kept.has(id) && !inMock.has(id)));
    return new Map(open.map((question) => [question.id, openingOf(question)]));
  }

  return {
    async 'study.list'(search) {
      const ground = await groundOf(search.bank);
      const { bank, seen, kept, inMock } = ground;
      const exam = bank.blueprints.find(({ id }) => id === (search.exam ?? ground.exam)) ?? null;
      const byPlace = search.exam !== null || search.domain !== null || search.task !== null;
      const found = findQuestions(
        bank.questions,
        search.words.trim() === '' ? [] : await textsOf(bank),
        { ...search, exam: byPlace ? (exam?.id ?? null) : null },
        seen,
        kept,
        inMock,
      );
      const page = found.slice(search.page * PAGE_SIZE, (search.page + 1) * PAGE_SIZE);
      const lines = await linesOf(
        ground,
        page.map(({ id }) => id),
      );
      const topics = new Set(bank.questions.flatMap((question) => question.topics));
      return {
        bank: { id: bank.id, title: bank.title, questions: bank.questions.length },
        exams: bank.blueprints
          .filter(({ id }) => bank.questions.some(({ domains }) => domains[id] !== undefined))
          .map(({ id, title }) => ({ id, title })),
        exam: exam?.id ?? null,
        domains: exam?.domains.map(({ id, title }) => ({ id, title })) ?? [],
        tasks: exam?.domains.find(({ id }) => id === search.domain)?.tasks.map(({ id, title }) => ({ id, title })) ?? [],
        topics: bank.topics.filter(({ id }) => topics.has(id)).sort((a, b) => a.title.localeCompare(b.title, bank.language)),
        services: [...new Set(bank.questions.flatMap(({ services }) => services))].sort((a, b) => a.localeCompare(b, bank.language)),
        rows: page.map(
          (question): StudyRow => ({
            id: question.id,
            line: lines.get(question.id) ?? null,
            domain: exam ? (question.domains[exam.id] ?? null) : null,
            topics: question.topics,
            difficulty: question.difficulty,
            type: question.type,
            seen: acquaintanceOf(seen.get(question.id)),
          }),
        ),
        count: found.length,
        pageSize: PAGE_SIZE,
        kept: kept.size,
        inMock: inMock.size,
      };
    },

    async 'study.look'({ bank: bankId, question: id, opensKept }) {
      const ground = await groundOf(bankId);
      const { bank, kept, inMock } = ground;
      if (placeOf(bank, id) < 0) throw new Refusal(problem('study.unknown-question'));
      if (inMock.has(id)) throw new Refusal(problem('study.in-mock'));
      const title = { id: bank.id, title: bank.title };
      if (kept.has(id) && !opensKept) return { bank: title, question: null };
      const [drawn] = await bank.read([id]);
      if (!drawn) throw new Error(`the question ${id} of ${bankId} was read`);
      await exposures.add(bankId, [id], clock.now().wallMs);
      const siblings = siblingsOf(bank, drawn, corrections.data);
      return { bank: title, question: questionOf(ground, drawn, corrections.data, siblings, await linesOf(ground, siblings)) };
    },

    async 'study.open-all'({ bank }) {
      const { kept } = await groundOf(bank);
      await exposures.add(bank, [...kept], clock.now().wallMs);
      return { opened: kept.size };
    },
  };
}

function questionOf(
  ground: Ground,
  drawn: Question,
  corrections: Corrections,
  siblings: readonly string[],
  lines: ReadonlyMap<string, string>,
): StudyQuestion {
  const { bank, seen } = ground;
  const question = corrected(corrections, drawn);
  return {
    ...presentWhole(bank, question),
    caseStudy: bank.caseStudies.find((study) => study.id === question.caseStudy) ?? null,
    places: bank.blueprints.flatMap((blueprint) => {
      const domain = blueprint.domains.find(({ id }) => id === question.domains[blueprint.id]);
      return domain ? [{ exam: blueprint.title, domain: domain.id, title: domain.title }] : [];
    }),
    topics: bank.topics.filter((topic) => question.topics.includes(topic.id)),
    services: question.services,
    difficulty: question.difficulty,
    seen: acquaintanceOf(seen.get(question.id)),
    correction: correctionOf(corrections, question)?.kind ?? null,
    siblings: siblings.map((id) => ({ id, line: lines.get(id) ?? null })),
  };
}

/** The other questions of the same learning point. */
function siblingsOf({ questions }: ShelfBank, { id, learningPoint }: Question, corrections: Corrections): string[] {
  if (learningPoint === undefined) return [];
  return questions.flatMap((other) =>
    other.learningPoint === learningPoint && other.id !== id && !isSetAside(corrections, other.id) ? [other.id] : [],
  );
}

function acquaintanceOf(sighting: Sighting | undefined): StudyRow['seen'] {
  return sighting ? { times: sighting.times, lastSeenMs: sighting.lastSeenMs, isMissed: !sighting.lastRight } : null;
}
