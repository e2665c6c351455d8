/** Answers by the attempt that they were given in, in the order in which the attempts ended. */

interface Given {
  readonly attemptId: string;
  readonly answeredAtMs: number;
}

export interface Session<A> {
  /** When its last answer was given. */
  readonly endMs: number;
  readonly answers: readonly A[];
}

export function sessionsOf<A extends Given>(answers: readonly A[]): readonly Session<A>[] {
  const sessions = new Map<string, { endMs: number; answers: A[] }>();
  for (const answer of answers) {
    const session = sessions.get(answer.attemptId) ?? { endMs: answer.answeredAtMs, answers: [] };
    session.endMs = Math.max(session.endMs, answer.answeredAtMs);
    session.answers.push(answer);
    sessions.set(answer.attemptId, session);
  }
  return [...sessions.values()].sort((a, b) => a.endMs - b.endMs);
}
