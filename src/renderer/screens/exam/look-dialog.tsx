/** Text size and colours, changed without leaving the room. */

import type { Settings } from '../../../api/views';
import { say } from '../../../language/say';
import { Dialog } from '../../ui/dialog';
import { SegmentedControl } from '../../ui/segmented-control';
import styles from './guide.module.css';

export type Look = Pick<Settings, 'theme' | 'textSize'>;

interface LookDialogProps {
  readonly look: Look;
  readonly onLook: (change: Partial<Look>) => void;
  readonly onClose: () => void;
}

const THEMES = ['system', 'light', 'dark'] as const;
const SIZES = ['100', '115', '130', '150', '200'] as const;

export function LookDialog({ look, onLook, onClose }: LookDialogProps) {
  return (
    <Dialog isOpen size="small" title={say('exam.look')} onClose={onClose} closeLabel={say('exam.close')}>
      <div className={styles.look}>
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
      </div>
    </Dialog>
  );
}
