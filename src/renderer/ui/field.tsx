/** What stands around every input: its label above, a hint and a problem below. */

import { CircleAlert } from 'lucide-react';
import { FieldError, Label, Text } from 'react-aria-components/TextField';
import { classNames } from './class-names';
import styles from './field.module.css';

/** What every field takes; `problem` is a full sentence, shown and spoken in place of the hint. */
export type FieldWords = { readonly label: string; readonly hint?: string | undefined; readonly problem?: string | undefined };

export function FieldLabel({ children }: { readonly children: string }) {
  return <Label className={classNames(styles.label)}>{children}</Label>;
}

export function FieldNote({ hint, problem }: Pick<FieldWords, 'hint' | 'problem'>) {
  return (
    <>
      {hint && !problem && (
        <Text slot="description" className={classNames(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(styles.problem)}>
        <CircleAlert size="1em" />
        <span>{problem}</span>
      </FieldError>
    </>
  );
}
