/** The operations of the question editor: what the candidate writes is kept beside the bank, and is asked as soon as it is whole. */

import { byCodeUnit, type Question, questionSchema } from '../core/bank';
import { type Catalogue, placeOf } from '../core/catalogue';
import { baseMove, type Edits, editOf, editState, nextVersion, type QuestionEdit, saysTheSame } from '../core/edits';
import { checkDomains, checkQuestion } from '../core/formats/check-question';
import { cleanText } from '../core/formats/clean-text';
import { schemaProblems } from '../core/formats/schema-problems';
import { lintBank } from '../core/lint';
import { type Problem, problem } from '../core/problem';
import { draftOf, EMPTY_DRAFT, fieldsOf, type QuestionDraft } from '../core/question-draft';
import { sealedBank } from '../importing/compile';
import type { Archive } from './archive';
import type { EditsBook } from './edits-book';
import { USUAL_CHOICES } from './import-choices';
import type { ImportedBanks } from './imported-banks';
import type { Shelf } from './library';
import type { Chance, Clock } from './ports';
import { presentWhole } from './present';
import { Refusal } from './refusal';
import type { Services } from './serve';
import type { ShelfBank } from './shelf-bank';

export interface EditRooms {
  readonly shelf: Shelf;
  readonly edits: EditsBook;
  readonly imported: ImportedBanks;
  readonly archive: Archive;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** Of a stem in the list of a bank's questions. */
const STEM_SHOWN = 300;

type EditOperation = Extract<keyof Services, `edit.${string}`>;

/** A draft held against everything that a question has to be. */
interface Checked {
  readonly question: Question | null;
  readonly problems: readonly Problem[];
}

export function editServices({ shelf, edits, imported, archive, clock, chance }: EditRooms): Pick<Services, EditOperation> {
  const cardOf = (id: string) => {
    const card = shelf.banks.find((bank) => bank.id === id);
    if (!card) throw new Refusal(problem('start.unknown-bank', { bank: id }));
    const { title, version, origin, own } = card;
    return { id, title, version, origin, own };
  };
  const ownOf = async (bank: ShelfBank, question: string) => (await bank.read([question]))[0] ?? null;
  const isAnswered = (bank: string, question: string) => (version: number) =>
    archive
      .all()
      .some(({ row, answers }) => row.bank === bank && answers.some((answer) => answer.question === question && answer.version === version));

  /** One edit of a bank, as `change` makes it of what there is; null drops it. */
  async function put(bank: string, question: string, change: (edit: QuestionEdit | null) => QuestionEdit | null): Promise<void> {
    await edits.change(bank, (data: Edits) => {
      const next = change(editOf(data, question));
      const { [question]: _, ...others } = data.questions;
      return { ...data, questions: next === null ? others : { ...others, [question]: next } };
    });
  }

  function reportOn(bank: Catalogue, { question, problems }: Checked, edit: QuestionEdit | null, own: Question | null) {
    const findings = question === null ? [] : lintBank({ ...bank, questions: [question] }, 'community', { isPart: true });
    return {
      state: editState(edit, own),
      whole: question !== null,
      problems: [...problems],
      findings: findings.filter(({ place }) => place.question === question?.id),
    };
  }

  return {
    async 'edit.list'({ bank: id }) {
      const own = await shelf.own(id);
      const laid = edits.of(id);
      const rowOf = (question: string, mine: QuestionEdit | null, theirs: Question | null) => {
        const shown = mine?.draft ?? mine?.question ?? theirs;
        if (shown === null) return [];
        const move = mine === null ? ('none' as const) : baseMove(mine, theirs);
        return [{ id: question, stem: shown.stem.slice(0, STEM_SHOWN), type: shown.type, state: editState(mine, theirs), move }];
      };
      const rows = Object.entries(laid?.questions ?? {}).flatMap(([id, mine]) => (placeOf(own, id) < 0 ? rowOf(id, mine, null) : []));
      for await (const theirs of own.each()) rows.push(...rowOf(theirs.id, editOf(laid, theirs.id), theirs));
      return { bank: cardOf(id), questions: rows.sort((a, b) => byCodeUnit(a.id, b.id)) };
    },

    async 'edit.open'({ bank: id, question: wanted }) {
      const bank = await shelf.own(id);
      const laid = await shelf.bank(id);
      const question = wanted ?? `q-${chance.word(10)}`;
      const own = await ownOf(bank, question);
      const edit = editOf(edits.of(id), question);
      const before = edit?.question ?? own;
      if (wanted !== null && before === null && edit?.draft == null) throw new Refusal(problem('edit.unknown', { question }));
      const draft = edit?.draft ?? (before === null ? EMPTY_DRAFT : draftOf(before));
      const report = wanted === null ? { question: null, problems: [] } : checked(bank, question, draft, before, before?.version ?? 1);
      return {
        ...reportOn(bank, report, edit, own),
        bank: cardOf(id),
        question,
        draft,
        exhibits: before?.exhibits ?? [],
        blueprints: bank.blueprints,
        topics: laid.topics,
        learningPoints: bank.learningPoints,
        move: edit === null ? 'none' : baseMove(edit, own),
        own: own && presentWhole(bank, own),
      };
    },

    async 'edit.save'({ bank: id, question, draft }) {
      const bank = await shelf.own(id);
      const own = await ownOf(bank, question);
      const edit = editOf(edits.of(id), question);
      const before = edit?.question ?? own;
      const version = nextVersion(edit, own, isAnswered(id, question));
      const found = checked(bank, question, draft, before, version);
      const atMs = clock.now().wallMs;
      const base = edit === null ? own : edit.base;
      let next: QuestionEdit | null = { question: edit?.question ?? null, draft, base, removed: false, atMs };
      if (found.question !== null) {
        // What says what it said before stays what it was: pauses alone make no version.
        const isSame = before !== null && saysTheSame(found.question, before);
        next = { ...next, question: isSame ? (edit?.question ?? null) : found.question, draft: null };
        const isOwnAgain = own !== null && saysTheSame(found.question, own) && (edit === null || baseMove(edit, own) === 'none');
        if (isOwnAgain) next = null;
      }
      if (next !== null || edit !== null) await put(id, question, () => next);
      await shelf.settle();
      return { ...reportOn(bank, found, next, own), savedAtMs: atMs };
    },

    async 'edit.remove'({ bank: id, question }) {
      const own = await ownOf(await shelf.own(id), question);
      const edit = editOf(edits.of(id), question);
      if (own === null && edit === null) throw new Refusal(problem('edit.unknown', { question }));
      const atMs = clock.now().wallMs;
      await put(id, question, (known) => ({ ...(known ?? { question: null, draft: null, base: own }), removed: true, atMs }));
      await shelf.settle();
      return {};
    },
    async 'edit.restore'({ bank: id, question }) {
      await put(id, question, (known) => {
        if (known === null) return null;
        // Where nothing but the removal was the candidate's, nothing is left of it.
        return known.question === null && known.draft === null ? null : { ...known, removed: false };
      });
      await shelf.settle();
      return {};
    },
    async 'edit.take-own'({ bank: id, question }) {
      if ((await ownOf(await shelf.own(id), question)) === null) throw new Refusal(problem('edit.no-own', { question }));
      await put(id, question, () => null);
      await shelf.settle();
      return {};
    },
    async 'edit.keep-mine'({ bank: id, question }) {
      const own = await ownOf(await shelf.own(id), question);
      await put(id, question, (known) => {
        if (known === null) return null;
        const mine = known.question;
        const isBehind = mine !== null && own !== null && mine.version <= own.version;
        return { ...known, base: own, question: isBehind ? { ...mine, version: own.version + 1 } : mine };
      });
      await shelf.settle();
      return {};
    },
    async 'edit.make-bank'({ blueprints: wanted, ...header }) {
      if (shelf.banks.some(({ id }) => id === header.id)) throw new Refusal(problem('edit.bank-exists', { bank: header.id }));
      const blueprints = wanted.map((id) => {
        const blueprint = shelf.blueprints.find((each) => each.id === id);
        if (!blueprint) throw new Refusal(problem('start.unknown-exam', { bank: header.title, blueprint: id }));
        return blueprint;
      });
      const full = { ...header, version: '1.0.0', language: 'en', blueprints: wanted, topics: [], learningPoints: [], caseStudies: [], waive: [] };
      await imported.put(sealedBank(full, blueprints, []), [], USUAL_CHOICES);
      await edits.change(header.id, () => ({ bank: header.id, own: true, questions: {} }));
      return { bank: header.id };
    },
  };
}

/** Problems have the fields that a reader of files would name, counted from 1. */
function checked(bank: Catalogue, id: string, draft: QuestionDraft, before: Question | null, version: number): Checked {
  const written = cleaned({ ...fieldsOf(draft, before), id, version, status: 'draft' });
  const placeOf = () => ({ question: id });
  const parsed = questionSchema.safeParse(written);
  if (!parsed.success) return { question: null, problems: schemaProblems(parsed.error.issues, written, placeOf) };
  const problems = [...checkQuestion(parsed.data, placeOf), ...checkDomains(parsed.data, bank.blueprints, placeOf)];
  return { question: problems.length === 0 ? parsed.data : null, problems };
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value).text;
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]));
}
