/** Every question as a number with its status: one press, or one typed number, away. */

import { Flag } from 'lucide-react';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import styles from './go-to-dialog.module.css';
import { statusOf } from './review-table';
import type { SessionState } from './session';

interface GoToDialogProps {
  readonly state: SessionState;
  readonly onGo: (index: number) => void;
  readonly onClose: () => void;
}

export function GoToDialog({ state, onGo, onClose }: GoToDialogProps) {
  const { paper, answers, at } = state;
  const count = paper.questions.length;
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  const go = (index: number) => {
    onGo(index);
    onClose();
  };
  const cells = paper.questions.flatMap((question, index) => {
    const answer = answers[index];
    return answer ? [{ index, status: statusOf(question, answer), isFlagged: answer.flagged }] : [];
  });
  return (
    <Dialog isOpen title={say('exam.go-to')} onClose={onClose} closeLabel={say('exam.close')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const number = /^\s*\d+\s*$/.test(typed) ? Number(typed) : 0;
          if (number < 1 || number > count) return setRefused(true);
          go(number - 1);
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
      <ListBox aria-label={say('exam.go-to.all')} layout="grid" className={classNames(styles.grid)} onAction={(key) => go(Number(key))}>
        {cells.map(({ index, status, isFlagged }) => (
          <ListBoxItem
            key={index}
            id={index}
            textValue={String(index + 1)}
            aria-label={[
              index + 1,
              say(`exam.status.${status}`),
              ...(isFlagged ? [say('exam.flagged')] : []),
              ...(index === at ? [say('exam.go-to.here')] : []),
            ].join(', ')}
            className={classNames(styles.cell, styles[status], index === at && styles.here)}
          >
            {index + 1}
            {isFlagged && <Flag size="0.75em" fill="currentColor" aria-hidden="true" />}
          </ListBoxItem>
        ))}
      </ListBox>
      <ul className={styles.legend} aria-hidden="true">
        {(['answered', 'incomplete', 'unanswered', 'unseen'] as const).map((status) => (
          <li key={status}>
            <span className={classNames(styles.sample, styles[status])} /> {say(`exam.status.${status}`)}{' '}
            {cells.filter((cell) => cell.status === status).length}
          </li>
        ))}
        <li>
          <Flag size="0.9em" fill="currentColor" /> {say('exam.flagged')} {cells.filter((cell) => cell.isFlagged).length}
        </li>
      </ul>
    </Dialog>
  );
}
