/** A short word about a thing: its domain, state, source. */

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { DomainMark } from './domain-mark';
import styles from './tag.module.css';

export type TagProps = {
  readonly tone?: 'neutral' | 'accent' | 'pass' | 'caution' | 'fail';
  readonly icon?: LucideIcon;
  /** Place of a domain in its blueprint, from 0: shows its mark in front. */
  readonly domain?: number;
  readonly children: ReactNode;
};

export function Tag({ tone = 'neutral', icon: Icon, domain, children }: TagProps) {
  return (
    <span className={classNames(styles.tag, styles[tone], domain !== undefined && styles.marked)}>
      {domain !== undefined && <DomainMark index={domain} />}
      {Icon && <Icon size="1em" />}
      <span>{children}</span>
    </span>
  );
}
