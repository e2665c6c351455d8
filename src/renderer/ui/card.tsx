/** A sheet of paper on the page, with or without a heading. */

import type { ReactNode } from 'react';
import styles from './card.module.css';
import { classNames } from './class-names';

type CardProps = {
  readonly title?: string;
  readonly actions?: ReactNode;
  /** Flush: the content reaches the edges (tables, lists). */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
};

export function Card({ title, actions, isFlush = false, children }: CardProps) {
  return (
    <section className={classNames(styles.card, isFlush && styles.flush)} data-print="together">
      {(title || actions) && (
        <header className={styles.head}>
          {title && <h2 className={styles.title}>{title}</h2>}
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
