/** The bar below the question: the ways on and back, and between them the candidate's tools. */

import { ALargeSmall, BookA, CircleHelp, NotebookPen, NotebookText, Highlighter as Pen } from 'lucide-react';
import { memo } from 'react';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import styles from './bars.module.css';
import type { Command } from './keys';
import type { SessionState } from './session';
import type { Answering } from './use-answering';

/** Where the focus comes back to when the notes are shut. */
export const NOTES_TOGGLE_ID = 'room-notes';

/** Plain values only: going from one question to the next changes none of them, and nothing is drawn again. */
interface BottomBarProps {
  readonly place: 'first' | 'between' | 'last' | 'review';
  /** In the review: the question to go back to, counted from 0. */
  readonly backTo: number | null;
  readonly tools: 'none' | 'without-note' | 'with-note';
  /** Whether the next step is to check the answer, and whether it can be taken. */
  readonly check: 'none' | 'impossible' | 'possible';
  readonly isReader: boolean;
  /** Whether the study notes stand beside the room; null in a mock, where there are none. */
  readonly notes: 'open' | 'shut' | null;
  /** Nothing but the help works now. */
  readonly isStill: boolean;
  readonly shortcuts: boolean;
  readonly onCommand: (command: Command) => void;
}

export const BottomBar = memo(function BottomBar({ place, backTo, tools, check, isReader, notes, isStill, shortcuts, onCommand }: BottomBarProps) {
  const key = (name: string) => (shortcuts ? name : undefined);
  const to = (kind: Exclude<Command['kind'], 'select' | 'strike' | 'certainty'>) => () => onCommand({ kind });
  return (
    <footer className={styles.bottom}>
      <Button variant="secondary" shortcut={key('P')} isDisabled={place === 'first' || isStill} onPress={to('previous')}>
        ← {backTo === null ? say('exam.previous') : say('exam.review.back', { number: backTo + 1 })}
      </Button>
      <span className={styles.middle}>
        {tools !== 'none' && (
          <>
            {/* A press here must leave selected what is selected. */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside is what is pressed. */}
            <span onMouseDown={(event) => event.preventDefault()}>
              <Button variant="secondary" icon={Pen} shortcut={key('L')} isDisabled={isStill} onPress={to('highlight')}>
                {say('exam.highlight')}
              </Button>
            </span>
            <Button
              variant="secondary"
              {...(tools === 'with-note' && { icon: NotebookPen, 'aria-label': say('exam.scratch-note.has') })}
              isDisabled={isStill}
              onPress={to('note')}
            >
              {say('exam.scratch-note')}
            </Button>
          </>
        )}
        {place !== 'review' && (
          <Button variant="secondary" shortcut={key('R')} isDisabled={isStill} onPress={to('review')}>
            {say('exam.review')}
          </Button>
        )}
        {notes !== null && (
          <IconButton id={NOTES_TOGGLE_ID} icon={NotebookText} label={say('app.notes')} aria-expanded={notes === 'open'} onPress={to('notes')} />
        )}
        <IconButton icon={BookA} label={say('exam.names')} aria-keyshortcuts={key('S')} onPress={to('names')} />
        <IconButton icon={ALargeSmall} label={say('exam.look')} onPress={to('look')} />
        <IconButton icon={CircleHelp} label={say('exam.help')} aria-keyshortcuts="?" onPress={to('help')} />
        <Button variant="quiet" onPress={to('leave')}>
          {say('exam.leave')}
        </Button>
      </span>
      {place === 'review' ? (
        <Button variant="primary" isDisabled={isReader} onPress={to('end')}>
          {say('exam.end')}
        </Button>
      ) : check !== 'none' ? (
        <Button variant="primary" isDisabled={check === 'impossible'} onPress={to('check')}>
          {say('exam.check')}
        </Button>
      ) : (
        <Button variant="primary" shortcut={key('N')} isDisabled={isStill} onPress={to('next')}>
          {place === 'last' ? say('exam.review') : say('exam.next')} →
        </Button>
      )}
    </footer>
  );
});

/** What the bar says of the question in view. */
export function bottomOf({ paper, at, role }: SessionState, { inView, isStill, lastAt }: Pick<Answering, 'inView' | 'isStill' | 'lastAt'>) {
  const place = at === null ? 'review' : at === 0 ? 'first' : at === paper.questions.length - 1 ? 'last' : 'between';
  const isChecking = paper.feedback === 'each' && inView !== null && !inView.answer.revealed;
  return {
    place,
    backTo: at === null ? lastAt : null,
    tools: !inView || role === 'reader' ? 'none' : inView.answer.note ? 'with-note' : 'without-note',
    check: !isChecking ? 'none' : inView.answer.response === null || inView.locked ? 'impossible' : 'possible',
    isReader: role === 'reader',
    isStill,
  } as const;
}
