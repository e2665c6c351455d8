/** One of a few, in a row: filters and small choices. */

import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './segmented-control.module.css';

interface SegmentedControlProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly items: readonly { readonly value: T; readonly label: string }[];
}

export function SegmentedControl<T extends string>({ label, value, onChange, items }: SegmentedControlProps<T>) {
  return (
    <RadioGroup aria-label={label} orientation="horizontal" value={value} onChange={(next) => onChange(next as T)} className={styles.group ?? ''}>
      {items.map((item) => (
        <Radio key={item.value} value={item.value} className={styles.item ?? ''}>
          {item.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
