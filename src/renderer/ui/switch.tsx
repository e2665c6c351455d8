/** On or off, at once. */

import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import { classNames } from './class-names';
import styles from './switch.module.css';
import toggle from './toggle.module.css';

type SwitchProps = Omit<AriaSwitchProps, 'children' | 'className' | 'style' | 'render'> & {
  readonly detail?: ReactNode;
  readonly children: ReactNode;
};

export function Switch({ detail, children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={classNames(toggle.toggle, styles.switch)}>
      <span>
        {children}
        {detail && <span className={toggle.detail}>{detail}</span>}
      </span>
      <span className={classNames(toggle.sign, styles.track)} aria-hidden="true">
        <span className={styles.thumb} />
      </span>
    </AriaSwitch>
  );
}
