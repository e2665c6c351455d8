/** Turns papers and attempts into what a page may see: during an attempt nothing of the key but what was revealed. */

import type { Attempt } from '../core/attempt';
import type { Bank, Question } from '../core/bank';
import { selectCount } from '../core/bank';
import type { Paper, PaperQuestion } from '../core/paper';
import type { Response } from '../core/response';
import type { AnswerView, PaperView, QuestionView, Solution } from './views';

export function presentPaper(paper: Paper): PaperView {
  const { id, blueprint, bank, mode, number, feedback, clockPolicy, limitMs, caseStudies } = paper;
  return {
    id,
    title: blueprint.title,
    vendor: blueprint.vendor,
    bank: { id: bank.id, title: bank.title },
    mode,
    number,
    feedback,
    clockPolicy,
    limitMs,
    caseStudies,
    questions: paper.questions.map(presentQuestion),
  };
}

export function presentQuestion({ question, optionOrder }: Pick<PaperQuestion, 'question' | 'optionOrder'>): QuestionView {
  const { id, type, scenario, stem, exhibits, caseStudy } = question;
  return {
    id,
    type,
    scenario,
    stem,
    exhibits,
    caseStudy,
    choose: selectCount(question),
    options: optionOrder.flatMap((optionId) => {
      const option = question.options.find((candidate) => candidate.id === optionId);
      return option ? [{ id: option.id, text: option.text }] : [];
    }),
    prompts: question.type === 'matching' ? question.prompts : [],
  };
}

export function presentAnswer(answer: Attempt['answers'][number]): AnswerView {
  const { response, flagged, struck, note, highlights, certainty, seen, revealed } = answer;
  return { response, flagged, struck: [...struck], note, highlights: [...highlights], certainty, seen, revealed };
}

/** A question of a bank with its answer, its options in the bank's own order. */
export function presentWhole(bank: Pick<Bank, 'learningPoints'>, question: Question): { view: QuestionView; solution: Solution } {
  return {
    view: presentQuestion({ question, optionOrder: question.options.map(({ id }) => id) }),
    solution: presentSolution(bank, question),
  };
}

/** The key of a question in the shape of an answer to it. */
export function keyResponse(question: Question): Response {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { kind: 'choice', chosen: question.key };
    case 'ordering':
      return { kind: 'order', order: question.key };
    case 'matching':
      return { kind: 'match', pairs: question.key };
  }
}

export function presentSolution(paper: Pick<Paper, 'learningPoints'>, question: Question): Solution {
  const point = paper.learningPoints.find((candidate) => candidate.id === question.learningPoint);
  return {
    key: keyResponse(question),
    options: question.options,
    explanation: question.explanation ?? null,
    references: question.references,
    learningPoint: point?.sentence ?? null,
  };
}
