/** The time of an attempt, question by question, against the even pace. */

/** Where the time stood after a question: all before it and itself, in the order of the paper, and what an even pace would have taken. */
export interface PaceStep {
  readonly number: number;
  readonly elapsedMs: number;
  /** Null in untimed practice, which has no even pace. */
  readonly evenMs: number | null;
  /** Behind the even pace when positive, ahead of it when negative. */
  readonly behindMs: number | null;
}

/** `dwellMs` is the time on each question, all visits together, in the order of the paper; `evenMs` is the even pace a question. */
export function paceSteps(dwellMs: readonly number[], evenMs: number | null): PaceStep[] {
  let elapsedMs = 0;
  return dwellMs.map((spentMs, index) => {
    elapsedMs += spentMs;
    const even = evenMs === null ? null : evenMs * (index + 1);
    return { number: index + 1, elapsedMs, evenMs: even, behindMs: even === null ? null : elapsedMs - even };
  });
}
