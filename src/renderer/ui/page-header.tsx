/** The top of a screen: where we are, one line about it, and what can be done here. */

import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import styles from './page-header.module.css';

type PageHeaderProps = {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly back?: { readonly label: string; readonly onPress: () => void };
  readonly actions?: ReactNode;
};

export function PageHeader({ title, subtitle, back, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      {back && (
        <div className={styles.back}>
          <Button variant="quiet" size="small" icon={ArrowLeft} onPress={back.onPress}>
            {back.label}
          </Button>
        </div>
      )}
      <div className={styles.words}>
        {/* Focusable from code, so that a change of screen can be announced. */}
        <h1 tabIndex={-1}>{title}</h1>
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
