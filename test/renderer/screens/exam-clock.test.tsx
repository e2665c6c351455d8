/** The clock of the exam room against a time that the test sets. */

import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Clock, usePassingWarning } from '../../../src/renderer/screens/exam/clock';

const MINUTE = 60_000;

let leftMs: number | null;
let warned: string[];

beforeEach(() => {
  vi.useFakeTimers();
  leftMs = 80 * MINUTE;
  warned = [];
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Shown() {
  const [hidden, setHidden] = useState(false);
  const [warning, warn] = usePassingWarning();
  return (
    <>
      <Clock
        remainingMs={() => leftMs}
        limitMs={80 * MINUTE}
        hidden={hidden}
        onToggle={() => setHidden(!hidden)}
        onComeBack={() => setHidden(false)}
        onWarning={(sentence) => {
          warned.push(sentence);
          warn(sentence);
        }}
      />
      {warning && <p>{warning}</p>}
    </>
  );
}

/** Sets the time left and lets the clock look at it a few times. */
const at = (ms: number | null) =>
  act(async () => {
    leftMs = ms;
    vi.advanceTimersByTime(1_000);
  });

it('warns at half time, 15, 5 and 1 minute, each once, however often it looks and however far it jumps', async () => {
  render(<Shown />);
  await at(40 * MINUTE + 1_000);
  expect(warned).toEqual([]);
  for (const left of [40 * MINUTE, 39 * MINUTE, 15 * MINUTE, 15 * MINUTE - 400, 5 * MINUTE, MINUTE, 30_000]) await at(left);
  expect(warned).toEqual(['Half the time is over. 40:00 left.', '15 minutes left.', '5 minutes left.', '1 minute left.']);
});

it('does not warn of what was over before it was opened', async () => {
  leftMs = 10 * MINUTE;
  render(<Shown />);
  await at(9 * MINUTE);
  expect(warned).toEqual([]);
});

it('shows a warning for a while', async () => {
  render(<Shown />);
  await at(5 * MINUTE);
  expect(screen.getByText('5 minutes left.')).toBeTruthy();
  await act(async () => void vi.advanceTimersByTime(13_000));
  expect(screen.queryByText('5 minutes left.')).toBeNull();
});

it('hides when pressed and comes back at five minutes, but can be hidden again', async () => {
  render(<Shown />);
  fireEvent.click(screen.getByRole('button', { name: 'Time left: 80:00. Hide the clock' }));
  expect(screen.getByRole('button', { name: 'Clock hidden. Show it' }).textContent).toBe('Show clock');
  await at(5 * MINUTE + 1_000);
  expect(screen.queryByText('5:01')).toBeNull();
  await at(5 * MINUTE);
  fireEvent.click(screen.getByText('5:00'));
  await at(4 * MINUTE);
  expect(screen.getByText('Show clock')).toBeTruthy();
});

it('is a word without a limit, and is not read out as it runs', async () => {
  leftMs = null;
  const { container } = render(<Shown />);
  expect(container.textContent).toBe('untimed');
  await at(MINUTE);
  expect(container.querySelector('[aria-live], [role=timer], [role=status]')).toBeNull();
});
