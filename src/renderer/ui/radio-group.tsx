/** One of a few, all laid open: as a list, or as cards that say what each choice means. */

import { RadioGroup as AriaRadioGroup, Label, Radio } from 'react-aria-components/RadioGroup';
import { classNames } from './class-names';
import { FieldNote, type FieldWords } from './field';
import field from './field.module.css';
import styles from './radio-group.module.css';
import toggle from './toggle.module.css';

type RadioOption<T extends string> = { readonly id: T; readonly label: string; readonly detail?: string; readonly isDisabled?: boolean };

type RadioGroupProps<T extends string> = FieldWords & {
  readonly options: readonly RadioOption<T>[];
  readonly value: T | null;
  readonly variant?: 'list' | 'cards';
  readonly isDisabled?: boolean;
  readonly onChange: (id: T) => void;
};

export function RadioGroup<T extends string>({
  label,
  hint,
  problem,
  options,
  value,
  variant = 'list',
  isDisabled = false,
  onChange,
}: RadioGroupProps<T>) {
  return (
    <AriaRadioGroup
      className={classNames(field.field)}
      value={value}
      onChange={(id) => onChange(id as T)}
      isDisabled={isDisabled}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
    >
      <Label className={classNames(field.label)}>{label}</Label>
      <div className={styles[variant]}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} isDisabled={option.isDisabled ?? false} className={classNames(toggle.toggle, styles.radio)}>
            <span className={classNames(toggle.sign, styles.dot)} aria-hidden="true" />
            <span>
              <span className={styles.name}>{option.label}</span>
              {option.detail && <span className={toggle.detail}>{option.detail}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNote hint={hint} problem={problem} />
    </AriaRadioGroup>
  );
}
