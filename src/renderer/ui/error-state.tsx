/** A page that could not be shown: what happened and what to do. */

import { Button } from './button';
import styles from './states.module.css';

interface ErrorStateProps {
  readonly title: string;
  readonly detail: string;
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

export function ErrorState({ title, detail, action }: ErrorStateProps) {
  return (
    <section className={styles.state} role="alert">
      <h1>{title}</h1>
      <p className={styles.detail}>{detail}</p>
      {action && (
        <Button variant="primary" onPress={action.onPress}>
          {action.label}
        </Button>
      )}
    </section>
  );
}
