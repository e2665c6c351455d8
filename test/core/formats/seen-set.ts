/** What a reader and the judge make of a text, in a form that tests can be read in. */

import type { DraftsRead } from '../../../src/core/formats/draft';
import { judgeDrafts } from '../../../src/core/formats/judge-drafts';

export interface Seen {
  readonly stem: string;
  readonly options: readonly string[];
  /** The words of the right options; for matching, "prompt → option". */
  readonly right: readonly string[];
}

export interface SetSeen {
  readonly questions: readonly Seen[];
  /** "code" or "code at line" of everything that was said, the reader's first. */
  readonly said: readonly string[];
  readonly skipped: number;
}

export function seen({ drafts, problems }: DraftsRead): SetSeen {
  const judged = judgeDrafts(drafts);
  return {
    questions: judged.questions.map((question) => {
      const textOf = (id: string | undefined) => question.options.find((option) => option.id === id)?.text ?? '';
      return {
        stem: question.stem,
        options: question.options.map(({ text }) => text),
        right:
          question.type === 'matching'
            ? question.prompts.map(({ id, text }) => `${text} → ${textOf(question.key[id])}`)
            : question.key.map((id) => textOf(id)),
      };
    }),
    said: [...problems, ...judged.problems].map(({ code, place }) => (place.line === undefined ? code : `${code} at ${place.line}`)),
    skipped: judged.entries - judged.questions.length,
  };
}
