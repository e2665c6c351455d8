/** Which key means what in the exam room, and where no key means anything. */

import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { commandOf } from '../../../src/renderer/screens/exam/keys';

afterEach(cleanup);

function press(key: string, init: KeyboardEventInit = {}, on: Element = document.body) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  on.dispatchEvent(event);
  return commandOf(event);
}

it.each([
  ['a', { kind: 'select', letter: 0 }],
  ['J', { kind: 'select', letter: 9 }],
  ['k', null],
  ['n', { kind: 'next' }],
  ['N', { kind: 'next' }],
  ['PageDown', { kind: 'next' }],
  ['p', { kind: 'previous' }],
  ['PageUp', { kind: 'previous' }],
  ['m', { kind: 'flag' }],
  ['l', { kind: 'highlight' }],
  ['s', { kind: 'names' }],
  ['r', { kind: 'review' }],
  ['t', { kind: 'clock' }],
  ['/', { kind: 'go-to' }],
  ['?', { kind: 'help' }],
  ['1', { kind: 'certainty', level: 1 }],
  ['3', { kind: 'certainty', level: 3 }],
  ['4', null],
  ['ArrowDown', null],
  [' ', null],
  ['Enter', null],
])('%s', (key, command) => {
  expect(press(key)).toEqual(command);
});

it('strikes out with Shift, says the time with Alt+T, and leaves the browser its own keys', () => {
  expect(press('C', { shiftKey: true })).toEqual({ kind: 'strike', letter: 2 });
  expect(press('†', { altKey: true, code: 'KeyT' })).toEqual({ kind: 'say-clock' });
  expect(press('a', { altKey: true })).toBeNull();
  expect(press('a', { ctrlKey: true })).toBeNull();
  expect(press('n', { metaKey: true })).toBeNull();
});

it('sleeps where letters are typed, and not on a button or a choice', () => {
  render(
    <>
      <input aria-label="line" />
      <textarea aria-label="lines" />
      <select aria-label="list" />
      <div role="dialog">
        <button type="button">inside</button>
      </div>
      <button type="button">outside</button>
    </>,
  );
  for (const name of ['line', 'lines', 'list']) expect(press('n', {}, screen.getByLabelText(name)), name).toBeNull();
  expect(press('n', {}, screen.getByText('inside'))).toBeNull();
  expect(press('n', {}, screen.getByText('outside'))).toEqual({ kind: 'next' });
});
