/** Whether an answer that was checked is the key: said at once in practice, and counted by nobody. */

import type { Response } from '../../../core/response';

/** Choices are compared as sets, orders by place, matches by pair. The core's own comparison would bring the schemas into the page. */
export function isRightAnswer(key: Response, given: Response | null): boolean {
  if (key.kind === 'choice' && given?.kind === 'choice') {
    return key.chosen.length === given.chosen.length && key.chosen.every((id) => given.chosen.includes(id));
  }
  if (key.kind === 'order' && given?.kind === 'order') {
    return key.order.length === given.order.length && key.order.every((id, place) => id === given.order[place]);
  }
  if (key.kind === 'match' && given?.kind === 'match') {
    return Object.entries(key.pairs).every(([prompt, option]) => given.pairs[prompt] === option);
  }
  return false;
}
