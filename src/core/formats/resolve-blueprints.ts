/** Finds the blueprints of a bank: those that it writes out, and those of the app that it calls by id. */

import type { BankHeader, Blueprint } from '../bank';
import { type Problem, problem } from '../problem';

export interface ResolvedBlueprints {
  readonly blueprints: readonly Blueprint[];
  readonly problems: readonly Problem[];
}

/** An id that no shipped blueprint has is a problem and is left out. */
export function resolveBlueprints(header: BankHeader, shipped: readonly Blueprint[], file?: string): ResolvedBlueprints {
  const blueprints: Blueprint[] = [];
  const problems: Problem[] = [];
  for (const entry of header.blueprints) {
    const blueprint = typeof entry === 'string' ? shipped.find((candidate) => candidate.id === entry) : entry;
    if (blueprint === undefined) {
      const place = { ...(file === undefined ? {} : { file }), field: 'blueprints' };
      problems.push(problem('bank.unknown-blueprint', { blueprint: String(entry) }, place));
    } else {
      blueprints.push(blueprint);
    }
  }
  return { blueprints, problems };
}
