/** A long table scrolls in a window of its own, which the keyboard can reach. */

import type { ReactNode } from 'react';
import styles from './import.module.css';

interface ScrollWindowProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function ScrollWindow({ label, children }: ScrollWindowProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
