/** A link that leaves the app. https only; it names its host, and the shell opens it. Anything else is shown as text. */

import type { ReactNode } from 'react';
import { call } from '../data/connection';
import styles from './prose.module.css';

interface OutsideLinkProps {
  readonly href: string;
  readonly children: ReactNode;
}

export function OutsideLink({ href, children }: OutsideLinkProps) {
  const host = hostOf(href);
  if (host === null) return children;
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

/** The same words where nothing may leave the app. */
export function OutsideAddress({ href, children }: OutsideLinkProps) {
  const host = hostOf(href);
  if (host === null) return children;
  return (
    <>
      {children}
      <span className={styles.host} data-beside>{` (${host})`}</span>
    </>
  );
}

function hostOf(href: string): string | null {
  return URL.canParse(href) && new URL(href).protocol === 'https:' ? new URL(href).host : null;
}
