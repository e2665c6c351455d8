/** The keys of the room, and what it does. */

import { say } from '../../../language/say';
import { Dialog } from '../../ui/dialog';
import { Disclosure } from '../../ui/disclosure';
import { Kbd } from '../../ui/kbd';
import styles from './guide.module.css';
import { RoomGuide } from './room-guide';

interface HelpDialogProps {
  readonly shortcuts: boolean;
  readonly onClose: () => void;
}

export function HelpDialog({ shortcuts, onClose }: HelpDialogProps) {
  return (
    <Dialog isOpen title={say('exam.help.title')} onClose={onClose} closeLabel={say('exam.close')}>
      {!shortcuts && <p>{say('exam.help.off')}</p>}
      <Disclosure summary={say('exam.guide.title')}>
        <RoomGuide />
      </Disclosure>
      <KeyList />
    </Dialog>
  );
}

export function KeyList() {
  const rows = [
    [['A – J'], say('exam.help.select')],
    [['Shift', 'A – J'], say('exam.help.strike')],
    [['Space'], say('exam.help.space')],
    [['↑', '↓'], say('exam.help.arrows')],
    [['Alt', '↑ ↓'], say('exam.help.order')],
    [['N', 'Page Down'], say('exam.help.next')],
    [['P', 'Page Up'], say('exam.help.previous')],
    [['M'], say('exam.help.flag')],
    [['L'], say('exam.help.highlight')],
    [['1', '2', '3'], say('exam.help.certainty')],
    [['R'], say('exam.help.review')],
    [['/'], say('exam.help.go-to')],
    [['S'], say('exam.help.names')],
    [['T'], say('exam.help.clock')],
    [['Alt', 'T'], say('exam.help.say-clock')],
    [['?'], say('exam.help.help')],
  ] as const;
  return (
    <dl className={styles.keys}>
      {rows.map(([keys, meaning]) => (
        <div key={meaning}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
