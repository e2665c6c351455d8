/** What is said of a call that failed: its problem's sentence, or that the mistake is Passband's. */

import { CallError } from '../../api/client';
import { say, sayCode } from '../../language/say';

export function whyFailed(error: unknown): string {
  return error instanceof CallError ? sayCode(error.problem.code, error.problem.params) : say('call.bug');
}
