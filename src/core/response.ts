/** A candidate's answer to one question: its shape, when two answers are the same, and what no answer may be. */

import { z } from 'zod';
import { type Question, selectCount } from './bank';
import { type Problem, problem } from './problem';

/** A candidate's answer to one question, by the kind of question. */
export const responseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), chosen: z.array(z.string()) }), // single and multiple: option ids, a set
  z.object({ kind: z.literal('order'), order: z.array(z.string()) }), // ordering: option ids in the candidate's order
  z.object({ kind: z.literal('match'), pairs: z.record(z.string(), z.string()) }), // matching: prompt id → option id
]);
export type Response = z.infer<typeof responseSchema>;

const kindOf = { single: 'choice', multiple: 'choice', ordering: 'order', matching: 'match' } as const satisfies Record<
  Question['type'],
  Response['kind']
>;

/** How many options have been chosen, placed or paired. */
function given(response: Response): number {
  switch (response.kind) {
    case 'choice':
      return response.chosen.length;
    case 'order':
      return response.order.length;
    case 'match':
      return Object.keys(response.pairs).length;
  }
}

export function isBlank(response: Response | null): boolean {
  return response === null || given(response) === 0;
}

/** Whether the answer has as many options as the question asks for. */
export function isComplete(question: Question, response: Response | null): boolean {
  return response !== null && given(response) === selectCount(question);
}

/** Choices are compared as sets, orders by place, matches by pair. */
export function sameResponse(a: Response, b: Response): boolean {
  if (a.kind === 'choice' && b.kind === 'choice') {
    const first = new Set(a.chosen);
    const second = new Set(b.chosen);
    return first.size === second.size && [...first].every((id) => second.has(id));
  }
  if (a.kind === 'order' && b.kind === 'order') {
    return a.order.length === b.order.length && a.order.every((id, place) => id === b.order[place]);
  }
  if (a.kind === 'match' && b.kind === 'match') {
    const pairs = new Map(Object.entries(b.pairs));
    const first = Object.entries(a.pairs);
    return first.length === pairs.size && first.every(([prompt, option]) => pairs.get(prompt) === option);
  }
  return false;
}

/**
 * Null when the answer may be given, else the first thing wrong with it. An answer that is not complete yet may be given.
 * In a matching question one option may serve several prompts.
 */
export function checkResponse(question: Question, response: Response): Problem | null {
  const place = { question: question.id };
  if (response.kind !== kindOf[question.type]) {
    return problem('response-wrong-kind', { type: question.type, kind: response.kind }, place);
  }
  if (question.type === 'matching' && response.kind === 'match') {
    const stray = Object.keys(response.pairs).find((id) => !question.prompts.some((prompt) => prompt.id === id));
    if (stray !== undefined) return problem('response-unknown-prompt', { prompt: stray }, place);
  }
  const options = response.kind === 'choice' ? response.chosen : response.kind === 'order' ? response.order : Object.values(response.pairs);
  const unknown = options.find((id) => !question.options.some((option) => option.id === id));
  if (unknown !== undefined) return problem('response-unknown-option', { option: unknown }, place);
  if (response.kind !== 'match') {
    const twice = options.find((id, index) => options.indexOf(id) !== index);
    if (twice !== undefined) return problem('response-option-twice', { option: twice }, place);
  }
  const most = selectCount(question);
  if (options.length > most) return problem('response-too-many', { chosen: options.length, most }, place);
  return null;
}
