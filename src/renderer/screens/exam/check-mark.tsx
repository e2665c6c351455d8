/** Right or not, by sign, word and colour: what stands beside an answer after the check. */

import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './check-mark.module.css';

export function CheckMark({ mark, children }: { readonly mark: 'right' | 'wrong'; readonly children: ReactNode }) {
  const Sign = mark === 'right' ? Check : X;
  return (
    <span className={styles.mark} data-mark={mark}>
      <Sign size="1.1em" strokeWidth={3} aria-hidden="true" /> {children}
    </span>
  );
}
