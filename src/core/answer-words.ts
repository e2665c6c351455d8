/** An answer, or a key, in a line of words: by the letters and in the order that the candidate saw. */

import type { Response } from './response';

/** A question as it was shown: options in drawn order. */
export interface ShownQuestion {
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly prompts: readonly { readonly id: string; readonly text: string }[];
}

/** Option letters as candidates know them: 0 is "A". */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** "B. In the VPC · D. At the edge", "First → Second", "Prompt – Match · …"; empty where nothing was answered. */
export function answerInWords({ options, prompts }: ShownQuestion, response: Response | null): string {
  const textOf = (id: string | undefined) => options.find((option) => option.id === id)?.text ?? id ?? '';
  switch (response?.kind) {
    case undefined:
      return '';
    case 'choice':
      return options.flatMap(({ id, text }, index) => (response.chosen.includes(id) ? [`${letterOf(index)}. ${text}`] : [])).join(' · ');
    case 'order':
      return response.order.map(textOf).join(' → ');
    case 'match':
      return prompts.flatMap(({ id, text }) => (Object.hasOwn(response.pairs, id) ? [`${text} – ${textOf(response.pairs[id])}`] : [])).join(' · ');
  }
}

/** The same by letters alone: "B, D", "C → A → B", "1–A, 2–C" with prompts counted from 1; empty where nothing was answered. */
export function answerInLetters({ options, prompts }: ShownQuestion, response: Response | null): string {
  const letter = (id: string | undefined) => {
    const index = options.findIndex((option) => option.id === id);
    return index < 0 ? '?' : letterOf(index);
  };
  switch (response?.kind) {
    case undefined:
      return '';
    case 'choice':
      return options.flatMap(({ id }, index) => (response.chosen.includes(id) ? [letterOf(index)] : [])).join(', ');
    case 'order':
      return response.order.map(letter).join(' → ');
    case 'match':
      return prompts.flatMap(({ id }, index) => (Object.hasOwn(response.pairs, id) ? [`${index + 1}–${letter(response.pairs[id])}`] : [])).join(', ');
  }
}
