/** One of a list in a row of a table: the row says what it is for, so its label is spoken only. The browser's own list, for there may be hundreds. */

import { classNames } from './class-names';
import field from './field.module.css';
import styles from './row-select.module.css';
import type { SelectOption } from './select';

interface RowSelectProps<T extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<T>[];
  readonly value: T;
  readonly isDisabled?: boolean;
  readonly onChange: (id: T) => void;
}

export function RowSelect<T extends string>({ label, options, value, isDisabled = false, onChange }: RowSelectProps<T>) {
  return (
    <select
      aria-label={label}
      className={classNames(field.input, styles.select)}
      value={value}
      disabled={isDisabled}
      onChange={(event) => onChange(event.target.value as T)}
    >
      {options.map(({ id, label: words }) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </select>
  );
}
