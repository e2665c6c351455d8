/** Room for a table that may be wider than its place, or longer than a reader wants to pass by: it scrolls by itself, by keyboard too. */

import type { ReactNode } from 'react';
import styles from './scroll-room.module.css';

interface ScrollRoomProps {
  readonly label: string;
  /** For a table that may have hundreds of rows with more of the page below it. */
  readonly isLow?: boolean;
  readonly children: ReactNode;
}

export function ScrollRoom({ label, isLow = false, children }: ScrollRoomProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus what is cut off cannot be reached by keyboard
    <section className={styles.room} aria-label={label} data-low={isLow || undefined} tabIndex={0}>
      {children}
    </section>
  );
}
