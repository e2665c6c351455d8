/** A number with steps: minutes, counts, percentages. */

import { Minus, Plus } from 'lucide-react';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components/NumberField';
import { classNames } from './class-names';
import { FieldLabel, FieldNote, type FieldWords } from './field';
import field from './field.module.css';
import styles from './number-field.module.css';

type NumberFieldProps = FieldWords &
  Omit<
    AriaNumberFieldProps,
    'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior' | 'incrementAriaLabel' | 'decrementAriaLabel' | 'render'
  > & {
    readonly increaseLabel: string;
    readonly decreaseLabel: string;
    /** Shown behind the number, for example “min”. */
    readonly unit?: string;
  };

export function NumberField({ label, hint, problem, increaseLabel, decreaseLabel, unit, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      className={classNames(field.field)}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      incrementAriaLabel={increaseLabel}
      decrementAriaLabel={decreaseLabel}
    >
      <FieldLabel>{label}</FieldLabel>
      <div className={styles.row}>
        <Group className={classNames(styles.group)}>
          <Button slot="decrement" className={classNames(styles.step)}>
            <Minus size="1em" />
          </Button>
          <Input className={classNames(field.input, styles.number)} />
          <Button slot="increment" className={classNames(styles.step)}>
            <Plus size="1em" />
          </Button>
        </Group>
        {unit && <span className={styles.unit}>{unit}</span>}
      </div>
      <FieldNote hint={hint} problem={problem} />
    </AriaNumberField>
  );
}
