/** Says that something is on its way, after a moment: most of it is there before that. */

import styles from './states.module.css';

export function Loading({ label }: { readonly label: string }) {
  return (
    <p className={styles.loading} role="status">
      {label}
    </p>
  );
}
