/** A choice to make or not to make. */

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import styles from './field.module.css';

interface CheckboxProps {
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly children: ReactNode;
}

export function Checkbox({ isSelected, onChange, children }: CheckboxProps) {
  return (
    <AriaCheckbox isSelected={isSelected} onChange={onChange} className={styles.check ?? ''}>
      <span className={styles.box} aria-hidden="true">
        {isSelected && <Check size={13} strokeWidth={3.5} />}
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
