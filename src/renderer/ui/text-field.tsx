/** One line of text. */

import { Search } from 'lucide-react';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input } from 'react-aria-components/TextField';
import { classNames } from './class-names';
import { FieldLabel, FieldNote, type FieldWords } from './field';
import field from './field.module.css';
import styles from './text-field.module.css';

export type TextFieldProps = FieldWords &
  Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior' | 'render'> & {
    readonly placeholder?: string;
    /** Search: a lens in front, and the label is spoken only. */
    readonly isSearch?: boolean;
  };

export function TextField({ label, hint, problem, placeholder, isSearch = false, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      {...(isSearch ? { 'aria-label': label, type: 'search' } : {})}
      className={classNames(field.field)}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
    >
      {!isSearch && <FieldLabel>{label}</FieldLabel>}
      <div className={classNames(isSearch && styles.search)}>
        {isSearch && <Search size="1.125em" />}
        <Input className={classNames(field.input)} {...(placeholder === undefined ? {} : { placeholder })} />
      </div>
      <FieldNote hint={hint} problem={problem} />
    </AriaTextField>
  );
}
