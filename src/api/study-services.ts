/** The operations of study: notes, weak areas, and what the candidate says about a question. */

import { selectCount } from '../core/bank';
import { type Corrections, correct, suspend, withKey } from '../core/corrections';
import { bringBackNote, changeNote, deleteNote, type Note, ownNote, stubFor } from '../core/notes';
import { problem } from '../core/problem';
import type { Document } from '../storage/document';
import type { Archive } from './archive';
import type { Notebook } from './notebook';
import type { Chance, Clock } from './ports';
import { must, Refusal } from './refusal';
import type { Services } from './serve';
import type { WeakAreas } from './weak-areas';

export interface StudyRooms {
  readonly archive: Archive;
  readonly notebook: Notebook;
  readonly weak: WeakAreas;
  readonly corrections: Document<Corrections>;
  readonly clock: Clock;
  readonly chance: Chance;
}

type StudyOperation = Extract<keyof Services, `notes.${string}` | `weak.${string}` | `question.${string}`>;

export function studyServices({ archive, notebook, weak, corrections, clock, chance }: StudyRooms): Pick<Services, StudyOperation> {
  const now = () => clock.now().wallMs;
  const unique = () => `${new Date(now()).toISOString().slice(0, 10)}-${chance.word(10)}`;

  /** The question as it was asked and answered in an attempt. */
  async function asked(attempt: string, question: string) {
    const { paper, marked, submittedAtMs } = await archive.marked(attempt);
    const answer = marked.find((each) => each.question.id === question);
    if (!answer) throw new Refusal(problem('question.unknown'));
    return { paper, answer, submittedAtMs };
  }

  return {
    async 'notes.list'() {
      const all = await notebook.all();
      const kept = all.filter(({ deletedAtMs }) => deletedAtMs === null);
      const blueprints = new Set(kept.flatMap(({ places }) => places[0]?.blueprint ?? []));
      const gains = new Map(await Promise.all([...blueprints].map(async (id) => [id, await weak.gains(id)] as const)));
      return {
        notes: kept.map((note) => ({ ...note, gain: gainOf(note, gains) })),
        deleted: all
          .flatMap(({ id, title, deletedAtMs }) => (deletedAtMs === null ? [] : [{ id, title, deletedAtMs }]))
          .sort((a, b) => b.deletedAtMs - a.deletedAtMs),
        problems: [...notebook.problems()],
      };
    },
    async 'notes.save'({ id, ...change }) {
      await notebook.change(id, (note) => changeNote(note, change, now()));
      return {};
    },
    async 'notes.delete'({ id }) {
      await notebook.change(id, (note) => deleteNote(note, now()));
      return {};
    },
    async 'notes.restore'({ id }) {
      await notebook.change(id, (note) => bringBackNote(note, now()));
      return {};
    },
    async 'notes.add'({ text, tags }) {
      const note = ownNote(unique(), text, tags, now());
      await notebook.addOwn(note);
      return { id: note.id };
    },
    async 'notes.add-question'({ attempt, question }) {
      const { paper, answer, submittedAtMs } = await asked(attempt, question);
      const id = await notebook.add(stubFor(paper, answer, 'added', submittedAtMs));
      await notebook.change(id, (note) => bringBackNote(note, now()));
      return { id };
    },

    async 'weak.read'({ blueprint }) {
      const exams = weak.exams();
      const wanted = exams.find((exam) => exam.blueprint === blueprint) ?? exams[0];
      return { exams, shown: wanted ? await weak.study(wanted.blueprint) : null };
    },

    'question.marks': () => ({
      suspended: Object.entries(corrections.data.suspended).map(([question, { atMs }]) => ({ question, atMs })),
      corrected: Object.entries(corrections.data.corrected).map(([question, correction]) => ({ question, correction })),
      reports: corrections.data.reports,
    }),
    async 'question.report'({ attempt, question, text }) {
      const { paper, answer } = await asked(attempt, question);
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
      const { answer } = await asked(attempt, question);
      if (correction.kind === 'key') {
        const right = withKey(answer.drawn.question, correction.key);
        if (right === null) throw new Refusal(problem('question.key-does-not-fit'));
        // The room asks for as many answers as the key of the bank has.
        const count = selectCount(answer.drawn.question);
        if (selectCount(right) !== count) throw new Refusal(problem('question.key-of-another-number', { count }));
      }
      must(await corrections.update((data) => correct(data, question, correction, now())));
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

/** The gain of a note: that of its best topic, else of its domain, in the exam that it was last missed in. */
function gainOf({ places, topics }: Note, gains: ReadonlyMap<string, ReadonlyMap<string, number>>): number | null {
  const [place] = places;
  const areas = place && gains.get(place.blueprint);
  if (!areas) return null;
  const ofTopics = topics.flatMap(({ id }) => areas.get(`topic ${id}`) ?? []);
  return ofTopics.length > 0 ? Math.max(...ofTopics) : (areas.get(`domain ${place.domain}`) ?? null);
}
