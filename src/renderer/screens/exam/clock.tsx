/** The clock of the exam room: shows the time left, can be hidden, comes back by itself at five minutes, and warns. */

import { useEffect, useRef, useState } from 'react';
import { warningsFor } from '../../../core/warnings';
import { say } from '../../../language/say';
import { formatClock } from '../../format';
import styles from './clock.module.css';

const TICK_MS = 250;
const COMES_BACK_MS = 5 * 60_000;
const WARNING_STAYS_MS = 12_000;

interface ClockProps {
  readonly remainingMs: () => number | null;
  readonly limitMs: number | null;
  readonly hidden: boolean;
  readonly onToggle: () => void;
  readonly onComeBack: () => void;
  /** Says a sentence to screen readers, and shows it when `visible`. */
  readonly onWarning: (sentence: string) => void;
}

/** Repaints once a second at most: the time is rounded up to whole seconds, so that 0:00 is shown only when it is over. */
export function Clock({ remainingMs, limitMs, hidden, onToggle, onComeBack, onWarning }: ClockProps) {
  const seconds = useSeconds(remainingMs);
  const before = useRef<number | null>(null);
  const callbacks = useRef({ onComeBack, onWarning });
  callbacks.current = { onComeBack, onWarning };

  useEffect(() => {
    if (seconds === null || limitMs === null) return;
    const now = seconds * 1000;
    const was = before.current;
    before.current = now;
    if (was === null) return;
    for (const warning of warningsFor(limitMs)) {
      if (was <= warning.leftMs || now > warning.leftMs) continue;
      callbacks.current.onWarning(
        warning.kind === 'half-time'
          ? say('exam.warning.half', { time: formatClock(now) })
          : say('exam.warning.minutes', { count: warning.leftMs / 60_000 }),
      );
    }
    if (was > COMES_BACK_MS && now <= COMES_BACK_MS) callbacks.current.onComeBack();
  }, [seconds, limitMs]);

  if (seconds === null) return <span className={styles.clock}>{say('exam.untimed')}</span>;
  const time = formatClock(seconds * 1000);
  return (
    <button
      type="button"
      className={styles.clock}
      data-hidden={hidden || undefined}
      data-low={seconds * 1000 <= COMES_BACK_MS || undefined}
      onClick={onToggle}
      aria-label={hidden ? say('exam.time-hidden') : `${say('exam.time-left', { time })}. ${say('exam.time-hide')}`}
    >
      {hidden ? say('exam.show-clock') : time}
    </button>
  );
}

function useSeconds(remainingMs: () => number | null): number | null {
  const read = () => {
    const left = remainingMs();
    return left === null ? null : Math.ceil(left / 1000);
  };
  const [seconds, setSeconds] = useState(read);
  const current = useRef(read);
  current.current = read;
  useEffect(() => {
    const look = () => setSeconds(current.current());
    const timer = window.setInterval(look, TICK_MS);
    // Timers of hidden windows fire late; look again the moment that the window is seen.
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return seconds;
}

/** A warning that goes away by itself after a while. */
export function usePassingWarning(): readonly [string | null, (sentence: string) => void] {
  const [warning, setWarning] = useState<string | null>(null);
  useEffect(() => {
    if (warning === null) return;
    const timer = window.setTimeout(() => setWarning(null), WARNING_STAYS_MS);
    return () => window.clearTimeout(timer);
  }, [warning]);
  return [warning, setWarning];
}
