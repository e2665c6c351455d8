/** Exported questions with all that they lose; our own reader says which of them would not come back as they were. */

import type { Question } from '../bank';
import type { DraftsRead } from '../formats/draft';
import { judgeDrafts } from '../formats/judge-drafts';
import { shownWords } from './html';
import { type Choice, lostParts, NEVER_WRITTEN, named, type PartKind, type Sorted, type Written } from './losses';

/** The text that holds the sorted questions, as read back; `parts` are lost in its format besides what is never written. */
export function writtenChoices(text: string, { held, losses }: Sorted, read: DraftsRead, parts: readonly PartKind[]): Written {
  // Where a scenario has no place of its own, it stands before the stem.
  const altered = alteredQuestions(held, read, parts.includes('scenario'));
  return {
    text,
    questions: held.length,
    losses: [
      ...losses,
      ...named([{ what: 'altered', count: altered }]),
      ...lostParts(held, [...NEVER_WRITTEN, ...parts]),
      { what: 'header', count: 1 },
    ],
  };
}

/** How many of the questions the reader finds missing or other than they were; `joined` where scenario and stem stand in one text. */
function alteredQuestions(questions: readonly Choice[], read: DraftsRead, joined: boolean): number {
  const back = new Map<string, number>();
  for (const question of judgeDrafts(read.drafts).questions) {
    const form = formOf(question, joined);
    back.set(form, (back.get(form) ?? 0) + 1);
  }
  return questions.filter((question) => {
    const form = formOf(question, joined);
    const left = back.get(form) ?? 0;
    back.set(form, left - 1);
    return left <= 0;
  }).length;
}

/** All that a question says: words, options in their order, what is right, and why. */
function formOf(question: Question, joined: boolean): string {
  const isRight = new Set(Array.isArray(question.key) ? question.key : []);
  const words = joined ? [wholeStem(question)] : [question.scenario, question.stem];
  return JSON.stringify([
    question.type,
    words.map(shownWords),
    question.options.map(({ id, text, rationale = '' }) => [shownWords(text), isRight.has(id), shownWords(rationale)]),
    shownWords(question.explanation ?? ''),
  ]);
}

/** For formats that have one place for the words of a question. */
export function wholeStem({ scenario, stem }: Question): string {
  return scenario === '' ? stem : `${scenario}\n\n${stem}`;
}
