/** A sheet over the page: title, content, and a row of actions; Escape closes it and focus returns to where it was. */

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classNames } from './class-names';
import styles from './dialog.module.css';
import { IconButton } from './icon-button';

type DialogProps = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly size?: 'small' | 'medium' | 'large';
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

export function Dialog({ isOpen, title, closeLabel, onClose, size = 'medium', actions, children }: DialogProps) {
  return (
    <ModalOverlay className={classNames(styles.veil)} isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={classNames(styles.sheet, styles[size])}>
        <AriaDialog className={classNames(styles.dialog)}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={classNames(styles.title)}>
              {title}
            </Heading>
            <IconButton icon={X} label={closeLabel} onPress={onClose} />
          </header>
          <div className={styles.content}>{children}</div>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
