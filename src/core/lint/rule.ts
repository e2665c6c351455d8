/** What every lint rule is given and gives back. */

import type { Bank, Option, Question } from '../bank';
import type { Place, Problem } from '../problem';

/** `bundled` is the standard for banks that ship with the app; `community` makes errors only of what breaks a question. */
export type Profile = 'bundled' | 'community';

/** A problem that names the rule of ITEM-WRITING 7.2 which found it. */
export type Finding = Problem & { readonly rule: string };

export interface LintOptions {
  /** The day of the check, `YYYY-MM-DD`: without it nothing is said about the age of references. */
  readonly today?: string;
  /** Where each question was written, by its id. */
  readonly places?: ReadonlyMap<string, Place>;
  /** Whether the options will be shown as stored, as in an export on paper: their order then has to stand statistics too. */
  readonly fixedOrder?: boolean;
  /** Whether the questions are only a part of a bank, so that nothing can be said on what they cover. */
  readonly isPart?: boolean;
  /** What solvers scored who saw only the options: questions asked, how many of them right, and the mean chance of a guess. */
  readonly optionsOnly?: { readonly asked: number; readonly right: number; readonly chance: number };
}

/** A finding before it has its place and before the profile has weighed it. */
export interface Hit {
  readonly rule: string;
  readonly severity: Problem['severity'];
  readonly params: Problem['params'];
  readonly field?: string;
  /** The exam that a hit on the bank speaks of. */
  readonly exam?: string;
  /** Tells the several sentences of one rule apart: `lint.L07.unchecked`. */
  readonly variant?: string;
}

/** A question with what most rules look at. */
export interface Subject {
  readonly question: Question;
  /** Scenario and stem as one text. */
  readonly text: string;
  /** The right options, and the others; both empty where every option is used (ordering, matching). */
  readonly keys: readonly Option[];
  readonly distractors: readonly Option[];
}

/** What a rule needs to know of the rest of the bank. */
export interface Surroundings {
  readonly bank: Bank;
  readonly options: LintOptions;
  /** In how many questions each content word stands. */
  readonly wordQuestions: ReadonlyMap<string, number>;
}

export type QuestionRule = (subject: Subject, surroundings: Surroundings) => readonly Hit[];

export function subjectOf(question: Question): Subject {
  const isChoice = question.type === 'single' || question.type === 'multiple';
  const keyIds: ReadonlySet<string> = new Set(isChoice ? question.key : []);
  return {
    question,
    text: `${question.scenario}\n${question.stem}`.trim(),
    keys: isChoice ? question.options.filter((option) => keyIds.has(option.id)) : [],
    distractors: isChoice ? question.options.filter((option) => !keyIds.has(option.id)) : [],
  };
}
