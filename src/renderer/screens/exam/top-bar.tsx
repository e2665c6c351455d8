/** The bar above the question: which exam, which question, whether it is saved, the flag, and the clock. */

import { Flag, Grip } from 'lucide-react';
import type { AnswerView } from '../../../api/views';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import styles from './bars.module.css';
import { Clock } from './clock';
import type { Command } from './keys';
import { isMock } from './mock';
import type { Session, SessionState } from './session';

interface TopBarProps {
  readonly session: Session;
  readonly state: SessionState;
  /** Of the question in view. */
  readonly answer: AnswerView | null;
  readonly shortcuts: boolean;
  readonly isStill: boolean;
  readonly clockHidden: boolean;
  readonly onClockBack: () => void;
  readonly onWarning: (sentence: string) => void;
  readonly onCommand: (command: Command) => void;
}

export function TopBar(props: TopBarProps) {
  const { session, state, answer, shortcuts, isStill, clockHidden, onClockBack, onWarning, onCommand } = props;
  const { paper, at, status, role } = state;
  const count = paper.questions.length;
  const answered = state.answers.filter((given) => given.response !== null).length;
  return (
    <>
      <header className={styles.top}>
        <p className={styles.title}>
          <b>{paper.title}</b> <span>· {say(`exam.mode.${paper.mode}`, { number: paper.number })}</span>
        </p>
        <Button variant="quiet" icon={Grip} shortcut={shortcuts ? '/' : undefined} isDisabled={isStill} onPress={() => onCommand({ kind: 'go-to' })}>
          {at === null ? say('exam.review.title') : clockHidden ? say('exam.go-to.all') : say('exam.question-of', { number: at + 1, count })}
        </Button>
        <div className={styles.tools}>
          <SaveMark saving={state.saving} />
          {!isMock(paper) && role === 'holder' && (
            <Button variant="quiet" onPress={() => session.act({ kind: status === 'paused' ? 'resume' : 'pause' })}>
              {say(status === 'paused' ? 'exam.go-on' : 'exam.pause')}
            </Button>
          )}
          {answer && (
            <Button
              variant="secondary"
              icon={Flag}
              shortcut={shortcuts ? 'M' : undefined}
              onPress={() => onCommand({ kind: 'flag' })}
              isDisabled={isStill}
              aria-pressed={answer.flagged}
            >
              {say(answer.flagged ? 'exam.flagged' : 'exam.flag')}
            </Button>
          )}
          <Clock
            remainingMs={session.remainingMs}
            limitMs={paper.limitMs}
            hidden={clockHidden}
            onToggle={() => onCommand({ kind: 'clock' })}
            onComeBack={onClockBack}
            onWarning={onWarning}
          />
        </div>
      </header>
      <div className={styles.progress} aria-hidden="true">
        <svg viewBox={`0 0 ${count} 1`} preserveAspectRatio="none" aria-hidden="true">
          <rect width={at === null ? answered : at + 1} height="1" />
        </svg>
      </div>
    </>
  );
}

/** The quiet word at the top: said when it is on disk, and hidden from screen readers, which would be told at every click. */
function SaveMark({ saving }: { readonly saving: SessionState['saving'] }) {
  if (saving === 'failed') return null;
  return (
    <span className={styles.saved} aria-hidden="true">
      {say(saving === 'saved' ? 'exam.saved' : 'exam.saving')}
    </span>
  );
}
