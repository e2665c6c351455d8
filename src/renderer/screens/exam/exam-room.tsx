/** The room itself: top bar, question or review, bottom bar, and the keyboard that works all of it. */

import { Flag } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Response } from '../../../core/response';
import { say, sayCode } from '../../../language/say';
import { formatClock } from '../../format';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Clock, usePassingWarning } from './clock';
import { GoToDialog, HelpDialog, NoteDialog } from './dialogs';
import { EndExam } from './end-exam';
import styles from './exam.module.css';
import { type Command, commandOf } from './keys';
import { QuestionCard } from './question-card';
import { ReviewTable } from './review-table';
import { isRightAnswer } from './right-answer';
import type { Session, SessionState } from './session';

type Open = 'none' | 'note' | 'help' | 'go-to' | 'end';

interface ExamRoomProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly shortcuts: boolean;
  /** Said on coming back until the first action: how long the exam had been closed. */
  readonly welcome: string | null;
}

export function ExamRoom({ session, state, shortcuts, welcome }: ExamRoomProps) {
  const { paper, answers, at, role, status, solutions } = state;
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<Open>('none');
  const [clockHidden, setClockHidden] = useState(false);
  const [warning, warn] = usePassingWarning();
  /** Said by screen readers only. The counter makes the same sentence sound twice. */
  const [aloud, setAloud] = useState({ sentence: '', count: 0 });
  const sayAloud = useCallback((sentence: string) => setAloud((before) => ({ sentence, count: before.count + 1 })), []);
  const [hint, setHint] = useState<string | null>(null);
  const lastAt = useRef(at ?? 0);
  if (at !== null) lastAt.current = at;
  const opened = useRef(state);
  const isUntouched = answers === opened.current.answers && at === opened.current.at && status === opened.current.status;
  /** Nothing but the clock and the help works here now. */
  const isStill = role === 'reader' || status === 'paused';

  const count = paper.questions.length;
  const index = at;
  const question = index === null ? null : paper.questions[index];
  const answer = index === null ? null : answers[index];
  const solution = question && answer?.revealed ? (solutions[question.id] ?? null) : null;
  const locked = isStill || (answer?.revealed ?? false);

  const visit = useCallback(
    (to: number) => {
      if (to < 0 || to >= count) return;
      setHint(null);
      session.act({ kind: 'visit', question: to });
    },
    [session, count],
  );

  // A fresh attempt starts at its first question.
  useEffect(() => {
    if (at === null && role === 'holder' && answers.every((given) => !given.seen)) visit(0);
  }, [at, role, answers, visit]);

  // The check is said aloud when its answer comes, and not on coming back to the question.
  const isRight = solution && answer ? isRightAnswer(solution.key, answer.response) : null;
  const checked = useRef({ index, isRight });
  useEffect(() => {
    const before = checked.current;
    checked.current = { index, isRight };
    if (before.index === index && before.isRight === null && isRight !== null) sayAloud(say(isRight ? 'exam.right' : 'exam.wrong'));
  }, [index, isRight, sayAloud]);

  const onSelect = (option: string) => {
    if (index === null || !question || !answer || locked) return;
    const chosen = answer.response?.kind === 'choice' ? answer.response.chosen : [];
    const next = choose(question.type === 'single', question.choose, chosen, option);
    if (next === 'too-many') {
      const sentence = say('exam.too-many', { count: question.choose });
      setHint(sentence);
      sayAloud(sentence);
      return;
    }
    setHint(null);
    session.act({ kind: 'answer', question: index, response: next });
  };
  const onStrike = (option: string) => {
    if (index === null || !answer || locked) return;
    session.act({ kind: 'strike', question: index, option, on: !answer.struck.includes(option) });
  };
  const onFlag = () => {
    if (index === null || !answer) return;
    session.act({ kind: 'flag', question: index, on: !answer.flagged });
  };
  const onReview = () => (at === null ? visit(lastAt.current) : session.act({ kind: 'leave' }));

  const onLeave = () => {
    // What is not on disk yet holds the door; when it cannot be saved the banner says so.
    session.settled().then(
      () => navigate('/'),
      () => {},
    );
  };

  const run = (command: Command) => {
    if (isStill && command.kind !== 'clock' && command.kind !== 'say-clock' && command.kind !== 'help') return;
    const options = question?.type === 'single' || question?.type === 'multiple' ? question.options : [];
    switch (command.kind) {
      case 'select':
      case 'strike': {
        const option = options[command.letter];
        if (option) command.kind === 'select' ? onSelect(option.id) : onStrike(option.id);
        return;
      }
      case 'next':
        return index === null ? undefined : index === count - 1 ? onReview() : visit(index + 1);
      case 'previous':
        return index === null ? visit(lastAt.current) : visit(index - 1);
      case 'flag':
        return onFlag();
      case 'review':
        return onReview();
      case 'clock':
        return setClockHidden(!clockHidden);
      case 'say-clock': {
        const left = session.remainingMs();
        return sayAloud(left === null ? say('exam.untimed') : say('exam.time-left', { time: formatClock(left) }));
      }
      case 'go-to':
        return setOpen('go-to');
      case 'help':
        return setOpen('help');
    }
  };

  const latest = useRef(run);
  latest.current = run;
  const sleeping = open !== 'none';
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (sleeping) return;
      const command = commandOf(event);
      // Alt+T and the help stay when single letters are switched off.
      if (!command || (!shortcuts && command.kind !== 'say-clock' && command.kind !== 'help')) return;
      event.preventDefault();
      latest.current(command);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [sleeping, shortcuts]);

  const title = `${paper.title} · ${say(`exam.mode.${paper.mode}`, { number: paper.number })}`;
  const answered = answers.filter((given) => given.response !== null).length;

  return (
    <div className={styles.room}>
      <header className={styles.top}>
        <p className={styles.title}>
          <b>{paper.title}</b> <span>· {say(`exam.mode.${paper.mode}`, { number: paper.number })}</span>
        </p>
        <p className={styles.count} aria-hidden={index !== null}>
          {index === null ? say('exam.review.title') : clockHidden ? '' : say('exam.question-of', { number: index + 1, count })}
        </p>
        <div className={styles.tools}>
          <SaveMark saving={state.saving} />
          {paper.mode !== 'mock' && paper.mode !== 'short' && role === 'holder' && (
            <Button variant="quiet" onPress={() => session.act({ kind: status === 'paused' ? 'resume' : 'pause' })}>
              {say(status === 'paused' ? 'exam.go-on' : 'exam.pause')}
            </Button>
          )}
          {answer && (
            <Button
              variant="secondary"
              icon={Flag}
              shortcut={shortcuts ? 'M' : undefined}
              onPress={onFlag}
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
            onToggle={() => setClockHidden(!clockHidden)}
            onComeBack={() => setClockHidden(false)}
            onWarning={(sentence) => {
              warn(sentence);
              sayAloud(sentence);
            }}
          />
        </div>
      </header>
      <div className={styles.progress} aria-hidden="true">
        <svg viewBox={`0 0 ${count} 1`} preserveAspectRatio="none" aria-hidden="true">
          <rect width={index === null ? answered : index + 1} height="1" />
        </svg>
      </div>
      <div className={styles.notices}>
        {state.saving === 'failed' && (
          <Banner tone="error" action={{ label: say('exam.retry'), onPress: session.retry }}>
            {say('exam.not-saved')} {state.problem && sayCode(state.problem.code, state.problem.params)}
          </Banner>
        )}
        {state.saving !== 'failed' && state.problem && <Banner tone="warning">{sayCode(state.problem.code, state.problem.params)}</Banner>}
        {role === 'reader' && (
          <Banner tone="info" action={{ label: say('exam.take-over'), onPress: () => void session.takeOver() }}>
            {say('exam.reader')}
          </Banner>
        )}
        {welcome && isUntouched && <Banner tone="info">{welcome}</Banner>}
        {warning && <p className={styles.warning}>{warning}</p>}
      </div>
      <main className={styles.main} aria-label={title}>
        {status === 'paused' ? (
          <section className={styles.cover}>
            <h1>{say('exam.paused')}</h1>
            <p>{say('exam.paused.hint')}</p>
            <Button variant="primary" autoFocus onPress={() => session.act({ kind: 'resume' })}>
              {say('exam.go-on')}
            </Button>
          </section>
        ) : index === null || !question || !answer ? (
          <ReviewTable state={state} onVisit={visit} />
        ) : (
          <>
            <QuestionCard
              key={question.id}
              paper={paper}
              index={index}
              question={question}
              answer={answer}
              solution={solution}
              locked={locked}
              onAct={session.act}
              onSelect={onSelect}
              onStrike={onStrike}
            />
            {hint && <p className={styles.refusal}>{hint}</p>}
          </>
        )}
      </main>
      <footer className={styles.bottom}>
        <Button
          variant="secondary"
          shortcut={shortcuts ? 'P' : undefined}
          isDisabled={index === 0 || isStill}
          onPress={() => run({ kind: 'previous' })}
        >
          ← {index === null ? say('exam.review.back', { number: lastAt.current + 1 }) : say('exam.previous')}
        </Button>
        <span className={styles.middle}>
          {answer && role === 'holder' && (
            <Button variant="secondary" isDisabled={isStill} onPress={() => setOpen('note')}>
              {say(answer.note ? 'exam.scratch-note.has' : 'exam.scratch-note')}
            </Button>
          )}
          {index !== null && (
            <Button variant="secondary" shortcut={shortcuts ? 'R' : undefined} isDisabled={isStill} onPress={onReview}>
              {say('exam.review')}
            </Button>
          )}
          <Button variant="quiet" onPress={() => setOpen('help')} shortcut="?">
            {say('exam.help')}
          </Button>
          <Button variant="quiet" onPress={onLeave}>
            {say('exam.leave')}
          </Button>
        </span>
        {index === null ? (
          <Button variant="primary" isDisabled={role === 'reader'} onPress={() => setOpen('end')}>
            {say('exam.end')}
          </Button>
        ) : paper.feedback === 'each' && answer && !answer.revealed ? (
          <Button variant="primary" isDisabled={answer.response === null || locked} onPress={() => session.act({ kind: 'reveal', question: index })}>
            {say('exam.check')}
          </Button>
        ) : (
          <Button variant="primary" shortcut={shortcuts ? 'N' : undefined} isDisabled={isStill} onPress={() => run({ kind: 'next' })}>
            {index === count - 1 ? say('exam.review') : say('exam.next')} →
          </Button>
        )}
      </footer>
      <p className="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
        <span key={aloud.count}>{aloud.sentence}</span>
      </p>
      {open === 'note' && index !== null && answer && (
        <NoteDialog text={answer.note} onClose={() => setOpen('none')} onSave={(text) => session.act({ kind: 'note', question: index, text })} />
      )}
      {open === 'help' && <HelpDialog shortcuts={shortcuts} onClose={() => setOpen('none')} />}
      {open === 'go-to' && <GoToDialog count={count} onClose={() => setOpen('none')} onGo={visit} />}
      {open === 'end' && <EndExam session={session} state={state} onClose={() => setOpen('none')} />}
    </div>
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

/** The response after a press on `option`; a choice beyond the number is refused. */
function choose(single: boolean, count: number, chosen: readonly string[], option: string): Response | null | 'too-many' {
  if (single) return { kind: 'choice', chosen: [option] };
  if (chosen.includes(option)) {
    const left = chosen.filter((other) => other !== option);
    return left.length === 0 ? null : { kind: 'choice', chosen: left };
  }
  return chosen.length >= count ? 'too-many' : { kind: 'choice', chosen: [...chosen, option] };
}
