/** How each type of question went: "Choose two 6/13" often says more than a domain does. */

import { type QuestionType, selectCount } from './bank';
import type { MarkedAnswer } from './marking';

/** Questions of a case study are counted by their own type, and once more together. */
export interface TypeResult {
  readonly type: QuestionType | 'case-study';
  /** How many options a multiple-response question asked for; null for the other types. */
  readonly choose: number | null;
  readonly asked: number;
  readonly right: number;
}

/** The types that were asked, in a fixed order; only questions that count. A multiple-response question is what it was when it was asked, whatever its key is now. */
export function typeResults(marked: readonly MarkedAnswer[]): TypeResult[] {
  const counted = marked.filter(({ scored, voided }) => scored && !voided);
  const result = (type: TypeResult['type'], choose: number | null, is: (answer: MarkedAnswer) => boolean): TypeResult[] => {
    const asked = counted.filter(is);
    return asked.length === 0 ? [] : [{ type, choose, asked: asked.length, right: asked.filter(({ mark }) => mark.correct).length }];
  };
  const isOf = (type: QuestionType) => (answer: MarkedAnswer) => answer.question.type === type;
  const multiples = counted.filter(isOf('multiple')).map(({ drawn }) => selectCount(drawn.question));
  const chooses = [...new Set(multiples)].sort((a, b) => a - b);
  return [
    ...result('single', null, isOf('single')),
    ...chooses.flatMap((choose) => result('multiple', choose, (answer) => isOf('multiple')(answer) && selectCount(answer.drawn.question) === choose)),
    ...result('ordering', null, isOf('ordering')),
    ...result('matching', null, isOf('matching')),
    ...result('case-study', null, ({ question }) => question.caseStudy !== null),
  ];
}
