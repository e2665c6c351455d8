/** More, for those who want it: a line that unfolds. */

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Disclosure as AriaDisclosure, type DisclosureProps as AriaDisclosureProps, Button, DisclosurePanel } from 'react-aria-components/Disclosure';
import { classNames } from './class-names';
import styles from './disclosure.module.css';

type DisclosureProps = Omit<AriaDisclosureProps, 'children' | 'className' | 'style' | 'render'> & {
  readonly summary: ReactNode;
  readonly children: ReactNode;
};

export function Disclosure({ summary, children, ...rest }: DisclosureProps) {
  return (
    <AriaDisclosure {...rest} className={classNames(styles.disclosure)}>
      <Button slot="trigger" className={classNames(styles.summary)}>
        <ChevronRight size="1.125em" />
        <span>{summary}</span>
      </Button>
      <DisclosurePanel>
        <div className={styles.content}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
