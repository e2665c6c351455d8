/** Several lines of text: notes, pasted sets. */

import { TextArea as AriaTextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { classNames } from './class-names';
import { FieldLabel, FieldNote, type FieldWords } from './field';
import field from './field.module.css';
import styles from './text-area.module.css';

type TextAreaProps = FieldWords &
  Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'validationBehavior' | 'render'> & {
    readonly placeholder?: string;
    readonly rows?: number;
    /** Monospaced: for Markdown, YAML and pasted sets. */
    readonly isCode?: boolean;
  };

export function TextArea({ label, hint, problem, placeholder, rows = 4, isCode = false, ...rest }: TextAreaProps) {
  return (
    <AriaTextField {...rest} className={classNames(field.field)} isInvalid={problem !== undefined} validationBehavior="aria">
      <FieldLabel>{label}</FieldLabel>
      <AriaTextArea
        className={classNames(field.input, styles.area, isCode && styles.code)}
        rows={rows}
        spellCheck={!isCode}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <FieldNote hint={hint} problem={problem} />
    </AriaTextField>
  );
}
