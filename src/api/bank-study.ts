/** Study: searching a bank and reading its questions with their answers. What is read counts as seen; what mocks need is kept until it is asked for. */

import { keepsExamRules } from '../core/attempt';
import type { Bank, Question } from '../core/bank';
import { findQuestions, keptForMocks, openingOf, searchTexts } from '../core/bank-search';
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
import { type OpenAttempt, sightingsOf } from './start';

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
  readonly bank: Bank;
  readonly seen: ReadonlyMap<string, Sighting>;
  readonly kept: ReadonlySet<string>;
  /** Questions of mocks that go on. */
  readonly inMock: ReadonlySet<string>;
  /** The exam whose domains are shown first: the one practised last with this bank, else its first. */
  readonly exam: string | null;
}

export function bankStudyServices(rooms: BankStudyRooms): Pick<Services, 'study.list' | 'study.look' | 'study.open-all'> {
  const { shelf, archive, corrections, exposures, clock } = rooms;
  const texts = new WeakMap<Bank, readonly string[]>();

  function textsOf(bank: Bank): readonly string[] {
    const known = texts.get(bank) ?? searchTexts(bank.questions);
    texts.set(bank, known);
    return known;
  }

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

  /** The opening of a question that may be read. */
  const lineOf = ({ kept, inMock }: Ground, question: Question) => (kept.has(question.id) || inMock.has(question.id) ? null : openingOf(question));

  return {
    async 'study.list'(search) {
      const ground = await groundOf(search.bank);
      const { bank, seen, kept, inMock } = ground;
      const exam = bank.blueprints.find(({ id }) => id === (search.exam ?? ground.exam)) ?? null;
      const byPlace = search.exam !== null || search.domain !== null || search.task !== null;
      const found = findQuestions(bank.questions, textsOf(bank), { ...search, exam: byPlace ? (exam?.id ?? null) : null }, seen, kept, inMock);
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
        rows: found.slice(search.page * PAGE_SIZE, (search.page + 1) * PAGE_SIZE).map(
          (question): StudyRow => ({
            id: question.id,
            line: lineOf(ground, question),
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
      const drawn = bank.questions.find((question) => question.id === id);
      if (!drawn) throw new Refusal(problem('study.unknown-question'));
      if (inMock.has(id)) throw new Refusal(problem('study.in-mock'));
      const title = { id: bank.id, title: bank.title };
      if (kept.has(id) && !opensKept) return { bank: title, question: null };
      await exposures.add(bankId, [id], clock.now().wallMs);
      return { bank: title, question: questionOf(ground, drawn, corrections.data, lineOf) };
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
  lineOf: (ground: Ground, question: Question) => string | null,
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
    siblings: bank.questions
      .filter((other) => question.learningPoint !== undefined && other.learningPoint === question.learningPoint && other.id !== question.id)
      .filter(({ id }) => !isSetAside(corrections, id))
      .map((other) => ({ id: other.id, line: lineOf(ground, other) })),
  };
}

function acquaintanceOf(sighting: Sighting | undefined): StudyRow['seen'] {
  return sighting ? { times: sighting.times, lastSeenMs: sighting.lastSeenMs, isMissed: !sighting.lastRight } : null;
}
