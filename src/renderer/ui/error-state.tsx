/** A page that could not be shown: what happened, what is safe, what to do. */

import { ShieldCheck } from 'lucide-react';
import { Button } from './button';
import styles from './states.module.css';

interface ErrorStateProps {
  readonly title: string;
  readonly detail: string;
  /** What is not lost. */
  readonly safe?: string;
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

export function ErrorState({ title, detail, safe, action }: ErrorStateProps) {
  return (
    <section className={styles.state} role="alert">
      <h1>{title}</h1>
      <p className={styles.detail}>{detail}</p>
      {safe && (
        <p className={styles.safe}>
          <ShieldCheck size="1.125em" />
          {safe}
        </p>
      )}
      {action && (
        <Button variant="primary" onPress={action.onPress}>
          {action.label}
        </Button>
      )}
    </section>
  );
}
