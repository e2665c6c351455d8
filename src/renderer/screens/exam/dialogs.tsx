/** The small windows of the exam room: the scratch note, the keys, and going to a number. */

import { useState } from 'react';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Kbd } from '../../ui/kbd';
import { NumberField } from '../../ui/number-field';
import { TextArea } from '../../ui/text-area';
import styles from './exam.module.css';

export function NoteDialog(props: { readonly text: string; readonly onSave: (text: string) => void; readonly onClose: () => void }) {
  const [text, setText] = useState(props.text);
  const close = () => {
    if (text !== props.text) props.onSave(text);
    props.onClose();
  };
  return (
    <Dialog isOpen title={say('exam.scratch-note')} onClose={close} closeLabel={say('exam.close')}>
      <TextArea
        label={say('exam.scratch-note')}
        hint={say('exam.scratch-note.hint')}
        value={text}
        onChange={setText}
        rows={6}
        maxLength={4000}
        autoFocus
      />
    </Dialog>
  );
}

export function GoToDialog({
  count,
  onGo,
  onClose,
}: {
  readonly count: number;
  readonly onGo: (index: number) => void;
  readonly onClose: () => void;
}) {
  const [number, setNumber] = useState(1);
  return (
    <Dialog isOpen title={say('exam.go-to')} onClose={onClose} closeLabel={say('exam.close')}>
      <form
        className={styles.goto}
        onSubmit={(event) => {
          event.preventDefault();
          onGo(number - 1);
          onClose();
        }}
      >
        <NumberField
          increaseLabel={say('app.increase')}
          decreaseLabel={say('app.decrease')}
          label={say('exam.go-to.label', { count })}
          value={number}
          onChange={setNumber}
          minValue={1}
          maxValue={count}
          autoFocus
        />
        <Button variant="primary" type="submit">
          {say('exam.go')}
        </Button>
      </form>
    </Dialog>
  );
}

export function HelpDialog({ shortcuts, onClose }: { readonly shortcuts: boolean; readonly onClose: () => void }) {
  const rows = [
    [['A – J'], say('exam.help.select')],
    [['Shift', 'A – J'], say('exam.help.strike')],
    [['Space'], say('exam.help.space')],
    [['↑', '↓'], say('exam.help.arrows')],
    [['N', 'Page Down'], say('exam.help.next')],
    [['P', 'Page Up'], say('exam.help.previous')],
    [['M'], say('exam.help.flag')],
    [['R'], say('exam.help.review')],
    [['T'], say('exam.help.clock')],
    [['Alt', 'T'], say('exam.help.say-clock')],
    [['/'], say('exam.help.go-to')],
    [['?'], say('exam.help.help')],
  ] as const;
  return (
    <Dialog isOpen title={say('exam.help.title')} onClose={onClose} closeLabel={say('exam.close')}>
      {!shortcuts && <p>{say('exam.help.off')}</p>}
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
    </Dialog>
  );
}
