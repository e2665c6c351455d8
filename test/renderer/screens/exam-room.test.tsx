/** The exam room as a candidate works it, over a session that only remembers what it was asked. */

import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { useSyncExternalStore } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { presentPaper, presentSolution } from '../../../src/api/present';
import type { Action } from '../../../src/core/attempt';
import type { Response } from '../../../src/core/response';
import { ExamRoom } from '../../../src/renderer/screens/exam/exam-room';
import type { Look } from '../../../src/renderer/screens/exam/look-dialog';
import type { Session, SessionState } from '../../../src/renderer/screens/exam/session';
import { oneOfEach, paperOf } from '../../core/made-paper';

vi.mock('../../../src/renderer/data/connection', () => ({ viewer: 'this-page', isServed: false, call: async () => new Promise(() => {}) }));

const paper = paperOf(oneOfEach, { mode: 'custom', feedback: 'each' });
const view = presentPaper(paper);
const blank = {
  response: null,
  flagged: false,
  struck: [],
  note: '',
  highlights: [],
  certainty: null,
  seen: true,
  revealed: false,
};
const [SINGLE, , ORDERING, MATCHING] = [0, 1, 2, 3] as const;

let acted: Action[];
let looks: Partial<Look>[];
let state: SessionState;
let listener: () => void;
let session: Session;
let location: ReturnType<typeof memoryLocation> & { history?: string[] };

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  Element.prototype.scrollTo = () => {};
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  acted = [];
  looks = [];
  state = {
    paper: view,
    answers: oneOfEach.map(() => blank),
    at: 0,
    status: 'running',
    role: 'holder',
    solutions: {},
    saving: 'saved',
    problem: null,
    interruptedMs: 0,
  };
  session = {
    state: () => state,
    subscribe: (heard) => {
      listener = heard;
      return () => {};
    },
    remainingMs: () => 60 * 60_000,
    act: (action) => void acted.push(action),
    retry: () => {},
    settled: async () => {},
    submit: async () => {},
    takeOver: async () => {},
    close: () => {},
  };
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Shown({ shortcuts }: { readonly shortcuts: boolean }) {
  const shown = useSyncExternalStore(session.subscribe, session.state);
  const look = { theme: 'system', textSize: 100 } as const;
  return (
    <ExamRoom
      session={session}
      state={shown}
      shortcuts={shortcuts}
      look={look}
      onLook={(to) => looks.push(to)}
      welcome="Welcome back."
      notes={null}
    />
  );
}

function open(shortcuts = true) {
  location = memoryLocation({ path: '/exam/x', record: true });
  return render(
    <Router hook={location.hook}>
      <Shown shortcuts={shortcuts} />
    </Router>,
  );
}

const change = (to: Partial<SessionState>) =>
  act(async () => {
    state = { ...state, ...to };
    listener();
  });
const answered = (at: number, response: Response, revealed = false) => ({
  at,
  answers: state.answers.map((answer, index) => (index === at ? { ...answer, response, revealed } : answer)),
});
const press = (key: string) => act(async () => void fireEvent.keyDown(document.body, { key }));
const button = (name: string | RegExp) => screen.getByRole('button', { name }) as HTMLButtonElement;
/** The line that is spoken when something happens. */
const spoken = () => screen.getAllByRole('status').find((line) => line.className === 'visually-hidden')?.textContent;

/** Shows a question answered, then checked. */
async function check(at: number, response: Response) {
  const drawn = paper.questions[at]?.question;
  if (!drawn) throw new Error('the paper has it');
  Object.assign(state, answered(at, response));
  open();
  await change({ ...answered(at, response, true), solutions: { [drawn.id]: presentSolution(paper, drawn) } });
}

it('shows and speaks that an answer is right', async () => {
  await check(SINGLE, presentSolution(paper, oneOfEach[SINGLE] as never).key);
  expect(within(screen.getByRole('article')).getByText('Right')).toBeTruthy();
  expect(spoken()).toBe('Right');
});

it('shows and speaks that an answer is not right, and says so of the choice itself', async () => {
  const { key } = presentSolution(paper, oneOfEach[SINGLE] as never);
  const wrong = view.questions[SINGLE]?.options.find(({ id }) => key.kind === 'choice' && !key.chosen.includes(id))?.id ?? '';
  await check(SINGLE, { kind: 'choice', chosen: [wrong] });
  expect(within(screen.getByRole('article')).getByText('Not right')).toBeTruthy();
  expect(screen.getByText('your answer, which is wrong')).toBeTruthy();
  expect(spoken()).toBe('Not right');
});

it('says of each step where it belongs', async () => {
  await check(ORDERING, { kind: 'order', order: ['d', 'c', 'a', 'b'] });
  expect(screen.getAllByRole('listitem').map((step) => step.textContent?.match(/Right place|this is step \d/)?.[0])).toEqual([
    'Right place',
    'Right place',
    'this is step 4',
    'this is step 3',
  ]);
});

it('says of each pair what belongs there', async () => {
  await check(MATCHING, { kind: 'match', pairs: { p: 'a', q: 'c' } });
  const belongs = view.questions[MATCHING]?.options.find(({ id }) => id === 'b')?.text;
  expect(screen.getByText(`Not right. The right answer: ${belongs}`)).toBeTruthy();
  expect(screen.getByText('Right')).toBeTruthy();
});

it('does nothing but go on while it is paused', async () => {
  open();
  await change({ status: 'paused' });
  for (const name of ['Flag', 'Previous', 'Review', 'Scratch note', 'Check answer']) expect(button(new RegExp(name)).disabled, name).toBe(true);
  for (const key of ['a', 'm', 'n', 'p', 'r', '/', 'A']) await press(key);
  expect(acted).toEqual([]);
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.click(screen.getAllByRole('button', { name: 'Go on' })[0] as HTMLElement);
  expect(acted).toEqual([{ kind: 'resume' }]);
});

it('takes the focus to the review, and back to the question', async () => {
  open();
  await press('r');
  expect(acted).toEqual([{ kind: 'leave' }]);
  await change({ at: null });
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Review' }));
  await change({ at: 0 });
  expect(document.activeElement?.textContent).toBe('Question 1 of 4');
});

it('stays open with the range when the number is none of the paper, and goes when it is', async () => {
  open();
  await press('/');
  const field = screen.getByRole('textbox', { name: 'Number, 1 to 4' });
  for (const wrong of ['5', '0', '', 'x']) {
    fireEvent.change(field, { target: { value: wrong } });
    fireEvent.click(button('Go'));
    expect(screen.getByText('1 to 4'), wrong).toBeTruthy();
  }
  expect(acted).toEqual([]);
  fireEvent.change(field, { target: { value: '3' } });
  expect(screen.queryByText('1 to 4')).toBeNull();
  fireEvent.click(button('Go'));
  expect(acted).toEqual([{ kind: 'visit', question: 2 }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('saves a note as it is typed, and what was typed last when the dialog closes', async () => {
  open();
  fireEvent.click(button('Scratch note'));
  vi.useFakeTimers();
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'one' } });
  expect(acted).toEqual([]);
  await act(async () => void vi.advanceTimersByTime(1_000));
  expect(acted).toEqual([{ kind: 'note', question: 0, text: 'one' }]);
  await change({ answers: state.answers.map((answer, index) => (index === 0 ? { ...answer, note: 'one' } : answer)) });
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'one two' } });
  cleanup();
  expect(acted.at(-1)).toEqual({ kind: 'note', question: 0, text: 'one two' });
  expect(acted).toHaveLength(2);
});

it('leaves when everything is on disk, and not before', async () => {
  let done = () => {};
  session = { ...session, settled: () => new Promise((resolve) => (done = resolve)) };
  open();
  fireEvent.click(button('Leave'));
  expect(location.history).toEqual(['/exam/x']);
  await act(async () => done());
  expect(location.history).toEqual(['/exam/x', '/']);
});

it('stays when what was done cannot be saved', async () => {
  session = { ...session, settled: async () => Promise.reject(new Error('disk full')) };
  open();
  await act(async () => void fireEvent.click(button('Leave')));
  expect(location.history).toEqual(['/exam/x']);
});

it('says quietly that it is saving, and after some seconds that the disk is slow, until it is saved', async () => {
  vi.useFakeTimers();
  open();
  const slow = () => screen.queryByText(/^Saving takes longer than it should/);
  const pass = (ms: number) => act(async () => void vi.advanceTimersByTime(ms));
  await change({ saving: 'saving' });
  expect(screen.getByText('saving…')).toBeTruthy();
  await pass(3_000);
  // What is done meanwhile is the same wait.
  await change(answered(0, { kind: 'choice', chosen: ['a'] }));
  expect(slow()).toBeNull();
  await pass(1_000);
  expect(within(screen.getByRole('region', { name: 'Messages' })).getByRole('status').textContent).toBe(
    'Saving takes longer than it should: the disk may be slow. Nothing is lost if you wait. Keep Passband open until “saved” stands at the top again.',
  );
  await change({ saving: 'saved' });
  expect(slow()).toBeNull();
  await change({ saving: 'saving' });
  await pass(3_900);
  expect(slow()).toBeNull();
  await change({ saving: 'failed', problem: { code: 'storage.io', severity: 'error', params: {}, place: {} } });
  await pass(10_000);
  expect(slow()).toBeNull();
});

it('says so too to somebody who has ended the exam and waits for it', async () => {
  vi.useFakeTimers();
  session = { ...session, submit: () => new Promise(() => {}) };
  state = { ...state, at: null };
  open();
  fireEvent.click(button('End exam'));
  fireEvent.click(button('End and see the report'));
  const dialog = screen.getByRole('alertdialog');
  expect(dialog.textContent).toContain('Ending the exam…');
  fireEvent.click(button('Back to the exam'));
  await press('Escape');
  await change({ saving: 'saving' });
  expect(screen.getByRole('alertdialog')).toBe(dialog);
  expect(dialog.textContent).not.toContain('Saving takes longer');
  await act(async () => void vi.advanceTimersByTime(4_000));
  expect(dialog.textContent).toContain('Saving takes longer than it should');
});

it('welcomes back until the first action', async () => {
  open();
  expect(screen.getByText('Welcome back.')).toBeTruthy();
  await change(answered(0, { kind: 'choice', chosen: ['a'] }));
  expect(screen.queryByText('Welcome back.')).toBeNull();
});

it('keeps the help and its key when single letters are off, and says so', async () => {
  open(false);
  await press('m');
  expect(acted).toEqual([]);
  await press('?');
  expect(screen.getByRole('dialog').textContent).toContain('only ? and Alt+T work');
});

it('stands in this order for somebody who hears it: banner, messages, the question, tools', async () => {
  open();
  const landmarks = [...document.querySelectorAll('header, section[aria-label="Messages"], main, footer')].map(({ tagName }) => tagName);
  expect(landmarks).toEqual(['HEADER', 'SECTION', 'MAIN', 'FOOTER']);
  expect(screen.getByRole('main').getAttribute('aria-label')).toContain('practice 1');
  expect(screen.getAllByRole('radiogroup')[0]?.getAttribute('aria-labelledby')).toBe(`stem-${view.questions[SINGLE]?.id}`);
  expect(screen.getAllByRole('radio', { checked: false }).length).toBeGreaterThanOrEqual(4);
  // One line that speaks politely, besides what is shown.
  expect(document.querySelectorAll('[aria-live]')).toHaveLength(1);
  expect(button('Flag').getAttribute('aria-pressed')).toBe('false');
});

it('asks how sure one is in practice: by key and by button, the same again takes it back', async () => {
  open();
  await press('2');
  fireEvent.click(screen.getByRole('radio', { name: 'Guess' }));
  expect(acted).toEqual([
    { kind: 'certainty', question: 0, level: 2 },
    { kind: 'certainty', question: 0, level: 1 },
  ]);
  await change({ answers: state.answers.map((answer, index) => (index === 0 ? { ...answer, certainty: 2 as const } : answer)) });
  await press('2');
  expect(acted.at(-1)).toEqual({ kind: 'certainty', question: 0, level: null });
});

it('does not ask how sure one is in a mock, or after the check', async () => {
  state = { ...state, paper: { ...view, mode: 'mock' } };
  open();
  await press('1');
  expect(screen.queryByRole('radio', { name: 'Guess' })).toBeNull();
  cleanup();
  state = { ...state, paper: view, ...answered(0, { kind: 'choice', chosen: ['a'] }, true) };
  open();
  await press('1');
  expect((screen.getByRole('radio', { name: 'Guess' }) as HTMLButtonElement).disabled).toBe(true);
  expect(acted).toEqual([]);
});

it('says every move of a step, and keeps the focus on it to the end of the list', async () => {
  state = { ...state, at: ORDERING };
  open();
  const ids = view.questions[ORDERING]?.options.map(({ id }) => id) ?? [];
  const up = screen.getAllByRole('button', { name: /^Move up/ })[1] as HTMLElement;
  up.focus();
  fireEvent.click(up);
  const order = [ids[1], ids[0], ...ids.slice(2)] as string[];
  expect(acted).toEqual([{ kind: 'answer', question: ORDERING, response: { kind: 'order', order } }]);
  await change(answered(ORDERING, { kind: 'order', order }));
  expect(spoken()).toMatch(/: now 1 of 4$/);
  // There is no further up: the other arrow of the same step has the focus.
  expect(document.activeElement?.getAttribute('aria-label')).toBe(up.getAttribute('aria-label')?.replace('up', 'down'));
});

it('lists the numbers with their status in words', async () => {
  state = {
    ...state,
    answers: [
      { ...blank, response: { kind: 'choice', chosen: ['a'] }, flagged: true },
      { ...blank, response: { kind: 'choice', chosen: ['a'] } },
      blank,
      { ...blank, seen: false },
    ],
  };
  open();
  await press('/');
  expect(screen.getAllByRole('option').map((option) => option.getAttribute('aria-label'))).toEqual([
    '1, Answered, Flagged, in view',
    '2, Incomplete',
    '3, Unanswered',
    '4, Unseen',
  ]);
});

it('names the unanswered and the incomplete before it ends', async () => {
  state = { ...state, at: null, answers: state.answers.map((answer, index) => ({ ...answer, seen: index < 2 })) };
  state = { ...state, answers: state.answers.with(1, { ...blank, response: { kind: 'choice', chosen: ['a'] } }) };
  open();
  fireEvent.click(button('End exam'));
  const dialog = screen.getByRole('alertdialog');
  expect(dialog.textContent).toContain('3 questions are unanswered and will count as wrong: 1, 3, 4');
  expect(dialog.textContent).toContain('1 question has fewer answers than it asks for: 2');
  await expect.poll(() => document.activeElement?.textContent).toBe('Back to the exam');
});

it('saves text size and colours as they are chosen', async () => {
  open();
  fireEvent.click(button('Text size and colours'));
  fireEvent.click(screen.getByRole('radio', { name: '150 %' }));
  fireEvent.click(screen.getByRole('radio', { name: 'Dark' }));
  expect(looks).toEqual([{ textSize: 150 }, { theme: 'dark' }]);
});

it('keeps the short names open to somebody who paused', async () => {
  state = { ...state, status: 'paused' };
  open();
  await press('s');
  expect(screen.getByRole('dialog')).toBeTruthy();
});
