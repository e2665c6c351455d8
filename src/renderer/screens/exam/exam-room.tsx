/** The room itself: bars above and below, between them the question or the review, and what opens over them. */

import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { say } from '../../../language/say';
import { formatClock } from '../../format';
import { Button } from '../../ui/button';
import { Aloud, useAloud } from './aloud';
import { BottomBar, bottomOf } from './bottom-bar';
import { usePassingWarning } from './clock';
import { EndExam } from './end-exam';
import styles from './exam.module.css';
import { GoToDialog } from './go-to-dialog';
import { HelpDialog } from './help-dialog';
import { HighlightBar } from './highlight-bar';
import type { Command } from './keys';
import { type Look, LookDialog } from './look-dialog';
import { NamesDialog } from './names-dialog';
import { NoteDialog } from './note-dialog';
import { Notices } from './notices';
import { QuestionCard } from './question-card';
import { ReviewTable } from './review-table';
import type { Session, SessionState } from './session';
import { TopBar } from './top-bar';
import { useAnswering } from './use-answering';
import { useHighlighter } from './use-highlighter';
import { useLatest } from './use-latest';
import { useShortcuts } from './use-shortcuts';
import { useSlowSave } from './use-slow-save';

type Open = 'none' | 'note' | 'help' | 'go-to' | 'names' | 'look' | 'end';

interface ExamRoomProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly shortcuts: boolean;
  readonly look: Look;
  readonly onLook: (change: Partial<Look>) => void;
  /** Said on coming back until the first action: how long the exam had been closed. */
  readonly welcome: string | null;
  /** The study notes beside the room; null in a mock, where they are shut. */
  readonly notes: { readonly isOpen: boolean; readonly onToggle: () => void } | null;
}

export function ExamRoom({ session, state, shortcuts, look, onLook, welcome, notes }: ExamRoomProps) {
  const { paper, answers, at, status } = state;
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<Open>('none');
  const close = () => setOpen('none');
  const [clockHidden, setClockHidden] = useState(false);
  const [warning, warn] = usePassingWarning();
  const [spoken, sayAloud] = useAloud();
  const article = useRef<HTMLElement>(null);
  const answering = useAnswering(session, state, sayAloud);
  const { inView, isStill } = answering;
  const isSlow = useSlowSave(state.saving);
  const highlighter = useHighlighter({
    root: article,
    question: inView?.question.id ?? null,
    highlights: inView?.answer.highlights ?? [],
    onChange: answering.highlight,
    onSay: sayAloud,
  });

  const opened = useRef(state);
  const isUntouched = answers === opened.current.answers && at === opened.current.at && status === opened.current.status;

  const onLeave = () => {
    // What is not on disk yet holds the door; when it cannot be saved the banner says so.
    session.settled().then(
      () => navigate('/'),
      () => {},
    );
  };
  const run = useLatest((command: Command) => {
    if (isStill && !WORK_ALWAYS.has(command.kind)) return;
    switch (command.kind) {
      case 'select':
      case 'strike': {
        const { question } = inView ?? {};
        const option = question?.type === 'single' || question?.type === 'multiple' ? question.options[command.letter] : undefined;
        if (option) answering[command.kind](option.id);
        return;
      }
      case 'certainty':
        return answering.rate(command.level);
      case 'next':
      case 'previous':
      case 'flag':
      case 'review':
      case 'check':
        return answering[command.kind]();
      case 'highlight':
        return highlighter.press();
      case 'clock':
        return setClockHidden(!clockHidden);
      case 'say-clock': {
        const left = session.remainingMs();
        return sayAloud(left === null ? say('exam.untimed') : say('exam.time-left', { time: formatClock(left) }));
      }
      case 'leave':
        return onLeave();
      case 'notes':
        return notes?.onToggle();
      case 'note':
      case 'look':
      case 'end':
      case 'go-to':
      case 'names':
      case 'help':
        return setOpen(command.kind);
    }
  });
  useShortcuts({ isAsleep: open !== 'none', letters: shortcuts, onCommand: run });
  const onSelect = useLatest(answering.select);
  const onStrike = useLatest(answering.strike);

  return (
    <div className={styles.room}>
      <TopBar
        session={session}
        state={state}
        answer={inView?.answer ?? null}
        shortcuts={shortcuts}
        isStill={isStill}
        clockHidden={clockHidden}
        onClockBack={() => setClockHidden(false)}
        onWarning={(sentence) => {
          warn(sentence);
          sayAloud(sentence);
        }}
        onCommand={run}
      />
      <Notices session={session} state={state} isSlow={isSlow} welcome={isUntouched ? welcome : null} warning={warning} />
      <main className={styles.main} aria-label={`${paper.title} · ${say(`exam.mode.${paper.mode}`, { number: paper.number })}`}>
        {status === 'paused' ? (
          <section className={styles.cover}>
            <h1>{say('exam.paused')}</h1>
            <p>{say('exam.paused.hint')}</p>
            <Button variant="primary" autoFocus onPress={() => session.act({ kind: 'resume' })}>
              {say('exam.go-on')}
            </Button>
          </section>
        ) : inView ? (
          <>
            <QuestionCard
              key={inView.question.id}
              paper={paper}
              {...inView}
              asksCertainty={answering.asksCertainty}
              root={article}
              onAct={session.act}
              onSelect={onSelect}
              onStrike={onStrike}
              onSay={sayAloud}
            />
            {answering.hint && <p className={styles.refusal}>{answering.hint}</p>}
            {highlighter.isWalking && <HighlightBar highlighter={highlighter} canClear={inView.answer.highlights.length > 0} />}
          </>
        ) : (
          <ReviewTable state={state} onVisit={answering.visit} />
        )}
      </main>
      <BottomBar {...bottomOf(state, answering)} notes={notes && (notes.isOpen ? 'open' : 'shut')} shortcuts={shortcuts} onCommand={run} />
      <Aloud spoken={spoken} />
      {open === 'note' && inView && (
        <NoteDialog text={inView.answer.note} onClose={close} onSave={(text) => session.act({ kind: 'note', question: inView.index, text })} />
      )}
      {open === 'help' && <HelpDialog shortcuts={shortcuts} onClose={close} />}
      {open === 'names' && <NamesDialog vendor={paper.vendor} onClose={close} />}
      {open === 'look' && <LookDialog look={look} onLook={onLook} onClose={close} />}
      {open === 'go-to' && <GoToDialog state={state} onClose={close} onGo={answering.visit} />}
      {open === 'end' && <EndExam session={session} state={state} isSlow={isSlow} onClose={close} />}
    </div>
  );
}

/** Commands that change nothing of the attempt; ending is refused to a reader by its button. */
const WORK_ALWAYS: ReadonlySet<Command['kind']> = new Set(['clock', 'say-clock', 'names', 'look', 'help', 'notes', 'leave', 'end']);
