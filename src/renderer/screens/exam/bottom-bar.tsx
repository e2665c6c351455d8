/** The bar below the question: the ways on and back, and between them the candidate's tools. */

import { ALargeSmall, BookA, CircleHelp, NotebookPen, Highlighter as Pen } from 'lucide-react';
import type { AnswerView } from '../../../api/views';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import styles from './exam.module.css';
import type { Command } from './keys';
import type { SessionState } from './session';

interface BottomBarProps {
  readonly state: SessionState;
  readonly answer: AnswerView | null;
  /** The question that the review goes back to, counted from 0. */
  readonly lastAt: number;
  readonly shortcuts: boolean;
  readonly isStill: boolean;
  readonly locked: boolean;
  readonly onCommand: (command: Command) => void;
  readonly onLook: () => void;
  readonly onNote: () => void;
  readonly onCheck: () => void;
  readonly onLeave: () => void;
  readonly onEnd: () => void;
}

export function BottomBar(props: BottomBarProps) {
  const { state, answer, lastAt, shortcuts, isStill, locked, onCommand, onLook, onNote, onCheck, onLeave, onEnd } = props;
  const { at, role, paper } = state;
  const key = (name: string) => (shortcuts ? name : undefined);
  return (
    <footer className={styles.bottom}>
      <Button variant="secondary" shortcut={key('P')} isDisabled={at === 0 || isStill} onPress={() => onCommand({ kind: 'previous' })}>
        ← {at === null ? say('exam.review.back', { number: lastAt + 1 }) : say('exam.previous')}
      </Button>
      <span className={styles.middle}>
        {answer && role === 'holder' && (
          <>
            {/* A press here must leave selected what is selected. */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside is what is pressed. */}
            <span onMouseDown={(event) => event.preventDefault()}>
              <Button variant="secondary" icon={Pen} shortcut={key('L')} isDisabled={isStill} onPress={() => onCommand({ kind: 'highlight' })}>
                {say('exam.highlight')}
              </Button>
            </span>
            <Button
              variant="secondary"
              {...(answer.note && { icon: NotebookPen, 'aria-label': say('exam.scratch-note.has') })}
              isDisabled={isStill}
              onPress={onNote}
            >
              {say('exam.scratch-note')}
            </Button>
          </>
        )}
        {at !== null && (
          <Button variant="secondary" shortcut={key('R')} isDisabled={isStill} onPress={() => onCommand({ kind: 'review' })}>
            {say('exam.review')}
          </Button>
        )}
        <IconButton icon={BookA} label={say('exam.names')} aria-keyshortcuts={key('S')} onPress={() => onCommand({ kind: 'names' })} />
        <IconButton icon={ALargeSmall} label={say('exam.look')} onPress={onLook} />
        <IconButton icon={CircleHelp} label={say('exam.help')} aria-keyshortcuts="?" onPress={() => onCommand({ kind: 'help' })} />
        <Button variant="quiet" onPress={onLeave}>
          {say('exam.leave')}
        </Button>
      </span>
      {at === null ? (
        <Button variant="primary" isDisabled={role === 'reader'} onPress={onEnd}>
          {say('exam.end')}
        </Button>
      ) : paper.feedback === 'each' && answer && !answer.revealed ? (
        <Button variant="primary" isDisabled={answer.response === null || locked} onPress={onCheck}>
          {say('exam.check')}
        </Button>
      ) : (
        <Button variant="primary" shortcut={key('N')} isDisabled={isStill} onPress={() => onCommand({ kind: 'next' })}>
          {at === paper.questions.length - 1 ? say('exam.review') : say('exam.next')} →
        </Button>
      )}
    </footer>
  );
}
