/** Yes or no, in a form; takes effect when the form does (a Switch takes effect at once). */

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox';
import styles from './checkbox.module.css';
import { classNames } from './class-names';
import toggle from './toggle.module.css';

type CheckboxProps = Omit<AriaCheckboxProps, 'children' | 'className' | 'style' | 'isIndeterminate' | 'render'> & {
  readonly detail?: ReactNode;
  readonly children: ReactNode;
};

export function Checkbox({ detail, children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={classNames(toggle.toggle, styles.checkbox)}>
      {({ isSelected }) => (
        <>
          <span className={classNames(toggle.sign, styles.box)} aria-hidden="true">
            {isSelected && <Check size="1em" strokeWidth={3} />}
          </span>
          <span>
            {children}
            {detail && <span className={toggle.detail}>{detail}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}
