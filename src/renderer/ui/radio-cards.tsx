/** One of a few, each with a sentence about it. */

import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './field.module.css';

interface RadioCardsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly items: readonly { readonly value: T; readonly label: string; readonly description?: string }[];
}

export function RadioCards<T extends string>({ label, value, onChange, items }: RadioCardsProps<T>) {
  return (
    <RadioGroup value={value} onChange={(next) => onChange(next as T)} className={styles.cards ?? ''}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.cardRow}>
        {items.map((item) => (
          <Radio key={item.value} value={item.value} className={styles.card ?? ''}>
            <span className={styles.dot} aria-hidden="true" />
            <span>
              <b>{item.label}</b>
              {item.description && <span className={styles.description}>{item.description}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
