/** The papers of a cram sheet and what stands on them, in millimetres. */

export type Paper = 'a4' | 'letter';

export interface SheetShape {
  readonly paper: Paper;
  readonly pages: number;
  readonly columns: number;
}

export const PAPERS: Readonly<Record<Paper, { readonly widthMm: number; readonly heightMm: number }>> = {
  a4: { widthMm: 210, heightMm: 297 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
};

const MARGIN_MM = 8;
/** The line with the number of the page, and the room above it. */
const FOOT_MM = 5;
export const GAP_MM = 4;
/** A line of 8-point text. */
export const LINE_PT = 10;
export const PX_PER_MM = 96 / 25.4;

/** The room for columns. */
export function roomOf(paper: Paper): { readonly widthMm: number; readonly heightMm: number } {
  const { widthMm, heightMm } = PAPERS[paper];
  return { widthMm: widthMm - 2 * MARGIN_MM, heightMm: heightMm - 2 * MARGIN_MM - FOOT_MM };
}

/** More letters than a page of 8-point text holds, whatever its columns: who is asked for no more notes than these need is asked for enough. */
export const LETTERS_A_PAGE = 18_000;
