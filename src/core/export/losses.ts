/** What a form of export cannot hold of the questions that go out: named and counted, so that nothing is lost without a word. */

import type { Question } from '../bank';

/** The questions that most programs know: one or several right options. */
export type Choice = Extract<Question, { type: 'single' | 'multiple' }>;

/** Parts of a question, and kinds of questions, that a format may have no place for. */
export const LOSS_KINDS = [
  'ordering',
  'matching',
  'many-options',
  'altered',
  'scenario',
  'pictures',
  'references',
  'learning-points',
  'topics',
  'services',
  'difficulty',
  'domains',
  'other-exams',
  'tasks',
  'ids',
  'versions',
  'ties',
  'case-studies',
  'credits',
  'checks',
  'fixed-order',
  'header',
] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

export interface Loss {
  readonly what: LossKind;
  /** Questions that lose it; 1 for what is the bank's. */
  readonly count: number;
}

export interface Written {
  readonly text: string;
  /** Questions that are in the text. */
  readonly questions: number;
  /** Those that cost whole questions first. */
  readonly losses: readonly Loss[];
}

/** Whether a question has something in a part, and so something to lose. */
const HAS = {
  scenario: ({ scenario }) => scenario !== '',
  pictures: ({ exhibits }) => exhibits.length > 0,
  references: ({ references }) => references.length > 0,
  'learning-points': ({ learningPoint }) => learningPoint !== undefined,
  topics: ({ topics }) => topics.length > 0,
  services: ({ services }) => services.length > 0,
  difficulty: ({ difficulty }) => difficulty !== 'medium',
  domains: ({ domains }) => Object.keys(domains).length > 0,
  'other-exams': ({ domains }) => Object.keys(domains).length > 1,
  tasks: ({ tasks }) => Object.keys(tasks).length > 0,
  ids: () => true,
  versions: ({ version }) => version > 1,
  ties: ({ enemies, confusables }) => enemies.length + confusables.length > 0,
  'case-studies': ({ caseStudy }) => caseStudy !== null,
  credits: ({ author, licence }) => author !== undefined || licence !== undefined,
  checks: ({ status, waive, references }) => status !== 'draft' || waive.length > 0 || references.some(({ checked }) => checked !== 'no'),
  'fixed-order': ({ shuffle }) => !shuffle,
} as const satisfies Partial<Record<LossKind, (question: Question) => boolean>>;

export type PartKind = keyof typeof HAS;

/** What is written in no form but our own, whatever the form could hold. */
export const NEVER_WRITTEN: readonly PartKind[] = [
  'pictures',
  'learning-points',
  'services',
  'tasks',
  'versions',
  'ties',
  'case-studies',
  'credits',
  'checks',
  'fixed-order',
];

/** How many of the questions lose each of these parts, in the order of all kinds; parts that none of them has are not named. */
export function lostParts(questions: readonly Question[], parts: readonly PartKind[]): readonly Loss[] {
  const lost = LOSS_KINDS.filter((what): what is PartKind => parts.some((part) => part === what));
  return named(lost.map((what) => ({ what, count: questions.filter((question) => HAS[what](question)).length })));
}

/** Only what something is lost of. */
export function named(losses: readonly Loss[]): readonly Loss[] {
  return losses.filter(({ count }) => count > 0);
}

export interface Sorted {
  readonly held: readonly Choice[];
  readonly losses: readonly Loss[];
}

/** For formats that know questions with one or several right options and nothing else. */
export function choiceQuestions(questions: readonly Question[], optionsMost = Number.POSITIVE_INFINITY): Sorted {
  const count = (type: Question['type']) => questions.filter((question) => question.type === type).length;
  const choices = questions.filter((question) => question.type === 'single' || question.type === 'multiple');
  const held = choices.filter(({ options }) => options.length <= optionsMost);
  return {
    held,
    losses: named([
      { what: 'ordering', count: count('ordering') },
      { what: 'matching', count: count('matching') },
      { what: 'many-options', count: choices.length - held.length },
    ]),
  };
}
