/** A short word about a thing: its topic, state, source. */

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './tag.module.css';

export type TagProps = {
  readonly tone?: 'neutral' | 'accent' | 'pass' | 'caution' | 'fail';
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
};

export function Tag({ tone = 'neutral', icon: Icon, children }: TagProps) {
  return (
    <span className={classNames(styles.tag, styles[tone])}>
      {Icon && <Icon size="1em" />}
      <span>{children}</span>
    </span>
  );
}
