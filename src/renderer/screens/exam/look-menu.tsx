/** Text size and colours, changed without leaving the room. */

import { ALargeSmall } from 'lucide-react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { Settings } from '../../../api/views';
import { say } from '../../../language/say';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import { SegmentedControl } from '../../ui/segmented-control';
import styles from './look-menu.module.css';

export type Look = Pick<Settings, 'theme' | 'textSize'>;

interface LookMenuProps {
  readonly look: Look;
  readonly onLook: (change: Partial<Look>) => void;
}

const THEMES = ['system', 'light', 'dark'] as const;
const SIZES = ['100', '115', '130', '150', '200'] as const;

export function LookMenu({ look, onLook }: LookMenuProps) {
  return (
    <DialogTrigger>
      <IconButton icon={ALargeSmall} label={say('exam.look')} />
      <Popover className={classNames(styles.popover)} placement="top" offset={8}>
        <Dialog aria-label={say('exam.look')} className={classNames(styles.dialog)}>
          <p aria-hidden="true">{say('settings.text-size')}</p>
          <SegmentedControl
            label={say('settings.text-size')}
            selected={SIZES.find((size) => Number(size) === look.textSize) ?? '100'}
            onSelect={(size) => onLook({ textSize: Number(size) as Look['textSize'] })}
            segments={SIZES.map((size) => ({ id: size, label: `${size} %` }))}
          />
          <p aria-hidden="true">{say('settings.theme')}</p>
          <SegmentedControl
            label={say('settings.theme')}
            selected={look.theme}
            onSelect={(theme) => onLook({ theme })}
            segments={THEMES.map((theme) => ({ id: theme, label: say(`settings.theme.${theme}`) }))}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
