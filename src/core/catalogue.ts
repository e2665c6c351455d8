/** What is known of a bank without the words of its questions: enough to list, count, draw and judge. A whole bank is a catalogue too. */

import { type Bank, byCodeUnit, type Question, type QuestionEntry } from './bank';

/** Entries are sorted by id in code-unit order, as questions are. */
export interface Catalogue extends Omit<Bank, 'questions'> {
  readonly questions: readonly QuestionEntry[];
}

export function entryOf(question: Question): QuestionEntry {
  const { id, version, type, domains, tasks, topics, learningPoint, services, difficulty, enemies, caseStudy } = question;
  return { id, version, type, domains, tasks, topics, learningPoint, services, difficulty, enemies, caseStudy };
}

/** Number of an entry in a catalogue, counted from 0; −1 where none has this id. */
export function placeOf({ questions }: Pick<Catalogue, 'questions'>, id: string): number {
  let [from, to] = [0, questions.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (byCodeUnit(questions[middle]?.id ?? '', id) < 0) from = middle + 1;
    else to = middle;
  }
  return questions[from]?.id === id ? from : -1;
}
