/** A button that opens a short list of things to do. */

import { ChevronDown, type LucideIcon } from 'lucide-react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu';
import { Button } from './button';
import { classNames } from './class-names';
import styles from './menu.module.css';

interface MenuProps<T extends string> {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly items: readonly { readonly id: T; readonly label: string; readonly icon: LucideIcon }[];
  readonly onChoose: (id: T) => void;
}

export function Menu<T extends string>({ label, icon, items, onChoose }: MenuProps<T>) {
  return (
    <MenuTrigger>
      <Button icon={icon}>
        <span className={styles.opener}>
          {label}
          <ChevronDown size="1.125em" aria-hidden="true" />
        </span>
      </Button>
      <Popover className={classNames(styles.popover)} offset={4} placement="bottom start">
        <AriaMenu className={classNames(styles.menu)} onAction={(id) => onChoose(id as T)}>
          {items.map(({ id, label: name, icon: Icon }) => (
            <MenuItem key={id} id={id} textValue={name} className={classNames(styles.item)}>
              <Icon size="1.125em" aria-hidden="true" />
              <span className={styles.label}>{name}</span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
