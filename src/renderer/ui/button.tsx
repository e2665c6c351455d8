/** The app's button: primary for the one next step, secondary beside it, quiet in bars, danger for what cannot be taken back. */

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { Kbd } from './kbd';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly variant: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** The key that does the same, shown small and hidden from screen readers. */
  readonly kbd?: string | undefined;
  readonly children: ReactNode;
}

export function Button({ variant, kbd, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={`${styles.button} ${styles[variant]}`}>
      {children}
      {kbd && (
        <span aria-hidden="true" className={styles.key}>
          <Kbd>{kbd}</Kbd>
        </span>
      )}
    </AriaButton>
  );
}
