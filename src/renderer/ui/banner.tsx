/** A sentence that stands above the page until its reason is gone: what happened, and one thing to do about it. */

import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { Button } from './button';

const ICONS = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert } as const;

interface BannerProps {
  readonly tone: keyof typeof ICONS;
  readonly action?: { readonly label: string; readonly onPress: () => void };
  readonly children: ReactNode;
}

export function Banner({ tone, action, children }: BannerProps) {
  const Icon = ICONS[tone];
  return (
    <div className={styles.banner} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon size="1.125rem" aria-hidden="true" className={styles.icon} />
      <div className={styles.text}>{children}</div>
      {action && (
        <Button variant="secondary" onPress={action.onPress}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
