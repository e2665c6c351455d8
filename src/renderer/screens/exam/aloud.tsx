/** What the room says to screen readers alone. */

import { useCallback, useState } from 'react';

interface Spoken {
  readonly sentence: string;
  /** The same sentence sounds again when it is said again. */
  readonly count: number;
}

export function useAloud(): readonly [Spoken, (sentence: string) => void] {
  const [spoken, setSpoken] = useState<Spoken>({ sentence: '', count: 0 });
  const sayAloud = useCallback((sentence: string) => setSpoken((before) => ({ sentence, count: before.count + 1 })), []);
  return [spoken, sayAloud];
}

export function Aloud({ spoken }: { readonly spoken: Spoken }) {
  return (
    <p className="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
      <span key={spoken.count}>{spoken.sentence}</span>
    </p>
  );
}
