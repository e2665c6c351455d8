/** A key on the keyboard, as a small cap beside what it does. */

import styles from './kbd.module.css';

export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}
