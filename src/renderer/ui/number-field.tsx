/** A whole number with its limits, typed or stepped. */

import { Minus, Plus } from 'lucide-react';
import { NumberField as AriaNumberField, Button, Group, Input, Label, Text } from 'react-aria-components/NumberField';
import styles from './field.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly minValue: number;
  readonly maxValue: number;
  readonly autoFocus?: boolean;
}

export function NumberField({ label, description, value, onChange, ...limits }: NumberFieldProps) {
  return (
    <AriaNumberField
      value={value}
      onChange={(next) => onChange(Number.isNaN(next) ? limits.minValue : next)}
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
      className={styles.field ?? ''}
      {...limits}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Group className={styles.group ?? ''}>
        <Button slot="decrement" className={styles.step ?? ''}>
          <Minus size={16} aria-hidden="true" />
        </Button>
        <Input className={styles.input ?? ''} />
        <Button slot="increment" className={styles.step ?? ''}>
          <Plus size={16} aria-hidden="true" />
        </Button>
      </Group>
      {description && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
    </AriaNumberField>
  );
}
