/** One line of text. */

import { TextField as AriaTextField, Input, Label, Text } from 'react-aria-components/TextField';
import styles from './field.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'search' | 'date';
  readonly maxLength?: number;
}

export function TextField({ label, description, ...props }: TextFieldProps) {
  return (
    <AriaTextField {...props} className={styles.field ?? ''}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input className={styles.input ?? ''} />
      {description && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
    </AriaTextField>
  );
}
