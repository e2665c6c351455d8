/** The button: one primary a screen, secondary by default, quiet in rows, danger only where something is destroyed. */

import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { classNames } from './class-names';
import { Kbd } from './kbd';

type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'render'> & {
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: LucideIcon;
  /** The key that does the same, shown as a cap and told to screen readers as a shortcut. */
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button({ variant = 'secondary', size = 'medium', icon: Icon, shortcut, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={classNames(styles.button, styles[variant], styles[size])}
      render={(dom) => <button {...dom} aria-keyshortcuts={shortcut} />}
    >
      {Icon && <Icon size="1.125em" />}
      <span>{children}</span>
      {shortcut && (
        <span aria-hidden="true">
          <Kbd>{shortcut}</Kbd>
        </span>
      )}
    </AriaButton>
  );
}
