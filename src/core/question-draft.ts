/** A question while it is being written: every field as it stands in the form, whole or not. */

import type { Question, QuestionType } from './bank';

export interface QuestionDraft {
  readonly type: QuestionType;
  readonly scenario: string;
  readonly stem: string;
  /** In the right order where the question asks for an order. */
  readonly options: readonly { readonly id: string; readonly text: string; readonly rationale: string }[];
  readonly prompts: readonly { readonly id: string; readonly text: string }[];
  /** Right options of a choice. */
  readonly chosen: readonly string[];
  /** The option that belongs to each prompt. */
  readonly pairs: Readonly<Record<string, string>>;
  readonly domains: Readonly<Record<string, string>>;
  readonly topics: readonly string[];
  readonly learningPoint: string;
  readonly explanation: string;
  readonly references: readonly { readonly url: string; readonly title: string }[];
  readonly difficulty: Question['difficulty'];
}

const LETTERS = 'abcdefghij';

export const EMPTY_DRAFT: QuestionDraft = {
  type: 'single',
  scenario: '',
  stem: '',
  options: [...'abcd'].map((id) => ({ id, text: '', rationale: '' })),
  prompts: [],
  chosen: [],
  pairs: {},
  domains: {},
  topics: [],
  learningPoint: '',
  explanation: '',
  references: [],
  difficulty: 'medium',
};

export function draftOf(question: Question): QuestionDraft {
  const ordered = question.type === 'ordering' ? question.key : question.options.map(({ id }) => id);
  return {
    type: question.type,
    scenario: question.scenario,
    stem: question.stem,
    options: ordered.flatMap((id) => {
      const option = question.options.find((each) => each.id === id);
      return option === undefined ? [] : [{ id, text: option.text, rationale: option.rationale ?? '' }];
    }),
    prompts: question.type === 'matching' ? question.prompts : [],
    chosen: question.type === 'single' || question.type === 'multiple' ? question.key : [],
    pairs: question.type === 'matching' ? question.key : {},
    domains: question.domains,
    topics: question.topics,
    learningPoint: question.learningPoint ?? '',
    explanation: question.explanation ?? '',
    references: question.references.map(({ url, title }) => ({ url, title })),
    difficulty: question.difficulty,
  };
}

/** The fields of a question in the form that `questionSchema` checks; what the form does not show stays as it was in `before`. */
export function fieldsOf(draft: QuestionDraft, before: Question | null): Record<string, unknown> {
  const { type, chosen, pairs, prompts, learningPoint, explanation, references, options, ...rest } = draft;
  const kept = before === null ? {} : Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'prompts' && name !== 'key'));
  const ids = options.map(({ id }) => id);
  const right = ids.filter((id) => chosen.includes(id));
  const wasRight = before?.type === 'single' || before?.type === 'multiple' ? before.key : [];
  const isSameKey = right.length === wasRight.length && right.every((id) => wasRight.includes(id));
  const wasPlace = new Map(before?.options.map(({ id }, place) => [id, place]));
  const rank = (id: string) => wasPlace.get(id) ?? wasPlace.size + LETTERS.indexOf(id) + 1;
  return {
    ...kept,
    ...rest,
    type,
    // Steps are stored as they were, and new ones by their letters: only the key says in which order they belong.
    options: (type === 'ordering' ? [...options].sort((a, b) => rank(a.id) - rank(b.id)) : options).map(({ id, text, rationale }) => ({
      id,
      text,
      ...(rationale.trim() !== '' && { rationale }),
    })),
    learningPoint: learningPoint.trim() === '' ? undefined : learningPoint,
    explanation: explanation.trim() === '' ? undefined : explanation,
    references: references.map(
      (reference) => before?.references.find((old) => old.url === reference.url && old.title === reference.title) ?? reference,
    ),
    ...(type === 'matching' ? { prompts, key: pairs } : { key: type === 'ordering' ? ids : isSameKey ? wasRight : right }),
  };
}

/** The first letter that no option has. */
export function freeLetter(taken: readonly { readonly id: string }[]): string {
  return [...LETTERS].find((letter) => taken.every(({ id }) => id !== letter)) ?? 'z';
}
