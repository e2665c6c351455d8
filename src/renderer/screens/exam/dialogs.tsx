/** The small windows of the exam room: the scratch note, the keys, and going to a number. */

import { useCallback, useEffect, useRef, useState } from 'react';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Kbd } from '../../ui/kbd';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import styles from './exam.module.css';

const SAVE_AFTER_MS = 600;

/** Saves as it is typed, and once more when it goes away, however that comes about. */
export function NoteDialog(props: { readonly text: string; readonly onSave: (text: string) => void; readonly onClose: () => void }) {
  const [text, setText] = useState(props.text);
  const latest = useRef({ ...props, typed: text });
  latest.current = { ...props, typed: text };
  const save = useCallback(() => {
    const { typed, text: held, onSave } = latest.current;
    if (typed !== held) onSave(typed);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the text begins the wait anew.
  useEffect(() => {
    const timer = window.setTimeout(save, SAVE_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [text, save]);
  useEffect(() => save, [save]);
  return (
    <Dialog isOpen title={say('exam.scratch-note')} onClose={props.onClose} closeLabel={say('exam.close')}>
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
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  return (
    <Dialog isOpen title={say('exam.go-to')} onClose={onClose} closeLabel={say('exam.close')}>
      <form
        className={styles.goto}
        onSubmit={(event) => {
          event.preventDefault();
          const number = /^\s*\d+\s*$/.test(typed) ? Number(typed) : 0;
          if (number < 1 || number > count) return setRefused(true);
          onGo(number - 1);
          onClose();
        }}
      >
        <TextField
          label={say('exam.go-to.label', { count })}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setRefused(false);
          }}
          problem={isRefused ? say('exam.go-to.range', { count }) : undefined}
          inputMode="numeric"
          autoComplete="off"
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
