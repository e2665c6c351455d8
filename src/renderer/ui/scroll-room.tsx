/** Room for a table that may be wider than its place: it scrolls by itself, by keyboard too. */

import type { ReactNode } from 'react';
import styles from './scroll-room.module.css';

interface ScrollRoomProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function ScrollRoom({ label, children }: ScrollRoomProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus what is cut off cannot be reached by keyboard
    <section className={styles.room} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
