/** A text of a question with what the candidate highlighted in it, and the name by which highlights know the text. */

import { useMemo } from 'react';
import type { Highlight } from '../../../core/attempt';
import { highlightsOf } from '../../../core/highlights';
import { Prose } from '../../ui/prose';

interface MarkedTextProps {
  readonly text: string;
  readonly part: string;
  /** All highlights of the question; those of other parts are left out. */
  readonly highlights: readonly Highlight[];
}

export function MarkedText({ text, part, highlights }: MarkedTextProps) {
  const own = useMemo(() => highlightsOf(highlights, part), [highlights, part]);
  return (
    <div data-part={part}>
      {/* A list that stays the same when there is nothing in it keeps the text from being read again. */}
      {own.length === 0 ? <Prose text={text} /> : <Prose text={text} highlights={own} />}
    </div>
  );
}
