/** How a service says no to its caller: a problem of the world on its way to `serve`, which turns it into a reply. */

import type { Problem, Result } from '../core/problem';

export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'Refusal';
  }
}

/** The value of a result, or a refusal with its first problem. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const [first] = result.problems;
  if (!first) throw new Error('a failed result names at least one problem');
  throw new Refusal(first);
}
