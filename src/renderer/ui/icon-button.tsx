/** A button that is only a sign; its name is spoken and shown as a tooltip. */

import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classNames } from './class-names';
import styles from './icon-button.module.css';

type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'render' | 'aria-label'> & {
  readonly icon: LucideIcon;
  readonly label: string;
  /** For signs that stay on (flag, hide): spoken as pressed. */
  readonly isOn?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function IconButton({ icon: Icon, label, isOn, ...rest }: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
      className={classNames(styles.button, isOn && styles.on)}
      render={(dom) => <button {...dom} title={label} />}
    >
      <Icon size="1.25em" />
    </AriaButton>
  );
}
