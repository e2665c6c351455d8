/** How a score report from elsewhere is named. */

import type { OutsideKind } from '../../../core/outside-report';
import { say } from '../../../language/say';

/** Its own name where it has one: "Practice test 2 of my course". */
export function outsideName({ kind, name }: { readonly kind: OutsideKind; readonly name: string }): string {
  return name === '' ? say(`outside.kind.${kind}`) : name;
}

/** Noon of the day, in the candidate's own time: a date stays the same day when it is written out. */
export function noonOf(date: string): number {
  return new Date(`${date}T12:00:00`).getTime();
}
