/** Highlights of one question: stretches of its texts, of which no two overlap or touch. */

import type { Highlight } from './attempt';

/** As many as `highlightSchema`'s list takes. */
const MOST = 200;

/**
 * The highlights after marking `pieces`, or after unmarking them where every letter of them is marked already.
 * A piece from 0 to 5 covers the first five letters of its part. Beyond 200 stretches nothing more is marked.
 */
export function toggleHighlights(held: readonly Highlight[], pieces: readonly Highlight[]): readonly Highlight[] {
  if (pieces.every((piece) => isHighlighted(held, piece))) return pieces.reduce(unmark, held);
  const marked = pieces.reduce(mark, held);
  return marked.length > MOST ? held : marked;
}

/** The part that all questions of a case study show: its scenario. */
export const CASE_PART = 'case';

/** The part of a matching question's prompt: a prompt and an option may have the same id. */
export const promptPart = (prompt: string): string => `prompt ${prompt}`;

/** A case's scenario is marked once for all of its questions: this is the question that keeps the marks, the first of the case on the paper. */
export function caseKeeper(questions: readonly { readonly caseStudy: string | null }[], index: number): number {
  const study = questions[index]?.caseStudy ?? null;
  return study === null ? index : questions.findIndex(({ caseStudy }) => caseStudy === study);
}

/** The highlights shown with a question: its own, and those of its case's scenario from the question that keeps them. */
export function highlightsShown(own: readonly Highlight[], keeper: readonly Highlight[]): readonly Highlight[] {
  if (own === keeper) return own;
  return [...own.filter(({ part }) => part !== CASE_PART), ...highlightsOf(keeper, CASE_PART)];
}

/** Whether every letter of `piece` is highlighted. */
export function isHighlighted(held: readonly Highlight[], piece: Highlight): boolean {
  return held.some(({ part, from, to }) => part === piece.part && from <= piece.from && piece.to <= to);
}

/** The highlights of one part, from its beginning to its end. */
export function highlightsOf(held: readonly Highlight[], part: string): readonly Highlight[] {
  return held.filter((highlight) => highlight.part === part).sort((one, other) => one.from - other.from);
}

function mark(held: readonly Highlight[], piece: Highlight): readonly Highlight[] {
  const touches = ({ part, from, to }: Highlight) => part === piece.part && from <= piece.to && piece.from <= to;
  const joined = held.filter(touches);
  const from = Math.min(piece.from, ...joined.map((highlight) => highlight.from));
  const to = Math.max(piece.to, ...joined.map((highlight) => highlight.to));
  return [...held.filter((highlight) => !touches(highlight)), { part: piece.part, from, to }];
}

function unmark(held: readonly Highlight[], piece: Highlight): readonly Highlight[] {
  return held.flatMap((highlight) => {
    const { part, from, to } = highlight;
    if (part !== piece.part || to <= piece.from || piece.to <= from) return [highlight];
    const before = { part, from, to: piece.from };
    const after = { part, from: piece.to, to };
    return [before, after].filter((rest) => rest.from < rest.to);
  });
}
