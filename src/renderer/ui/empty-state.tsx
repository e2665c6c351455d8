/** Nothing here yet: one sentence that teaches the next step, and the step. */

import { Button } from './button';
import styles from './states.module.css';

interface EmptyStateProps {
  readonly sentence: string;
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

export function EmptyState({ sentence, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <p className={styles.detail}>{sentence}</p>
      {action && (
        <Button variant="secondary" onPress={action.onPress}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
