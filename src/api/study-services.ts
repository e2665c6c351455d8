/** The operations of study: weak areas, and what the candidate says about a question. */

import { selectCount } from '../core/bank';
import { type Corrections, correct, questionOfMark, suspend, withKey } from '../core/corrections';
import { problem } from '../core/problem';
import type { Document } from '../storage/document';
import type { Archive } from './archive';
import type { Chance, Clock } from './ports';
import { must, Refusal } from './refusal';
import type { Services } from './serve';
import type { WeakAreas } from './weak-areas';

export interface StudyRooms {
  readonly archive: Archive;
  readonly weak: WeakAreas;
  readonly corrections: Document<Corrections>;
  readonly clock: Clock;
  readonly chance: Chance;
}

type StudyOperation = Extract<keyof Services, `weak.${string}` | `question.${string}`>;

export function studyServices({ archive, weak, corrections, clock, chance }: StudyRooms): Pick<Services, StudyOperation> {
  const now = () => clock.now().wallMs;
  const unique = () => `${new Date(now()).toISOString().slice(0, 10)}-${chance.word(10)}`;

  return {
    async 'weak.read'({ blueprint }) {
      const exams = weak.exams();
      const wanted = exams.find((exam) => exam.blueprint === blueprint) ?? exams[0];
      return { exams, shown: wanted ? await weak.study(wanted.blueprint) : null };
    },

    'question.marks': () => ({
      suspended: Object.entries(corrections.data.suspended).map(([question, { atMs }]) => ({ question, atMs })),
      corrected: [...new Map(Object.entries(corrections.data.corrected).map(([name, said]) => [questionOfMark(name), said]))].map(
        ([question, correction]) => ({ question, correction }),
      ),
      reports: corrections.data.reports,
    }),
    async 'question.report'({ attempt, question, text }) {
      const { paper, answer } = await askedIn(archive, attempt, question);
      const report = {
        id: unique(),
        question,
        version: answer.drawn.question.version,
        bank: paper.bank.id,
        attempt,
        response: answer.answer.response,
        optionOrder: answer.drawn.optionOrder,
        text,
        atMs: now(),
      };
      must(await corrections.update((data) => ({ ...data, reports: [...data.reports, report] })));
      return { id: report.id };
    },
    'question.reports-json': () => ({
      json: `${JSON.stringify({ app: 'passband', kind: 'problem-reports', reports: corrections.data.reports }, null, 2)}\n`,
    }),
    async 'question.correct'({ attempt, question, correction }) {
      const asked = (await askedIn(archive, attempt, question)).answer.drawn.question;
      if (correction.kind === 'key') {
        const right = withKey(asked, correction.key);
        if (right === null) throw new Refusal(problem('question.key-does-not-fit'));
        // The room asks for as many answers as the key of the bank has.
        const count = selectCount(asked);
        if (selectCount(right) !== count) throw new Refusal(problem('question.key-of-another-number', { count }));
      }
      const said = correction.kind === 'key' ? { ...correction, version: asked.version } : correction;
      must(await corrections.update((data) => correct(data, question, said, now())));
      await archive.rescore();
      return {};
    },
    async 'question.uncorrect'({ question }) {
      must(await corrections.update((data) => correct(data, question, null, now())));
      await archive.rescore();
      return {};
    },
    async 'question.suspend'({ question }) {
      must(await corrections.update((data) => (Object.hasOwn(data.suspended, question) ? data : suspend(data, question, true, now()))));
      return {};
    },
    async 'question.unsuspend'({ question }) {
      must(await corrections.update((data) => suspend(data, question, false, now())));
      return {};
    },
  };
}

/** The question as it was asked and answered in an attempt. */
export async function askedIn(archive: Archive, attempt: string, question: string) {
  const { paper, marked, submittedAtMs } = await archive.marked(attempt);
  const answer = marked.find((each) => each.question.id === question);
  if (!answer) throw new Refusal(problem('question.unknown'));
  return { paper, answer, submittedAtMs };
}
