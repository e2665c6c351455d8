/** A link that leaves the app. https only; it names its host, and the shell opens it. Anything else is shown as text. */

import type { ReactNode } from 'react';
import { call } from '../data/connection';
import styles from './prose.module.css';

export function OutsideLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!URL.canParse(href) || new URL(href).protocol !== 'https:') return children;
  const { host } = new URL(href);
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      onClick={(event) => {
        if (!window.passband) return;
        event.preventDefault();
        void call('link.open', { url: href });
      }}
    >
      {children} <span className={styles.host}>({host})</span>
    </a>
  );
}
