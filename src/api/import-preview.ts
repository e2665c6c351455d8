/** What a page sees of a set that is not taken in yet, and the bank that comes of it with what the candidate has chosen. */

import type { Bank, Blueprint, Question } from '../core/bank';
import { canonicalJson } from '../core/canonical-json';
import type { Duplicate } from '../core/duplicates';
import { categoriesOf, categoryGroups, placed, suggestExam } from '../core/placement';
import { fail, ok, type Problem, problem, type Result } from '../core/problem';
import { sealedBank } from '../importing/compile';
import type { SetJudged } from '../importing/read-apart';
import type { ImportChoices } from './import-choices';
import type { BankChange, DuplicatesView, ImportPreview, PlacingView } from './import-views';
import { presentWhole } from './present';

const PROBLEMS_SHOWN = 300;
const SAMPLES = 3;
const NAMES_SHOWN = 20;
const DUPLICATES_SHOWN = 200;
const FIELDS_SHOWN = 5;
const WORDS_SHOWN = 160;
/** More of them are tags, not the chapters of an exam. */
const CATEGORIES_SHOWN = 300;
/** A bank has to fit into a backup with everything else. */
const BANK_BYTES = 48 * 2 ** 20;

export interface Judged extends SetJudged {
  /** The bank of the same id that is here already. */
  readonly installed: Bank | null;
  /** What was chosen for it. */
  readonly remembered: ImportChoices | null;
}

/** The bank with the candidate's choices: duplicates left out, questions placed on an exam. The problem is `start.unknown-exam` or `import.nothing-left`. */
export function chosenBank({ read, duplicates }: SetJudged, choices: ImportChoices, exams: readonly Blueprint[]): Result<Bank> {
  const { hash: _, questions: all, ...header } = read.bank;
  const { blueprints: own } = header;
  const out = new Set((duplicates ?? []).filter(({ kind }) => choices[kind] === 'skip').map(({ question }) => question));
  const questions = all.filter(({ id }) => !out.has(id));
  if (questions.length === 0) return fail(problem('import.nothing-left'));
  if (choices.placement === null) return ok(sealedBank(header, own, questions));
  const made = placed({ ...header, questions }, choices.placement, exams);
  if (made === null) return fail(problem('start.unknown-exam', { bank: header.title, blueprint: examOf(choices) }));
  return ok(sealedBank(header, [...own.filter(({ id }) => id !== made.blueprint.id), made.blueprint], made.questions));
}

function examOf({ placement }: ImportChoices): string {
  return placement?.kind === 'exam' ? placement.blueprint : '';
}

export interface PreviewWords {
  readonly id: string;
  readonly judged: Judged;
  readonly usual: ImportChoices;
  readonly exams: readonly Blueprint[];
  readonly isBundled: (bank: string) => boolean;
  /** Of a question of the library; null where it cannot be read. */
  readonly wordsOf: (bank: string, question: string) => { readonly title: string; readonly words: string } | null;
}

export function previewOf({ id, judged, usual, exams, isBundled, wordsOf }: PreviewWords): ImportPreview {
  const { read, duplicates, quality, installed, remembered } = judged;
  const { bank, isUntitled, problems, skipped, withWarning, fields } = read;
  const after = chosenBank(judged, remembered ?? usual, exams);
  return {
    id,
    bank: {
      id: bank.id,
      title: bank.title,
      version: bank.version,
      language: bank.language,
      licence: bank.licence ?? null,
      authors: bank.authors,
      source: bank.source ?? null,
      provenance: bank.provenance ?? null,
    },
    isUntitled,
    ready: bank.questions.length - withWarning.size,
    withWarning: withWarning.size,
    skipped,
    problems: problems.slice(0, PROBLEMS_SHOWN),
    problemCount: problems.length,
    quality: quality === null ? null : quality.map((row) => ({ ...row, examples: [...row.examples] })),
    exams: bank.blueprints.map(({ id: exam, title, code }) => ({
      id: exam,
      title,
      code,
      questions: bank.questions.filter(({ domains }) => Object.hasOwn(domains, exam)).length,
    })),
    samples: samplesOf(bank),
    duplicates: duplicates && duplicatesView(bank, duplicates, withWarning, wordsOf),
    placing: placingOf(bank, exams),
    fields: fields
      .slice(0, FIELDS_SHOWN)
      .map((one) => ({ ...one, names: [...one.names], roles: [...one.roles], samples: one.samples.map((values) => [...values]) })),
    remembered,
    change: installed && changeBetween(installed, after.ok ? after.value : { ...bank, questions: [] }),
    refusal: refusalOf(bank, isBundled),
  };
}

function refusalOf(bank: Bank, isBundled: (bank: string) => boolean): Problem | null {
  if (bank.questions.length === 0) return problem('import.no-questions');
  if (isBundled(bank.id)) return problem('import.bundled-id', { bank: bank.id });
  return JSON.stringify(bank).length > BANK_BYTES ? problem('import.bank-too-large', { megabytes: BANK_BYTES / 2 ** 20 }) : null;
}

/** One question of each type as far as they go, one with a picture, then the first ones. */
function samplesOf(bank: Bank): ImportPreview['samples'] {
  const firstOfType = bank.questions.filter(({ type }, place) => bank.questions.findIndex((other) => other.type === type) === place);
  const withPicture = bank.questions.filter(({ exhibits }) => exhibits.length > 0).slice(0, 1);
  const chosen = [...new Set([...withPicture, ...firstOfType, ...bank.questions])].slice(0, SAMPLES);
  return chosen.map((question) => presentWhole(bank, question));
}

function duplicatesView(
  bank: Bank,
  duplicates: readonly Duplicate[],
  withWarning: ReadonlySet<string>,
  wordsOf: PreviewWords['wordsOf'],
): DuplicatesView {
  const byId = new Map(bank.questions.map((question) => [question.id, question]));
  const counted = (kind: Duplicate['kind']) => {
    const found = duplicates.filter((duplicate) => duplicate.kind === kind);
    return { count: found.length, withWarning: found.filter(({ question }) => withWarning.has(question)).length };
  };
  const own = (id: string) => shortWords(byId.get(id));
  return {
    exact: counted('exact'),
    near: counted('near'),
    rows: duplicates.slice(0, DUPLICATES_SHOWN).map(({ question, kind, bank: of, twin, similarity }) => {
      const other = of === null ? null : wordsOf(of, twin);
      return {
        question,
        words: own(question),
        kind,
        bank: of && (other?.title ?? of),
        twin,
        twinWords: of === null ? own(twin) : (other?.words ?? ''),
        similarity,
      };
    }),
  };
}

/** Enough of a question to know it by: what it asks stands at its end. */
export function shortWords(question: Pick<Question, 'scenario' | 'stem'> | undefined): string {
  const words = `${question?.scenario ?? ''} ${question?.stem ?? ''}`.replace(/\s+/g, ' ').trim();
  return words.length <= WORDS_SHOWN ? words : `${words.slice(0, WORDS_SHOWN / 2)} … ${words.slice(-WORDS_SHOWN / 2)}`;
}

/** Null for a set that says itself what its questions count for. */
function placingOf(bank: Bank, exams: readonly Blueprint[]): PlacingView | null {
  if (bank.questions.some(({ domains }) => bank.blueprints.some(({ id }) => Object.hasOwn(domains, id)))) return null;
  const categories = categoriesOf(bank);
  const shown = [...categories].sort((a, b) => b.questions - a.questions).slice(0, CATEGORIES_SHOWN);
  const words = [bank.title, bank.id, bank.source ?? '', ...shown.map(({ title }) => title)].join(' · ');
  return {
    categories: categories.filter((category) => shown.includes(category)).map((category) => ({ ...category })),
    groups: categoryGroups(bank.questions).map(({ topics, questions }) => ({ topics: [...topics], questions })),
    exam: suggestExam(words, exams),
  };
}

/** By the ids of the questions, which are what a question is known by. */
export function changeBetween(installed: Bank, bank: Pick<Bank, 'questions'>): BankChange {
  const before = new Map(installed.questions.map((question) => [question.id, question]));
  const after = new Set(bank.questions.map(({ id }) => id));
  const added = bank.questions.filter(({ id }) => !before.has(id));
  const changed = bank.questions.filter((question) => before.has(question.id) && canonicalJson(question) !== canonicalJson(before.get(question.id)));
  const removed = installed.questions.filter(({ id }) => !after.has(id));
  const named = (questions: readonly { readonly id: string }[]) => ({
    count: questions.length,
    ids: questions.slice(0, NAMES_SHOWN).map(({ id }) => id),
  });
  return { title: installed.title, version: installed.version, added: named(added), changed: named(changed), removed: named(removed) };
}
