/** How sure the candidate was against how often he was right (MEASURES 5.6). It never touches a score. */

export type Certainty = 1 | 2 | 3;

/**
 * Certainty-based marks: 3, 2 or 1 for right, −6, −2 or 0 for wrong, by how sure one was. They pay honesty: a guess is the best word below a chance
 * of two thirds, "sure" above four fifths.
 */
export function certaintyMark(certainty: Certainty, isRight: boolean): number {
  if (isRight) return certainty;
  switch (certainty) {
    case 1:
      return 0;
    case 2:
      return -2;
    case 3:
      return -6;
  }
}

export interface CertaintyLine {
  readonly certainty: Certainty;
  readonly asked: number;
  readonly right: number;
}

export interface CertaintyTally {
  /** The surest first; those that were used. */
  readonly lines: readonly CertaintyLine[];
  readonly marks: number;
}

/** Null where nobody said how sure he was. */
export function tallyCertainty(answers: readonly { readonly certainty: Certainty | null; readonly isRight: boolean }[]): CertaintyTally | null {
  const lines = ([3, 2, 1] as const)
    .map((certainty): CertaintyLine => {
      const own = answers.filter((answer) => answer.certainty === certainty);
      return { certainty, asked: own.length, right: own.filter(({ isRight }) => isRight).length };
    })
    .filter(({ asked }) => asked > 0);
  if (lines.length === 0) return null;
  const marks = lines.reduce(
    (sum, { certainty, asked, right }) => sum + right * certaintyMark(certainty, true) + (asked - right) * certaintyMark(certainty, false),
    0,
  );
  return { lines, marks };
}
