/** Several lines of the candidate's own words. */

import { TextArea as AriaTextArea, Label, Text, TextField } from 'react-aria-components/TextField';
import styles from './field.module.css';

interface TextAreaProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows: number;
  readonly maxLength: number;
  readonly autoFocus?: boolean;
}

export function TextArea({ label, description, rows, ...props }: TextAreaProps) {
  return (
    <TextField {...props} className={styles.field ?? ''}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <AriaTextArea rows={rows} className={`${styles.input} ${styles.area}`} />
      {description && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
    </TextField>
  );
}
