/** On or off, at once. */

import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import { classNames } from './class-names';
import styles from './switch.module.css';

export type SwitchProps = Omit<AriaSwitchProps, 'children' | 'className' | 'style' | 'render'> & {
  readonly detail?: ReactNode;
  readonly children: ReactNode;
};

export function Switch({ detail, children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={classNames(styles.switch)}>
      <span>
        {children}
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.thumb} />
      </span>
    </AriaSwitch>
  );
}
