/** A verdict as a sign and words; its colour only repeats them. */

import { Check, EqualApproximately, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AttemptRow } from '../../../core/evidence';
import styles from './verdict-mark.module.css';

const SIGNS = { pass: Check, borderline: EqualApproximately, fail: X } as const;

interface VerdictMarkProps {
  readonly verdict: NonNullable<AttemptRow['verdict']>;
  readonly children: ReactNode;
}

export function VerdictMark({ verdict, children }: VerdictMarkProps) {
  const Sign = SIGNS[verdict];
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <Sign size="1.15em" strokeWidth={2.75} aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
