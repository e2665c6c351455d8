/** A button that opens a short list of actions. */

import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components/Menu';
import { classNames } from './class-names';
import { Kbd } from './kbd';
import styles from './menu.module.css';

export type MenuEntry =
  | {
      readonly kind: 'action';
      readonly id: string;
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly shortcut?: string;
      readonly isDanger?: boolean;
      readonly isDisabled?: boolean;
      readonly onSelect: () => void;
    }
  | { readonly kind: 'separator'; readonly id: string };

export type MenuProps = {
  /** A Button or IconButton. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
};

export function Menu({ trigger, label, entries }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={classNames(styles.popover)} placement="bottom end" offset={6}>
        <AriaMenu aria-label={label} className={classNames(styles.menu)}>
          {entries.map((entry) =>
            entry.kind === 'separator' ? <Separator key={entry.id} className={classNames(styles.separator)} /> : action(entry),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function action({ id, label, icon: Icon, shortcut, isDanger, isDisabled = false, onSelect }: Extract<MenuEntry, { kind: 'action' }>) {
  return (
    <MenuItem
      key={id}
      id={id}
      textValue={label}
      isDisabled={isDisabled}
      onAction={onSelect}
      className={classNames(styles.item, isDanger && styles.danger)}
    >
      {Icon && <Icon size="1.125em" />}
      <span className={styles.label}>{label}</span>
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </MenuItem>
  );
}
