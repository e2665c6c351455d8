/** What crosses a boundary: a request names an operation, a reply is a value or one problem. Both travel as one JSON string. */

import type { Problem } from '../core/problem';
import type { OperationName } from './contract';

export interface Request {
  readonly operation: OperationName;
  readonly input: unknown;
}

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

/** The most that one request may hold: larger than any single call, since uploads come in chunks. */
export const REQUEST_LIMIT = 2 * 1024 * 1024;

/** Carries one request to the Node side and brings back its reply. Rejects only when the Node side cannot be reached. */
export type Transport = (request: string) => Promise<string>;
