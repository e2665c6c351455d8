/** A sheet of paper on the page, with or without a heading. */

import type { ReactNode } from 'react';
import styles from './card.module.css';
import { classNames } from './class-names';

export type CardProps = {
  readonly title?: string;
  readonly titleLevel?: 2 | 3;
  readonly actions?: ReactNode;
  /** Flush: the content reaches the edges (tables, lists). */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
};

export function Card({ title, titleLevel = 2, actions, isFlush = false, children }: CardProps) {
  const Heading = titleLevel === 2 ? 'h2' : 'h3';
  return (
    <section className={classNames(styles.card, isFlush && styles.flush)} data-print="together">
      {(title || actions) && (
        <header className={styles.head}>
          {title && <Heading className={styles.title}>{title}</Heading>}
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
