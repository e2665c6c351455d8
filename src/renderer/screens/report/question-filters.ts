/** Which questions of a report a candidate wants to look at again. */

import type { ReportQuestion } from '../../../api/report-views';

export type QuestionFilter = 'all' | 'missed' | 'flagged' | 'changed' | 'slow' | 'guessed';

export const questionFilters: readonly QuestionFilter[] = ['all', 'missed', 'flagged', 'changed', 'slow', 'guessed'];

/** What was left blank is missed too. Guessed is only what the candidate said was a guess. */
export function isShown(question: ReportQuestion, filter: QuestionFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'missed':
      return question.outcome !== 'right';
    case 'flagged':
      return question.answer.flagged;
    case 'changed':
      return question.changed;
    case 'slow':
      return question.slow;
    case 'guessed':
      return question.answer.response !== null && question.answer.certainty === 1;
  }
}

/** The questions to practise again, each once: missed ones that are not known to be faulty. */
export function missedIds(questions: readonly ReportQuestion[]): string[] {
  return [...new Set(questions.filter((question) => isShown(question, 'missed') && !question.voided).map(({ view }) => view.id))];
}
