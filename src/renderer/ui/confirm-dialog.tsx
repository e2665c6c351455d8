/** Asks once before something happens; where it destroys, focus starts on cancel and only a deliberate press goes on. */

import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button';
import { classNames } from './class-names';
import styles from './confirm-dialog.module.css';
import sheet from './dialog.module.css';

type ConfirmDialogProps = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  /** True when what follows cannot be undone. */
  readonly isDanger?: boolean;
  /** True while what was confirmed is being done: there is no way back. The focus stays where it was pressed. */
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

export function ConfirmDialog({
  isOpen,
  title,
  confirmLabel,
  cancelLabel,
  isDanger = false,
  isPending = false,
  onConfirm,
  onCancel,
  children,
}: ConfirmDialogProps) {
  // Only the plain question may be left by a click beside it; a destructive one wants an answer. Escape cancels both.
  return (
    <ModalOverlay
      className={classNames(sheet.veil)}
      isOpen={isOpen}
      isDismissable={!isDanger}
      isKeyboardDismissDisabled={isPending}
      onOpenChange={(open) => !open && onCancel()}
    >
      <Modal className={classNames(sheet.sheet, sheet.small)}>
        <AriaDialog role="alertdialog" className={classNames(sheet.dialog, styles.dialog)}>
          <Heading slot="title" level={2} className={classNames(sheet.title)}>
            {title}
          </Heading>
          <div className={styles.content}>{children}</div>
          <div className={classNames(styles.actions, isDanger && styles.apart)}>
            <Button variant={isDanger ? 'danger' : 'primary'} autoFocus={!isDanger} onPress={onConfirm}>
              {confirmLabel}
            </Button>
            <Button variant={isDanger ? 'primary' : 'secondary'} autoFocus={isDanger} isDisabled={isPending} onPress={onCancel}>
              {cancelLabel}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
