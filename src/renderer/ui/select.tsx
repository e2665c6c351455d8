/** One of a list that is too long to lay open. */

import { Check, ChevronDown } from 'lucide-react';
import { Select as AriaSelect, Button, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components/Select';
import { classNames } from './class-names';
import { FieldLabel, FieldNote, type FieldWords } from './field';
import field from './field.module.css';
import menu from './menu.module.css';
import styles from './select.module.css';

export type SelectOption<T extends string> = { readonly id: T; readonly label: string; readonly detail?: string };

type SelectProps<T extends string> = FieldWords & {
  readonly options: readonly SelectOption<T>[];
  readonly value: T | null;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly onChange: (id: T) => void;
};

export function Select<T extends string>({ label, hint, problem, options, value, placeholder = '', isDisabled = false, onChange }: SelectProps<T>) {
  return (
    <AriaSelect
      className={classNames(field.field)}
      isDisabled={isDisabled}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      placeholder={placeholder}
      value={value}
      onChange={(key) => key !== null && onChange(key as T)}
    >
      <FieldLabel>{label}</FieldLabel>
      <Button className={classNames(field.input, styles.button)}>
        <SelectValue className={classNames(styles.value)} />
        <ChevronDown size="1.125em" />
      </Button>
      <FieldNote hint={hint} problem={problem} />
      <Popover className={classNames(menu.popover, styles.popover)} offset={4}>
        <ListBox className={classNames(menu.menu)}>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className={classNames(menu.item, styles.option)}>
              <Check size="1.125em" className={styles.check} />
              <span>
                {option.label}
                {option.detail && <span className={styles.detail}>{option.detail}</span>}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
