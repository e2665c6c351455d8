/** Buttons that belong together, in a row that wraps: one group with a name, which only screen readers say. */

import type { ReactNode } from 'react';
import styles from './button-row.module.css';

interface ButtonRowProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function ButtonRow({ label, children }: ButtonRowProps) {
  return (
    <fieldset className={styles.row}>
      <legend className="visually-hidden">{label}</legend>
      {children}
    </fieldset>
  );
}
