/** unknown → checked → service → checked → Reply. The only place that turns what is thrown into a reply: nothing is thrown across a boundary. */

import { type Problem, problem } from '../core/problem';
import { type ChangeTopic, contract, type OperationName, type Output, type ParsedInput } from './contract';
import { Refusal } from './refusal';
import type { Reply } from './reply';

/** One function an operation. It answers, throws a `Refusal` for a problem of the world, or throws anything else for a bug of ours. */
export type Services = { readonly [N in OperationName]: (input: ParsedInput<N>) => Promise<Output<N>> | Output<N> };

export interface ServeOptions {
  /** Told after an operation that changes something has succeeded. */
  readonly onChange: (topics: readonly ChangeTopic[]) => void;
  /** Told of bugs, with the operation's name and nothing of its input: candidates' data stays out of logs. */
  readonly onBug: (operation: string, error: unknown) => void;
}

/** Makes the one door of the Node side: a JSON string in, a JSON string out, never a rejection. */
export function serve(services: Services, { onChange, onBug }: ServeOptions): (request: string) => Promise<string> {
  async function answer(text: string): Promise<Reply> {
    const request = parseRequest(text);
    if (!request) return refuse(problem('call.malformed'));
    const { operation, input } = request;
    if (!isOperation(operation)) return refuse(problem('call.unknown-operation', { operation: operation.slice(0, 64) }));
    const { input: inputSchema, output: outputSchema, changes } = contract[operation];
    const checked = inputSchema.safeParse(input);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      return refuse(problem('call.bad-input', { operation }, { field: issue?.path.join('.') ?? '' }));
    }
    try {
      // The compiler cannot follow one name through two tables; `Services` guarantees that input and service belong together.
      const service = services[operation] as (input: unknown) => unknown;
      const value = outputSchema.parse(await service(checked.data));
      if (changes.length > 0) onChange(changes);
      return { ok: true, value };
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.problem);
      onBug(operation, error);
      return refuse(problem('call.bug', { operation }));
    }
  }
  return async (request) => JSON.stringify(await answer(request));
}

function refuse(why: Problem): Reply {
  return { ok: false, problem: why };
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(contract, name);
}

function parseRequest(text: string): { operation: string; input: unknown } | null {
  try {
    const request: unknown = JSON.parse(text);
    if (typeof request !== 'object' || request === null || !('operation' in request) || typeof request.operation !== 'string') return null;
    return { operation: request.operation, input: 'input' in request ? request.input : {} };
  } catch {
    return null;
  }
}
