/** A text in which a search has found words. */

import { Fragment } from 'react';
import type { Runs } from '../../api/notes-views';

export function MarkedWords({ runs }: { readonly runs: Runs }) {
  let at = 0;
  return runs.map(({ text, isFound }) => {
    const key = at;
    at += text.length;
    return isFound ? <mark key={key}>{text}</mark> : <Fragment key={key}>{text}</Fragment>;
  });
}
