/** The page's side of the contract: typed calls over any transport. Types only, so that zod stays out of the page. */

import type { Problem } from '../core/problem';
import type { Input, OperationName, Output } from './contract';
import type { Reply, Transport } from './reply';

/** Thrown by a call that was refused. `problem` has a sentence in the catalogue. */
export class CallError extends Error {
  constructor(
    readonly operation: string,
    readonly problem: Problem,
  ) {
    super(problem.code);
    this.name = 'CallError';
  }
}

export type Call = <N extends OperationName>(operation: N, input: Input<N>) => Promise<Output<N>>;

/** Makes the typed `call` of a page. A transport that cannot reach the Node side becomes the problem `call.unreachable`. */
export function connect(transport: Transport): Call {
  return async (operation, input) => {
    const reply = await send(transport, operation, input);
    if (!reply.ok) throw new CallError(operation, reply.problem);
    // The Node side has parsed its answer with the output schema of this very operation.
    return reply.value as Output<typeof operation>;
  };
}

async function send(transport: Transport, operation: OperationName, input: unknown): Promise<Reply> {
  try {
    return JSON.parse(await transport(JSON.stringify({ operation, input }))) as Reply;
  } catch {
    return { ok: false, problem: { code: 'call.unreachable', severity: 'error', params: {}, place: {} } };
  }
}
